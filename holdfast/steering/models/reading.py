"""Who reads and writes what steers the pilot: the same for most of its tables."""

from typing import Any, TypeVar

from django.db import models

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role

HERE = "authority_id = (SELECT app.my_authority())"
BY_LEAD = f"{HERE} AND {rows.by_roles(Role.LEAD)}"
BY_THOSE_WHO_STEER = f"{HERE} AND {rows.by_roles(Role.LEAD, Role.DIRECTOR)}"
STEERED = rows.RowRule(
    words="Read by the programme lead and the director of the authority; written by the lead",
    read=BY_THOSE_WHO_STEER,
    add=BY_LEAD,
    change=BY_LEAD,
)
M = TypeVar("M", bound=models.Model)


class SteeredQuerySet(models.QuerySet[M]):
    """Rows that those who steer the pilot read."""

    def visible_to(self, reader: User) -> Any:
        """Return those of the reader's authority, to its lead and director; to others none."""
        if reader.role not in (Role.LEAD, Role.DIRECTOR):
            return self.none()
        return self.filter(authority_id=reader.authority)
