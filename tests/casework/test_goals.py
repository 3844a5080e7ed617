"""Goals: set, rated, put in other words, ended."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import add_co_worker
from holdfast.casework.models import Goal, Rating, Wording
from tests import people
from tests.casework.set_goals import LATER, goal, seen
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def test_a_goal_is_set_in_somebodys_own_words(grace, case):
    typed = {"owner": "child", "words": "Sleep", "agreed_with": ["child", "parent"]}
    assert send(grace, "goal_add", case.pk, **typed | boxes(on=LATER)).status_code == 302
    (made,) = seen(Goal)
    (wording,) = seen(Wording)
    assert (made.owner, made.rank, made.set_on) == ("child", 1, LATER)
    assert (wording.words, wording.agreed_with) == ("Sleep", ["child", "parent"])


def test_a_refusal_keeps_the_words(grace, case):
    typed = {"owner": "child", "words": "Sleep well"} | boxes(on=A_MONDAY - timedelta(days=1))
    page = words(send(grace, "goal_add", case.pk, **typed))
    assert "That is before the case was opened" in page
    assert "Sleep well" in page
    assert seen(Goal) == []


def test_new_words_leave_the_old_with_their_ratings(grace, case):
    one = goal(case)
    typed = {"words": "To sleep through", "version": 1} | boxes(on=LATER)
    assert send(grace, "goal_reword", one.pk, **typed).status_code == 302
    said = sorted((w.number, w.words) for w in seen(Wording))
    assert said == [(1, "To sleep in my own bed"), (2, "To sleep through")]
    typed = {"rater": "child", f"score_{one.pk.hex}": "5"} | boxes(on=LATER)
    send(grace, "goals_rate", case.pk, **typed)
    (rating,) = seen(Rating)
    latest = max(seen(Wording), key=lambda wording: wording.number)
    assert rating.wording_id == latest.pk


def test_two_people_re_wording_see_both(grace, case):
    one = goal(case)
    send(grace, "goal_reword", one.pk, words="Hers", version=1, **boxes(on=LATER))
    second = send(grace, "goal_reword", one.pk, words="Mine", version=1, **boxes(on=LATER))
    assert second.status_code == 409
    assert "Hers" in words(second)
    assert "Mine" in words(second)
    assert len(seen(Wording)) == 2


def test_all_goals_are_rated_at_once_in_one_view(grace, case):
    first, second = goal(case), goal(case, said="A calm morning", owner="family")
    typed = {"rater": "parent", f"score_{first.pk.hex}": "0", f"score_{second.pk.hex}": "10"}
    send(grace, "goals_rate", case.pk, **typed | boxes(on=LATER))
    assert {(r.goal_id, r.rater, r.score) for r in seen(Rating)} == {
        (first.pk, "parent", 0),
        (second.pk, "parent", 10),
    }


def test_a_second_rating_that_day_replaces_the_first(grace, case):
    one = goal(case)
    for score in ("3", "4"):
        typed = {"rater": "child", f"score_{one.pk.hex}": score} | boxes(on=LATER)
        send(grace, "goals_rate", case.pk, **typed)
    assert [rating.score for rating in seen(Rating)] == [4]


@pytest.mark.parametrize(
    ("score", "said"), [("", "Rate at least one goal"), ("11", "Select a valid choice")]
)
def test_a_rating_is_from_0_to_10(grace, case, score, said):
    one = goal(case)
    typed = {"rater": "child", f"score_{one.pk.hex}": score} | boxes(on=LATER)
    assert said in words(send(grace, "goals_rate", case.pk, **typed))
    assert seen(Rating) == []


def test_a_goal_ends_and_is_asked_of_no_more(grace, case):
    one = goal(case)
    typed = {"because": "met", "version": 1} | boxes(on=LATER)
    assert send(grace, "goal_end", one.pk, **typed).status_code == 302
    assert [(g.ended_on, g.ended_because) for g in seen(Goal)] == [(LATER, "met")]
    page = words(grace.get(reverse("goals_rate", args=[case.pk])))
    assert "No goal is set yet" in page
    assert send(grace, "goal_end", one.pk, **typed).status_code == 409


def test_a_stranger_and_a_manager_write_no_goal(client, case):
    one = goal(case)
    for who, status in [(people.mary(), 404), (people.mona(), 403)]:
        signed_in = people.signed_in(client, who)
        for name, key in [
            ("goal_add", case.pk),
            ("goals_rate", case.pk),
            ("goal_reword", one.pk),
            ("goal_end", one.pk),
        ]:
            assert signed_in.get(reverse(name, args=[key])).status_code == status


def test_not_asked_needs_a_reason_and_shows_apart_from_0_and_blank(grace, case):
    first, second, third = goal(case), goal(case, said="Eat"), goal(case, said="Play")
    typed = {"rater": "child", f"score_{first.pk.hex}": "0", f"score_{second.pk.hex}": "unasked"}
    page = words(send(grace, "goals_rate", case.pk, **typed | boxes(on=LATER)))
    assert "Say why it was not asked" in page
    send(grace, "goals_rate", case.pk, **typed | {"why_not_asked": "not there"} | boxes(on=LATER))
    assert {(one.goal_id, one.score, one.not_asked_because) for one in seen(Rating)} == {
        (first.pk, 0, ""), (second.pk, None, "not there"),
    }  # fmt: skip
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert 'data-label="Goal 1, 0 to 10">0<' in page
    assert 'data-label="Goal 2, 0 to 10">Not asked: they were not there<' in page
    assert 'data-label="Goal 3, 0 to 10">–<' in page
    assert third.rank == 3


def test_a_rating_of_a_goal_ended_in_another_tab_is_told_and_stays_on_the_form(grace, case):
    ended, going = goal(case), goal(case, said="Eat together")
    send(grace, "goal_end", ended.pk, because="met", version=1, **boxes(on=A_MONDAY))
    typed = {"rater": "child", f"score_{ended.pk.hex}": "4", f"score_{going.pk.hex}": "6"}
    page = words(send(grace, "goals_rate", case.pk, **typed | boxes(on=LATER)))
    assert "Goal 1: it had ended by that day" in page
    assert "To sleep in my own bed" in page
    assert seen(Rating) == []
    send(grace, "goals_rate", case.pk, **typed | boxes(on=A_MONDAY))
    assert {one.score for one in seen(Rating)} == {4, 6}


def test_a_rating_of_a_goal_flagged_in_another_tab_is_told(grace, case):
    one = goal(case)
    send(grace, "goal_flag", one.pk, reason="He would be alone")
    typed = {"rater": "child", f"score_{one.pk.hex}": "4"} | boxes(on=LATER)
    assert "flagged as unsafe, so it is not rated" in words(
        send(grace, "goals_rate", case.pk, **typed)
    )


def test_a_second_workers_rating_of_the_day_is_shown_before_it_is_replaced(client, case):
    mona, mary = people.mona(), people.mary()
    with acting_as(mona):
        part = people.participant(mary)
        add_co_worker(case=case, participant=part, on=A_MONDAY, at=now(), by=mona)
    one = goal(case)
    typed = {"rater": "parent"} | boxes(on=LATER)
    score = f"score_{one.pk.hex}"
    send(people.signed_in(client, mary), "goals_rate", case.pk, **typed | {score: "7"})
    grace = people.signed_in(client, people.grace())
    page = words(send(grace, "goals_rate", case.pk, **typed | {score: "3"}))
    assert "Goal 1: Mary has recorded 7 for the parent or carer on that day already" in page
    assert "record 3 in its place" in page
    assert [rating.score for rating in seen(Rating)] == [7]
    tick = f"{one.pk.hex}:parent:1"
    assert tick in page
    answer = send(grace, "goals_rate", case.pk, **typed | {score: "3", "replace": tick})
    assert answer.status_code == 302
    assert [rating.score for rating in seen(Rating)] == [3]


def test_the_page_says_how_many_goals_are_allowed_once_there_are_as_many(grace, client, case):
    for number in range(6):
        goal(case, said=f"Goal of mine, {number}")
    page = words(grace.get(reverse("goal_add", args=[case.pk])))
    assert "6 goals are open in this case, and your authority allows 6 at once" in page
    typed = {"owner": "child", "words": "A seventh"} | boxes(on=LATER)
    page = words(send(grace, "goal_add", case.pk, **typed))
    assert "As many goals are open as your authority allows" in page
    assert "A seventh" in page
    lena = people.signed_in(client, people.lena())
    assert send(lena, "goal_rules", most_open="7", version=0).status_code == 302
    assert send(lena, "goal_rules", most_open="99", version=1).status_code == 200
    assert send(lena, "goal_rules", most_open="5", version=0).status_code == 409
    again = people.signed_in(client, people.grace())
    assert send(again, "goal_add", case.pk, **typed).status_code == 302


def test_a_changed_goal_is_shown_as_such_on_the_page_and_the_timeline(grace, case):
    one = goal(case)
    typed = {"owner": "parent", "words": "Bed by nine", "version": 1} | boxes(on=LATER)
    assert send(grace, "goal_change", one.pk, **typed).status_code == 302
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "in place of goal 1" in page
    assert "changed into goal 2 on" in page
    assert "Goal 2 set in place of goal 1" in page
    assert "Goal 1 ended: changed into goal 2" in page
    assert send(grace, "goal_change", one.pk, **typed).status_code == 409


def test_views_stand_apart_and_a_difference_is_information(grace, case):
    one = goal(case)
    for rater, score in (("child", "2"), ("parent", "8")):
        typed = {"rater": rater, f"score_{one.pk.hex}": score} | boxes(on=LATER)
        send(grace, "goals_rate", case.pk, **typed)
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "<span>Child or young person</span> <strong>2</strong>" in page
    assert "<span>Parent or carer</span> <strong>8</strong>" in page
    assert "was rated apart: the child 2, the parent 8. 6 points between them" in page
    assert "<strong>5</strong>" not in page  # nothing is averaged


def test_a_goal_that_stands_still_says_what_to_try(grace, case):
    one = goal(case)
    for days in (1, 2, 3, 4):
        typed = {"rater": "child", f"score_{one.pk.hex}": "4"}
        send(grace, "goals_rate", case.pk, **typed | boxes(on=A_MONDAY + timedelta(days=days)))
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "Talk it over in supervision" in page
