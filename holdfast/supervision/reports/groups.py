"""Questions about supervision groups that span more than one model. No family is in any answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from holdfast.access.models import User
from holdfast.programme.models import Part, Participant
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, Membership


@dataclass(frozen=True, kw_only=True)
class Present:
    """A group as it stands on a day: who has a place, and the meetings to come."""

    group: Group
    members: list[Membership]
    coming: list[Meeting]
    is_led_by_reader: bool
    numbers: Numbers = AS_MEANT

    @property
    def free(self) -> int:
        """Return how many places nobody has taken."""
        return max(self.group.places - len(self.members), 0)

    @property
    def size_says(self) -> str:
        """Return the warning about its size, if there is one (R1)."""
        return rules.size_says(len(self.members), numbers=self.numbers)

    @property
    def next_meeting(self) -> Meeting | None:
        """Return the first meeting to come that is not cancelled."""
        return next((one for one in self.coming if not one.cancelled_because), None)


def present_groups(groups: QuerySet[Group], *, reader: User, today: date) -> list[Present]:
    """Return groups that have not closed, with members and coming meetings; those the reader
    leads come first, then by name."""
    members = (
        Membership.objects.not_left_by(today)
        .select_related("participant__person", "participant__team")
        .order_by("joined_on", "participant__person__name", "pk")
    )
    coming = (
        Meeting.objects.filter(held_on__gte=today)
        .select_related("room")
        .order_by("starts_at", "pk")
    )
    found = (
        groups.select_related("supervisor", "run")
        .order_by("name", "pk")
        .prefetch_related(
            Prefetch("memberships", queryset=members, to_attr="present_members"),
            Prefetch(
                "meetings", queryset=coming.order_by("starts_at", "pk"), to_attr="coming_meetings"
            ),
        )
    )
    numbers = numbers_in_force()
    present = [
        Present(
            group=group,
            members=group.present_members,
            coming=group.coming_meetings,
            is_led_by_reader=group.supervisor_id == reader.pk,
            numbers=numbers,
        )
        for group in found
    ]
    return sorted(present, key=lambda one: not one.is_led_by_reader)


def open_groups(reader: User, *, today: date) -> QuerySet[Group]:
    """Return the supervision groups of the reader's authority that have not closed by a day."""
    seen = Group.objects.visible_to(reader).of_kind(rules.GroupKind.SUPERVISION)
    return seen.exclude(closed_on__lte=today)


def earlier_meetings(group: Group, *, today: date, most: int = 6) -> QuerySet[Meeting]:
    """Return the last few meetings before a day, latest first."""
    return group.meetings.filter(held_on__lt=today).order_by("-starts_at", "pk")[:most]


def awaiting_a_group(group: Group) -> QuerySet[Participant]:
    """Return every practitioner still in a group's run who has a place in no group, by name."""
    placed = Membership.objects.filter(participant=OuterRef("pk"), left_on=None)
    return (
        Participant.objects.current()
        .filter(~Exists(placed), run=group.run_id, part=Part.PRACTITIONER)
        .select_related("person", "team")
        .order_by("person__name", "pk")
    )


def supervisors_of(person: User) -> list[User]:
    """Return the clinical supervisors of the groups somebody has a place in now, by name."""
    theirs = Group.objects.filter(
        closed_on=None, memberships__participant__person=person, memberships__left_on=None
    )
    found = User.objects.filter(pk__in=theirs.values("supervisor"), is_active=True)
    return list(found.order_by("name", "pk"))
