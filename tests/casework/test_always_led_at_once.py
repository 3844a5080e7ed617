"""Two transactions at the same moment, each right by itself, leave no open case without a lead.

In a database whose changes are really kept, past every policy: raw SQL, two sessions.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests import database, people

LOOK = "SET CONSTRAINTS ALL IMMEDIATE"  # what a commit does first
PATIENCE = 20  # seconds
GIVE = (
    "WITH was AS (UPDATE casework_assignment SET ended_on = began_on, ended_because = 'left' "
    "WHERE case_id = %(case)s RETURNING case_id) "
    "INSERT INTO casework_assignment (id, case_id, participant_id, part, began_on, ended_because) "
    "SELECT gen_random_uuid(), case_id, %(marys_part)s, 'lead', current_date, '' FROM was"
)
CLOSE = "UPDATE casework_case SET closed_on = opened_on, closed_because = 'moved away'"
REOPEN = "UPDATE casework_case SET closed_on = NULL, closed_because = '' WHERE id = %(case)s"
SHUT = "UPDATE access_user SET is_active = false WHERE id = %(who)s"
LEAVE = "UPDATE programme_participant SET withdrew_on = joined_on WHERE person_id = %(who)s"
END = (
    "UPDATE casework_assignment SET ended_on = began_on, ended_because = 'left' "
    "WHERE case_id = %(case)s"
)
RACES = {
    "given to somebody whose account closes": (GIVE, SHUT, people.mary, False),
    "given to somebody who leaves the programme": (GIVE, LEAVE, people.mary, False),
    "opened again while its lead’s account closes": (REOPEN, SHUT, people.grace, True),
    "opened again while its lead leaves the programme": (REOPEN, LEAVE, people.grace, True),
    "opened again while its lead’s part in it ends": (REOPEN, END, people.grace, True),
}


@dataclass(frozen=True)
class Stage:
    """A database with one case, led by Grace, and what its statements speak of."""

    url: str
    names: dict[str, Any]


@pytest.fixture
def stage(django_db_setup: None, django_db_blocker: Any, request: Any) -> Iterator[Stage]:
    name = database.cloned(database.template(), f"led_{os.getpid()}")
    _, _, who, is_closed = request.param
    url = database.server().url("postgres", name)
    with django_db_blocker.unblock(), database.living_in(name):
        marys_part, case = people.participant(people.mary()), people.case()
        if is_closed:
            with psycopg.connect(url) as past_the_rules:
                past_the_rules.execute(CLOSE)
        names = {"case": case.pk, "marys_part": marys_part.pk, "who": who().pk}
        yield Stage(url, names)
    database.dropped(name)


def waits(url: str, pid: int) -> bool:
    """Tell whether a session comes to wait for another."""
    with psycopg.connect(url, autocommit=True) as looking:
        stop = time.monotonic() + PATIENCE
        while time.monotonic() < stop:
            row = looking.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid]).fetchone()
            if row == (True,):
                return True
            time.sleep(0.02)
    return False


def orphans(url: str) -> int:
    """Count the open cases with nobody who leads them."""
    with psycopg.connect(url) as looking:
        row = looking.execute(
            "SELECT count(*) FROM casework_case c WHERE c.closed_on IS NULL AND NOT EXISTS ("
            "SELECT 1 FROM casework_assignment a JOIN programme_participant p "
            "ON p.id = a.participant_id AND p.withdrew_on IS NULL "
            "JOIN access_user u ON u.id = p.person_id AND u.is_active "
            "WHERE a.case_id = c.id AND a.part = 'lead' AND a.ended_on IS NULL)"
        ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("is_turned", [False, True], ids=["", "the other first"])
@pytest.mark.parametrize(
    ("stage", "race"), [(race, race) for race in RACES.values()], ids=RACES, indirect=["stage"]
)
def test_the_second_waits_for_the_first_and_is_refused(stage, race, is_turned):
    deeds = [race[1], race[0]] if is_turned else [race[0], race[1]]
    with psycopg.connect(stage.url) as one, psycopg.connect(stage.url) as other:
        one.execute(deeds[0], stage.names)
        other.execute(deeds[1], stage.names)
        one.execute(LOOK)  # all is well, as far as the first can see
        with ThreadPoolExecutor(1) as hand:
            second = hand.submit(other.execute, LOOK)
            assert waits(stage.url, other.info.backend_pid)
            one.commit()
            with pytest.raises(psycopg.errors.CheckViolation, match="nobody who leads it"):
                second.result(timeout=PATIENCE)
        other.rollback()
    assert orphans(stage.url) == 0
