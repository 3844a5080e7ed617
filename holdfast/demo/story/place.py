"""The lead tells what the presentation says of the place."""

from collections.abc import Iterator

from holdfast.access.models import User
from holdfast.area.actions.telling import tell_claim
from holdfast.demo.content.place import CLAIMS, TOLD_ON
from holdfast.demo.story.stage import Happening, Order

LEAD = "lorna"


def placed() -> Iterator[Happening]:
    """Yield the telling of every claim, in the slide's order."""
    yield Happening(TOLD_ON, Order.DAY, LEAD, tell)


def tell(*, by: User) -> None:
    """Tell every claim."""
    for said in CLAIMS:
        tell_claim(said=said, on=TOLD_ON, by=by)
