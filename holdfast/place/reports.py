"""Who is on the staff of an authority, of which service, and who is away."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import STAFF
from holdfast.kit.small_numbers import Kind
from holdfast.place.models import Absence, Post


def staff_of(authority: str) -> QuerySet[User]:
    """Return everybody on the staff of an authority who has access now, by name."""
    there = Q(access_ends_at=None) | Q(access_ends_at__gt=now())
    return User.objects.filter(there, authority=authority, role__in=STAFF, is_active=True).order_by(
        "name", "pk"
    )


def services_of(people: Iterable[int]) -> dict[int, str]:
    """Return the service each person has a post in now, by their key; the latest post counts."""
    posts = Post.objects.current().filter(person__in=list(people))
    found = posts.order_by("joined_on", "pk").values_list("person_id", "team__service")
    return dict(found)


def staff_kinds(authority: str) -> Counter[Kind]:
    """Return how many people of an authority have each role and service: two queries."""
    roles = dict(staff_of(authority).values_list("pk", "role"))
    services = services_of(roles)
    return Counter((role, services.get(person, "")) for person, role in roles.items())


def kind_of(person: User) -> Kind:
    """Return somebody's own role and service."""
    return (person.role, services_of([person.pk]).get(person.pk, ""))


def away_of(people: Iterable[int], *, today: date) -> dict[int, Absence]:
    """Return the absence that each is in or comes to next, by their key, where the reader may know.

    Absences are read by the person, their team's manager and whoever covers: to others nobody is
    away.
    """
    found = Absence.objects.filter(person__in=list(people)).not_over(today)
    return {one.person_id: one for one in found.order_by("-began_on", "pk")}
