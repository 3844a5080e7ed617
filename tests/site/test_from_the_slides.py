"""Every line of the slides has a page that is there and answers, or says that it is not built."""

import logging

import pytest
from django.test import Client

from holdfast.access.permissions import POLICY
from holdfast.site.management.commands import write_docs
from holdfast.site.reference.slide_lines import LINES, SLIDES
from tests import people
from tests.security import walk
from tests.security.test_policy_walk import KEY
from tests.thorough import share

PAGE = "../explanation/from-the-slides.md"
NOT_BUILT = [
    "A training in therapeutic skills: an Advanced Practice Award",
]
BUILT = [line for line in LINES if line.is_built]


def named():
    """Return each address's route and view by its name."""
    from holdfast.site.reference.who_sees_what import addresses

    return {name: (route, view) for route, name, view in addresses()}


def test_what_is_not_built_yet_is_listed_here():
    assert [line.words for line in LINES if not line.is_built] == NOT_BUILT


def test_no_line_stands_twice_and_every_slide_has_some():
    words = [line.words for line in LINES]
    assert len(words) == len(set(words))
    assert all(lines for _, lines in SLIDES)


@pytest.mark.parametrize("line", BUILT, ids=lambda line: line.words)
def test_a_line_leads_to_addresses_that_are_there_for_whom_it_is_meant(line):
    there = named()
    for name in line.names:
        _, view = there[name]
        assert "GET" in view.accepts, name
        assert view.needs in POLICY[line.role], name


def test_the_page_names_every_line_and_what_is_missing():
    page = write_docs.now_in(PAGE)
    for line in LINES:
        assert line.words in page
    assert page.count("Not built yet") == len(NOT_BUILT)


@pytest.mark.django_db
def test_every_page_answers_for_the_role_that_needs_it(settings):
    settings.SESSION_SAVE_EVERY_REQUEST = False
    logging.disable(logging.WARNING)
    cast, cases = walk.cast(), walk.cases()
    keys = walk.elsewhere() | cases["own"]
    there = named()
    clients = {role: people.signed_in(Client(), who) for role, who in cast.items()}
    asked = sorted({(line.role, name) for line in BUILT for name in line.names})
    for role, name in share(asked, 3):
        address = KEY.sub(lambda found: str(keys[found[1]]), there[name][0])
        assert clients[role].get(address).status_code == 200, f"{name} for {role}"
    logging.disable(logging.NOTSET)
