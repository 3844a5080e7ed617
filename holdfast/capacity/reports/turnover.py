"""Who left over a year, places in groups refilled or not, and days without."""

from dataclasses import dataclass
from datetime import date, timedelta

from holdfast.access.models import User
from holdfast.capacity import rules
from holdfast.capacity.reports.people import whose
from holdfast.capacity.rules import Seat
from holdfast.capacity.rules.turnover import days_without
from holdfast.casework.models import Cover
from holdfast.place.models import Leaving
from holdfast.place.rules import Leave
from holdfast.supervision.models import Membership

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Turnover:
    """A year of leaving: who left and who will, places left and taken again, covers given."""

    since: date
    left: list[Leaving]
    will: list[Leaving]
    in_post: int
    seats: list[Seat]
    covers: int

    @property
    def percent(self) -> int | None:
        """Return leavers as per cent of those in post and gone; None where there is nobody."""
        return rules.turnover(len(self.left), self.in_post + len(self.left))

    @property
    def free(self) -> int:
        """Return how many places nobody took again."""
        return sum(one.is_free for one in self.seats)

    @property
    def days(self) -> int:
        """Return for how many days places stood free, together."""
        return days_without(self.seats)


def turnover_of(reader: User, *, today: date) -> Turnover:
    """Return the year to today, of the people a reader may know of; places of every open group."""
    since = today - A_YEAR
    known = Leaving.objects.visible_to(reader).select_related("person")
    left = known.filter(state=Leave.FINISHED, last_on__range=(since, today))
    places = Membership.objects.visible_to(reader).filter(group__closed_on=None)
    gone = places.filter(left_on__range=(since, today)).values_list("group__name", "left_on")
    came = places.filter(joined_on__range=(since, today)).values_list("group__name", "joined_on")
    return Turnover(
        since=since,
        left=list(left.order_by("-last_on", "pk")),
        will=list(known.planned()),
        in_post=whose(reader).exclude(person=reader).values("person").distinct().count(),
        seats=rules.refilled([(a, b) for a, b in gone if b], came, today=today),
        covers=Cover.objects.filter(began_on__range=(since, today)).count(),
    )
