"""The short list before module work begins: what is there, what is missing, and where to do it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case, Visit
from holdfast.casework.reports.states import (
    chosen_of,
    missed_baselines,
    overdue_rechecks,
    ready,
    serving_an_outcome,
)
from holdfast.casework.reports.whole_case import WholeCase
from holdfast.casework.rules.states import WhyNotActive, why_not_active
from holdfast.manual.models import Section
from holdfast.measures.models import Stage

PARTS = {  # what there must be, in the reader's words, and what it is for a while missing
    WhyNotActive.NOT_CHECKED: "The programme was found to suit this family",
    WhyNotActive.MANAGER: "The team’s manager agreed to the case",
    WhyNotActive.FAMILY: "The family was told and agreed to take part",
    WhyNotActive.NO_GOAL: "A goal is set",
    WhyNotActive.NO_BASELINE: "The first SDQ is there, or why there is none",
    WhyNotActive.NO_PLAN: "The work serves an outcome of the child’s statutory plan",
    WhyNotActive.NO_RECHECK: "The plan of the work is held against the statutory plan that changed",
}
OF_CHOICE = (WhyNotActive.NOT_CHECKED, WhyNotActive.MANAGER, WhyNotActive.FAMILY)
DONE_BY = {
    WhyNotActive.NO_GOAL: ("Set the first goal", "goal_add"),
    WhyNotActive.NO_BASELINE: ("Key in the first SDQ, or say why not", "case_measures"),
    WhyNotActive.NO_PLAN: ("Link the plan", "plan_link"),
    WhyNotActive.NO_RECHECK: ("Record the re-check", "recheck"),
}
WORD = ("Write your word on the case", "case_word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """One thing module work needs: whether it is there and, if not, the form that does it."""

    words: str
    is_there: bool
    to_do: str = ""
    href: str = ""


def missing_as_read(case: Case, whole: WholeCase, *, today: date) -> list[WhyNotActive]:
    """Return what is missing before module work, from a case that is read already."""
    scored = any(one.stage == Stage.BASELINE for one in whole.sdqs)
    found = ready(
        case,
        chosen_of([case])[case.pk],
        has_goal=bool(whole.goals),
        has_baseline_or_reason=scored or missed_baselines([case.pk]).exists(),
        serves_an_outcome=case.pk in serving_an_outcome([case.pk]),
        is_rechecked=not overdue_rechecks([case], today=today),
    )
    return why_not_active(found)


def before_work(case: Case, lacks: list[WhyNotActive], *, reader: User) -> list[Before]:
    """Return the six things module work needs, each with the form that does it while missing.

    A re-check is a seventh while it is overdue.
    """
    return [
        Before(words=words, is_there=reason not in lacks, **way_to(case, reason, lacks, reader))
        for reason, words in PARTS.items()
        if reason is not WhyNotActive.NO_RECHECK or reason in lacks
    ]


def way_to(
    case: Case, reason: WhyNotActive, lacks: list[WhyNotActive], reader: User
) -> dict[str, str]:
    """Return the form that does what is missing, where this reader may use it."""
    if reason not in lacks:
        return {}
    if reason in OF_CHOICE:
        is_first = reason is next(one for one in OF_CHOICE if one in lacks)
        return of_choice(case, reader) if is_first else {}
    to_do, name = DONE_BY[reason]
    allowed = name == "case_measures" or reader.may(Permission.CASE_WORK)
    return link(case, to_do, name) if allowed else {"to_do": "The lead practitioner does this"}


def of_choice(case: Case, reader: User) -> dict[str, str]:
    """Return how the choosing of a case is settled: by its nomination, or the manager's word."""
    if case.nomination_id:
        return {"to_do": "The nomination says how far that got"}
    if not reader.may(Permission.CASE_ALLOCATE):
        return {"to_do": "The team’s manager writes a word on all of that"}
    return link(case, *WORD)


def link(case: Case, to_do: str, name: str) -> dict[str, str]:
    """Return the words and the address of one form."""
    return {"to_do": to_do, "href": reverse(name, args=[case.pk])}


def early_visits(case: Case) -> int:
    """Return how many visits of a case that gets ready have worked on a module already.

    The modules of the manual's first section belong to getting ready, and are not counted.
    """
    first = Section.objects.filter(edition=case.run.edition_id).order_by("order").values("pk")[:1]
    made = Visit.objects.filter(case=case, outcome="made", module__isnull=False)
    return made.exclude(module__section__in=first).count()
