"""The dot: somebody else changed your case since you looked; it goes when you open the case."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import add_co_worker
from holdfast.casework.actions.visits import record_event
from holdfast.casework.models import Case
from holdfast.casework.worklist.looked import Unseen, unseen
from holdfast.kit.today import today
from tests import people

pytestmark = pytest.mark.django_db
LISTS = ("my_work", "cases")
SAID = "Changed by Mary since you looked"


@pytest.fixture
def case() -> Case:
    """Return Grace's case, in which Mary works too."""
    made = people.case()
    with acting_as(people.mona()):
        add_co_worker(
            case=made, participant=people.participant(people.mary()), on=people.A_MONDAY,
            at=now(), by=people.mona(),
        )  # fmt: skip
    return made


def writes(who: Any, case: Case) -> None:
    with acting_as(who):
        record_event(case=case, kind="school change", on=people.A_MONDAY, note="", at=now(),
                     today=today(), by=who)  # fmt: skip


def lists(client: Client, who: Any) -> list[str]:
    people.signed_in(client, who)
    return [client.get(reverse(name)).content.decode() for name in LISTS]


def test_the_dot_comes_with_words_and_goes_when_the_case_is_opened(client, case):
    people.signed_in(client, people.grace())
    client.get(case.get_absolute_url())
    assert not any(SAID in html for html in lists(client, people.grace()))
    writes(people.mary(), case)
    assert all(SAID in html and "app-dot" in html for html in lists(client, people.grace()))
    client.get(case.get_absolute_url())
    assert not any(SAID in html for html in lists(client, people.grace()))


def test_one_s_own_changes_and_a_case_never_opened_have_no_dot(client, case):
    writes(people.mary(), case)
    assert not any("app-dot" in html for html in lists(client, people.grace()))
    client.get(case.get_absolute_url())
    writes(people.grace(), case)
    assert not any("app-dot" in html for html in lists(client, people.grace()))


def test_nobody_is_told_of_a_case_they_may_not_see(client, case):
    people.signed_in(client, people.grace())
    client.get(case.get_absolute_url())
    writes(people.mary(), case)
    for who, told in ((people.grace(), 1), (people.oscar(), 0), (people.petra(), 0)):
        with acting_as(who):
            assert len(unseen([case.pk])) == told


def test_many_names_are_said_short():
    assert Unseen(since=now(), who=("Mary", "Mona", "Max")).words == (
        "Changed by Mary and 2 others since you looked"
    )
