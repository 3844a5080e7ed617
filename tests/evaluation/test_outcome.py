"""One scale's outcome, told whole: what comes first, what is hidden, what is not told at all."""

import random
from dataclasses import replace
from datetime import date

import pytest

from holdfast.evaluation.rules.breakdowns import BY_SECTION, Trait
from holdfast.evaluation.rules.counting import ALL_SMALL
from holdfast.evaluation.rules.findings import Findings, Hidden, Sure, as_json, from_json
from holdfast.evaluation.rules.outcomes import outcome
from holdfast.measures.instruments.sdq_bands import ORIGINAL_THREE
from tests.evaluation.scores import TOTAL, case, cases

BANDS = ORIGINAL_THREE.bands["parent 4-17"]["total"]
TRAITS = (
    Trait(key="sex", heading="Sex", is_protected=True),
    Trait(key="B", heading="Section B", is_section=True),
)


def closed(n):
    """So many closed cases of four groups, some without a first or a last score."""
    chance = random.Random(7)
    found = []
    for number in range(n):
        first = None if number % 9 == 0 else chance.randint(14, 30)
        last = None if number % 4 == 1 else max(0, (first or 20) - chance.randint(-4, 12))
        found.append(
            case(
                first,
                last,
                why_no_last="" if last is not None else "declined",
                group="ABCD"[number % 4],
                first_on=date(2014, 3, 1),
                last_on=date(2014, 9, 1),
                parts={"emotional": 5, "impact": 2},
                traits={"sex": chance.choice("FM"), "B": chance.choice(["used", None])},
            )
        )
    return found


@pytest.fixture(scope="module")
def told():
    scale = replace(TOTAL, has_added_value=True)
    return outcome(closed(140), scale, bands=BANDS, traits=TRAITS)


def figures(found):
    return {figure.key.rsplit(".", 1)[1]: figure for figure in found.figures}


def tables(found):
    return {table.key.rsplit(".", 1)[1]: table for table in found.tables}


def test_who_is_missing_is_told_before_any_change(told):
    assert [figure.key.rsplit(".", 1)[1] for figure in told.figures] == [
        "pairs_of_closed", "pairs_of_cases", "pairs_of_firsts", "mean_change", "g_av",
        "reliably_better", "reliably_worse", "added_value", "pull_from_all", "pull_from_alike",
        "alike",
    ]  # fmt: skip
    assert list(tables(told)) == [
        "completeness", "why_no_last", "added_value_of", "moves", "bands", "by_sex", "by_B",
        "change", "nested", "funnel", "bounds", "lost",
    ]  # fmt: skip


def test_the_figures_and_the_tables_agree(told):
    who = dict(tables(told)["completeness"].rows)
    found = figures(told)
    assert found["mean_change"].n == who["First and last score"]
    assert found["pairs_of_cases"].value == who["First and last score"] / who["All"]
    moved = dict(tables(told)["moves"].rows)
    assert moved["All"] == found["mean_change"].n
    assert found["mean_change"].value == tables(told)["by_sex"].rows[-1][2]


def test_outcome_by_what_was_received_claims_no_cause(told):
    table = tables(told)["by_B"]
    assert table.note.startswith(BY_SECTION)
    assert [row[0] for row in table.rows] == ["Not received", "Received", "All"]


def test_what_is_told_can_be_kept(told):
    found = Findings("315", date(2015, 2, 25), told.figures, told.tables)
    assert from_json(as_json(found)) == found


def test_a_small_number_is_hidden_in_the_table_and_in_its_figure():
    found = outcome([*cases(*[(20, 18)] * 25), *cases(*[(25, 12)] * 3)], TOTAL)
    hidden = [row for row in tables(found)["moves"].rows if isinstance(row[1], Hidden)]
    assert len(hidden) >= 2
    assert figures(found)["reliably_better"].sure is Sure.NOT_SHOWN


def test_good_completeness_is_no_reason_to_say_nothing():
    found = outcome(cases(*[(20, 15)] * 30, *[(20, None)] * 3), TOTAL)
    assert tables(found)["completeness"].rows[1] == ("No last score", 3)
    assert figures(found)["mean_change"].n == 30
    assert "why_no_last" not in tables(found)  # of three children why would be too much


def test_why_no_last_score_is_told_where_it_points_to_nobody():
    missing = [case(20, None, why_no_last="declined") for _ in range(8)]
    missing += [case(20, None, why_no_last="unwell") for _ in range(2)]
    found = tables(outcome([*cases(*[(20, 15)] * 20), *missing], TOTAL))["why_no_last"]
    assert (found.rows, found.note) == ((), ALL_SMALL)  # to hide two, eight must be hidden too
    missing += [case(20, None, why_no_last="not reached") for _ in range(7)]
    rows = dict(tables(outcome([*cases(*[(20, 15)] * 20), *missing], TOTAL))["why_no_last"].rows)
    assert rows["All"] == 17
    assert rows["unwell"] == Hidden()


def test_the_missing_are_explored_from_ten_on():
    few = outcome(cases(*[(20, 15)] * 30, *[(20, None)] * 9), TOTAL)
    assert not {"bounds", "lost"} & set(tables(few))
    more = outcome(cases(*[(20, 15)] * 30, *[(20, None)] * 10), TOTAL)
    assert {"bounds", "lost"} <= set(tables(more))


def test_of_few_cases_no_change_is_told():
    found = outcome(cases(*[(20, 15)] * 8, *[(20, None)] * 8), TOTAL)
    assert figures(found)["mean_change"].sure is Sure.CANNOT_TELL
    assert "change" not in tables(found)
    five = outcome(cases(*[(30, 5)] * 5), TOTAL)
    assert figures(five)["reliably_better"].sure is Sure.NOT_SHOWN
    assert list(tables(five)) == ["completeness"]
