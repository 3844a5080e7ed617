"""Every instrument shows the same face, is found by itself, and keeps the same promises."""

import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.measures import instruments
from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.instrument import Answers, NotAcceptable


def test_the_sdq_is_found_by_its_key_and_by_the_name_it_is_kept_under():
    assert instruments.ALL["sdq"] is instruments.named("SDQ")
    with pytest.raises(KeyError):
        instruments.named("sdq")


def test_the_sdq_scores_the_same_behind_the_common_face():
    answers = Answers(version="P4-10", items=dict.fromkeys(range(1, 34), 1))
    scores, own = instruments.ALL["sdq"].score(answers), sdq.score(answers)
    assert scores["total"] == own.total == 20
    assert scores["impact"] == scores["impact_strict"] == own.impact_strict
    assert "answered" not in scores


def test_impact_behind_the_common_face_is_the_strict_one_and_never_fills_a_blank_with_zero():
    answers = Answers(version="P4-10", items={26: 2, 28: 3, 29: 3})
    scores = instruments.ALL["sdq"].score(answers)
    assert scores["impact"] is scores["impact_strict"] is None
    assert scores["impact_zero_fill"] == scores["impact_at_least"] == 4


def test_behind_the_common_face_too_a_first_form_is_meant_unless_a_follow_up_is_asked_for():
    highest = instruments.ALL["sdq"].highest_answers
    assert (27 in highest("P4-17"), 34 in highest("P4-17")) == (True, False)
    assert highest("P4-17", follow_up=True)[34] == 4


def test_the_sdq_refuses_behind_the_common_face_too():
    with pytest.raises(NotAcceptable) as refused:
        instruments.ALL["sdq"].score(Answers(version="T4-10", items={29: 2}))
    assert "not on the teacher form" in str(refused.value)


def test_each_band_names_its_table():
    found = instruments.ALL["sdq"].bands("P4-10", "total", 17)
    assert [(band.table, band.words) for band in found] == [
        ("Original three bands", "Abnormal"),
        ("Newer four bands", "High"),
        ("DfE bands for looked-after children", "Cause for concern"),
    ]


def test_importing_every_instrument_imports_no_django_and_no_numpy():
    heavy = "{'django', 'numpy', 'polars', 'psycopg', 'scipy'} & set(sys.modules)"
    command = f"import sys, holdfast.measures.instruments; print({heavy} or 'none')"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert done.stdout.strip() == "none"


def test_adding_an_instrument_is_adding_one_file_which_nothing_else_names():
    folder = Path(instruments.__file__).parent
    naming = [file.name for file in folder.glob("*.py") if "gad7" in file.read_text("utf-8")]
    assert naming == ["gad7.py"]
    assert instruments.named("GAD-7").key == "gad7"
