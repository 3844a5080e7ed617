"""Any measure by number, its page, and the family’s sheet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.recording import strike_out
from holdfast.measures.instruments import ALL
from holdfast.measures.models import Administration, Ask, ChosenMeasure
from tests import people
from tests.casework.keyed_in import keyed, page_of
from tests.casework.test_measuring import an_sdq, answers, seen
from tests.casework.typing_in import words
from tests.measures.filling_in import LAST_DAY, at, filled
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


LATER = A_MONDAY + timedelta(days=150)


@pytest.fixture(autouse=True)
def _later(settings):
    settings.STORY_DAY = LATER + timedelta(days=7)


@pytest.fixture
def case():
    return people.case()  # a child of seven


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


@pytest.mark.parametrize("key", sorted(ALL))
def test_every_instrument_is_keyed_by_number_and_read(grace, case, key):
    instrument = ALL[key]
    form = next(iter(instrument.versions))
    takes = instrument.allowed(form)
    unit = bool(instrument.answer_unit)
    typed = {f"i{n}": "5.3" if unit else str(max(each)) for n, each in takes.items()}
    form_page = words(grace.get(reverse("measure_add", args=[case.pk, key])))
    assert f'name="i{max(takes)}"' in form_page
    sent = keyed(grace, case, key, form, **typed)
    assert sent.status_code == 302, words(sent)
    (made,) = seen()
    assert made.instrument == instrument.name
    page = page_of(grace, made)
    assert escape(instrument.title) in page
    assert instrument.scales[instrument.main_scale].words in page
    assert "No rule is published" not in page  # nothing to compare with yet
    assert page_of(grace, made, "measure_answers")
    assert page_of(grace, made, "measure_for_family")


def test_every_instrument_is_offered(grace, case):
    page = words(grace.get(reverse("measure_choose", args=[case.pk])))
    assert all(escape(one.title) in page for one in ALL.values())


def test_an_instrument_that_is_not_there_is_not_found(grace, case):
    assert grace.get(reverse("measure_add", args=[case.pk, "mmpi"])).status_code == 404


@pytest.mark.parametrize(
    ("key", "form", "typed", "said"),
    [
        ("phq9", "PHQ-9", {"i1": "4"}, "Answer 1 must be 0, 1, 2 or 3, or blank"),
        ("cries8", "CRIES-8", {"i1": "2"}, "Answer 1 must be 0, 1, 3 or 5, or blank"),
        ("ors", "ORS-13-17", {"i1": "5"}, "Answer 1 must be centimetres with one decimal"),
        ("ors", "ORS-13-17", {"i1": "10.1"}, "from 0.0 to 10.0"),
        ("ors", "ORS-13-17", {"i1": "five"}, "such as 5.3"),
        ("phq9", "PHQ-9", {}, "Key in the answers or the scores"),
        ("phq9", "PHQ-9", {"given": "scores", "score_total": "28"}, "28 is not a score of"),
        ("phq9", "PHQ-9", {"given": "scores"}, "no score is given"),
        ("phq9", "PHQ-9", {"given": "missing"}, "Say why there is none"),
        ("phq9", "PHQ-9", {"i1": "1", "confirmed": ""}, "this person is under"),
    ],
)
def test_what_a_form_cannot_have_is_refused_and_stays_typed(grace, case, key, form, typed, said):
    page = words(keyed(grace, case, key, form, note="Typed and kept", **typed))
    assert said in page
    assert "Typed and kept" in page
    assert seen() == []


def test_an_ors_is_typed_in_centimetres_and_kept_in_millimetres(grace, case):
    keyed(grace, case, "ors", "ORS-13-17", i1="7.4", i2="5,0", i3="0.0", i4="10.0")
    (made,) = seen()
    assert made.answers == {"1": 74, "2": 50, "3": 0, "4": 100}
    assert made.scores["total"] == 22.4
    assert 'value="7.4"' in words(grace.get(reverse("measure_change", args=[made.pk])))


def test_an_unfinished_form_is_kept_and_what_is_missing_named(grace, case):
    sent = keyed(grace, case, "sdq", "P4-10", **answers("1", [n for n in range(1, 26) if n != 8]))
    page = words(grace.get(sent.url))
    assert "SDQ recorded. Not answered: 8." in page
    assert seen()[0].answers["8"] is None
    assert "28" not in seen()[0].answers


def test_the_phq9_shows_its_words_and_the_sdq_its_numbers_alone(grace, case):
    phq, sdq = filled(case, "phq9", "PHQ-9", 1), filled(case, "sdq", "P4-10", 1)
    assert "In words" in page_of(grace, phq, "measure_answers")
    page = page_of(grace, sdq, "measure_answers")
    assert "In words" not in page
    assert "the words belong to the measure’s owner" in page


def test_a_change_is_said_with_its_rules(grace, case):
    filled(case, "sdq", "P4-10", {n: 1 for n in range(1, 26)} | {26: 1} | dict.fromkeys(
        range(28, 33), 1))  # fmt: skip
    made = filled(case, "sdq", "P4-10", 0, on=LATER, stage="review")
    page = page_of(grace, made)
    assert "From 20 to 10, 10 lower" in page
    assert "Since 2 March 2026: from 20 to 10, 10 lower. Better." in page
    assert "By “Computed from alpha”" in page
    assert "By “NHS England threshold”" in page
    assert "points better than children with such scores do by themselves" in page or (
        "points worse than children" in page
    )


def test_people_are_shown_apart_and_side_by_side(grace, case):
    filled(case, "sdq", "T4-10", 0)
    made = filled(case, "sdq", "P4-10", 1, on=LATER)
    page = page_of(grace, made)
    assert "Nobody’s answers are the right ones" in page
    assert "There is no earlier one by the same person" in page
    assert "There is no first form to compare with" in page


def test_an_authoritys_zero_fill_is_labelled_and_its_prediction_only_if_turned_on(grace, case):
    told = {n: 2 for n in range(1, 26)} | {26: 2} | dict.fromkeys(range(28, 32), 3)
    made = filled(case, "sdq", "P4-10", told)
    page = page_of(grace, made)
    assert "Incomplete, at least 8" in page
    assert "Screening aid" not in page
    with acting_as(people.lena()):
        ChosenMeasure(
            authority_id=people.MERTON, instrument="SDQ", informant="parent", began_on=A_MONDAY,
            settings={"impact": "zero-fill", "prediction": True},
        ).save(force_insert=True)  # fmt: skip
    page = page_of(grace, made)
    assert "Each blank counted as 0, as this authority chose" in page
    assert "Screening aid" not in page  # nobody's impact is whole
    whole = filled(case, "sdq", "P4-10", told | {32: 3}, on=LATER)
    page = page_of(grace, whole)
    assert "A screening aid. It does not say what a child has" in page


def planned(case, informant, stage):
    """Return what the case's opening planned to ask of somebody."""
    with acting_as(people.grace()):
        asked = Ask.objects.planned().filter(child=case.child_id, instrument="SDQ")
        return asked.filter(informant=informant, stage=stage).order_by("number")[0]


def test_striking_out_lets_it_be_asked_again(case):
    ask = planned(case, "parent", "baseline")
    made = filled(case, "sdq", "P4-10", 1, ask=ask)
    assert made.ask_id == ask.pk
    with acting_as(people.grace()):
        strike_out(
            administration=made, version=1, why="Another child", at=at(LATER), by=people.grace()
        )
        assert not Administration.objects.filter(ask=ask).exists()


def test_what_was_planned_is_answered_through_its_address(grace, case):
    ask = planned(case, "teacher", "review")
    address = f"{reverse('measure_add', args=[case.pk, 'sdq'])}?ask={ask.pk}"
    page = words(grace.get(address))
    assert "T4-10" in page
    assert "P4-10" not in page
    typed = an_sdq(form="T4-10", stage="review", **answers("0"))
    grace.post(address, {"form_key": "b5f3f5a6-2f0e-4f43-9f6e-3d1f6a4d8f11"} | typed)
    assert seen()[0].ask_id == ask.pk


def test_an_answer_to_something_else_is_refused(case):
    with acting_as(people.grace()):
        ask = Ask(
            family_id=case.family_id, child_id=case.child_id, case_id=case.pk, instrument="GAD-7",
            informant="self", stage="baseline", opens_on=A_MONDAY, due_on=A_MONDAY,
            closes_on=LATER, planned_by=people.grace(), planned_at=at(A_MONDAY),
        )  # fmt: skip
        ask.save(force_insert=True)
    with pytest.raises(Refused, match="something else"):
        filled(case, "sdq", "P4-10", 1, ask=ask)


def test_the_family_reads_their_own_answers_and_nobody_elses(grace, case):
    filled(case, "sdq", "T4-10", 2)
    made = filled(case, "sdq", "P4-10", 1, note="For staff alone")
    page = page_of(grace, made, "measure_for_family").partition("<main")[2].partition("</main")[0]
    assert "The answers come to 20" in page
    assert "For staff alone" not in page
    assert "teacher" not in page.lower()
    for word in ("Abnormal", "Very high", "Borderline", "Newer four bands"):
        assert word not in page


def test_goals_are_added_to_the_sheet_only_when_asked_for(grace, case):
    with acting_as(people.grace()):
        goal = set_goal(
            case=case, owner="family", words="A calm breakfast", agreed_with=["mother"],
            on=A_MONDAY, today=LAST_DAY, by=people.grace(),
        )  # fmt: skip
        rate_goals(
            case=case, rated=[Rated(goal, "parent", 4), Rated(goal, "child", 9)], on=A_MONDAY,
            today=LAST_DAY, by=people.grace(),
        )  # fmt: skip
    made = filled(case, "sdq", "P4-10", 1)
    assert "A calm breakfast" not in page_of(grace, made, "measure_for_family")
    address = reverse("measure_for_family", args=[made.pk])
    page = words(grace.get(f"{address}?goals=1"))
    assert "“A calm breakfast”: you gave it 4 out of 10" in page
    assert "9 out of 10" not in page
    assert "9 at first" not in page


def test_other_measures_are_on_the_case_page_with_their_own_way_up(grace, case):
    filled(case, "ors", "ORS-13-17", dict.fromkeys(range(1, 5), 20))
    filled(case, "ors", "ORS-13-17", dict.fromkeys(range(1, 5), 80), on=LATER)
    page = words(grace.get(reverse("case", args=[case.pk])))
    assert "The child’s own ORS total: from 8 to 32, 24 higher. Here higher is better." in page
    assert "NHS England threshold" in page
    assert "Other measures" in page
    drawn = grace.get(reverse("case_chart", args=[case.pk])).json()
    points = drawn["datasets"]["scores ORS: child"]
    assert [one["value"] for one in points] == [8.0, 32.0]
    assert drawn["datasets"]["bands ORS: child"]
    svg = grace.get(reverse("case_picture", args=[case.pk]))
    assert "ORS: child" in svg.content.decode()


@pytest.mark.parametrize(("who", "status"), [(people.mona, 200), (people.mary, 404)])
@pytest.mark.parametrize("name", ["measure", "measure_answers", "measure_for_family"])
def test_who_oversees_reads_and_who_does_not_reach_it_does_not(client, case, name, who, status):
    made = filled(case, "sdq", "P4-10", 1)
    page = people.signed_in(client, who()).get(reverse(name, args=[made.pk]))
    assert page.status_code == status


@pytest.mark.parametrize("name", ["measure_change", "measure_strike", "measure_show"])
def test_who_oversees_alters_nothing(client, case, name):
    made = filled(case, "sdq", "P4-10", 1)
    page = people.signed_in(client, people.mona()).get(reverse(name, args=[made.pk]))
    assert page.status_code == 403
