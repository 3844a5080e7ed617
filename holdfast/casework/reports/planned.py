"""What is to be asked in a case and how each of it stands, and the days that follows from."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from holdfast.casework.models import Case, CaseMove, Discussion, Event, Rating, Visit, Wording
from holdfast.casework.reports.states import stands
from holdfast.casework.rules.days import ahead
from holdfast.measures.instruments.sdq_versions import NoScore
from holdfast.measures.instruments.shapes import Informant
from holdfast.measures.models import Administration, Ask, Stage
from holdfast.measures.reports import CaseDays, state_of
from holdfast.measures.rules.replanning import Difference, how_late
from holdfast.measures.rules.schedule import INFORMANTS, MISSED, Place, State, Window

WHO = dict(INFORMANTS)
WHY_MISSED = dict(MISSED) | {"not returned": "The form was given and did not come back"}
WHY_MISSED |= {reason.name: f"{reason.name}, {reason.value}" for reason in NoScore}
STAGES = [one for one in Stage if one is not Stage.RETURN]
TAGS = {
    State.NOT_YET: "govuk-tag--grey",
    State.DUE: "govuk-tag--blue",
    State.OVERDUE: "govuk-tag--orange",
    State.LAPSED: "govuk-tag--red",
    State.DONE: "govuk-tag--green",
    State.MISSED: "govuk-tag--yellow",
}
WAITS = (State.DUE, State.OVERDUE, State.LAPSED)
STILL_COUNTS = (State.DUE, State.OVERDUE)  # an answer given today would count for it


def days_of(case: Case, *, is_new: bool = False) -> CaseDays:
    """Return the days of a case that what is asked in it follows from; a new one has no ending."""
    return CaseDays(
        case_id=case.pk,
        family_id=case.family_id,
        child_id=case.child_id,
        born_on=case.child.born_on,
        started_on=case.opened_on,
        ending_on=None if is_new else ending_of(case),
    )


def ending_of(case: Case) -> date | None:
    """Return the day the ending of a case began, or it closed without one; None before that."""
    return stands(case).ending_on


def first_recorded_on(case: Case) -> date | None:
    """Return the earliest day of anything done in a case; None where nothing was."""
    days = [
        Visit.objects.filter(case=case).order_by("visited_on").values_list("visited_on"),
        Event.objects.filter(case=case).order_by("happened_on").values_list("happened_on"),
        Wording.objects.filter(case=case).order_by("written_on").values_list("written_on"),
        Rating.objects.filter(case=case).order_by("rated_on").values_list("rated_on"),
        Discussion.objects.filter(case=case)
        .order_by("meeting__held_on")
        .values_list("meeting__held_on"),
        CaseMove.objects.filter(case=case).order_by("number").values_list("moved_on"),
    ]
    return min((found[0] for rows in days if (found := rows.first())), default=None)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Something to do about an ask, and the page that does it."""

    words: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One ask as a line of the page: what, by whom, how it stands, and what may be done."""

    ask: Ask
    what: str
    who: str
    state: State
    tag: str
    when: str
    why: str = ""
    result: UUID | None = None
    ways: list[Way] = field(default_factory=list)


def asks_of(case: Case) -> list[Ask]:
    """Return what stands in a case's plan, in the order it is due."""
    planned = Ask.objects.planned().filter(case_id=case.pk).select_related("administration")
    return list(planned.order_by("due_on", "instrument", "informant", "number"))


def unplanned(case: Case) -> list[Administration]:
    """Return what was answered since a case started that nothing in a plan asked for."""
    came = Administration.objects.filter(
        child=case.child_id, ask=None, struck_at=None, completed_on__gte=case.opened_on
    )
    return list(came.exclude(stage=Stage.RETURN).order_by("completed_on", "pk"))


def by_stage(
    asks: list[Ask], *, today: date, may_plan: bool, may_write: bool
) -> list[tuple[str, list[Line]]]:
    """Return the lines of each stage that has any, in the order of the work."""
    near = without_later_reviews(asks, today=today)
    lines = [line(one, today=today, may_plan=may_plan, may_write=may_write) for one in near]
    of_stages = [(stage, [one for one in lines if one.ask.stage == stage]) for stage in STAGES]
    return [(str(stage.label), found) for stage, found in of_stages if found]


def without_later_reviews(asks: list[Ask], *, today: date) -> list[Ask]:
    """Return the asks without the reviews that come after each informant's next one."""
    found, ahead_of = [], set()
    for one in asks:
        is_ahead = one.stage == Stage.REVIEW and state_of(one, today=today) is State.NOT_YET
        if is_ahead and (one.instrument, one.informant) in ahead_of:
            continue
        if is_ahead:
            ahead_of.add((one.instrument, one.informant))
        found.append(one)
    return found


def line(ask: Ask, *, today: date, may_plan: bool, may_write: bool) -> Line:
    """Say how one ask stands."""
    state = state_of(ask, today=today)
    came = getattr(ask, "administration", None)
    return Line(
        ask=ask,
        what=f"{ask.instrument}, review {ask.number}" if ask.stage == Stage.REVIEW
        else ask.instrument,
        who=WHO.get(ask.informant, ask.informant.capitalize()),
        state=state,
        tag=TAGS[state],
        when=when(ask, state, came, today=today),
        why=why_missed(ask, came) if state is State.MISSED else "",
        result=came.pk if came else None,
        ways=ways(ask, state, may_plan=may_plan, may_write=may_write and came is None),
    )  # fmt: skip


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def when(ask: Ask, state: State, came: Administration | None, *, today: date) -> str:
    """Say in words the day that matters now."""
    if came is not None:
        return f"{said(came.completed_on)}{out_of_window(ask.window, came.completed_on)}"
    return {
        State.NOT_YET: f"From {said(ask.opens_on)}; due {said(ask.due_on)}",
        State.DUE: f"Due {said(ask.due_on)}, {ahead(ask.due_on, today=today)}",
        State.OVERDUE: f"Was due {said(ask.due_on)}; counts until {said(ask.closes_on)}",
        State.LAPSED: f"Nothing came by {said(ask.closes_on)}: say why",
        State.MISSED: f"Said on {said(ask.missed_on or today)}",
        State.DONE: "",
    }[state]


def out_of_window(window: Window, on: date) -> str:
    """Say by how much an answer missed its window; '' where it did not."""
    late = how_late(window, on=on)
    if not late:
        return ""
    days = f"{abs(late)} day{'' if abs(late) == 1 else 's'}"
    return f", {days} {'after its time' if late > 0 else 'before its time'}"


def why_missed(ask: Ask, came: Administration | None) -> str:
    """Say why there is no answer, in the words it was said in."""
    code, note = (
        (came.missing_because, came.note) if came else (ask.missed_because, ask.missed_note)
    )
    reason = WHY_MISSED.get(code, code).partition(":")[0]
    return f"{reason}{': ' + note if note else ''}"


def ways(ask: Ask, state: State, *, may_plan: bool, may_write: bool) -> list[Way]:
    """Return what may be done about an ask now: answer it by each way there is, or say why not."""
    found = []
    if may_write and state is not State.NOT_YET:
        is_for_others = ask.informant != Informant.PRACTITIONER and state in STILL_COUNTS
        listed = [*ANSWER, *(BY_OTHERS if is_for_others else [])]
        found += [Way(words=words, href=reverse(name, args=[ask.pk])) for words, name in listed]
    if may_plan and state in WAITS:
        found.append(Way(words="Say why not", href=reverse("ask_missed", args=[ask.pk])))
    if may_plan and ask.missed_because:
        found.append(Way(words="Take this back", href=reverse("ask_missed", args=[ask.pk])))
    return found


# The ways to answer what is asked: the words of the button, and the name of the page, whose address
# is made with the ask's key. Whoever else than the practitioner is asked may answer for themselves.
ANSWER: list[tuple[str, str]] = [("Key it in", "ask_key_in")]
BY_OTHERS = [("Ask by private link", "link_make"), ("Hand this device over", "link_hand_over")]


def in_words(place: Place) -> str:
    """Say what one place of a plan is: "SDQ by the teacher, review 2"."""
    stage = Stage(place.stage).label.lower()
    number = f" {place.number}" if place.stage == Stage.REVIEW else ""
    return f"{place.instrument} by {WHO[place.informant].lower()}: {stage}{number}"


def days_in_words(window: Window, *, beside: Window) -> str:
    """Say when an ask is due; if it is due the same day otherwise too, which days count for it."""
    if window.due_on != beside.due_on:
        return said(window.due_on)
    return f"{said(window.due_on)}; counts {said(window.opens_on)} to {said(window.closes_on)}"


def changes_in_words(found: Difference) -> dict[str, Any]:
    """Return what a new plan moves, adds and drops, as rows; later reviews as their number."""
    shown: set[tuple[str, str]] = set()
    moved = []
    for place, before, after in sorted(found.moved, key=lambda one: (one[2].due_on, one[0])):
        if place.stage == Stage.REVIEW and (place.instrument, place.informant) in shown:
            continue
        if place.stage == Stage.REVIEW:
            shown.add((place.instrument, place.informant))
        was, will_be = days_in_words(before, beside=after), days_in_words(after, beside=before)
        moved.append({"what": in_words(place), "before": was, "after": will_be})
    return {
        "moved": moved,
        "later": len(found.moved) - len(moved),
        "added": [
            {"what": in_words(place), "after": said(window.due_on)} for place, window in found.added
        ],
        "dropped": [{"what": in_words(place)} for place in found.dropped],
    }
