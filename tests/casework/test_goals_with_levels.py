"""Goals with five levels in the family’s own words."""

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.models import Goal, Rating
from tests import people
from tests.casework.set_goals import LATER, seen
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


LEVELS = ("None", "One night", "Three nights", "Five nights", "All week")


def of_levels(case, said="Nights in my own bed", weight=1):
    with acting_as(people.grace()):
        return set_goal(
            case=case, owner="child", words=said, agreed_with=["child"], on=A_MONDAY, today=LATER,
            by=people.grace(), scale="attainment", levels=LEVELS, weight=weight,
        )  # fmt: skip


def typed_levels(*, missing=""):
    return {f"level_{n}": words for n, words in enumerate(LEVELS, 1) if f"level_{n}" != missing}


def test_a_goal_with_five_levels_is_set_and_rated_in_the_familys_words(grace, case):
    typed = {"owner": "child", "words": "Sleep", "scale": "attainment", "weight": "3"}
    missing = words(send(grace, "goal_add", case.pk, **typed | typed_levels(missing="level_4")
                         | boxes(on=LATER)))  # fmt: skip
    assert "Describe all five levels" in missing
    assert "Three nights" in missing
    send(grace, "goal_add", case.pk, **typed | typed_levels() | boxes(on=LATER))
    (made,) = seen(Goal)
    assert (made.scale, made.weight) == ("attainment", 3)
    form = words(grace.get(reverse("goals_rate", args=[case.pk])))
    assert all(level in form for level in LEVELS)
    assert 'value="-2"' in form
    send(
        grace, "goals_rate", case.pk,
        **{"rater": "child", f"score_{made.pk.hex}": "-2"} | boxes(on=LATER),
    )  # fmt: skip
    assert [(one.score, one.scale) for one in seen(Rating)] == [(-2, "attainment")]
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "−2" in page
    assert "Goal 1, −2 to +2" in page


def test_a_level_off_the_scale_is_refused(grace, case):
    one = of_levels(case)
    typed = {"rater": "child", f"score_{one.pk.hex}": "3"} | boxes(on=LATER)
    assert "Select a valid choice" in words(send(grace, "goals_rate", case.pk, **typed))


def test_a_t_score_is_shown_over_two_goals_with_levels_that_one_person_rated(grace, case):
    first, second = of_levels(case, weight=3), of_levels(case, "Evenings at home", weight=5)
    typed = {"rater": "child", f"score_{first.pk.hex}": "1"} | boxes(on=LATER)
    send(grace, "goals_rate", case.pk, **typed)
    assert "T score over" not in words(grace.get(reverse("case", args=[case.pk])))
    typed |= {f"score_{second.pk.hex}": "-2"}
    send(grace, "goals_rate", case.pk, **typed)
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "The child’s T score over 2 goals with levels is 39.3" in page
