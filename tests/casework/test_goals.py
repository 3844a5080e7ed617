"""Goals: set, rated, put in other words, ended."""

from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.models import Goal, Rating, Wording
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
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def goal(case, said="To sleep in my own bed", owner="child"):
    with acting_as(people.grace()):
        return set_goal(
            case=case,
            owner=owner,
            words=said,
            agreed_with=["child"],
            on=A_MONDAY,
            today=LATER,
            by=people.grace(),
        )


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))


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
