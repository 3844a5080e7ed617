from datetime import date, timedelta

import pytest

from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.programme.actions import withdraw
from holdfast.supervision.actions import leave_group
from holdfast.supervision.models import Membership
from holdfast.supervision.rules import WhyNotJoin, WhyNotLeave
from tests import people
from tests.database import all_seeing
from tests.supervision.groups import filled, group, joined

pytestmark = pytest.mark.django_db
LATER = people.A_MONDAY + timedelta(days=70)


def leaves(place: Membership, on: date) -> None:
    with acting_as(people.ada()):
        leave_group(membership=place, on=on, by=people.ada())


def refused(*given) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        joined(*given)
    return refusal.value.reasons


def test_a_full_group_says_so_and_nobody_is_added():
    its_group = group()
    filled(its_group)
    grace = people.participant(people.grace())
    assert refused(its_group, grace) == (WhyNotJoin.FULL,)
    with acting_as(people.ada()):
        assert its_group.memberships.count() == 6


def test_a_place_taken_from_a_later_day_is_taken_already():
    its_group = group()
    filled(its_group, 5)
    joined(its_group, people.participant(people.mary()), LATER)
    assert refused(its_group, people.participant(people.grace())) == (WhyNotJoin.FULL,)


def test_nobody_is_in_two_groups():
    grace = people.participant(people.grace())
    joined(group(), grace)
    assert refused(group("Thursday group"), grace) == (WhyNotJoin.ALREADY_IN_A_GROUP,)


def test_nobody_is_in_two_groups_in_hindsight_either():
    grace = people.participant(people.grace())
    leaves(joined(group(), grace), LATER)
    thursday = group("Thursday group")
    assert refused(thursday, grace, LATER - timedelta(days=1)) == (WhyNotJoin.ALREADY_IN_A_GROUP,)
    assert joined(thursday, grace, LATER).pk


def test_somebody_who_has_withdrawn_joins_no_group():
    grace = people.participant(people.grace())
    with acting_as(people.ada()):
        withdraw(participant=grace, because="left the council", on=LATER, by=people.ada())
        grace.refresh_from_db()
    assert refused(group(), grace, LATER) == (WhyNotJoin.WITHDRAWN,)


def test_leaving_frees_the_place_from_that_day():
    its_group = group()
    filled(its_group, 5)
    leaves(joined(its_group, people.participant(people.mary())), LATER)
    grace = people.participant(people.grace())
    assert refused(its_group, grace) == (WhyNotJoin.FULL,)
    assert joined(its_group, grace, LATER).pk


def test_nobody_leaves_twice_or_before_they_joined():
    place = joined(group(), people.participant(people.grace()))
    with pytest.raises(Refused, match=WhyNotLeave.BEFORE_JOINING):
        leaves(place, people.A_MONDAY - timedelta(days=1))
    leaves(place, LATER)
    with pytest.raises(Refused, match=WhyNotLeave.ALREADY_LEFT):
        leaves(place, LATER)


def test_joining_and_leaving_are_on_the_trail():
    its_group = group()
    place = joined(its_group, people.participant(people.grace()))
    leaves(place, LATER)
    about = [f"supervision.membership:{place.pk}", f"supervision.group:{its_group.pk}"]
    with all_seeing() as cursor:
        cursor.execute("SELECT what FROM audit.entry WHERE about = %s ORDER BY at, xid", [about])
        told = {row[0] for row in cursor.fetchall()}
    assert told == {"joined supervision group", "left supervision group"}
