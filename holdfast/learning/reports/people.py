"""Who is on the staff: of which kind, and by which names."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import STAFF
from holdfast.families.reports import nameable
from holdfast.families.rules import Nameable
from holdfast.learning.rules.small_numbers import Kind
from holdfast.place.models import Post


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


def named_by_a_note(writer: User) -> list[Nameable]:
    """Return whom a note must not name: families within the writer's reach, and colleagues."""
    names = staff_of(writer.authority).values_list("name", flat=True)
    return [*nameable(writer), *(Nameable(name=name) for name in names)]
