"""What the told story's pages say of how many families, to those who know none of them.

The attacker of `tests/kit/disclosure` is given the tables of who was considered as the programme's
lead sees them, with what is true; and no count of families on a page of the director's or the
evaluator's is an exact one.
"""

import re
from html import unescape
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from holdfast.choosing import reports
from holdfast.choosing.rules import equity
from holdfast.choosing.rules.equity import COLUMNS, OUTCOME
from holdfast.kit.disclosure import TO_FIVE, Dimension, Kind, People, Tabulation, kind
from holdfast.kit.disclosure.counts import Span
from tests.demo.looking import asked, one
from tests.demo.test_story import STORY_DAY
from tests.kit.disclosure.attacking import attacks
from tests.kit.disclosure.stories import Story
from tests.thorough import share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]
WITH_COUNTS = (
    "/", "/pilot/", "/board/", "/risks/", "/learning/", "/place/reach/", "/reports/now/board/",
    "/reports/coming-year/", "/reports/figures/cases.started/",
)  # fmt: skip
SAYS = {"fewer than 5": (0, 4)} | {f"about {five}": TO_FIVE.says(five) for five in range(5, 500, 5)}
EXACT = re.compile(r"(?<!about )(?<!fewer than )\b\d+ (?:open )?(?:cases|families|children)\b")
CELL = re.compile(r'<td[^>]*data-label="([^"]+)">([^<]*)</td>')
ROW = re.compile(r'<th class="govuk-table__header" scope="row">([^<]*)</th>(.*?)</tr>', re.S)
CAPTION = re.compile(r"<caption[^>]*>([^<]*)</caption>(.*?)</table>", re.S)
TRUE = """
SELECT {column}, state, count(*) FROM choosing_nomination
WHERE run_id = (SELECT id FROM programme_run WHERE authority_id = '315' LIMIT 1) GROUP BY 1, 2
"""


class OnThePage:
    """A table as it stands on a page: what each of its numbers can be."""

    withheld: tuple[Tabulation, ...] = ()
    way = TO_FIVE

    def __init__(self, people: People, spans: dict[Kind, Span]) -> None:
        self.spans = {people.said(of): span for of, span in spans.items()}

    def says(self, of: Kind) -> Span | None:
        return self.spans.get(of)


def main_of(client: Client, address: str) -> str:
    """Return what a page says of its own, or nothing where the reader has no such page."""
    answer = client.get(address)
    _, _, page = answer.content.decode().partition("<main")
    return page.partition("</main>")[0] if answer.status_code == 200 else ""


def signed_in(key: str, settings: Any) -> Client:
    settings.STORY_DAY = STORY_DAY
    client = Client()
    client.post("/demo/sign-in/", {"person": one(key).pk})
    return client


@pytest.mark.parametrize("key", share(["marcus", "teresa"], 2))
def test_whoever_knows_no_family_is_given_no_exact_count_of_them(key: str, settings: Any) -> None:
    client = signed_in(key, settings)
    reached = 0
    for address in WITH_COUNTS:
        if main := main_of(client, address):
            words = " ".join(unescape(strip_tags(f"<main{main}")).split())
            reached += 1
            assert EXACT.findall(words) == [], address
    assert reached >= 2


def test_the_attacker_learns_of_nobody_who_was_considered(settings: Any) -> None:
    main = main_of(signed_in("lorna", settings), reverse("considered"))
    captions = CAPTION.findall(main)
    assert len(captions) >= 3
    for title, table in captions:
        sides = {unescape(name): dict(CELL.findall(cells)) for name, cells in ROW.findall(table)}
        assert {words for row in sides.values() for words in row.values()} <= {*SAYS, "not shown"}
        names = tuple(name for name in sides if name != "All")
        people = considered(title, names)
        spans = {
            kind(**{} if name == "All" else {title: name}) | kind(**{OUTCOME: how}): SAYS[words]
            for name, row in sides.items()
            for how, words in row.items()
            if words in SAYS
        }
        releases: Any = [((Tabulation((title, OUTCOME)),), OnThePage(people, spans))]
        story = Story(people, (releases[0][0],))
        tried = list(attacks(story, releases, Random(1), most=20))
        assert [one for one in tried if one.why] == []
        for of, (low, high) in spans.items():
            assert low <= people.many(of) <= high


def considered(title: str, names: tuple[str, ...]) -> People:
    """Return who was truly considered, past every policy."""
    of = title.lower()
    counts: dict[tuple[str, ...], int] = {}
    for value, state, many in asked(TRUE.format(column=reports.COLUMNS[of])):
        how = next(words for words, states in COLUMNS if state in states)
        cell = (equity.said(value, of=of), how)
        counts[cell] = counts.get(cell, 0) + many
    how = Dimension(OUTCOME, tuple(words for words, _ in COLUMNS))
    return People((Dimension(title, names, tells=title not in equity.PLAIN), how), counts)
