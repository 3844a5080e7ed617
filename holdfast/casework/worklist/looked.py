"""What somebody else changed in a case since its reader last looked: two short words and a dot."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

A_SITTING = 15  # minutes: somebody who looks again within these is still there


@dataclass(frozen=True, kw_only=True)
class Unseen:
    """Who changed a case since its reader last looked, the latest first."""

    since: datetime
    who: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say who: "Changed by Miriam since you looked", "by Miriam and 2 others"."""
        first, more = self.who[0], len(self.who) - 1
        others = f" and {more} other{'s' if more > 1 else ''}" if more else ""
        return f"Changed by {first}{others} since you looked"


def unseen(cases: Iterable[UUID], *, minutes: int = 0) -> dict[UUID, Unseen]:
    """Return what the reader has not seen of these cases, by key: one query, whatever their number.

    `minutes` is how long ago a look must be to count as an earlier one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM app.changed_since_i_looked(%s::uuid[], make_interval(mins => %s))",
            [list(cases), minutes],
        )
        rows = cursor.fetchall()
    since: dict[UUID, datetime] = {}
    who: dict[UUID, list[str]] = defaultdict(list)
    for case, at, name, _ in rows:
        since[case] = at
        who[case].append(name)
    return {case: Unseen(since=at, who=tuple(who[case])) for case, at in since.items()}
