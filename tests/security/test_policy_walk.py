"""Every address, by every role, with every case: what comes back is what the policy page says."""

import logging
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from holdfast.access.models import User
from holdfast.access.permissions import NEEDS_STANDING, POLICY, REACH, Permission, Role
from tests import database, people
from tests.database import all_seeing
from tests.security import walk
from tests.security.keys import Keys
from tests.thorough import share, times

PAGE = Path(__file__).parents[2] / "docs/reference/who-sees-what.md"
KEY = re.compile(r"<(?:\w+:)?(\w+)>")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TOKEN = re.compile(r'csrfmiddlewaretoken" value="\w+"')
OF_A_CASE = {
    "case_id", "visit_id", "goal_id", "event_id", "administration_id", "family_id", "child_id",
    "adult_id", "waiting_id", "ask_id", "link_id", "arrival_id",
    "risk_id", "showing_id", "flag_id", "file_id", "concern_id", "feedback_id",
    "nomination_id", "reminder_id",
    "outcome_id", "planned_id", "referral_id", "discussion_id", "action_id", "consultation_id",
}  # fmt: skip
NOT_YOURS = ("a colleague's", "another team's", "another authority's")
OF_A_WORKER = "what was thought of a group member"  # read by them and their supervisor alone
OF_A_MEMBER = "the passport of a group member of another team"  # read by their supervisor
NOT_COME_TO = "something somebody else came to"  # nobody here writes a CPD entry on it
SOMEBODY_ELSES = "what somebody else is to do"  # its owner and the lead alone open it
ADDRESSES = sorted(walk.addresses(), key=lambda pair: pair[0])
OF_A_PERSON = {
    "reflection_id": OF_A_WORKER, "passport_id": OF_A_MEMBER, "met_id": NOT_COME_TO,
    "trained_id": NOT_COME_TO, "steering_action_id": SOMEBODY_ELSES,
}  # fmt: skip
GUARDED = [(route, view) for route, view in ADDRESSES if hasattr(view, "needs")]


def test_every_address_says_what_it_needs_or_why_it_is_open():
    for route, view in ADDRESSES:
        open_to_all = bool(getattr(view, "open_because", ""))
        assert open_to_all != isinstance(getattr(view, "needs", None), Permission), route


def test_no_two_addresses_go_by_one_name():
    """Else links to one would lead to the other: a risk answer is no risk to the programme."""
    names = Counter(pattern.name for pattern in walk.patterns() if pattern.name)
    assert [name for name, many in names.items() if many > 1] == []


def test_the_policy_page_lists_every_address_with_its_need():
    page = PAGE.read_text()
    for route, view in ADDRESSES:
        said = view.needs.value if hasattr(view, "needs") else view.open_because
        rows = [line for line in page.splitlines() if f"`{route}`" in line]
        assert rows, f"{route} is not on the page"
        assert said in rows[0], f"{route} needs {said}"


@dataclass(frozen=True)
class Records:
    """Whom and what every walk meets: one person of each role, and the keys of records."""

    cast: dict[Role, User]
    cases: dict[str, Keys]
    elsewhere: Keys


class Walker:
    """Somebody who tries one address after another and remembers how many."""

    def __init__(self, records: Records) -> None:
        self.cells = 0
        self.cast = records.cast
        self.cases = records.cases
        self.elsewhere = records.elsewhere
        self.clients = {role: people.signed_in(Client(), who) for role, who in self.cast.items()}

    def tries(self, client: Client, method: str, route: str, keys: dict[str, Any]) -> Any:
        self.cells += 1
        address = KEY.sub(lambda found: str(keys[found[1]]), route)
        sent = {"form_key": str(uuid4()), "address": "/x/", "typed": "{}"}
        return client.get(address) if method == "GET" else client.post(address, sent)


def expected(view: Any, role: Role, method: str, relation: str | None) -> set[int]:
    """Return the answers the policy allows for one cell."""
    if method not in view.accepts:
        return {405}
    if view.needs not in POLICY[role]:
        return {403}
    if relation in (OF_A_WORKER, OF_A_MEMBER):
        return {200} if role is Role.SUPERVISOR else {404}
    if relation == NOT_COME_TO:
        return {404}
    if relation == SOMEBODY_ELSES:
        return {200} if role is Role.LEAD else {404}
    if relation is not None:
        standing = REACH[relation].get(role)
        if standing is None or standing not in NEEDS_STANDING[view.needs]:
            return {404}
    return {200, 204, 302} if method == "GET" else {200, 204, 302, 400, 409, 422}


@pytest.fixture(scope="module")
def records(django_db_setup: None, django_db_blocker: Any) -> Iterator[Records]:
    """Fill a database of this module's own once; what a walk does to it is taken back."""
    name = database.cloned(database.template(), f"walk_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        with transaction.atomic():
            made = Records(walk.cast(), walk.cases(), walk.elsewhere())
        yield made
    database.dropped(name)


@pytest.fixture
def walker(records: Records, db: None, settings: Any) -> Iterator[Walker]:
    """Walk quietly: a refusal is an answer here, and no session's idleness is measured."""
    settings.SESSION_SAVE_EVERY_REQUEST = False
    made = Walker(records)
    logging.disable(logging.WARNING)
    yield made
    logging.disable(logging.NOTSET)


def relations_of(route: str) -> list[str | None]:
    """Return the relations to try at an address: none where it is about no case."""
    keys = set(KEY.findall(route))
    for key, relation in OF_A_PERSON.items():
        if key in keys:
            return [relation]
    return [*REACH] if OF_A_CASE & keys else [None]


def tried(route: str, view: Any, role: Role, method: str) -> list[str | None]:
    """Return the relations to try; what is refused before a record is looked for is tried once."""
    is_refused_at_once = method not in view.accepts or view.needs not in POLICY[role]
    return relations_of(route)[: 1 if is_refused_at_once else None]


def the_lead_of(relation: str | None, role: Role, walker: Walker) -> Client:
    """Return the client of a role; a case sealed to its lead is tried by that lead."""
    if relation == "sealed to its lead" and role is Role.PRACTITIONER:
        return people.signed_in(Client(), people.person("Sealy", Role.PRACTITIONER))
    return walker.clients[role]


@dataclass(frozen=True)
class Cell:
    """One address, tried once."""

    method: str
    route: str
    relation: str | None
    role: Role
    is_as_the_policy_says: bool
    answer: Any


def asked_at(route: str, view: Any, method: str) -> list[tuple[Role, str | None]]:
    """Return who asks at an address about which case: all of them, or a share of them."""
    asks = [(role, case) for role in Role for case in tried(route, view, role, method)]
    return share(asks, 16, name=lambda one: f"{method} {route} {one[0]} {one[1]}")


def every_cell(walker: Walker, method: str) -> Iterator[Cell]:
    """Yield the answer of every address to everybody about every case."""
    for route, view in GUARDED:
        for role, relation in asked_at(route, view, method):
            keys = walker.elsewhere | walker.cases.get(relation or "", {})
            client = the_lead_of(relation, role, walker)
            answer = walker.tries(client, method, route, keys)
            allowed = answer.status_code in expected(view, role, method, relation)
            yield Cell(method, route, relation, role, allowed, answer)
    assert walker.cells >= times(2 * len(GUARDED), 2), "each address is tried, of all by two"


def test_every_post_is_as_the_policy_says(walker):
    assert not [cell for cell in every_cell(walker, "POST") if not cell.is_as_the_policy_says]


def test_every_page_is_as_the_policy_says_and_its_records_are_in_the_log_of_reading(walker):
    """One walk for both: a page is looked at while the latest line of the log is its own."""
    known = {str(key) for keys in walker.cases.values() for key in keys.values()}
    wrong, unlogged = [], []
    for cell in every_cell(walker, "GET"):
        if not cell.is_as_the_policy_says:
            wrong.append(cell)
        if cell.answer.status_code == 200:
            said = cell.answer.content.decode(errors="replace")  # a file may be no text
            on_page = known & set(UUID.findall(said))
            if on_page and not on_page <= last_reading(cell.answer.request["PATH_INFO"]):
                unlogged.append(cell)
    assert not wrong
    assert not unlogged


def door_of(view: Any) -> str:
    """Return where whoever is not signed in is sent."""
    return str(getattr(view, "login_url", "/sign-in/"))


def test_nobody_and_half_signed_in_reach_nothing(walker):
    nobody, half = Client(), Client()
    half.force_login(people.grace())
    keys = walker.elsewhere | walker.cases["own"]
    for route, view in share(GUARDED, 3, name=itemgetter(0)):
        for client, door in ((nobody, door_of(view)), (half, "/sign-in/2fa/")):
            for method in view.accepts:
                answer = walker.tries(client, method, route, keys)
                assert (answer.status_code, answer.url[: len(door)]) == (302, door), route
                assert not UUID.search(answer.content.decode())


def test_not_yours_and_not_there_are_the_same_answer(walker):
    grace = walker.clients[Role.PRACTITIONER]
    for route, view in GUARDED:
        if relations_of(route) != [None] and view.needs in POLICY[Role.PRACTITIONER]:
            nowhere = walker.elsewhere | walker.cases["not there"]
            none = walker.tries(grace, "GET", route, nowhere)
            for _, relation in share([(route, whose) for whose in NOT_YOURS], 3):
                theirs = walker.tries(
                    grace, "GET", route, walker.elsewhere | walker.cases[relation]
                )
                assert theirs.status_code == none.status_code
                assert blank(theirs) == blank(none)


def blank(answer: Any) -> str:
    """Return a page without what differs each time: keys, and the token against forgery."""
    return TOKEN.sub("", UUID.sub("", answer.content.decode()))


def last_reading(address: str) -> set[str]:
    """Return the keys in the latest line of the log of reading, if it is of this address."""
    with all_seeing() as cursor:
        cursor.execute("SELECT address, about FROM audit.reading ORDER BY seq DESC LIMIT 1")
        where, about = cursor.fetchone() or ("", [])
    return {name.partition(":")[2] for name in about} if where == address else set()
