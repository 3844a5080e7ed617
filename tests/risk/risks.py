"""A risk brought on as far as a test needs, by Lena, who leads the programme."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.place.actions import record_leaving
from holdfast.risk.actions.keeping import Told, raise_risk
from holdfast.risk.actions.proposing import propose_risks
from holdfast.risk.models import Risk, RiskProposal
from tests import people
from tests.database import all_seeing

DAY = people.A_MONDAY
SOON = DAY + timedelta(days=14)


def told(**more: Any) -> Told:
    """Return a risk as it is typed."""
    typed = {
        "title": "A group stops for want of a psychologist", "owner": people.mona(),
        "likelihood": 4, "impact": 4, "review_on": SOON,
    }  # fmt: skip
    return Told(**typed | more)


def raised(**more: Any) -> Risk:
    """Have Lena raise a risk."""
    lena = people.lena()
    with acting_as(lena):
        return raise_risk(told=told(**more), why="We were told", today=DAY, by=lena)


def grace_leaves() -> None:
    """Have Lena record that Grace, who leads a case, leaves soon."""
    people.case()
    lena = people.lena()
    with acting_as(lena):
        record_leaving(
            person=people.grace(), last_on=SOON, because="another post", today=DAY, at=now(),
            by=lena,
        )  # fmt: skip


def proposed() -> int:
    """Have Lena ask the figures; return how many risks are new."""
    lena = people.lena()
    with acting_as(lena):
        return propose_risks(run=people.run(), today=DAY, by=lena)


def the_proposal() -> RiskProposal:
    """Return the one proposal there is, the latest."""
    with all_seeing():
        return RiskProposal.objects.order_by("-proposed_on", "pk")[0]
