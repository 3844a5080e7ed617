"""Reading an extract in: families, adults, teams and workers, by keys that hold."""

from datetime import date

import pytest

from holdfast.exchange.models import Involvement, Worker
from holdfast.families.models import Adult, Child, Family
from holdfast.place.models import Team
from tests.exchange.importing import Seen, import_, spans, tables
from tests.exchange.small_returns import ssd, ssda903

pytestmark = pytest.mark.django_db


def test_an_extract_brings_in_families_adults_teams_and_workers() -> None:
    outcome = import_(ssd())
    added = {name: counts["added"] for name, counts in tables(outcome).items()}
    assert added == {
        "Teams": 1,
        "Workers": 1,
        "Families": 1,
        "Children": 2,
        "Adults": 1,
        "Statuses": 2,
        "SDQs": 1,
        "Involvements": 1,
    }
    with Seen():
        family = Family.objects.get(council_id="F1")
        assert [child.name for child in family.children.order_by("name")] == [
            "Asha Cole",
            "Ben Cole",
        ]
        assert Adult.objects.get(family=family).name == "Ines Cole"
        involvement = Involvement.objects.get()
        assert involvement.team == Team.objects.get(name="North Team")
        assert involvement.worker == Worker.objects.get(council_id="W1")


def test_an_extract_whose_row_numbers_are_made_anew_each_time_repeats_nothing() -> None:
    import_(ssd())
    again = import_(ssd(change={"E1": "E901", "I1": "I902", "C1": "C903", "Q1": "Q904"}))
    assert not any(counts["added"] for counts in tables(again).values())


def test_a_start_put_right_by_the_council_moves_the_span_with_the_same_key() -> None:
    import_(ssd())
    import_(ssd(change={"2026-02-01": "2026-02-03"}))
    assert ("child protection", "NEG", date(2026, 2, 3), None) in spans()
    assert len(spans()) == 2


def test_a_family_from_one_return_takes_the_key_another_gives_it() -> None:
    import_(ssda903())
    outcome = import_(ssd())
    with Seen():
        assert Child.objects.get(council_id="1").family.council_id == "F1"
        apart = Child.objects.get(council_id="2").family
        assert apart.council_id == ""
    assert [one["code"] for one in outcome.batch.remarks if "family" in one["code"]] == [
        "other-family"
    ]
