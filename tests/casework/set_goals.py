"""Goals set for the tests of their pages."""

from datetime import timedelta

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from tests import people
from tests.people import A_MONDAY

LATER = A_MONDAY + timedelta(days=7)


def goal(case, said="To sleep in my own bed", owner="child"):
    with acting_as(people.grace()):
        return set_goal(
            case=case,
            owner=owner,
            words=said,
            agreed_with=["child"],
            on=A_MONDAY,
            today=LATER,
            by=people.grace(),
        )


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))
