"""What the picture says of each thing, and by which rule."""

import json
from datetime import date, timedelta

import pytest

from holdfast.casework.charts import reading
from holdfast.casework.charts.reading import Delivery, Sureness, Tone, Total
from holdfast.measures.instruments import sdq
from tests.shared_data import shared

OPENED = date(2026, 3, 2)


def days(*numbers: int) -> list[date]:
    return [OPENED + timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(
    ("scores", "says", "rule", "tone"),
    [
        ([4], "The goal: one rating so far (4).", reading.TWO_NEEDED, Tone.EARLY),
        ([4, 4], "The goal is unchanged over 2 ratings, at 4.", reading.GOAL_RULE, Tone.UNCHANGED),
        (
            [4, 4, 4],
            "The goal is unchanged over 3 ratings, at 4.",
            reading.GOAL_RULE,
            Tone.UNCHANGED,
        ),
        (
            [4, 4, 4, 4],
            "The goal is unchanged over 4 ratings, at 4.",
            "the last 4 ratings are equal",
            Tone.UNCHANGED,
        ),
        (
            [2, 4, 4, 4, 4],
            "The goal rose from 2 to 4 over 5 ratings: 2 points; unchanged over its last 4.",
            "the last 4 ratings are equal",
            Tone.UNCHANGED,
        ),
        (
            [5, 3],
            "The goal fell from 5 to 3 over 2 ratings: 2 points.",
            reading.GOAL_RULE,
            Tone.LITTLE,
        ),
        (
            [2, 5],
            "The goal rose from 2 to 5 over 2 ratings: 3 points.",
            reading.GOAL_RULE,
            Tone.BETTER,
        ),
        (
            [8, 7, 5],
            "The goal fell from 8 to 5 over 3 ratings: 3 points.",
            reading.GOAL_RULE,
            Tone.WORSE,
        ),
        (
            [1, 8, 8, 8, 8],
            "The goal rose from 1 to 8 over 5 ratings: 7 points; unchanged over its last 4.",
            reading.GOAL_RULE,
            Tone.BETTER,
        ),
        (
            [4, 6, 4],
            "The goal is back where it began, at 4, over 3 ratings.",
            reading.GOAL_RULE,
            Tone.UNCHANGED,
        ),
        (
            [0, 1],
            "The goal rose from 0 to 1 over 2 ratings: 1 point.",
            reading.GOAL_RULE,
            Tone.LITTLE,
        ),
    ],
)
def test_a_goal_is_read_by_its_rule(scores: list[int], says: str, rule: str, tone: Tone) -> None:
    read = reading.of_goal("The goal", scores)
    assert (read.says, read.rule, read.tone) == (says, rule, tone)


def totals(form: str, *scores: int) -> list[Total]:
    return [Total(total=score, form=form) for score in scores]


@pytest.mark.parametrize(
    ("form", "scores", "says", "points", "tone"),
    [
        ("P4-17", (22, 17), "fell from 22 (very high) to 17 (high): 5 points.", 7, Tone.LITTLE),
        (
            "P4-17",
            (22, 15),
            "fell from 22 (very high) to 15 (slightly raised): 7 points.",
            7,
            Tone.BETTER,
        ),
        (
            "T4-10",
            (10, 16),
            "rose from 10 (close to average) to 16 (high): 6 points.",
            6,
            Tone.WORSE,
        ),
        ("S11-17", (20, 25, 20), "is the same as at first, 20 (very high).", 7, Tone.UNCHANGED),
    ],
)
def test_an_sdq_total_is_read_by_its_own_error(
    form: str, scores: tuple[int, ...], says: str, points: int, tone: Tone
) -> None:
    read = reading.of_sdq("The total", totals(form, *scores))
    assert read.says == f"The total {says}"
    assert f" of {points} or more " in read.rule
    assert "reliable change, alpha 0.8" in read.rule
    assert read.tone == tone


def test_a_first_sdq_is_too_early_to_say() -> None:
    read = reading.of_sdq("The total", totals("P4-17", 22))
    assert read.says == "The total: one SDQ so far, 22 (very high)."
    assert read.tone is Tone.EARLY


def test_no_judgement_is_made_where_no_error_is_published() -> None:
    read = reading.of_sdq("The total", totals("P2-4", 18, 3))
    assert read.tone is Tone.NOTED
    assert "no error is published" in read.rule


def test_no_judgement_is_made_between_forms_for_different_ages() -> None:
    read = reading.of_sdq("The total", [*totals("P2-4", 18), *totals("P4-10", 3)])
    assert read.tone is Tone.NOTED
    assert "P2-4 and P4-10 are for different ages" in read.rule


def test_a_form_not_known_is_told_without_a_band() -> None:
    read = reading.of_sdq("The total", totals("", 18, 3))
    assert read.says == "The total fell from 18 to 3: 15 points."


def test_the_changes_that_are_reliable_are_those_worked_out_elsewhere() -> None:
    """Every case of the third-party table, whole points needed on the total."""
    cases = json.loads(shared("data/measures/change_cases.json").read_text())
    for case in cases["sdq_total_reliable_change"]:
        sure = Sureness(alpha=case["reliability"], deviation=case["sd"])
        assert sure.points == case["whole_points_needed"], case["who"]
    assert [reading.SURENESS[norms].points for norms in reading.SURENESS] == [7, 6, 7]
    assert sdq.Norms.PARENT_2_4 not in reading.SURENESS


def test_only_more_than_fourteen_days_is_a_gap() -> None:
    made = days(14, 29, 30)
    found = reading.gaps(made, opened_on=OPENED, until=days(60)[0])
    assert [one.days for one in found] == [15, 30]


def test_visits_are_counted_with_the_longest_time_without_one() -> None:
    read = reading.of_visits(days(3, 10, 40), 2, opened_on=OPENED, until=days(49)[0])
    assert read.says == (
        "3 visits made and 2 missed in 7 weeks; the longest time without one was 30 days."
    )
    assert read.rule == "more than 14 days without a visit is shaded"
    steady = reading.of_visits(days(7), 0, opened_on=OPENED, until=days(14)[0])
    assert steady.says == "1 visit made in 2 weeks."


@pytest.mark.parametrize(
    ("outcome", "hows", "what"),
    [
        ("made", [], Delivery.DELIVERED),
        ("made", ["done", "done"], Delivery.DELIVERED),
        ("made", ["done", "adapted"], Delivery.ADAPTED),
        ("made", ["done", "skipped"], Delivery.ADAPTED),
        ("made", ["skipped", "skipped"], Delivery.MISSED),
        ("missed", [], Delivery.MISSED),
    ],
)
def test_a_module_is_delivered_adapted_or_missed(
    outcome: str, hows: list[str], what: Delivery
) -> None:
    assert reading.delivery(outcome, hows) is what


def test_modules_are_counted_by_what_became_of_them() -> None:
    marks = [("A", Delivery.DELIVERED), ("A", Delivery.ADAPTED), ("B", Delivery.MISSED)]
    assert reading.of_modules(marks).says == (
        "2 modules worked on, in 3 visits: 1 delivered, 1 adapted, 1 missed."
    )


def test_supervision_is_told_with_its_last_day() -> None:
    read = reading.of_supervision(days(3, 17))
    assert read.says == "Discussed in supervision 2 times, last on 19 March 2026."


def test_what_is_older_than_the_picture_is_said_to_be() -> None:
    assert (
        reading.of_older(1, 91).says == "1 older SDQ or event: in the tables, not in the picture."
    )
