"""Places of a training day asked for, and given up, by several people at one moment."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from holdfast.access.identity import acting_as
from holdfast.training.reports.places import counts_of
from tests import database, people
from tests.training.days import booked, five, gives_up, opened, standing


@pytest.fixture
def _alive(django_db_setup, django_db_blocker):
    """Give the test a database whose changes are really kept, and throw it away after."""
    name = database.cloned(database.template(), f"training_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        yield
    database.dropped(name)


def at_once(*deeds):
    """Do things at the same moment, each in a thread of its own; return how each went."""
    ready = Barrier(len(deeds))

    def does(deed):
        try:
            ready.wait(timeout=20)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(does, deeds))


@pytest.mark.usefixtures("_alive")
def test_the_last_place_is_given_once():
    day, many = opened(capacity=1), five(6)
    for one in many:
        people.participant(one)
    got = at_once(*(lambda who=one: booked(day, who).state for one in many))
    assert sorted(got) == ["booked"] + ["waiting"] * 5
    with acting_as(people.lena()):
        assert counts_of(day).taken == 1


@pytest.mark.usefixtures("_alive")
def test_places_given_up_at_once_go_to_one_person_each():
    day, many = opened(capacity=2), five(4)
    for one in many:
        booked(day, one)
    at_once(*(lambda who=one: gives_up(day, who) for one in many[:2]))
    assert sorted(standing(day).values()) == ["booked", "booked", "declined", "declined"]
