"""From rows that the tables answer with to cases, and how the catalogue's scales are read."""

from datetime import date

import pytest

from holdfast.evaluation.rules.answered import TRAITS, Answered, goals_of
from holdfast.evaluation.rules.readings import bands, reading
from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.shapes import Informant

SDQ = ALL["sdq"]


def case_row(case, **more):
    """A closed case's row."""
    return {
        "case": case, "child": case, "ended_on": date(2015, 1, 1), "group": "g1", "sex": "F",
        "age_band": "5-9", "ethnic_group": None, "disabled": False, "status_at_start": "early help",
        "deprivation_tenth": 2, "service": "social care",
    } | more  # fmt: skip


def score_row(case, scale, first, last, **more):
    """A first and last score's row."""
    return {
        "case": case, "child": case, "instrument": "SDQ", "informant": "parent", "scale": scale,
        "first_value": first, "last_value": last, "first_on": date(2014, 3, 1),
        "last_on": date(2014, 9, 1), "first_form": "P4-10",
    } | more  # fmt: skip


@pytest.fixture
def answered():
    return Answered(
        cases=(case_row("b"), case_row("a"), case_row("open", ended_on=None), case_row("c")),
        first_and_last=(
            score_row("a", "total", 20, 12),
            score_row("a", "emotional", 5, 3),
            score_row("a", "impact", 4, 1),
            score_row("b", "total", 19, None),
            score_row("a", "total", 10, 9, informant="teacher", first_form="T4-10"),
            score_row("open", "total", 30, 2),
            score_row("c", "total", 33, 3, child="a sister"),
        ),
        why_no_last=(
            {"case": "b", "child": "b", "instrument": "SDQ", "informant": "parent",
             "because": "declined"},
        ),
        modules=({"case": "a", "section": "A1", "visits": 3},
                 {"case": "b", "section": "A1", "visits": 0}),
    )  # fmt: skip


def test_cases_come_with_their_scores_and_why_there_is_none(answered):
    one, two, three, unfinished = answered.every("SDQ", "parent", "total")
    assert [one.case, two.case, three.case] == ["a", "b", "c"]
    assert (three.is_closed, unfinished.is_closed, unfinished.first) == (True, False, 30)
    assert (one.first, one.last, one.why_no_last) == (20, 12, "")
    assert one.parts == {"emotional": 5, "impact": 4}
    assert (two.first, two.last) == (19, None)
    assert two.why_no_last == "Whoever was asked did not want to"
    assert (three.first, three.last) == (None, None)


def test_each_informant_is_told_by_themselves(answered):
    assert answered.scales()[-1] == ("SDQ", "teacher", "total")
    assert answered.every("SDQ", "teacher", "total")[0].first == 10
    assert answered.forms("SDQ", "teacher") == {"T4-10"}


def test_what_children_are_and_received_comes_along(answered):
    one, two, *_ = answered.every("SDQ", "parent", "total")
    told = {trait.key: trait.of(one) for trait in TRAITS}
    assert (told["disabled"], told["sex"], told["service"]) == ("No", "Female", "Social care")
    assert told["status_at_start"] == "Early help"
    assert told["ethnic_group"] == "Not known"
    assert told["deprivation"] == "Among England's three most deprived tenths"
    (section,) = answered.section_traits()
    assert (section.of(one), section.of(two)) == ("Received", "Not received")


def test_goals_stand_together_by_case():
    rows = [{"case": "a", "first": 2, "last": 6}, {"case": "b", "first": 1, "last": None},
            {"case": "a", "first": 3, "last": 3}]  # fmt: skip
    one, two = goals_of(rows)
    assert (one.first, one.last, two.last) == ((2, 3), (6, 3), (None,))


def test_the_parents_total_is_read_with_its_rule_its_cut_and_its_norms():
    found = reading(SDQ, Informant.PARENT, "total")
    assert found.key == "sdq.parent.total"
    assert (found.lower_is_better, found.lowest, found.highest, found.cut) == (True, 0, 40, 17)
    assert found.rule.threshold == pytest.approx(6.82, abs=0.005)
    assert (found.norms.mean, found.norms.reliability, found.has_added_value) == (8.4, 0.72, True)


def test_a_scale_where_higher_is_better_and_one_without_a_rule():
    prosocial = reading(SDQ, Informant.PARENT, "prosocial")
    assert not prosocial.lower_is_better
    assert prosocial.cut is None
    assert reading(SDQ, Informant.TEACHER, "conduct").rule is None
    assert not reading(SDQ, Informant.TEACHER, "total").has_added_value


@pytest.mark.parametrize("instrument", ALL.values(), ids=list(ALL))
def test_every_scale_of_the_catalogue_can_be_read(instrument):
    for scale in instrument.scales:
        for informant in {version.informant for version in instrument.versions.values()}:
            found = reading(instrument, informant, scale)
            assert found.lowest < found.highest


def test_forms_of_different_groups_have_no_bands_together():
    assert [band.lowest for band in bands(SDQ, "total", {"P4-10", "P11-17"})] == [0, 14, 17]
    assert bands(SDQ, "total", {"P2-4", "P4-10"}) == ()
    assert bands(ALL["phq9"], "total", {"nothing"}) == ()
