"""What of a case could be shared with the family, and what is shared now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from holdfast.casework.models import Case, File, Goal, Visit
from holdfast.family_pages import rules
from holdfast.family_pages.models import Share
from holdfast.family_pages.reports.page import stale_among
from holdfast.measures.models import Administration
from holdfast.measures.rules import for_family

LATEST_TASKS = 5
HEADINGS = {
    rules.Shared.GOAL: "Goals, with everybody’s ratings of them",
    rules.Shared.MODULE: "What we tried",
    rules.Shared.MEASURE: "What a measure says, in plain words",
    rules.Shared.TASK: "What they agreed to try",
    rules.Shared.FILE: "Files that the family may be shown",
    rules.Shared.NEXT: "What is next",
    rules.Shared.NOTE: "Written for them",
}


@dataclass(frozen=True, kw_only=True)
class Shareable:
    """One thing that could be shared: how staff know it, and the words a family would read."""

    kind: rules.Shared
    key: str
    name: str
    words: str = ""

    def mark(self, reader: str) -> rules.Mark:
        """Return it as marked for one reader."""
        about = "" if self.kind in rules.IN_WORDS else self.key
        return rules.Mark(reader=reader, kind=self.kind, about=about, words=self.words)

    def value(self, reader: str) -> str:
        """Return its mark for one reader as a form sends it."""
        return f"{reader}/{self.kind}/{self.key}"


def shareable(case: Case) -> list[Shareable]:
    """Return what could be shared of a case, in the order of the page."""
    return [
        *goals(case),
        *modules(case),
        *measures(case),
        *tasks(case),
        *files(case),
        *written(case),
    ]


def goals(case: Case) -> Iterable[Shareable]:
    """Yield the goals, also those that have ended."""
    for goal in Goal.objects.filter(case=case).prefetch_related("wordings").order_by("rank"):
        ended = f" ({goal.ended_because})" if goal.ended_on else ""
        yield Shareable(kind=rules.Shared.GOAL, key=str(goal.pk), name=f"{goal.words}{ended}")


def modules(case: Case) -> Iterable[Shareable]:
    """Yield the modules of the visits that were made, in the order they were first used."""
    visits = Visit.objects.filter(case=case, outcome="made", module__isnull=False)
    used = visits.order_by("visited_on").values_list("module_id", "module__name")
    for key, name in dict(used).items():
        yield Shareable(kind=rules.Shared.MODULE, key=str(key), name=name, words=name)


def measures(case: Case) -> Iterable[Shareable]:
    """Yield the measures that were answered, with what the sheet for a family says of each."""
    answered = Administration.objects.not_struck_out().filter(
        child=case.child_id, missing_because=""
    )
    for one in answered.order_by("completed_on", "entered_at", "pk"):
        sheet = for_family.sheet(one.as_filled(), None)
        day = f"{one.completed_on.day} {one.completed_on:%B %Y}"
        yield Shareable(
            kind=rules.Shared.MEASURE,
            key=str(one.pk),
            name=f"{one.instrument}, {sheet.whose.lower()}, {day}",
            words="\n".join([f"{sheet.heading}, {day}", sheet.whose, *sheet.sentences]),
        )


def tasks(case: Case) -> Iterable[Shareable]:
    """Yield what was agreed to be tried after each of the latest visits, the newest first."""
    made = Visit.objects.filter(case=case, outcome="made").exclude(task="")
    for visit in made.order_by("-visited_on", "-recorded_at", "pk")[:LATEST_TASKS]:
        day = f"{visit.visited_on.day} {visit.visited_on:%B %Y}"
        name = f"{visit.task} ({day})"
        yield Shareable(kind=rules.Shared.TASK, key=str(visit.pk), name=name, words=visit.task)


def files(case: Case) -> Iterable[Shareable]:
    """Yield the files of which it is said that the family may be shown them."""
    for file in File.objects.shared().filter(case=case).order_by("-kept_at", "pk"):
        name = f"{file.note} ({file.name})"
        yield Shareable(kind=rules.Shared.FILE, key=str(file.pk), name=name, words=file.note)


def written(case: Case) -> Iterable[Shareable]:
    """Yield what was written for the family and is still shared with somebody."""
    held = Share.objects.in_force().filter(case_id=case.pk, kind__in=sorted(rules.IN_WORDS))
    told: dict[tuple[str, str], UUID] = {}
    for share in held.order_by("-kind", "shared_at", "pk"):
        told.setdefault((share.kind, share.words), share.pk)
    for (kind, words), key in told.items():
        yield Shareable(kind=rules.Shared(kind), key=str(key), name=words, words=words)


def shared_now(case: Case) -> set[rules.Mark]:
    """Return the marks in force in a case that its pages show."""
    shares = list(Share.objects.in_force().filter(case_id=case.pk))
    gone = stale_among(shares)
    return {mark_of(share) for share in shares if share.pk not in gone}


def mark_of(share: Share) -> rules.Mark:
    """Return a share as a mark, by which the same one is known again."""
    about = str(share.about) if share.about else ""
    return rules.Mark(reader=share.reader, kind=share.kind, about=about, words=share.words)
