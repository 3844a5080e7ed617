"""The lead tells what the presentation says of the place; some families' small areas are given."""

from collections.abc import Iterator

from holdfast.access.models import User
from holdfast.area.actions.telling import tell_claim
from holdfast.demo.content.place import CLAIMS, LIVED_ON, TOLD_ON, WHERE
from holdfast.demo.story.stage import Happening, Order
from holdfast.families.actions import say_where
from holdfast.families.models import Family

LEAD, WORKERS = "lorna", ("grace", "leon")


def placed() -> Iterator[Happening]:
    """Yield the telling of every claim, in the slide's order, and where some families live."""
    yield Happening(TOLD_ON, Order.DAY, LEAD, tell)
    for who in WORKERS:
        yield Happening(LIVED_ON, Order.EVENING, who, say)


def tell(*, by: User) -> None:
    """Tell every claim."""
    for said in CLAIMS:
        tell_claim(said=said, on=TOLD_ON, by=by)


def say(*, by: User) -> None:
    """Say where the families live that somebody works with."""
    for family, code in zip(
        Family.objects.worked_by(by).order_by("name", "pk"), WHERE, strict=False
    ):
        say_where(family=family, version=family.version, small_area=code, by=by)
