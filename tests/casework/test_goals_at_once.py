"""Two people and one family's goals, at the same moment: nothing is lost, nothing goes past a rule.

In a database whose changes are really kept, each person in a thread of their own.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.goal_rules import say_goal_rules
from holdfast.casework.actions.goals import end_goal, set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.unsafe import flag_goal
from holdfast.casework.models import Goal, Rating
from holdfast.kit.refusals import Refused
from tests import database, people
from tests.people import A_MONDAY

LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture
def _alive(django_db_setup, django_db_blocker):
    name = database.cloned(database.template(), f"goals_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        yield
    database.dropped(name)


def a_goal(case, by, words="Sleep"):
    return set_goal(
        case=case, owner="child", words=words, agreed_with=[], on=A_MONDAY, today=LATER, by=by
    )


def both(*deeds: Callable[[], Any]) -> list[str]:
    """Do things at the same moment; return how each was answered."""
    ready = Barrier(len(deeds))

    def does(deed: Callable[[], Any]) -> str:
        try:
            ready.wait(timeout=20)
            deed()
        except Refused as refused:
            return f"refused: {refused}"
        except Stale:
            return "stale"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return sorted(hands.map(does, deeds))


def in_turn(who, deed):
    """Return a deed done as somebody, in a transaction of its own."""

    def does():
        with acting_as(who):
            deed()

    return does


@pytest.mark.usefixtures("_alive")
def test_one_of_two_takes_the_last_goal_allowed():
    case, lena, grace = people.case(), people.lena(), people.grace()
    with acting_as(lena):
        say_goal_rules(version=0, most_open=1, by=lena)
    told = both(*[in_turn(grace, lambda: a_goal(case, grace))] * 2)
    assert [answer.partition(":")[0] for answer in told] == ["done", "refused"]
    with acting_as(grace):
        assert Goal.objects.count() == 1


@pytest.mark.usefixtures("_alive")
def test_a_goal_that_ends_while_it_is_rated_keeps_the_rating_or_refuses_it():
    case, grace = people.case(), people.grace()
    with acting_as(grace):
        goal = a_goal(case, grace)
    rated = [Rated(goal, "child", 4)]
    told = both(
        in_turn(
            grace,
            lambda: end_goal(
                goal=Goal.objects.get(), version=1, because="met", on=A_MONDAY, today=LATER,
                by=grace,
            ),
        ),
        in_turn(
            grace, lambda: rate_goals(case=case, rated=rated, on=LATER, today=LATER, by=grace)
        ),
    )  # fmt: skip
    assert told[0] == "done"
    assert told[1].startswith("refused"), told
    with acting_as(grace):
        ended = Goal.objects.get().ended_on is not None
        assert ended != Rating.objects.exists()


@pytest.mark.usefixtures("_alive")
def test_of_two_flags_at_once_one_stands_and_the_other_is_told():
    case, grace, mona = people.case(), people.grace(), people.mona()
    with acting_as(grace):
        goal = a_goal(case, grace)

    def flags(who):
        return in_turn(
            who, lambda: flag_goal(goal=goal, reason="Road", at=now(), today=LATER, by=who)
        )

    told = both(flags(grace), flags(mona))
    assert told[0] == "done"
    assert told[1].startswith("refused: This goal is flagged already")
