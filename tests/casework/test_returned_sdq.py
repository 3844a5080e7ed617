"""An SDQ total from the council's own return stands beside those keyed here, joined to none."""

from datetime import date
from uuid import uuid4

from holdfast.casework.charts import panels, sentences
from holdfast.casework.reports import SdqRead


def sdq(on: date, total: int, stage: str) -> SdqRead:
    return SdqRead(uuid4(), on, "P4-10", "parent", stage, {"total": total}, "", "")


TOLD = sdq(date(2014, 3, 31), 23, "return")
KEYED = [sdq(date(2014, 5, 1), 24, "baseline"), sdq(date(2014, 12, 18), 16, "review")]
DRAWN = panels.Window(first=date(2014, 3, 1), last=date(2015, 1, 1), until=date(2015, 1, 1))


def test_its_mark_is_on_a_line_of_its_own() -> None:
    told, first, last = panels.sdq_points([TOLD, *KEYED], DRAWN)
    assert first["line"] == last["line"] != told["line"]
    assert told["tip"] == "SDQ total, parent, by the council’s return: 23 (very high)"


def test_it_has_a_sentence_of_its_own_and_is_compared_with_nothing() -> None:
    moved, told = sentences.of_one_informant("The parent’s SDQ total", [TOLD, *KEYED])
    assert "from 24 (very high) to 16" in moved.says
    assert told.says == (
        "The parent’s SDQ total is 23 (very high) in the council’s return as of 31 March 2014."
    )


def test_alone_it_is_not_said_to_be_the_start_of_a_movement() -> None:
    (only,) = sentences.of_one_informant("The parent’s SDQ total", [TOLD])
    assert "compared with no other" in only.rule
