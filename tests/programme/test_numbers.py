"""The rules' numbers are set by the programme lead, say why, and hold from then on."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.programme.actions import say_numbers
from holdfast.programme.models import RuleNumbers
from holdfast.programme.reports import numbers_in_force, numbers_said
from holdfast.programme.rules import AS_MEANT, Numbers
from tests import people
from tests.casework.typing_in import send, words
from tests.database import all_seeing
from tests.people import A_MOMENT

pytestmark = pytest.mark.django_db
SOONER = replace(AS_MEANT, visit_late=10, cases_each=3)


@pytest.fixture
def lena():
    people.run()
    return people.lena()


def said(by, numbers: Numbers = SOONER, *, version: int = 0, because: str = "The board asked"):
    with acting_as(by):
        return say_numbers(numbers=numbers, because=because, version=version, at=A_MOMENT, by=by)


def trail_of(one) -> list[tuple[str, str]]:
    with all_seeing() as cursor:
        about = f"programme.rulenumbers:{one.pk}"
        cursor.execute("SELECT why, detail FROM audit.entry WHERE %s = ANY (about)", [about])
        return cursor.fetchall()


def in_force(by) -> Numbers:
    with acting_as(by):
        return numbers_in_force()


def sent(numbers: Numbers, *, version: int = 0, **more: str) -> dict[str, str]:
    own = {key: str(value) for key, value in asdict(numbers).items()}
    return own | {"because": "The board asked", "version": str(version)} | more


def test_what_is_set_holds_for_everybody_in_the_authority_from_then_on(lena):
    assert in_force(people.grace()) == AS_MEANT
    said(lena)
    assert in_force(people.grace()) == SOONER


def test_who_set_what_when_and_why_is_told_the_latest_first(lena):
    said(lena)
    said(lena, replace(SOONER, visit_late=14), version=1, because="It was too many")
    with acting_as(lena):
        latest, first = numbers_said()
    assert (latest.said.because, first.said.because) == ("It was too many", "The board asked")
    assert [one.words for one in latest.changes] == ["R7. A visit is late after: 10 days, now 14"]
    assert len(first.changes) == 2
    assert latest.said.said_by == lena


def test_it_stands_on_the_trail_with_its_reason(lena):
    one = said(lena)
    ((why, changed),) = trail_of(one)
    assert why == "The board asked"
    assert "R7. A visit is late after: 14 days, now 10" in changed


def test_what_may_not_be_is_refused_and_leaves_everything_alone(lena):
    with pytest.raises(Refused):
        said(lena, replace(AS_MEANT, visit_late=3))
    with pytest.raises(Refused):
        said(lena, because="  ")
    assert in_force(lena) == AS_MEANT


def test_somebody_whose_page_is_old_is_told(lena):
    said(lena)
    with pytest.raises(Stale):
        said(lena, replace(AS_MEANT, visit_late=12))
    assert in_force(lena) == SOONER


def test_nobody_but_a_lead_adds_numbers_and_nobody_changes_them(lena):
    one = said(lena)
    with pytest.raises(DatabaseError), transaction.atomic():
        said(people.mona(), AS_MEANT, version=1)
    with pytest.raises(DatabaseError), acting_as(lena):
        RuleNumbers.objects.filter(pk=one.pk).update(because="Another")


def test_another_authoritys_numbers_do_not_hold_here(lena):
    said(lena)
    far = people.mallory()
    assert in_force(far) == AS_MEANT


def test_the_page_shows_each_number_its_meaning_and_range_and_saves(client, lena):
    signed = people.signed_in(client, lena)
    page = words(signed.get(reverse("rule_numbers")))
    assert "Nothing yet: every number is as it was meant" in page
    assert "A visit is late after" in page
    done = send(signed, "rule_numbers", **sent(SOONER))
    assert "The rules’ numbers are set" in words(signed.get(done.url))
    page = words(signed.get(reverse("rule_numbers")))
    assert "R7. A visit is late after: 14 days, now 10" in page


def test_each_number_out_of_range_is_named_and_what_was_typed_stays(client, lena):
    signed = people.signed_in(client, lena)
    typed = sent(SOONER) | {"visit_late": "400", "meet_every": "weekly", "caseload": ""}
    page = words(send(signed, "rule_numbers", **typed))
    assert "R7. A visit is late after (days): Enter a whole number from 7 to 42" in page
    assert "R2. Days from one meeting to the next (days): Enter a whole number from 7 to 42" in page
    needed = "R16. Most children for each full-time post: enter a whole number from 5 to 40"
    assert needed in page  # an empty answer names its question by itself
    assert 'value="weekly"' in page
    assert in_force(lena) == AS_MEANT


def test_a_second_lead_with_an_old_page_is_shown_both(client, lena):
    signed = people.signed_in(client, lena)
    send(signed, "rule_numbers", **sent(SOONER))
    answer = send(signed, "rule_numbers", **sent(replace(AS_MEANT, visit_late=12)))
    assert answer.status_code == 409
    assert "Somebody else changed this" in words(answer)


@pytest.mark.parametrize("who", [people.grace, people.mona, people.petra, people.dora])
def test_nobody_else_is_let_in(client, lena, who):
    assert people.signed_in(client, who()).get(reverse("rule_numbers")).status_code == 403


def test_what_the_lead_sets_is_what_pages_judge_by(client, lena, settings):
    case = people.case()
    settings.STORY_DAY = case.opened_on + timedelta(days=12)
    grace = people.signed_in(client, people.grace())
    assert "Late" not in words(grace.get(reverse("my_work")))
    said(lena)
    assert "Late" in words(grace.get(reverse("my_work")))


def test_pages_say_the_numbers_they_judge_by(client, lena):
    people.case()
    said(lena, replace(AS_MEANT, visit_late=9, visit_very_late=13, long_absence=6))
    team = words(people.signed_in(client, people.mona()).get(reverse("my_team")))
    assert "over 9 days ago, and very late over 13" in team
