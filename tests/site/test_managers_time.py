"""That less time was used than a manager released is a cause that the figures propose."""

from datetime import timedelta

import pytest

from holdfast.access.identity import acting_as
from holdfast.capacity.actions import release_time
from holdfast.capacity.rules import Minutes
from holdfast.programme.rules import AS_MEANT
from holdfast.risk import rules
from holdfast.risk.reports.facts import facts
from tests import people

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY


def found():
    day = DAY + timedelta(days=28)
    with acting_as(people.lena()):
        return rules.causes(facts(people.run(), today=day), AS_MEANT)


def test_hours_that_were_released_and_not_used_are_a_cause_once_a_month():
    people.participant(people.grace())
    assert found() == []
    mona = people.mona()
    with acting_as(mona):
        release_time(
            person=people.grace(), minutes=Minutes(preparing=60, visiting=120), begins_on=DAY,
            gives_way="Duty on Thursdays", at=people.A_MOMENT, by=mona,
        )  # fmt: skip
    (cause,) = found()
    assert cause.trigger is rules.Trigger.MANAGER_TIME
    assert cause.words == "Mona, March 2026: of 3 hours a week released, 0 were used"
    assert cause.fingerprint == "2026-03"
