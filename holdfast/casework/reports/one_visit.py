"""One visit as it was recorded, in lines to be read; what was left blank is not said."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.dateformat import format as said
from django.utils.timezone import localtime

from holdfast.casework import rules
from holdfast.casework.models import Visit
from holdfast.casework.reports.before import named
from holdfast.casework.rules import FamilyMember

Line = tuple[str, str]
BESIDE = (
    *("recorded_by", "module__section", "task_from", "makes_up_for", "made_up_by", "adaptation"),
    *("second__participant__person", "to_discuss__discussion__meeting"),
)


def with_beside(visits: "QuerySet[Visit]") -> "QuerySet[Visit]":
    """Return visits with all that was told beside them, in one query."""
    return visits.select_related("case__child", *BESIDE)


def in_lines(visit: Visit, family: Iterable[FamilyMember]) -> list[Line]:
    """Return what was recorded of a visit as (question, answer)."""
    said_lines = [
        *how_it_came(visit),
        ("Who took part", ", ".join(named(visit, family))),
        ("Made together with", together_with(visit)),
        *task_before(visit),
        ("What the child said or showed", visit.childs_voice),
        ("Note", visit.note),
        ("To try before the next visit", visit.task),
        ("What is next", visit.next_time),
        ("Minutes", rules.said_minutes(visit.minutes_by_kind)),
        ("Preparing, travelling and recording together", minutes_together(visit)),
        ("How the manual was changed", how_changed(visit)),
        *for_supervision(visit),
        ("Recorded by", f"{visit.recorded_by}, {localtime(visit.recorded_at):%-d %B %Y at %H:%M}"),
    ]
    return [(question, answer) for question, answer in said_lines if answer]


def how_it_came(visit: Visit) -> Iterator[Line]:
    yield "Was it made?", visit.get_outcome_display()
    yield "Why it was missed", visit.get_missed_because_display()
    yield from made_up(visit)


def made_up(visit: Visit) -> Iterator[Line]:
    """Say which missed visit this one makes up for, or which made up for this one."""
    if visit.makes_up_for:
        yield "Makes up for", f"The visit missed on {day(visit.makes_up_for)}"
    if later := there(visit, "made_up_by"):
        yield "Made up for", f"On {day(later)}"


def together_with(visit: Visit) -> str:
    second = there(visit, "second")
    return f"{second.participant.person} ({second.get_part_display().lower()})" if second else ""


def task_before(visit: Visit) -> Iterator[Line]:
    """Say what was to be tried before this visit, whether it was, and what happened."""
    if visit.task_from and visit.tried:
        yield "Was to be tried", visit.task_from.task
        yield "Did they try it?", visit.get_tried_display()
        yield "What happened", visit.tried_note


def minutes_together(visit: Visit) -> str:
    if visit.other_minutes is None:
        return ""
    return f"{visit.other_minutes} minutes, from before they were told apart"


def how_changed(visit: Visit) -> str:
    change = there(visit, "adaptation")
    if change is None:
        return ""
    keeps = {"yes": "Keeps what the step is for", "no": "Does not keep what the step is for"}
    keeps["not sure"] = "Not sure whether it keeps what the step is for"
    told = [
        *(change.get_planned_display(), change.get_changed_display(), change.get_nature_display()),
        f"Decided by: {change.get_decided_by_display().lower()}" if change.decided_by else "",
        keeps.get(change.keeps_core, ""),
    ]
    return "\n".join(filter(None, told))


def for_supervision(visit: Visit) -> Iterator[Line]:
    raised = there(visit, "to_discuss")
    if raised and raised.discussion:
        on = said(raised.discussion.meeting.held_on, "j F Y")
        yield "Discussed in supervision", f"{raised.why}\nOn {on}: {raised.discussion.agreed}"
    elif raised and raised.is_open:
        yield "To discuss in supervision", raised.why


def day(visit: Visit) -> str:
    return said(visit.visited_on, "j F Y")


def there(visit: Visit, name: str) -> Any:
    """Return what hangs from a visit by a name; None where nothing does."""
    return getattr(visit, name, None)
