"""A goal flagged as unsafe: marked everywhere until the supervisor’s word."""

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import UnsafeFlag
from holdfast.supervision.actions import form_group, join_group
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


@pytest.fixture
def _supervised():
    part, lena = people.participant(people.grace()), people.lena()
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Tuesday", supervisor=people.petra(),
            first_meeting_on=A_MONDAY, by=lena,
        )  # fmt: skip
        join_group(group=group, participant=part, on=A_MONDAY, by=lena)


@pytest.mark.usefixtures("_supervised")
def test_a_flagged_goal_is_marked_everywhere_until_a_supervisors_word(client, case):
    one = goal(case, said="Walk home alone")
    mona = people.signed_in(client, people.mona())
    assert "Say why" not in words(mona.get(reverse("goal_flag", args=[one.pk])))
    assert send(mona, "goal_flag", one.pk, reason="The main road").status_code == 302
    for name, args in (("case", [case.pk]), ("my_team", []), ("my_work", []), ("cases", [])):
        page = words(mona.get(reverse(name, args=args)))
        assert "unsafe" in page.casefold(), name
    grace = people.signed_in(client, people.grace())
    pages = [("case", [case.pk]), ("my_work", []), ("cases", []), ("goals_rate", [case.pk])]
    pages += [("visit_add", [case.pk]), ("goal_reword", [one.pk]), ("goal_end", [one.pk])]
    for name, args in [*pages, ("goal_change", [one.pk]), ("goal_flag", [one.pk])]:
        assert "unsafe" in words(grace.get(reverse(name, args=args))).casefold(), name
    (flag,) = seen(UnsafeFlag)
    assert reverse("flag_settle", args=[flag.pk]) in words(grace.get(reverse("my_work")))
    form = words(grace.get(reverse("flag_settle", args=[flag.pk])))
    assert "Petra" in form
    assert "The main road" in form
    typed = {"settled_as": "change", "advised_by": str(people.petra().pk), "version": 1}
    typed |= {"advice": "With Ellis, and not on the main road"} | boxes(advised_on=LATER)
    answer = send(grace, "flag_settle", flag.pk, **typed)
    assert answer.url == reverse("goal_change", args=[one.pk])
    assert send(grace, "flag_settle", flag.pk, **typed).status_code == 409
    page = words(grace.get(reverse("my_work")))
    assert "as the supervisor advised" in page
    typed = {"owner": "child", "words": "Walk home with Ellis", "version": 1} | boxes(on=LATER)
    assert send(grace, "goal_change", one.pk, **typed).status_code == 302
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "With Ellis, and not on the main road" in page
    assert "It is not rated" not in page


def test_without_a_group_nobody_settles_a_flag(grace, case):
    one = goal(case)
    send(grace, "goal_flag", one.pk, reason="The main road")
    (flag,) = seen(UnsafeFlag)
    assert "you have no place in a group" in words(
        grace.get(reverse("flag_settle", args=[flag.pk]))
    )
