"""Groups of reflective practice as their pages show them, and who may be asked into one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from holdfast.access.models import User
from holdfast.access.permissions import POLICY, Permission
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, MeetingQuerySet, ReflectivePlace

ASKED = [role for role, may in POLICY.items() if Permission.SUPERVISION_SEE in may]


@dataclass(frozen=True, kw_only=True)
class Reflecting:
    """A group of reflective practice on a day: places, and how its reader stands to it."""

    group: Group
    places: list[ReflectivePlace]
    coming: list[Meeting]
    today: date
    reader: User

    @property
    def members(self) -> list[ReflectivePlace]:
        """Return the places that somebody took."""
        return [one for one in self.places if one.joined_on is not None]

    @property
    def asked(self) -> list[ReflectivePlace]:
        """Return the places that somebody is asked to take."""
        return [one for one in self.places if one.joined_on is None]

    @property
    def mine(self) -> ReflectivePlace | None:
        """Return the reader's own place, taken or asked."""
        return next((one for one in self.places if one.person_id == self.reader.pk), None)

    @property
    def is_led_by_reader(self) -> bool:
        """Tell whether the reader leads the group."""
        return self.group.supervisor_id == self.reader.pk

    @property
    def free(self) -> int:
        """Return how many places nobody took."""
        return max(self.group.places - len(self.members), 0)

    @property
    def may_take(self) -> bool:
        """Tell whether the reader may take a place now."""
        return not rules.why_not_take(seat(self.group, self.reader, self.places, self.today))


def seat(group: Group, person: User, places: Iterable[ReflectivePlace], today: date) -> rules.Seat:
    """Gather what decides whether somebody may have a place in a group."""
    listed = list(places)
    theirs = [one for one in listed if one.person_id == person.pk]
    return rules.Seat(
        is_reflective=group.is_reflective,
        is_closed=group.closed_on is not None and group.closed_on <= today,
        places=group.places,
        taken=sum(one.joined_on is not None for one in listed),
        has_one=any(one.joined_on is not None for one in theirs),
        is_asked=any(one.joined_on is None for one in theirs),
        leads=group.supervisor_id == person.pk,
    )


def reflecting(reader: User, *, today: date) -> list[Reflecting]:
    """Return the groups of reflective practice that have not closed, those with the reader first:
    three queries."""
    places = ReflectivePlace.objects.open(today).select_related("person")
    coming = Meeting.objects.filter(held_on__gte=today).select_related("room")
    groups = (
        Group.objects.visible_to(reader)
        .of_kind(rules.GroupKind.REFLECTIVE)
        .exclude(closed_on__lte=today)
        .select_related("supervisor", "room")
        .prefetch_related(
            Prefetch(
                "reflective_places", queryset=places.order_by("person__name", "pk"), to_attr="open"
            ),
            Prefetch("meetings", queryset=coming.order_by("starts_at", "pk"), to_attr="coming"),
        )
    )
    found = [
        Reflecting(
            group=one,
            places=one.open,  # type: ignore[attr-defined]
            coming=one.coming,  # type: ignore[attr-defined]
            today=today,
            reader=reader,
        )
        for one in groups.order_by("name", "pk")
    ]
    return sorted(found, key=lambda one: not (one.is_led_by_reader or one.mine))


def sessions_led_by(reader: User) -> MeetingQuerySet:
    """Return the sessions of reflective practice somebody leads: their groups', or as cover."""
    mine = Q(group__supervisor=reader)
    stands_in = Q(supervisors__person=reader, supervisors__stood_down_because="")
    sessions = Meeting.objects.visible_to(reader).of_kind(rules.GroupKind.REFLECTIVE)
    return sessions.filter(mine | stands_in).distinct()


def could_be_asked(group: Group, reader: User, *, today: date) -> list[User]:
    """Return the authority's staff who see supervision and have no place in a group, by name."""
    there = ReflectivePlace.objects.open(today).filter(group=group).values("person")
    people = User.objects.filter(authority=reader.authority, is_active=True, role__in=ASKED)
    return list(people.exclude(Q(pk__in=there) | Q(pk=group.supervisor_id)).order_by("name", "pk"))
