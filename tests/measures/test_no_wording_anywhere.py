"""No question's words are where they should not be: in the code, the database, a page or a log.

We keep no list of protected phrases to look for, so an invented pack of marked sentences stands in
for a licensed one: it goes in, it is shown where it may be, and it is looked for everywhere else.
"""

import logging
import re
import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import holdfast
from holdfast.access.permissions import POLICY
from holdfast.measures import instruments
from tests import people
from tests.database import all_seeing
from tests.measures.packs import MARKER, as_file, sum_of, told, words_of
from tests.security.test_policy_walk import GUARDED, KEY, OF_A_CASE
from tests.security.walk import cases, cast, elsewhere, routes
from tests.thorough import share

PACKAGE = Path(holdfast.__path__[0])
INSTRUMENTS = PACKAGE / "measures" / "instruments"
TEXT = {".py", ".html", ".txt", ".sql", ".js", ".css", ".json", ".po", ".md", ".svg"}
SHOWS_WORDS = {"sdq_add", "measure_add", "measure_change", "measure_answers", "measure_shown"}


@pytest.mark.parametrize("one", instruments.ALL.values(), ids=lambda one: one.key)
def test_an_instrument_carries_words_only_where_its_licence_lets_anybody(one):
    if not one.licence.may_bundle_wording:
        assert one.wordings == ()
        assert one.wording() is None
        assert all(not one.answer_words(number) for number in one.item_answers)


def sentences() -> set[str]:
    """Return the words of every question that we may carry, as they are in the code."""
    return {
        words
        for one in instruments.ALL.values()
        for wording in one.wordings
        for words in wording.items.values()
    }


def test_the_words_we_may_carry_are_in_their_own_instruments_file_and_nowhere_else():
    carried = sentences()
    assert carried, "the PHQ-9 and the GAD-7 may be shown by anybody"
    files = [path for path in PACKAGE.rglob("*") if path.suffix in TEXT and path.is_file()]
    files += [*(PACKAGE.parent / "docs").rglob("*.md"), *(PACKAGE.parent / "tools").rglob("*.py")]
    found = {
        path
        for path in files
        if INSTRUMENTS not in path.parents and path.parts[-2] != "vendor"
        for text in [re.sub(r"\s+", " ", path.read_text(errors="replace"))]
        if any(words in text for words in carried)
    }
    assert found == set()


@pytest.mark.django_db
def test_a_table_has_no_room_for_words_but_the_packs():
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT coalesce(string_agg(description, ' '), '') FROM pg_description "
            "JOIN pg_class ON pg_class.oid = objoid "
            "WHERE relnamespace = 'public'::regnamespace"
        )
        comments = cursor.fetchone()[0]
    assert not [words for words in sentences() if words in comments]


def everywhere_in_the_database() -> set[str]:
    """Return each table, of any schema of ours, with the marker in a row of it."""
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT schemaname, tablename FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        found = set()
        for schema, table in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{schema}"."{table}" t WHERE t::text LIKE %s',
                [f"%{MARKER}%"],
            )
            if cursor.fetchone()[0]:
                found.add(f"{schema}.{table}")
        cursor.execute("SELECT count(*) FROM pg_catalog.pg_description WHERE description LIKE %s",
                       [f"%{MARKER}%"])  # fmt: skip
        assert cursor.fetchone()[0] == 0
    return found


SOME = {route for route, _ in share(GUARDED, 16, name=lambda one: one[0])}
SOME |= {route for route, pattern in routes() if pattern.name in SHOWS_WORDS}
LOOKED_AT = [one for one in GUARDED if one[0] in SOME]
EACH_PAGE_BY = 2  # roles: whoever works with families first, and one who does not


class Everywhere:
    """People of the cast, two of whom open each page, where there are two whom it is for."""

    def __init__(self) -> None:
        self.cast = cast()
        own = cases()["own"]  # first: some of what is elsewhere is about one of these
        self.keys = elsewhere() | own

    def pages_with_the_marker(self, listed: Sequence[Any] = LOOKED_AT) -> set[str]:
        """Return the names of the pages, exports and pictures that show it to anybody.

        `self.showed` is then where they are: what shows no words in force shows none afterwards.
        """
        found = {}
        clients = {
            role: people.signed_in(Client(raise_request_exception=False), who)
            for role, who in self.cast.items()
        }
        for route, view in listed:
            may = [role for role in clients if view.needs in POLICY[role]]
            if "GET" in view.accepts:
                for role in dict.fromkeys((*may[: EACH_PAGE_BY - 1], *may[-1:])):
                    address = KEY.sub(lambda one: str(self.keys[one[1]]), route)
                    answer = clients[role].get(address)
                    if MARKER.encode() in b"".join(answer) and answer.resolver_match:
                        found[answer.resolver_match.url_name] = (route, view)
        self.showed = [*found.values()]
        return set(found)


def send(client: Client, name: str, *args: object, **typed: object) -> None:
    client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4())} | typed)


@pytest.mark.django_db
def test_a_packs_words_are_shown_where_they_may_be_and_found_nowhere_else(settings, caplog):
    settings.STORY_DAY = people.A_MONDAY
    with caplog.at_level(logging.DEBUG):
        everywhere = Everywhere()  # it has a pack of marked sentences in it
        found = everywhere.pages_with_the_marker()
        showed = everywhere.showed
        assert found <= SHOWS_WORDS
        assert found, "with a pack in force somebody sees its words"
        assert everywhere_in_the_database() == {"public.measures_wordingpack"}
        settings.STORY_DAY = date(2027, 1, 1)
        assert everywhere.pages_with_the_marker(showed) == set(), "it has run out"
        settings.STORY_DAY = people.A_MONDAY
        ada = people.signed_in(Client(), people.ada())
        send(ada, "pack_withdraw", everywhere.keys["pack_id"], version=1)
        assert everywhere.pages_with_the_marker(showed) == set(), "it was withdrawn"
        assert everywhere_in_the_database() == set()
        refused(ada)
        assert everywhere_in_the_database() == set()
    assert MARKER not in caplog.text


def refused(ada: Client) -> None:
    """Send packs that are refused, each for another reason: none of it stays anywhere."""
    items = words_of("P4-10")
    del items["9"]
    cut_short = as_file(told())[:-40]
    for content, checksum in (
        (as_file(told(holder=None)), None),
        (as_file(told(languages={"en": {"P4-10": {"items": items}}})), None),
        (as_file(told()), "0" * 64),
        (cut_short, None),
    ):
        chosen = SimpleUploadedFile("pack.json", content)
        given = sum_of(content) if checksum is None else checksum
        send(ada, "pack_add", pack=chosen, checksum=given)


def test_every_kind_of_key_is_known_to_the_walk():
    assert {"case_id", "administration_id"} <= OF_A_CASE
