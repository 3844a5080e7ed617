"""Handing over, co-workers, closing, sealing; and who can tell afterwards who saw what."""

from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Assignment, Case
from holdfast.casework.worklist.trail import trail_of
from holdfast.place.actions import say_absent
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    people.participant(people.mary())
    return people.case()


@pytest.fixture
def mona(client):
    return people.signed_in(client, people.mona())


def part(who):
    with acting_as(who):
        return str(who.parts.get().pk)


def may_see(client, who, case):
    return people.signed_in(client, who).get(case.get_absolute_url()).status_code == 200


def may_write(client, who, case):
    address = reverse("visit_add", args=[case.pk])
    return people.signed_in(client, who).get(address).status_code == 200


def give(mona, case, who=None, **more):
    typed = {"to": part(who or people.mary()), "because": "left"} | boxes(on=LATER)
    return send(mona, "case_hand_over", case.pk, **typed | more)


def test_a_manager_is_told_who_of_them_is_away(mona, case):
    mary, boss = people.mary(), people.mona()
    page = words(mona.get(reverse("case_hand_over", args=[case.pk])))
    assert "(away" not in page
    with acting_as(boss):
        say_absent(
            person=mary, kind="sickness", note="", began_on=A_MONDAY, ends_on=LATER, cover=None,
            at=people.A_MOMENT, by=boss,
        )  # fmt: skip
    page = words(mona.get(reverse("case_hand_over", args=[case.pk])))
    assert "Mary (away 2 March to 9 March 2026)" in page


def test_handing_over_lets_one_in_and_the_other_out_at_once(client, mona, case):
    assert give(mona, case).status_code == 302
    assert may_write(client, people.mary(), case)
    assert not may_see(client, people.grace(), case)
    with acting_as(people.mona()):
        told = set(Assignment.objects.values_list("part", "began_on", "ended_on", "ended_because"))
    assert told == {("lead", A_MONDAY, LATER, "left"), ("lead", LATER, None, "")}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"on-year": "2100"}, "That day has not come yet"),
        ({"on-year": "2020"}, "before whoever works with the case now began"),
        ({"because": ""}, "Why?"),
        ({"to": "somebody"}, "There is a problem"),
    ],
)
def test_a_refused_hand_over_changes_nothing(client, mona, case, typed, said):
    assert said in words(give(mona, case, **typed))
    assert may_write(client, people.grace(), case)
    assert not may_see(client, people.mary(), case)


def test_the_present_lead_and_other_teams_are_not_offered(mona, case):
    people.participant(people.oscar(), "South")
    page = words(mona.get(reverse("case_hand_over", args=[case.pk])))
    assert "Mary" in page
    assert part(people.grace()) not in page
    assert "Oscar" not in page


def test_a_co_worker_works_beside_the_lead(client, mona, case):
    sent = send(mona, "case_co_worker", case.pk, to=part(people.mary()), **boxes(on=LATER))
    assert sent.status_code == 302
    assert may_write(client, people.mary(), case)
    assert may_write(client, people.grace(), case)


def test_a_co_worker_may_become_the_lead(client, mona, case):
    send(mona, "case_co_worker", case.pk, to=part(people.mary()), **boxes(on=LATER))
    assert give(people.signed_in(client, people.mona()), case).status_code == 302
    with acting_as(people.mary()):
        now_open = Assignment.objects.filter(ended_on=None).values_list("part", flat=True)
        assert list(now_open) == ["lead"]
    assert may_write(client, people.mary(), case)
    assert not may_see(client, people.grace(), case)


def close(mona, case, version=1, **more):
    typed = {"because": "goals met", "note": "They are well", "version": version}
    return send(mona, "case_close", case.pk, **typed | boxes(on=LATER) | more)


def test_a_closed_case_is_read_on_and_written_no_more(client, mona, case):
    assert close(mona, case).status_code == 302
    assert may_see(client, people.grace(), case)
    assert not may_write(client, people.grace(), case)
    with acting_as(people.mona()):
        known = Case.objects.get()
        assert (known.closed_on, known.closed_because, known.closing_note) == (
            LATER,
            "goals met",
            "They are well",
        )


def test_a_case_is_closed_once(mona, case):
    close(mona, case)
    assert "This case is closed already" in words(close(mona, case, version=2))


def test_closing_what_somebody_else_changed_shows_both(client, mona, case):
    with acting_as(people.grace()):
        Case.objects.update(version=2)
    second = close(mona, case, version=1)
    assert second.status_code == 409
    assert "They are well" in words(second)


def seal(mona, case, *only):
    names = [str(who.pk) for who in only]
    return send(mona, "case_seal", case.pk, only=names, why="A relative works in the team")


def test_a_sealed_case_is_reached_by_those_named_alone(client, mona, case):
    sent = seal(mona, case, people.grace())
    assert sent.url == reverse("cases")
    assert may_write(client, people.grace(), case)
    assert not may_see(client, people.mona(), case)


def test_a_manager_who_names_themselves_reads_on(client, mona, case):
    sent = seal(mona, case, people.grace(), people.mona())
    assert sent.url == case.get_absolute_url()
    assert may_see(client, people.mona(), case)


def test_sealing_needs_names_and_a_reason(client, mona, case):
    page = words(send(mona, "case_seal", case.pk, why=""))
    assert page.count("There is a problem") == 1
    assert may_see(client, people.mona(), case)


@pytest.mark.parametrize("name", ["case_hand_over", "case_co_worker", "case_close", "case_seal"])
def test_only_the_teams_own_manager_allocates(client, case, name):
    people.team("South")
    address = reverse(name, args=[case.pk])
    assert people.signed_in(client, people.grace()).get(address).status_code == 403
    assert people.signed_in(client, people.max_()).get(address).status_code == 404


def test_the_trail_says_who_changed_and_who_saw(client, mona, case):
    mona.get(case.get_absolute_url())
    give(mona, case)
    page = words(mona.get(reverse("case_trail", args=[case.pk])))
    for said in ("Opened case", "Handed case over", "Saw the case page", "Mona", "Grace", "left"):
        assert said in page
    mary = people.signed_in(client, people.mary())
    assert "Handed case over" in words(mary.get(reverse("case_trail", args=[case.pk])))
    grace = people.signed_in(client, people.grace())
    assert grace.get(reverse("case_trail", args=[case.pk])).status_code == 404


def test_the_database_itself_gives_the_trail_to_nobody_else(case):
    def lines(who):
        with acting_as(who):
            return len(trail_of(case.pk, page=1)[0])

    assert lines(people.mona()) > 0
    others = [people.mary(), people.max_(), people.lena(), people.petra(), people.mallory()]
    assert {lines(who) for who in others} == {0}


def test_the_trail_comes_fifty_lines_at_a_time(mona, case):
    address = reverse("case_trail", args=[case.pk])
    for _ in range(52):
        mona.get(address)
    first = words(mona.get(address))
    assert first.count("Saw this trail") == 50
    assert "?page=2" in first
    assert "Opened case" in words(mona.get(address, {"page": 2}))
    assert mona.get(address, {"page": "-1; drop"}).status_code == 200
    assert "Nothing more" in words(mona.get(address, {"page": 9}))


def test_the_trail_of_another_familys_case_is_not_in_it(mona, case):
    people.case(people.mary(), family="Birch", child="Sam Birch")
    page = words(mona.get(reverse("case_trail", args=[case.pk])))
    assert page.count("Opened case") == 1
