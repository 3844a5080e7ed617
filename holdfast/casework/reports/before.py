"""What came before a visit, as far as recording or preparing the next one needs it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models import Case, SecondWorker, StepDone, Visit
from holdfast.casework.rules import FamilyMember
from holdfast.families.models import Adult, Child
from holdfast.manual.models import Step
from holdfast.programme.models import Participant
from holdfast.supervision.models import Group

LATELY = 30  # visits read back
MANY = 200  # people of a run, above which a form lists only those near the case


@dataclass(frozen=True, kw_only=True)
class Before:
    """A case as the form of one visit finds it."""

    family: tuple[FamilyMember, ...] = ()
    workers: tuple[Participant, ...] = ()
    last: Visit | None = None
    came_last: frozenset[str] = frozenset()
    tasks: tuple[Visit, ...] = ()
    to_make_up: tuple[Visit, ...] = ()
    minutes: tuple[int | None, ...] = ()
    module_id: UUID | None = None
    done: frozenset[UUID] = field(default_factory=frozenset)

    @property
    def task_from(self) -> Visit | None:
        """The last visit made, if the family was to try something before the next."""
        return self.last if self.last and self.last.task else None


def before(case: Case, *, reader: User, visit: Visit | None = None) -> Before:
    """Return what came before the next visit of a case, or before one that is corrected."""
    lately = case.visits.select_related("made_up_by", "recorded_by", "module__section")
    found = list(lately.order_by("-visited_on", "-recorded_at", "pk")[:LATELY])
    earlier = [one for one in found if visit is None or is_before(one, visit)]
    made = [one for one in earlier if one.outcome == "made"]
    last = made[0] if made else None
    mine = next((one for one in made if one.recorded_by_id == reader.pk), None)
    done = done_in(case)
    return Before(
        family=tuple(family_of(case)),
        workers=tuple(workers_of(case, but=reader)),
        last=last,
        came_last=frozenset([*last.took_part, *last.people]) if last else frozenset(),
        tasks=tuple(one for one in made if one.task),
        to_make_up=tuple(one for one in earlier if may_be_made_up(one, by=visit)),
        minutes=mine.minutes_by_kind if mine else (),
        module_id=likely_module(case, made, done),
        done=done,
    )


def is_before(one: Visit, visit: Visit) -> bool:
    """Tell whether one visit came before another; of one day, the one recorded first."""
    then, now = (one.visited_on, one.recorded_at), (visit.visited_on, visit.recorded_at)
    return one.pk != visit.pk and then < now


def may_be_made_up(one: Visit, *, by: Visit | None) -> bool:
    """Tell whether a visit was missed and nothing else has made up for it."""
    taken = getattr(one, "made_up_by", None)
    return one.outcome == "missed" and (taken is None or taken == by)


def likely_module(case: Case, made: Iterable[Visit], done: frozenset[UUID]) -> UUID | None:
    """Return the module worked on last or, once all its steps are done, the next that is not."""
    last = next((one.module_id for one in made if one.module_id), None)
    steps = Step.objects.filter(module__section__edition=case.run.edition_id)
    in_order = steps.order_by("module__section__order", "module__order", "module_id")
    left: dict[UUID, bool] = {}
    for module, step in in_order.values_list("module_id", "pk"):
        left[module] = left.get(module, False) or step not in done
    following = last
    while following is not None and not left.get(following):
        following = rules.module_next(list(left), following)
    return following or last


def done_in(case: Case) -> frozenset[UUID]:
    """Return the steps that were done, as they stand or adapted, in any visit of a case."""
    rows = StepDone.objects.filter(case=case).exclude(how="skipped")
    return frozenset(rows.values_list("step_id", flat=True))


def family_of(case: Case) -> list[FamilyMember]:
    """Return the family as it may take part, its own child first."""
    child = case.child
    adults = Adult.objects.filter(family_id=case.family_id).prefetch_related("ties")
    siblings = Child.objects.filter(family_id=case.family_id).exclude(pk=child.pk)
    return [
        FamilyMember(key="child", kind="child", name=str(child)),
        *(kin(one, child) for one in adults.order_by("name", "pk")),
        *(
            FamilyMember(key=str(one.pk), kind="sibling", name=str(one))
            for one in siblings.order_by("born_on", "pk")
        ),
    ]


def kin(adult: Adult, child: Child) -> FamilyMember:
    """Return an adult as what they are to one child: mother, father or another carer."""
    ties = [tie.kind for tie in adult.ties.all() if tie.child_id == child.pk]
    kind = ties[0] if ties and ties[0] in ("mother", "father") else "other carer"
    return FamilyMember(key=str(adult.pk), kind=kind, name=adult.name)


def workers_of(case: Case, *, but: User) -> Iterable[Participant]:
    """Return who may have come along, those allocated to the case first.

    Everybody in the run; of a large one the case's own team, whoever leads a group that one of its
    workers belongs to, and who came along before.
    """
    allocated = case.assignments.filter(ended_on=None).values_list("participant_id", flat=True)
    first = set(allocated)
    run = Participant.objects.filter(run=case.run_id).current().exclude(person=but)
    found = list(run.select_related("person")[: MANY + 1])
    if len(found) > MANY:
        came = SecondWorker.objects.filter(visit__case=case).values("participant")
        leads = Group.objects.filter(memberships__participant__in=first).values("supervisor")
        near = Q(team=case.team_id) | Q(pk__in=first) | Q(pk__in=came) | Q(person__in=leads)
        found = list(run.filter(near).select_related("person"))
    return sorted(found, key=lambda one: (one.pk not in first, str(one.person), str(one.pk)))


def named(visit: Visit, family: Iterable[FamilyMember]) -> list[str]:
    """Say who took part in a visit, by first name where that was told."""
    members = list(family)
    names, kinds = rules.told_apart(members), dict(rules.TOOK_PART)
    here = [one for one in members if one.key in visit.people or one.key in visit.took_part]
    told = {one.kind for one in here}
    return [
        *(f"{names[one.key]} ({rules.KIN[one.kind]})" for one in here),
        *(kinds.get(kind, kind) for kind in visit.took_part if kind not in told),
    ]
