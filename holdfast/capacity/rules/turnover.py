"""Who left over a year, and whether the places they left in groups were taken again.

Turnover as the Department for Education counts it: leavers in the year divided by those in post.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A place in a group that somebody left: when, and when somebody took it again, if they did."""

    group: str
    left_on: date
    taken_on: date | None
    days: int  # without anybody in it, until today where it is still free

    @property
    def is_free(self) -> bool:
        """Tell whether nobody has taken it yet."""
        return self.taken_on is None


def refilled(
    left: Iterable[tuple[str, date]], joined: Iterable[tuple[str, date]], *, today: date
) -> list[Seat]:
    """Return each place that was left with the first newcomer after it, each newcomer used once.

    Places of one group are taken up again in the order in which they were left. Both are pairs of a
    group's name and a day.
    """
    free = sorted(joined, key=lambda one: one[1])
    seats = []
    for group, left_on in sorted(left, key=lambda one: one[1]):
        taken = next((one for one in free if one[0] == group and one[1] >= left_on), None)
        if taken is not None:
            free.remove(taken)
        until = taken[1] if taken else today
        days = max((until - left_on).days, 0)
        seats.append(
            Seat(group=group, left_on=left_on, taken_on=taken[1] if taken else None, days=days)
        )
    return seats


def turnover(leavers: int, in_post: int) -> int | None:
    """Return leavers as whole per cent of those in post, 0 and up; None where nobody is in post."""
    return round(100 * leavers / in_post) if in_post else None


def days_without(seats: Sequence[Seat]) -> int:
    """Return for how many days places stood free, together."""
    return sum(one.days for one in seats)
