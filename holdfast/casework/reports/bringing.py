"""Why each of some cases should be brought to supervision: eleven queries, however many cases."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Max

from holdfast.casework import rules
from holdfast.casework.duties import the_measure, whom
from holdfast.casework.models import Case, Discussion, ToDiscuss
from holdfast.casework.reports.goal_reads import GoalRead, RatingRead, goals_of_cases
from holdfast.casework.reports.measured import SdqRead, sdqs_of
from holdfast.casework.reports.states import stands_of
from holdfast.casework.reports.whole_case import WholeCase
from holdfast.casework.rules import bringing, states
from holdfast.casework.rules.bringing import Brought, Reason, Stuck, Total
from holdfast.measures.models import Ask
from holdfast.measures.rules.reading import bands
from holdfast.measures.rules.schedule import INFORMANTS, Place
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import Numbers

WHO = {key: words.lower() for key, words in INFORMANTS}


def reasons_for(cases: Iterable[UUID], *, today: date) -> dict[UUID, list[Reason]]:
    """Return the reasons to discuss each open case, by key; a case without any has none listed.

    What the reader may not see gives no reason: a case they cannot reach is left out.
    """
    found = Case.objects.filter(pk__in=list(cases)).open().select_related("child")
    listed = list(found.order_by("pk"))
    keys = [case.pk for case in listed]
    asked, overdue = to_discuss(keys), overdue_in(listed, today=today)
    discussed, goals, stood = last_discussed(keys), goals_of_cases(keys), stands_of(listed)
    sdqs, numbers = sdqs_of(case.child_id for case in listed), numbers_in_force()
    return {
        case.pk: bringing.reasons(
            Brought(
                opened_on=case.opened_on,
                last_discussed_on=discussed.get(case.pk),
                is_expected=stood[case.pk].state is not states.PAUSED,
                unsafe=unsafe(goals[case.pk]),
                asked=asked[case.pk],
                stuck=stuck(goals[case.pk], numbers=numbers),
                overdue=overdue[case.pk],
                totals=totals(sdqs[case.child_id]),
            ),
            today=today,
            numbers=numbers,
        )
        for case in listed
    }


def reasons_as_read(case: Case, whole: WholeCase, *, today: date) -> list[Reason]:
    """Return the reasons to discuss an open case that is read already: two queries."""
    return bringing.reasons(
        Brought(
            opened_on=whole.opened_on,
            last_discussed_on=max((one.on for one in whole.discussions), default=None),
            is_expected=whole.stands.state is not states.PAUSED,
            unsafe=unsafe(whole.goals),
            asked=to_discuss([case.pk])[case.pk],
            stuck=stuck(whole.goals, numbers=whole.numbers),
            overdue=overdue_in([case], today=today)[case.pk],
            totals=totals(whole.sdqs),
        ),
        today=today,
        numbers=whole.numbers,
    )


def last_discussed(cases: list[UUID]) -> dict[UUID, date]:
    """Return the day each case was last discussed, where it was."""
    rows = Discussion.objects.filter(case__in=cases).order_by().values_list("case_id")
    return dict(rows.annotate(Max("meeting__held_on")))


def to_discuss(cases: list[UUID]) -> dict[UUID, list[str]]:
    """Return what those who work each case want to discuss, and was not discussed yet."""
    found: dict[UUID, list[str]] = defaultdict(list)
    waiting = ToDiscuss.objects.filter(case__in=cases, discussion=None, withdrawn_on=None)
    for case, why in waiting.order_by("raised_on", "pk").values_list("case_id", "why"):
        found[case].append(why)
    return found


def unsafe(goals: Iterable[GoalRead]) -> list[str]:
    """Return the words of the goals that wait for a supervisor's word."""
    return [one.words for one in goals if one.ended_on is None and one.is_flagged]


def stuck(goals: Iterable[GoalRead], *, numbers: Numbers) -> list[Stuck]:
    """Return the goals one rater's latest ratings of which are all the same.

    One that has ended, or may not be rated at present, is never stuck.
    """
    return [
        Stuck(words=one.words, rated_on=max(days))
        for one in goals
        if one.ended_on is None and not one.is_paused and (days := still_on(one, numbers=numbers))
    ]


def still_on(goal: GoalRead, *, numbers: Numbers) -> list[date]:
    """Return the day of the last rating by each rater who said the same so many times in a row."""
    by_rater: dict[str, list[RatingRead]] = defaultdict(list)
    for one in goal.ratings:
        by_rater[one.rater].append(one)
    return [
        theirs[-1].on
        for theirs in by_rater.values()
        if rules.is_stuck([one.score for one in theirs], numbers=numbers)
    ]


def overdue_in(cases: list[Case], *, today: date) -> dict[UUID, list[str]]:
    """Return the measures each case has not had answered by the day they were due, in words."""
    children = {case.pk: str(case.child) for case in cases}
    late: dict[tuple[UUID, str, str, int], list[Place]] = defaultdict(list)
    rows = Ask.objects.waiting().filter(case_id__in=children, missed_because="", due_on__lt=today)
    columns = ("case_id", "instrument", "informant", "stage", "number")
    for case, *told in rows.order_by("due_on", "pk").values_list(*columns):
        place = Place(*told)
        late[case, place.instrument, place.stage, place.number].append(place)
    found: dict[UUID, list[str]] = defaultdict(list)
    for (case, *_), places in late.items():
        found[case].append(f"{the_measure(children[case], places[0])}: from {whom(places)}")
    return found


def totals(sdqs: Iterable[SdqRead]) -> list[Total]:
    """Return the totals of some SDQs; a return's are left out, as their day is not known."""
    return [
        as_total(one, one.total) for one in sdqs if one.total is not None and not one.is_from_return
    ]


def as_total(one: SdqRead, total: int) -> Total:
    """Return one SDQ's total as the rule compares it: forms of one norm group are one family."""
    filled = one.as_filled()
    banded = bands(filled, filled.instrument.main_scale, total)
    return Total(
        informant=WHO.get(one.informant, one.informant),
        family=filled.norms or one.form,
        on=one.on,
        total=total,
        band=banded[0].severity if banded else None,
    )
