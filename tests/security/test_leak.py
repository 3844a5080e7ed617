"""Nobody is ever shown another's rows because of whose request a connection served before."""

import json
import os
import subprocess
import sys

import pytest

from holdfast.access.permissions import Role
from tests import database, people
from tests.thorough import times

REQUESTS, FOR_THE_MUTANT = times(20_000), times(2_000, 2)


@pytest.fixture(scope="module")
def busy(django_db_setup, django_db_blocker):
    """Return a database of its own in which twelve practitioners lead a case each."""
    name = database.cloned(database.template(), f"leak_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        for number in range(12):
            people.case(people.person(f"Worker{number}", Role.PRACTITIONER))
    yield name
    database.dropped(name)


def run(name: str, *arguments: str) -> dict[str, int]:
    server = database.server()
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.security.pooled_settings",
        "HOLDFAST_DATABASE_URL": server.url("holdfast_owner", name),
        "HOLDFAST_APP_DATABASE_URL": server.url("holdfast_app", name),
    }
    command = [sys.executable, "-m", "tests.security.leak", *arguments]
    done = subprocess.run(
        command, env=env, cwd=database.ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_thousands_of_requests_over_four_connections_leak_nothing(busy):
    tally = run(busy, str(REQUESTS))
    assert tally["requests"] == REQUESTS
    assert tally["rows"] > REQUESTS / 4, "the readers did see their own"
    assert tally["failed_half_way"] > REQUESTS / 10, "and many requests did fail"
    assert tally["leaked"] == 0
    assert tally["answered_nobody"] == 0


def test_an_identity_set_for_the_session_is_caught(busy):
    tally = run(busy, str(FOR_THE_MUTANT), "--session")
    assert tally["answered_nobody"] + tally["leaked"] > 0
