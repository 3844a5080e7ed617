"""Who might be glad of a call, from attendance, visits and cases; in order of their names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import Part, Participant, Run
from holdfast.programme.reports import Glance, each_participant, numbers_in_force, rows_for_me
from holdfast.supervision.models import Attendance, Membership
from holdfast.supervision.rules import Came
from holdfast.voice import rules
from holdfast.voice.models import HelpOffer


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """One practitioner on the list: why, and what they were offered, the latest first."""

    participant: Participant
    reasons: list[str]
    offers: list[HelpOffer]


def within_reach(reader: User, *, today: date) -> dict[UUID, Participant]:
    """Return the practitioners of a run who are the lead's, or the supervisor's own, to call."""
    found = Participant.objects.filter(run__authority_id=reader.authority).current()
    found = found.filter(part=Part.PRACTITIONER).select_related("person")
    if reader.role != Role.LEAD:
        mine = Membership.objects.in_groups_led_by(reader, on=today)
        found = found.filter(pk__in=mine.values("participant"))
    return {one.pk: one for one in found}


def quiet(reader: User, run: Run, *, today: date) -> list[Quiet]:
    """Return who might be glad of a call, by name, each with every reason."""
    people, numbers = within_reach(reader, today=today), numbers_in_force()
    seen = each_participant if reader.role == Role.LEAD else rows_for_me
    glances = {one.participant_id: one for one in seen(run, today=today)}
    missed = missed_by(people, today=today)
    offers = offers_to(reader, people)
    found = []
    for key, person in people.items():
        known = known_of(person, glances.get(key), missed.get(key, 0))
        if reasons := rules.quiet_reasons(known, today=today, numbers=numbers):
            found.append(Quiet(participant=person, reasons=reasons, offers=offers.get(key, [])))
    return sorted(found, key=lambda one: (one.participant.person.name, one.participant.pk))


def known_of(person: Participant, glance: Glance | None, missed: int) -> rules.Known:
    """Return what is known of one practitioner."""
    if glance is None:
        return rules.Known(missed=missed, joined_on=person.joined_on, had_cases=1)
    return rules.Known(
        missed=missed,
        open_cases=glance.open_cases,
        had_cases=glance.cases,
        last_visit_on=glance.last_visit_on,
        joined_on=person.joined_on,
    )


def missed_by(people: Iterable[UUID], *, today: date) -> dict[UUID, int]:
    """Return how many of the latest meetings each missed, one by one, with nothing agreed."""
    held = Attendance.objects.filter(participant__in=list(people), meeting__held_on__lte=today)
    in_order = held.order_by("meeting__held_on", "meeting", "number")
    last: dict[tuple[UUID, UUID], str] = {}  # a correction stands in place of what it corrects
    for one in in_order.values_list("participant_id", "meeting_id", "came"):
        last[one[0], one[1]] = one[2]
    found: dict[UUID, int] = {}
    for (person, _), came in last.items():
        found[person] = found.get(person, 0) + 1 if came == Came.ABSENT else 0
    return found


def offers_to(reader: User, people: Iterable[UUID]) -> dict[UUID, list[HelpOffer]]:
    """Return what each was offered, the latest first."""
    mine = HelpOffer.objects.visible_to(reader).filter(participant__in=list(people))
    found: dict[UUID, list[HelpOffer]] = {}
    for one in mine.select_related("offered_by").order_by("-offered_on", "pk"):
        found.setdefault(one.participant_id, []).append(one)
    return found
