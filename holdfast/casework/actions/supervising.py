"""A case at a supervision meeting: its place on the agenda, what was said of it, what follows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.beside import note_discussed
from holdfast.casework.models import AgreedAction, Amendment, Case, Discussion, Slot
from holdfast.casework.rules import agenda as rule
from holdfast.casework.rules import discussing
from holdfast.kit.refusals import Refused, insist
from holdfast.manual.models import Module, Step
from holdfast.programme.models import Participant
from holdfast.supervision import rules as supervision
from holdfast.supervision.actions import go_on, reflect_on_worker, sign_meeting
from holdfast.supervision.actions.records import locked
from holdfast.supervision.models import Meeting, Signature

PLANNED, AGENDA_SET = supervision.MeetingState.PLANNED, supervision.MeetingState.AGENDA_SET


def insist_it_is_open(meeting: Meeting) -> None:
    """Lock a meeting; raise `Refused` unless its agenda may be changed."""
    state = locked(meeting)
    is_set = [rule.WhyNotAgenda.IS_SET] if state is AGENDA_SET else []
    insist(is_set or ([] if state is PLANNED else [rule.WhyNotAgenda.CLOSED]))


@transaction.atomic
def begin_agenda(
    *, meeting: Meeting, proposed: Sequence[tuple[Case, rule.Placed]], by: User
) -> None:
    """Put the proposed cases on a meeting's agenda, in place of what stood there before."""
    insist_it_is_open(meeting)
    kept = [case.pk for case, _ in proposed]
    again = "it was proposed anew"
    Slot.objects.filter(meeting=meeting).exclude(case__in=kept).update(dropped_because=again)
    for place, (case, one) in enumerate(proposed, start=1):
        told = {"place": place, "kind": one.kind.value, "minutes": one.minutes}
        why = {"reasons": one.candidate.why, "is_by_hand": False, "dropped_because": ""}
        Slot.objects.update_or_create(meeting=meeting, case=case, defaults=told | why)
    cases = [case for case, _ in proposed]
    record("began agenda", about=[meeting, *cases], by=by, cases=len(cases))


@transaction.atomic
def add_to_agenda(
    *, meeting: Meeting, case: Case, kind: str, minutes: int, reasons: Sequence[str], by: User
) -> Slot:
    """Add a case to an agenda by hand, last; one that was taken off comes back."""
    insist_it_is_open(meeting)
    insist(rule.why_not_minutes(minutes))
    slots = Slot.objects.filter(meeting=meeting)
    insist([rule.WhyNotAgenda.THERE_ALREADY] if slots.on_agenda().filter(case=case) else [])
    last = slots.order_by("-place").values_list("place", flat=True).first() or 0
    told = {"place": last + 1, "kind": kind, "minutes": minutes, "reasons": list(reasons)}
    kept = told | {"is_by_hand": True, "dropped_because": ""}
    made, _ = Slot.objects.update_or_create(meeting=meeting, case=case, defaults=kept)
    record("added case to agenda", about=[made, case, meeting], by=by)
    return made


@transaction.atomic
def move_slot(*, slot: Slot, up: bool, by: User) -> None:
    """Take a case one place up or down on the agenda; raise `Refused` at either end."""
    insist_it_is_open(slot.meeting)
    slots = {one.pk: one for one in Slot.objects.filter(meeting=slot.meeting_id).on_agenda()}
    if slot.pk not in slots:
        raise Refused([rule.WhyNotAgenda.AT_THE_END])
    order = rule.swapped(list(slots), slot.pk, up=up)
    insist([rule.WhyNotAgenda.AT_THE_END] if order == list(slots) else [])
    for place, key in enumerate(order, start=1):
        Slot.objects.filter(pk=key).exclude(place=place).update(place=place)
    record("moved case on agenda", about=[slot, slot.meeting], by=by, up=up)


@transaction.atomic
def time_slot(*, slot: Slot, kind: str, minutes: int, by: User) -> None:
    """Change how a case is brought, and how many minutes it is given."""
    insist_it_is_open(slot.meeting)
    insist(rule.why_not_minutes(minutes))
    Slot.objects.filter(pk=slot.pk).update(kind=kind, minutes=minutes)
    record("timed case on agenda", about=[slot, slot.meeting], by=by, minutes=minutes)


@transaction.atomic
def drop_slot(*, slot: Slot, because: str, by: User) -> None:
    """Take a case off the agenda, with the reason: the agenda goes on saying so."""
    insist_it_is_open(slot.meeting)
    insist([] if because.strip() else [rule.WhyNotAgenda.NO_REASON])
    Slot.objects.filter(pk=slot.pk).update(dropped_because=because.strip())
    record("took case off agenda", about=[slot, slot.case, slot.meeting], by=by, why=because)


@transaction.atomic
def set_agenda(*, meeting: Meeting, by: User) -> None:
    """Set the agenda of a meeting: it changes no more, unless it is opened again."""
    insist_it_is_open(meeting)
    slots = Slot.objects.filter(meeting=meeting).on_agenda()
    insist([] if slots.exists() else [rule.WhyNotAgenda.EMPTY])
    go_on(meeting, AGENDA_SET)
    record("set agenda", about=[meeting, meeting.group], by=by)


@transaction.atomic
def open_agenda(*, meeting: Meeting, by: User) -> None:
    """Open an agenda again that was set; raise `Refused` for any other."""
    insist([] if locked(meeting) is AGENDA_SET else [rule.WhyNotAgenda.CLOSED])
    go_on(meeting, PLANNED)
    record("opened agenda again", about=[meeting, meeting.group], by=by)


@transaction.atomic
def discuss_case(
    *,
    meeting: Meeting,
    case: Case,
    told: discussing.Discussed,
    module: Module | None,
    step: Step | None,
    version: int,
    by: User,
) -> Discussion:
    """Record what was said of a case at a meeting, or record it anew; raise `Stale` if not new.

    This is the part for the child's record. What was raised about the case is answered by it.
    """
    insist(supervision.why_not_write(locked(meeting)))
    of_module = step is None or (module is not None and step.module_id == module.pk)
    is_closed = case.closed_on is not None
    insist(discussing.why_not_discuss(told, is_closed=is_closed, is_step_of_module=of_module))
    kept = asdict(told) | {"techniques": list(told.techniques), "module": module, "step": step}
    there = Discussion.objects.filter(meeting=meeting, case=case).first()
    if there is None:
        there = Discussion(meeting=meeting, case=case, **kept)
        there.save(force_insert=True)
    else:
        change(there, version=version, **kept)
    note_discussed(there)
    if meeting.state == supervision.MeetingState.HELD:
        go_on(meeting, supervision.MeetingState.DRAFTED)
    record("discussed in supervision", about=[there, case], by=by)
    return there


@dataclass(frozen=True, kw_only=True)
class OneEntry:
    """What is typed once of a case and its worker: two parts that go to two places.

    `was` is the reflection that is there, and `reflection_version` the one the form was opened on:
    0 where there was none.
    """

    told: discussing.Discussed
    module: Module | None = None
    step: Step | None = None
    worker: Participant | None = None
    reflection: str = ""
    was: str = ""
    reflection_version: int = 0


@transaction.atomic
def write_entry(
    *, meeting: Meeting, case: Case, entry: OneEntry, version: int, at: datetime, by: User
) -> Discussion:
    """Write one entry: the case part with the case, the reflection for its worker and no other.

    An entry without a reflection leaves the one that is there as it is. Raise `Stale` if somebody
    else wrote either first, with nothing written.
    """
    made = discuss_case(
        meeting=meeting,
        case=case,
        told=entry.told,
        module=entry.module,
        step=entry.step,
        version=version,
        by=by,
    )
    if entry.worker and entry.reflection.strip() and entry.reflection != entry.was:
        reflect_on_worker(
            meeting=meeting,
            participant=entry.worker,
            words=entry.reflection,
            version=entry.reflection_version,
            at=at,
            by=by,
        )
    return made


@transaction.atomic
def agree_action(
    *, discussion: Discussion, words: str, owner: User, due_on: date, by: User
) -> AgreedAction:
    """Agree what somebody is to do by a day: it is on each agenda until it is done."""
    insist(supervision.why_not_write(locked(discussion.meeting)))
    met_on = discussion.meeting.held_on
    insist(discussing.why_not_agree(words=words, due_on=due_on, met_on=met_on))
    made = AgreedAction(
        case=discussion.case,
        discussion=discussion,
        words=words.strip(),
        owner=owner,
        due_on=due_on,
    )
    made.save(force_insert=True)
    record("agreed action", about=[made, discussion.case], by=by, owner=owner.name, due=due_on)
    return made


@transaction.atomic
def finish_action(*, action: AgreedAction, version: int, on: date, by: User) -> AgreedAction:
    """Say that an agreed action is done; raise `Refused` if it was already."""
    insist([discussing.WhyNotAgree.DONE_ALREADY] if action.done_on else [])
    change(action, version=version, done_on=on)
    record("did agreed action", about=[action, action.case], by=by)
    return action


@transaction.atomic
def amend_discussion(
    *, discussion: Discussion, words: str, because: str, at: datetime, by: User
) -> Amendment:
    """Say something anew of a discussion whose record is signed, and why; the first words stay."""
    insist(supervision.why_not_amend(locked(discussion.meeting), words=words, because=because))
    made = Amendment(
        case=discussion.case,
        discussion=discussion,
        words=words.strip(),
        because=because.strip(),
        amended_by=by,
        amended_at=at,
    )
    made.save(force_insert=True)
    record("amended discussion", about=[made, discussion.case], by=by, why=because)
    return made


@transaction.atomic
def sign_record(*, meeting: Meeting, on: date, at: datetime, by: User) -> Signature:
    """Sign the record of a meeting, its cases' part too; raise `Refused` if it is not whole."""
    said = Discussion.objects.filter(meeting=meeting).select_related("case")
    missing = [
        f"{one.case.reference}: {words}"
        for one in said.order_by("case__reference")
        for words in discussing.missing(question=one.question, agreed=one.agreed)
    ]
    return sign_meeting(meeting=meeting, missing=missing, on=on, at=at, by=by)
