"""Whom a comment must not name."""

from holdfast.access.models import User
from holdfast.families.reports import nameable
from holdfast.families.rules import Nameable
from holdfast.place.reports import staff_of


def named_by_a_comment(writer: User) -> list[Nameable]:
    """Return whom a comment must not name: families within the writer's reach, and colleagues."""
    names = staff_of(writer.authority).values_list("name", flat=True)
    return [*nameable(writer), *(Nameable(name=name) for name in names)]
