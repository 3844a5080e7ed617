"""The timeline: everything on a case in one line, as chosen, with what was corrected."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.guarding import ours, rule_of
from holdfast.access.identity import acting_as
from holdfast.access.rows import among
from holdfast.audit import trail
from holdfast.casework.actions.cases import add_co_worker
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.visits import Told, change_visit, record_event
from holdfast.casework.models import Case, Visit
from holdfast.casework.reports.timeline import SOURCES
from holdfast.casework.reports.timeline.reading import (
    A_PAGE,
    Asked,
    Place,
    Written,
    line_of,
    page_after,
)
from tests import people
from tests.casework.histories import LAST_DAY, at, case_with
from tests.database import all_seeing
from tests.security.one_case import a_concern

pytestmark = pytest.mark.django_db
MOMENT = "app-timeline__moment"
CLOSED = people.A_MONDAY + timedelta(days=28)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.STORY_DAY = LAST_DAY


THOUGHT_EMPTY = (  # as autovacuum finds a table whose rows were all rolled back
    "SELECT pg_restore_relation_stats('schemaname', 'audit', 'relname', 'change', "
    "'relpages', 2, 'reltuples', 0::real)"
)
FETCHED = (
    "SELECT idx_tup_fetch FROM pg_stat_xact_all_tables "
    "WHERE schemaname = 'audit' AND relname = 'change'"
)


def opened(client: Client, case: Case, who: Any = None, *, by: str = "", **asked: str) -> str:
    """Return the timeline as one of the cast sees it."""
    people.signed_in(client, who or people.grace())
    answer = client.get(reverse("timeline", args=[case.pk]), asked | {"who": by})
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def headings(html: str) -> list[str]:
    found = re.findall(r'<h2 class="app-timeline__heading">(.*?)</h2>', html)
    return [re.sub(r"<.*?>", "", re.sub(r" <a class.*", "", one)).strip() for one in found]


def test_everything_on_a_case_is_there_once(client: Client) -> None:
    case = case_with(visits=3, goals=2, ratings=2, sdqs=2, talks=1)
    told = headings(opened(client, case))
    for heading in (
        "Case opened", "Began with the case: Grace", "Goal 1 set",
        "Strategy meeting", "Goals rated: parent or carer", "SDQ from the parent",
        "Discussed in supervision: ",
    ):  # fmt: skip
        assert sum(one.startswith(heading) for one in told), heading
    assert sum(one.startswith("Visit: ") for one in told) == 3
    assert sum(one.startswith("Goals rated") for one in told) == 4  # two days, two voices


def test_each_page_goes_on_where_the_last_one_ended(client: Client) -> None:
    case = case_with(visits=40, goals=3, ratings=12, sdqs=6, talks=5)
    with acting_as(people.grace()):
        line = line_of(case)
        assert line_of(case, most=7) == line[:7]
    every = [entry.place for entry in line]
    paged: list[Place] = []
    while page := page_after(every, paged[-1] if paged else None)[:A_PAGE]:
        paged += page
    assert paged == every
    assert len(set(every)) == len(every)
    assert [place.on for place in every] == sorted((p.on for p in every), reverse=True)
    first = opened(client, case)
    assert first.count(MOMENT) == 30
    assert f"{len(every)} entries" in first
    earlier = re.search(r'rel="next" href="(.*?)"', first)
    assert earlier
    second = opened(client, case, before=earlier[1].removeprefix("?before="))
    assert second.count(MOMENT) == 30
    assert "The newest" in second
    assert opened(client, case, whole="yes").count(MOMENT) == len(every)
    assert opened(client, case, before="nowhere").count(MOMENT) == 30


def test_a_kind_a_person_days_and_words_narrow_it(client: Client) -> None:
    case = case_with(visits=6, goals=1, ratings=2, sdqs=1)
    with acting_as(people.mona()):
        add_co_worker(
            case=case, participant=people.participant(people.mary()), on=people.A_MONDAY,
            at=now() - timedelta(hours=1), by=people.mona(),
        )  # fmt: skip
    mary, day = people.mary(), people.A_MONDAY + timedelta(days=30)
    with acting_as(mary):
        record_event(case=case, kind="school change", on=day, note="A purple blazer", at=at(day),
                     today=LAST_DAY, by=mary)  # fmt: skip
    assert opened(client, case, kind="event").count(MOMENT) == 4
    assert headings(opened(client, case, words="PURPLE blaz")) == ["Change of school"]
    assert headings(opened(client, case, who=None, by=str(mary.pk))) == ["Change of school"]
    that_day = {"since-day": "1", "since-month": "4", "since-year": "2026",
                "until-day": "1", "until-month": "4", "until-year": "2026"}  # fmt: skip
    assert headings(opened(client, case, **that_day)) == ["Change of school"]
    assert "Nothing here is as you chose" in opened(client, case, words="zebra")


def test_a_page_goes_on_though_the_entry_it_ended_with_is_gone() -> None:
    ids = sorted(UUID(int=n) for n in range(4))
    day, before = people.A_MONDAY, people.A_MONDAY - timedelta(days=1)
    line = [Place(day, 1, ids[3]), Place(day, 1, ids[1]), Place(day, 2, ids[3]),
            Place(before, 0, ids[0])]  # fmt: skip
    assert page_after(line, Place(day, 1, ids[2])) == line[1:]
    assert page_after(line, Place(day, 1, ids[0])) == line[2:]
    assert page_after(line, Place(before, 0, ids[0])) == []


def test_nobody_named_is_anybody_and_one_named_is_not_nobody() -> None:
    entry = Written(Place(people.A_MONDAY, 0, UUID(int=1)), by=None)
    assert Asked().is_met_by(entry)
    assert not Asked(who=5).is_met_by(entry)
    assert Asked(who=5).is_met_by(entry._replace(by=5))


def test_those_who_wrote_something_shown_are_offered(client: Client) -> None:
    html = opened(client, case_with(visits=1), people.mona())
    offered = re.search(r'<select[^>]*name="who".*?</select>', html)
    assert offered
    assert re.findall(r"<option[^>]*>(.*?)</option>", offered[0]) == ["Anybody", "Grace"]


def test_a_day_that_is_none_is_said_and_the_rest_still_shows(client: Client) -> None:
    case = case_with(visits=2)
    html = opened(client, case, **{"since-day": "31", "since-month": "2", "since-year": "2026"})
    assert "must be a real date" in html
    assert MOMENT in html


def test_a_correction_says_who_changed_what_from_what_to_what(client: Client) -> None:
    case = case_with(visits=1, goals=0, ratings=0, sdqs=0, talks=0)
    with acting_as(people.grace()):
        visit = Visit.objects.get(case=case)
        told = Told(
            visited_on=visit.visited_on, took_part=["child", "parent"], note="We made <b>toast</b>."
        )
        change_visit(visit=visit, version=1, told=told, steps={}, today=LAST_DAY, by=people.grace())
    people.signed_in(client, people.mona())
    raw = client.get(reverse("timeline", args=[case.pk])).content.decode()
    assert "We made &lt;b&gt;toast&lt;/b&gt;." in raw
    html = " ".join(unescape(raw).split())
    assert "Changed" in html
    assert "Grace, " in html
    assert "Note: was “<del>" in html
    assert "now “<ins>We made <b>toast</b>.</ins>”" in html
    assert "version" not in html.lower().replace("data-version", "")


def test_what_is_corrected_elsewhere_is_read_by_nobody_else() -> None:
    case, other = people.case(), people.case(people.oscar(), "South")
    with all_seeing() as cursor:
        cursor.execute("SELECT tbl, row_id FROM audit.change WHERE after->>'case_id' = %s",
                       [str(other.pk)])  # fmt: skip
        rows = cursor.fetchall()
    assert rows
    keys = [[row[0] for row in rows], [row[1] for row in rows]]
    for who, asked in ((people.grace(), case), (people.grace(), other), (people.petra(), other)):
        with acting_as(who), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM app.written_in_case(%s, %s, %s)",
                           [asked.pk, *keys])  # fmt: skip
            assert cursor.fetchone() == (0,)


def test_no_table_of_the_cases_is_kept_from_some_who_are_granted_the_case() -> None:
    """`app.written_in_case` reads any of them for whoever is granted the case."""
    for model in ours():
        if model._meta.app_label == "casework" and hasattr(model, "case_id"):
            assert among("case_id", "my_cases") in rule_of(model).read, model


def test_what_somebody_else_wrote_since_one_looked_is_marked(client: Client) -> None:
    case = case_with(visits=1, goals=0, ratings=0, sdqs=0, talks=0)
    with acting_as(people.grace()):
        trail.saw("case", f"/cases/{case.pk}/", [trail.name_of(case)])
    assert "since you looked" not in opened(client, case)
    with all_seeing() as cursor:  # the reading, made half an hour older
        cursor.execute("ALTER TABLE audit.reading DISABLE TRIGGER only_added_to")
        cursor.execute("UPDATE audit.reading SET at = at - interval '30 minutes'")
        cursor.execute("ALTER TABLE audit.reading ENABLE TRIGGER only_added_to")
    with acting_as(people.mona()):
        close_case(case=Case.objects.get(pk=case.pk), version=case.version, because="goals met",
                   note="Well done", on=CLOSED, at=now(), by=people.mona())  # fmt: skip
    html = opened(client, case)
    assert "Changed by Mona since you looked" in html
    assert "New since you were here" in html
    assert "since you looked" not in opened(client, case, people.mona())


def test_queries_are_as_many_for_a_long_history_as_for_a_short_one(client: Client) -> None:
    case = case_with(visits=6, goals=2, ratings=3, sdqs=2, talks=2)
    address = reverse("timeline", args=[case.pk])
    people.signed_in(client, people.grace())
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address, {"whole": "yes"})
    with acting_as(people.mona()):
        close_case(case=Case.objects.get(pk=case.pk), version=case.version, because="goals met",
                   note="Moved", on=CLOSED, at=now(), by=people.mona())  # fmt: skip
    long = case_with(visits=60, goals=6, ratings=15, sdqs=8, talks=20)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("timeline", args=[long.pk]), {"whole": "yes"})
    assert len(many) <= len(few) + 2
    assert len(many) <= 45, len(many)


def test_corrections_are_found_by_their_keys_though_the_trail_is_thought_empty(
    client: Client,
) -> None:
    case = case_with(visits=6)
    people.signed_in(client, people.grace())
    with all_seeing() as cursor:
        cursor.execute(THOUGHT_EMPTY)
        cursor.execute(FETCHED)
        (before,) = cursor.fetchone()
    client.get(reverse("timeline", args=[case.pk]), {"whole": "yes"})
    with all_seeing() as cursor:
        cursor.execute(FETCHED)
        (after,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM audit.change")
        (trail,) = cursor.fetchone()
    assert 0 < after - before <= 2 * trail, "each line is fetched twice at most"


def test_who_may_not_see_the_case_sees_no_timeline(client: Client) -> None:
    case = people.case()
    for who in (people.mary(), people.oscar(), people.max_()):
        people.signed_in(client, who)
        assert client.get(reverse("timeline", args=[case.pk])).status_code == 404
    people.signed_in(client, people.lena())
    assert client.get(reverse("timeline", args=[case.pk])).status_code == 403


def test_every_source_is_told_by_words_of_one_kind() -> None:
    words: dict[str, str] = {}
    for source in SOURCES:
        assert words.setdefault(source.kind, source.words) == source.words


def test_a_safety_concern_is_told_once_with_its_steps(client: Client) -> None:
    case = people.case()
    with acting_as(people.grace()):
        a_concern(case, people.grace())
    html = opened(client, case, kind="concern")
    (heading,) = headings(html)
    assert heading.startswith("Safety concern raised: serious")
    assert "A bruise" in html
