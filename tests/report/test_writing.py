"""What the two reports say: each finding in its place, and none lost."""

from dataclasses import replace

import pytest
from django.urls import reverse

from holdfast.evaluation.rules.findings import Findings
from holdfast.evaluation.tables import QUESTIONS
from holdfast.kit.disclosure.counts import TO_FIVE
from holdfast.report.rules import document
from holdfast.report.rules.document import Facts, Grid, Picture, Points
from holdfast.report.rules.moved import How, in_words, moved
from holdfast.report.rules.saying import TOO_FEW, fact, number, rests_on, value_words
from holdfast.report.rules.sources import SOURCES, source_of
from holdfast.report.rules.writing import board_report, evaluator_report
from tests.report.made import AS_OF, COST, FIGURES, FOUND, HIDDEN, SHARE, SIZE, UNTOLD, material


def parts(written, kind):
    return [p for section in written.sections for p in section.parts if isinstance(p, kind)]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.625, "share", "62.5%"), (81.0, "%", "81.0%"), (1840.4, "pounds", "£1,840"),
        (-1840.6, "pounds", "−£1,841"), (-0.04, "points", "0.0"), (-3.0, "points", "−3"),
        (3.25, "points", "3.2"), (0.416, "standard deviations", "0.42"), (1200, "cases", "1,200"),
    ],
)  # fmt: skip
def test_a_number_is_said_as_its_unit_asks(value, unit, said):
    assert number(value, unit) == said


def test_a_figure_says_its_interval_or_why_there_is_none():
    assert value_words(SIZE) == "0.42 (95% interval 0.10 to 0.74)"
    assert value_words(SHARE) == "62.0% (95% interval 44.0% to 77.0%)"
    assert (value_words(UNTOLD), fact(UNTOLD).rests_on) == (
        "Cannot tell yet", "4 pairs, and 10 are needed.",
    )  # fmt: skip
    assert value_words(HIDDEN) == "Not shown"
    assert fact(COST).label == "Cost of a case"


def test_a_board_is_told_of_people_in_fives_and_of_no_share_that_points_at_few():
    counted = replace(COST, unit="cases", value=33.0, n=33)
    assert value_words(counted, TO_FIVE) == "about 35 cases"
    assert value_words(replace(counted, value=3.0), TO_FIVE) == "fewer than 5 cases"
    assert (value_words(SHARE, TO_FIVE), rests_on(SHARE, TO_FIVE)) == ("about 60%", "of about 30")
    few = replace(SHARE, value=1 / 3, n=6)
    assert (value_words(few, TO_FIVE), rests_on(few, TO_FIVE)) == ("Not shown", TOO_FEW)
    assert value_words(replace(SHARE, n=963), TO_FIVE) == "about 62%"
    assert value_words(SIZE, TO_FIVE) == value_words(SIZE)


def test_a_board_is_told_the_headlines_in_their_order_and_how_many_cannot_be_told():
    written = board_report(material())
    [facts] = parts(written, Facts)
    assert [one.key for one in facts.facts] == [
        "sdq.pairs", "sdq.g_av", "goals.mean_change", "reach.refused",
    ]  # fmt: skip
    short = written.sections[0].parts[0].said
    assert short == (
        "2 of 4 figures can be told, 1 cannot be told yet, 1 is not shown, as too few share it. "
        "Families, cases and children are counted to the nearest five."
    )


def test_the_evaluator_is_told_every_figure_and_every_table_once():
    written = evaluator_report(material())
    keys = [one.key for facts in parts(written, Facts) for one in facts.facts]
    assert sorted(keys) == sorted([*(one.key for one in FIGURES), "trained"])
    tables = [one.key for one in parts(written, Grid)]
    assert sorted(tables) == ["attended.series", "coming_year", "reach.by_sex"]
    assert {one.key for one in parts(written, Picture)} == {"sizes", "shares", "attended.series"}


def test_a_hidden_cell_is_a_c_and_an_empty_one_a_dash():
    [by_sex] = [p for p in parts(evaluator_report(material()), Grid) if p.key == "reach.by_sex"]
    assert by_sex.rows == (("Girls", "12", "c"), ("Boys", "14", "11"), ("Not known", "0", "–"))


def test_without_a_report_before_nothing_is_said_to_have_changed():
    headings = [one.heading for one in board_report(material(since="")).sections]
    assert not [heading for heading in headings if "changed" in heading]
    assert "Nothing is noted." in str(board_report(material(well=[])))


def test_a_report_is_kept_whole():
    for written in (board_report(material()), evaluator_report(material())):
        assert document.from_json(document.as_json(written)) == written


def with_figures(*figures):
    return Findings("Merton", AS_OF, figures, ())


def test_what_moved_is_told_with_how_sure_it_is():
    later = with_figures(
        replace(SIZE, value=0.9, low=0.8, high=1.0), replace(SHARE, value=0.6), COST
    )
    found = moved(with_figures(SIZE, SHARE, HIDDEN), later)
    assert [(one.key, one.how, one.is_beyond) for one in found] == [
        ("sdq.g_av", How.UP, True), ("sdq.pairs", How.DOWN, False), ("cost.case", How.NEW, None),
        ("reach.refused", How.GONE, None),
    ]  # fmt: skip
    lines = in_words(found, since="in June")
    assert lines[0].endswith(
        "it was 0.42 (95% interval 0.10 to 0.74) in June. The intervals lie apart"
    )
    assert lines[1].endswith("The intervals overlap")
    assert lines[2:] == [
        "Cost of a case: £1,840. It was not told in June",
        "Families who refused: no longer told; it was not shown in June",
    ]


def test_in_fives_a_few_more_have_moved_nothing():
    counted = replace(COST, unit="cases", value=33.0)
    earlier = with_figures(counted)
    assert moved(earlier, with_figures(replace(counted, value=35.0)), TO_FIVE) == []
    [one] = moved(earlier, with_figures(replace(counted, value=39.0)), TO_FIVE)
    assert (one.was, one.now) == ("about 35 cases", "about 40 cases")


def test_the_same_findings_have_moved_nowhere():
    assert moved(FOUND, FOUND) == []


def test_what_can_be_told_at_last_is_told_otherwise():
    [one] = moved(with_figures(UNTOLD), with_figures(replace(SIZE, key=UNTOLD.key)))
    assert (one.how, one.was) == (How.OTHER, "Cannot tell yet")


def test_points_are_points():
    assert parts(board_report(material()), Points)


def test_every_figure_of_a_report_has_a_source_and_a_scale_that_is_new_has_one_too():
    assert source_of("visits.monthly.mean") == (("visits_by_month",), "pilot")
    assert source_of("visits.kept") == (("dose",), "pilot")
    assert source_of("phq9.parent.total.g_av")[0] == source_of("sdq.parent.total.g_av")[0]
    assert source_of("trained") == ((), "")
    for questions, page in (source_of(begins) for begins in SOURCES):
        assert set(questions) <= set(QUESTIONS)
        assert reverse(page)
