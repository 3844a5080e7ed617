"""The report that decides: read, asked where a figure comes from, costed and frozen."""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey


@WAYS
def test_a_report_from_its_first_figure_to_the_board(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    lead, director = (visitor(kind, has_script=has_script) for _ in range(2))
    lead.signs_in_as("Lorna Weathervane")
    lead.goes_to("/reports/")
    lead.shows("reports")
    lead.follows("For the board")
    lead.sees("What has changed since")
    lead.shows("report-board")
    lead.follows("Cases started")
    lead.sees("What the records are asked")
    lead.goes_to("/reports/now/evaluator/")
    lead.sees("How near to the manual")
    lead.shows("report-evaluator")
    lead.goes_to("/reports/coming-year/")
    lead.sees("Keep as it is")
    lead.types("2000", into="How many hours of practitioners can managers release?")
    lead.presses("Save")
    lead.is_told("Saved")
    lead.goes_to("/reports/")
    was_frozen = lead.tab.get_by_text("(Report 2)").count() > 0  # one of the ways comes first
    lead.presses("Freeze the report as it stands now")
    lead.sees(
        "nothing has moved since" if was_frozen else "The report is frozen, and stays as it is"
    )
    director.signs_in_as("Marcus Bellweather")
    director.goes_to("/reports/")
    director.follows("For the board (Report 2)")
    director.sees("No figure has moved since")
    director.does_not_see("For the evaluator")
