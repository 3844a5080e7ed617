"""What a meeting's agenda is proposed from, how it stands, and what is left over from before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.models import User
from holdfast.casework.models import AgreedAction, Assignment, Case, Slot
from holdfast.casework.reports.bringing import last_discussed, reasons_for
from holdfast.casework.rules import agenda as rule
from holdfast.casework.rules.agenda import Agenda, Candidate, Placed
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision.models import Meeting
from holdfast.supervision.reports.records import members_on


def cases_of(meeting: Meeting, *, reader: User) -> list[Case]:
    """Return the open cases, of those the reader sees, that members of the meeting work."""
    members = [one.participant_id for one in members_on(meeting)]
    worked = Assignment.objects.filter(participant__in=members, ended_on=None)
    seen = Case.objects.visible_to(reader).open().with_child()
    return list(seen.filter(pk__in=worked.values("case_id")).order_by("reference"))


def presenters(cases: Iterable[UUID]) -> dict[UUID, Assignment]:
    """Return who leads each case."""
    leads = Assignment.objects.filter(case__in=list(cases), part="lead", ended_on=None)
    return {one.case_id: one for one in leads.select_related("participant__person")}


def candidates(cases: list[Case], *, today: date) -> list[Candidate]:
    """Return each case as one that may be on the agenda of a meeting on a day."""
    keys = [case.pk for case in cases]
    reasons = reasons_for(keys, today=today)
    last = last_discussed(keys)
    actions: dict[UUID, list[str]] = defaultdict(list)
    for one in AgreedAction.objects.to_do().filter(case__in=keys).select_related("owner"):
        due = f"{one.due_on.day} {one.due_on:%B}"
        actions[one.case_id].append(f"{one.words} ({one.owner}, by {due})")
    return [
        Candidate(
            key=case.pk,
            reference=case.reference,
            opened_on=case.opened_on,
            last_discussed_on=last.get(case.pk),
            reasons=reasons.get(case.pk, []),
            actions=actions[case.pk],
        )
        for case in cases
    ]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A case on a proposed agenda, who presents it, and why it is there."""

    case: Case
    presenter: str
    placed: Placed


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An agenda that nobody has begun yet, and the cases there is no time for."""

    agenda: Agenda
    lines: list[Line]
    left_out: list[Case]

    @property
    def proposed(self) -> list[tuple[Case, Placed]]:
        """Return each case with its place, as the action takes them."""
        return [(one.case, one.placed) for one in self.lines]


def proposal(meeting: Meeting, *, reader: User, today: date) -> Proposal:
    """Return the agenda proposed for a meeting, from what is known by its day."""
    cases = {case.pk: case for case in cases_of(meeting, reader=reader)}
    day = max(today, meeting.held_on)
    asked = candidates(list(cases.values()), today=day)
    found = rule.propose(asked, today=day, numbers=numbers_in_force())
    led = presenters(cases)
    lines = [
        Line(case=cases[key], presenter=name_of(led.get(key)), placed=one)
        for one in found.placed
        if (key := UUID(str(one.candidate.key)))
    ]
    left_out = [cases[UUID(str(one.key))] for one in found.left_out]
    return Proposal(agenda=found, lines=lines, left_out=left_out)


def name_of(lead: Assignment | None) -> str:
    """Return the name of whoever leads a case; '' where nobody does."""
    return lead.participant.person.name if lead else ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An agenda as it stands: places in order, what was taken off, what is not on it, minutes."""

    slots: list[tuple[Slot, str]]
    dropped: list[Slot]
    missing: list[tuple[Case, list[str]]]
    most: int

    @property
    def minutes(self) -> int:
        """Return the length of the meeting, arriving and closing included."""
        return rule.planned_minutes([slot.minutes for slot, _ in self.slots])

    @property
    def over(self) -> int:
        """Return by how many minutes it is longer than a meeting is; 0 if it is not."""
        return rule.over(self.minutes, most=self.most)


def standing(meeting: Meeting, *, reader: User, today: date, is_open: bool) -> Standing:
    """Return the agenda of a meeting as far as the reader sees its cases.

    While it may change, `missing` names every case of the group that is neither on it nor taken off
    it with a reason, and why it should be.
    """
    seen = Case.objects.visible_to(reader)
    slots = Slot.objects.filter(meeting=meeting, case__in=seen).select_related("case__child")
    listed = list(slots.on_agenda())
    led = presenters([one.case_id for one in listed])
    known = set(slots.values_list("case_id", flat=True))
    rest = [one for one in cases_of(meeting, reader=reader) if one.pk not in known]
    day = max(today, meeting.held_on)
    why = {one.key: one.why for one in candidates(rest, today=day)} if is_open else {}
    return Standing(
        slots=[(one, name_of(led.get(one.case_id))) for one in listed],
        dropped=list(slots.exclude(dropped_because="").order_by("place", "pk")),
        missing=[(case, why[case.pk]) for case in rest] if is_open else [],
        most=numbers_in_force().meeting_minutes,
    )
