"""The picture: that it is valid, whole, told apart without colour, and the same on paper."""

import json
import re
import uuid
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import altair as alt
import pytest

from holdfast.casework.charts import colours, drawing, panels, picture, sentences, tables
from holdfast.casework.reports import (
    EventRead,
    GoalRead,
    RatingRead,
    SdqRead,
    StepRead,
    VisitRead,
    WholeCase,
    WordingRead,
)
from holdfast.measures.instruments import sdq
from tests.kit.test_colours import SHAPE, contrast
from tests.thorough import share

OPENED = date(2026, 3, 2)
TODAY = OPENED + timedelta(days=200)


def on(number: int) -> date:
    return OPENED + timedelta(days=number)


def goal(number: int, *ratings: tuple[str, int, int, int]) -> GoalRead:
    """Return a goal with ratings as (rater, score, day, wording)."""
    read = [RatingRead(uuid.uuid4(), who, score, on(day), w) for who, score, day, w in ratings]
    words = (WordingRead(1, "School on time", OPENED), WordingRead(2, "School by nine", on(50)))
    wordings = words[: max([one.wording for one in read], default=1)]
    return GoalRead(uuid.uuid4(), number, "family", OPENED, None, "", wordings, tuple(read))


def asked(day: int, form: str, total: int | None, informant: str = "parent") -> SdqRead:
    scores = {} if total is None else {"total": total}
    return SdqRead(uuid.uuid4(), on(day), form, informant, "review", scores, "", "keyed")


def visit(day: int, module: str | None = "Time together", how: str = "done") -> VisitRead:
    steps = (StepRead("Try it", how, ""),) if module else ()
    return VisitRead(
        uuid.uuid4(), on(day), "made", "", None, module, ["child"], 60, 30, "", "", "Grace", steps
    )


def case(**parts: Any) -> WholeCase:
    empty: dict[str, Any] = dict.fromkeys(
        ("workers", "statuses", "goals", "sdqs", "visits", "events", "discussions"), ()
    )
    return WholeCase(opened_on=OPENED, closed_on=None, **(empty | parts))


FULL = case(
    goals=(
        goal(1, ("parent", 2, 7, 1), ("child", 3, 7, 1), ("parent", 5, 60, 2)),
        goal(2, ("practitioner", 4, 7, 1), ("family", 4, 9, 1)),
        goal(3),
    ),
    sdqs=(
        asked(1, "P2-4", 15),
        asked(2, "T4-17", 21, "teacher"),
        asked(3, "S11-17", None, "self"),
        asked(90, "P4-17", 12),
    ),
    visits=(visit(3), visit(10, how="adapted"), visit(31, None), visit(40, how="skipped")),
    events=(
        EventRead(uuid.uuid4(), "court hearing", on(20), ""),
        EventRead(uuid.uuid4(), "birth", on(22), ""),
    ),
)


def spec(whole: WholeCase = FULL, width: int = 960) -> dict[str, Any]:
    return picture.spec(whole, today=TODAY, width=width)


CASES = {
    "full": FULL,
    "one visit": case(visits=(visit(3),)),
    "one SDQ": case(sdqs=(asked(1, "", 9),)),
}


@pytest.mark.parametrize(("words", "width"), share(product(CASES, (320, 960, 1200)), 4))
def test_the_picture_is_valid_vega_lite(words: str, width: int) -> None:
    alt.VConcatChart.from_dict(spec(CASES[words], width), validate=True)


def test_every_reading_is_drawn_and_in_a_table() -> None:
    rows = spec()["datasets"]
    drawn = [row for name, some in rows.items() for row in some if re.match("goal|sdq", name)]
    ratings = [one for read in FULL.goals for one in read.ratings]
    assert len(drawn) == len(ratings) + 3  # the SDQ without a total has nothing to draw
    words = " ".join(
        f"{line.on} {cells}"
        for table in tables_of(FULL)
        for line in table.lines
        for cells in line.cells
    )
    for one in ratings:
        assert re.search(rf"{one.on} .*'{one.score}'", words)
    for one in FULL.sdqs:
        assert re.search(rf"{one.on} .*'{one.total or 'No score'}'", words)
    assert len(rows["visits"]) == len(FULL.visits)


def tables_of(whole: WholeCase) -> list[tables.Table]:
    return tables.every_table(whole)


def test_a_goal_put_in_other_words_begins_a_new_line() -> None:
    lines = {row["line"] for row in spec()["datasets"]["goal 1"] if row["voice"] == "Parent"}
    assert lines == {"parent 1", "parent 2"}


def test_each_scale_keeps_its_own_units_and_no_panel_has_two() -> None:
    for one in spec()["vconcat"]:
        scales = [layer["encoding"].get("y", {}).get("scale") for layer in one["layer"]]
        domains = {json.dumps(scale["domain"]) for scale in scales if scale}
        assert len(domains) == 1
        assert (
            domains <= {"[0, 10]", "[0, 40]"}
            or "Time together" in str(domains)
            or (panels.EVENTS in str(domains))
        )
        assert "independent" not in str(one.get("resolve", {}).get("scale", {}).get("y"))


def test_every_panel_has_the_same_axis_of_time() -> None:
    axes = [
        layer["encoding"]["x"]["scale"]["domain"]
        for one in spec()["vconcat"]
        for layer in one["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert all(axis == axes[0] for axis in axes)


def test_bands_are_those_of_the_form_in_use_on_the_day() -> None:
    rows = panels.band_rows(
        panels.scored(FULL)["parent"], sdq.NEWER_FOUR, panels.window(FULL, today=TODAY)
    )
    young, older = rows[:4], rows[4:]
    assert {row["to"] for row in young} == {panels.moment(on(90))} == {row["from"] for row in older}
    assert [row["high"] for row in young] == [12.5, 15.5, 18.5, 40]
    assert [row["high"] for row in older] == [13.5, 16.5, 19.5, 40]
    assert [row["name_at"] for row in young] == [None] * 4


def test_a_form_without_bands_is_drawn_over_none() -> None:
    whole = case(sdqs=(asked(1, "T2-4", 9, "teacher"),))
    assert spec(whole)["datasets"]["bands teacher"] == []


def test_the_names_of_bands_do_not_touch() -> None:
    placed = panels.spread([6.5, 15, 18, 30])
    assert all(b - a > panels.NAME_HEIGHT - 0.01 for a, b in pairwise(placed))


def test_names_of_events_take_a_line_each_where_they_would_touch() -> None:
    lanes = [row["lane"] for row in spec()["datasets"]["events"]]
    assert lanes == [panels.lane(0), panels.lane(1)]
    crowd = case(
        visits=(visit(1),),
        events=tuple(EventRead(uuid.uuid4(), "birth", on(100 + n), "") for n in range(9)),
    )
    sides = [row["side"] for row in spec(crowd)["datasets"]["events"]]
    assert sides.count("left") == panels.MOST_LANES  # the rest keep their mark, and their table


def test_an_event_on_the_first_day_finds_a_line_of_its_own() -> None:
    first = case(visits=(visit(1),), events=(EventRead(uuid.uuid4(), "birth", OPENED, ""),))
    (row,) = spec(first)["datasets"]["events"]
    assert (row["lane"], row["side"]) == (panels.lane(1), "left")


def test_what_is_long_before_the_case_is_left_to_the_tables_and_said() -> None:
    old = case(sdqs=(asked(-400, "P4-17", 30), asked(-60, "P4-17", 22)), visits=(visit(3),))
    drawn = panels.window(old, today=TODAY)
    assert drawn.holds(on(-60))
    assert not drawn.holds(on(-400))
    assert [row["value"] for row in spec(old)["datasets"]["sdq parent"]] == [22]
    says = [one.says for one in sentences.practice(old, today=TODAY)]
    assert "1 older SDQ or event: in the tables, not in the picture." in says
    assert len(tables_of(old)[1].lines) == 2


def test_a_follow_up_after_closing_is_drawn() -> None:
    ended = replace(case(sdqs=(asked(150, "P4-17", 9),)), closed_on=on(100))
    drawn = panels.window(ended, today=TODAY)
    assert drawn.until == on(100)
    assert drawn.holds(on(150))


@pytest.mark.parametrize(("length", "first"), [(28, "2 Mar"), (300, "Apr 2026")])
def test_the_days_named_under_the_picture_fit(length: int, first: str) -> None:
    drawn = panels.Window(first=OPENED, last=on(length), until=on(length))
    for room in range(1, 12):
        named = list(panels.ticks(drawn, room=room).values())
        assert 1 <= len(named) <= room
        assert named[0] == first
    assert "Jan 2027" in panels.ticks(replace(drawn, last=on(400)), room=20).values()


def test_voices_and_marks_are_told_apart_without_colour() -> None:
    assert len({shape for _, shape, _ in colours.VOICES.values()}) == len(colours.VOICES)
    assert len({str(dash) for _, _, dash in colours.VOICES.values()}) == len(colours.VOICES)
    assert len({shape for _, shape in colours.MARKS.values()}) == len(colours.MARKS)
    assert set(panels.VOICES.values()) <= set(colours.VOICES)


@pytest.mark.parametrize("paper", [*colours.BANDS, colours.SHADE])
def test_every_mark_stands_out_from_what_is_behind_it(paper: str) -> None:
    inks = [look[0] for look in (*colours.VOICES.values(), *colours.MARKS.values())]
    for ink in (*inks, colours.QUIET, colours.TEAL):
        assert contrast(ink, paper) >= SHAPE, ink


def test_the_server_draws_it_without_fetching_or_running_anything() -> None:
    svg = drawing.svg(FULL, today=TODAY, width=960)
    assert svg.startswith("<svg")
    assert "School by nine" in svg
    assert not re.search(r"<script|href=\"http|javascript:|<foreignObject", svg)


def test_words_somebody_typed_cannot_become_markup() -> None:
    typed = WordingRead(1, "<script>alert(1)</script> & 'more'", OPENED)
    whole = case(goals=(replace(FULL.goals[0], wordings=(typed, typed)),))
    svg = drawing.svg(whole, today=TODAY, width=960)
    assert "<script" not in svg


def test_what_was_drawn_is_kept_until_anything_in_it_changes() -> None:
    asks = {"today": TODAY, "width": 960, "kind": "svg"}
    same = drawing.key_of(FULL, **asks)  # type: ignore[arg-type]
    assert same == drawing.key_of(replace(FULL), **asks)  # type: ignore[arg-type]
    other = replace(FULL, visits=FULL.visits[1:])
    assert same != drawing.key_of(other, **asks)  # type: ignore[arg-type]
    assert same != drawing.key_of(FULL, today=on(201), width=960, kind="svg")


def test_only_so_many_drawings_are_kept() -> None:
    kept = drawing.Kept(2)
    for name in ("a", "b", "a", "c"):
        assert kept.or_draw(name, lambda name=name: name.upper()) == name.upper()
    assert list(kept.drawn) == ["a", "c"]


@pytest.mark.parametrize(("asked", "given"), [(0, 320), (331, 320), (960, 960), (5000, 1200)])
def test_widths_are_few_so_that_drawings_are_shared(asked: int, given: int) -> None:
    assert drawing.fitting(asked) == given
