"""How far measures have got, stage by stage, for those who lead the pilot and see no family."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.measures.actions.planning import say_missed
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.models import Ask
from holdfast.programme.reports import measured
from tests import people
from tests.casework.typing_in import words

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY + timedelta(days=20)  # the baseline is overdue, and counts for a week more


@pytest.fixture(autouse=True)
def _the_day(settings):
    settings.STORY_DAY = DAY


def answered(case, lead, **told):
    told = told or {"answers": {number: 0 for number in range(1, 26)}}
    with acting_as(lead):
        record_sdq(
            child=case.child, form="P11-17", stage="baseline", completed_on=people.A_MONDAY,
            today=DAY, at=people.A_MOMENT, by=lead, **told,
        )  # fmt: skip


def missed(case, lead, informant, because, note=""):
    with acting_as(lead):
        ask = Ask.objects.planned().get(case_id=case.pk, informant=informant, stage="baseline")
        say_missed(ask=ask, version=ask.version, because=because, words=note, on=DAY, by=lead)


def case(number=0):
    lead = people.person(f"Worker{number}", people.grace().role)
    made = people.case(
        lead, born_on=date(2013, 5, 4), child=f"Child {number}", family=f"Name{number}"
    )
    return made, lead


def counts(who=people.lena):
    with acting_as(who()):
        found = measured(people.run(), today=DAY)
    return {(one.stage, one.standing, one.because): (one.asks, one.cases) for one in found}


def test_answered_missed_not_asked_and_to_come_are_counted_apart():
    one, lead = case()
    answered(one, lead)
    missed(one, lead, "teacher", "not asked")
    assert counts() == {
        ("baseline", "done", ""): (1, 1),
        ("baseline", "missed", "not asked"): (1, 1),
        ("baseline", "overdue", ""): (1, 1),
        ("review", "not yet", ""): (3, 1),
    }


def test_a_score_of_nought_is_answered_and_no_score_is_missed():
    first, lead = case()
    answered(first, lead)  # every answer 0
    second, other = case(1)
    answered(second, other, missing_because="SDQ2")
    found = counts()
    assert found["baseline", "done", ""] == (1, 1)
    assert found["baseline", "missed", "declined"] == (1, 1)


def test_what_somebody_wrote_is_never_given_to_those_who_see_no_family():
    one, lead = case()
    answered(one, lead, missing_because="Robin Ashdown’s mother tore it up")
    missed(one, lead, "teacher", "other", note="Robin changed school")
    found = counts()
    assert found["baseline", "missed", "another reason"] == (2, 1)
    assert "Robin" not in str(found)


@pytest.mark.parametrize("who", [people.grace, people.mona, people.petra, people.ada])
def test_nobody_else_is_given_a_number(who):
    case()
    assert counts(who) == {}


def test_the_lead_reads_the_counts_and_the_director_none_of_under_five_families(client):
    for number in range(5):
        one, lead = case(number)
        answered(one, lead)
        if number < 4:
            missed(one, lead, "teacher", "not asked")
    lena = words(people.signed_in(client, people.lena()).get(reverse("pilot")))
    assert "Measures asked, and what came of them" in lena
    assert '<td class="govuk-table__cell" data-label="Not asked">4</td>' in lena
    dora = words(people.signed_in(client, people.dora()).get(reverse("pilot")))
    assert '<td class="govuk-table__cell" data-label="Answered">about 5</td>' in dora
    assert '<td class="govuk-table__cell" data-label="Not asked">fewer than 5</td>' in dora
