"""What a family reads of its measures and goals; and whatever is answered can be read."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures import instruments
from holdfast.measures.instruments.shapes import Answers, Direction
from holdfast.measures.rules import comparing, for_family, reading, recording
from tests.measures.saying import A_DAY, filled, sdq

CLINICAL = ("abnormal", "borderline", "very high", "disorder", "clinical", "severe", "moderate")


def test_a_family_reads_plain_words_and_which_way_is_up():
    then = sdq(on=A_DAY - timedelta(days=150))
    now = sdq({n: 0 for n in range(1, 26)})
    sheet = for_family.sheet(now, then)
    text = " ".join(sheet.sentences)
    assert "The answers come to 10, on a scale from 0 to 40" in text
    assert "A higher number means things are harder" in text
    assert "it was 20: 10 lower now" in text
    assert "bigger change than chance" in text
    assert for_family.NOT_A_DIAGNOSIS in text


@pytest.mark.parametrize(("key", "form"), [("phq9", "PHQ-9"), ("sdq", "P4-10"), ("gad7", "GAD-7")])
def test_a_family_reads_no_band(key, form):
    text = " ".join(for_family.sheet(filled(key, form, 2), None).sentences).lower()
    assert not [word for word in CLINICAL if word in text]


def test_where_to_find_help_is_said_to_everybody_so_that_it_tells_nothing():
    risky, quiet = (filled("phq9", "PHQ-9", answer) for answer in (2, 0))
    for one in (risky, quiet):
        assert for_family.HELP in for_family.sheet(one, None).sentences
    assert len(for_family.sheet(risky, None).sentences) == len(
        for_family.sheet(quiet, None).sentences
    )


def test_a_goal_is_told_in_its_own_words():
    told = for_family.GoalTold(words="A calm breakfast", voice="you", first=2, last=6, times=3)
    assert for_family.of_goals([told]) == [
        "“A calm breakfast”: you gave it 6 out of 10 most lately, and 2 at first."
    ]


def test_a_goal_with_levels_is_told_by_the_levels_words():
    levels = {-1: "No toast", 1: "Toast together"}
    told = for_family.GoalTold(
        words="A calm breakfast", voice="you", first=-1, last=1, times=3, levels=levels
    )
    assert for_family.of_goals([told]) == [
        "“A calm breakfast”: you said “Toast together” most lately, and “No toast” at first."
    ]


KEYS = st.sampled_from(
    [(key, form) for key, one in instruments.ALL.items() for form in one.versions]
)


@st.composite
def anything(draw):
    """Return any form of any instrument, answered anyhow, blanks among it."""
    key, form = draw(KEYS)
    allowed = instruments.ALL[key].allowed(form)
    answers = {n: draw(st.none() | st.sampled_from(takes)) for n, takes in allowed.items()}
    return filled(key, form, answers)


@given(anything())
def test_whatever_is_answered_can_be_read(one):
    lines = reading.lines(one)
    assert {each.key for each in lines} == set(one.instrument.scales)
    assert lines[0].key == one.instrument.main_scale
    assert reading.headline(lines)
    for each in lines:
        assert each.said
        assert each.direction in reading.DIRECTIONS.values()
        assert all(band.table for band in each.bands)
        if each.score is None:
            assert each.bands == ()
            assert not each.said.isdigit()
    blank = set(reading.unanswered(one))
    assert blank == {n for n in blank if one.answers[n] is None}
    assert len(reading.item_lines(one)) == len(one.answers)
    assert for_family.sheet(one, one).sentences


@given(anything())
def test_nothing_moves_between_a_measure_and_itself(one):
    assert {move.tone for move in comparing.moves(one, one)} <= {"Unchanged"}


@given(anything())
def test_what_is_kept_of_the_answers_scores_the_same(one):
    kept = recording.as_kept(
        one.answers,
        on_form=one.instrument.allowed(one.form),
        optional=recording.optional(one.instrument),
    )
    assert one.instrument.score(Answers(version=one.form, items=kept)) == one.scores


@pytest.mark.parametrize("direction", [*Direction])
def test_every_direction_has_words_for_staff_and_for_a_family(direction):
    assert reading.DIRECTIONS[direction]
    assert for_family.UP[direction]
