"""Whatever is in the files, reading them gives a return or a refusal, and never an error."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.exchange.rules.findings import Findings
from holdfast.exchange.rules.looked_after import care_spans, closed
from holdfast.exchange.rules.returns import Episode, Return, Where
from holdfast.exchange.ssd import reading as ssd
from holdfast.exchange.ssd import tables as ssd_tables
from holdfast.exchange.ssda903 import reading as ssda903
from holdfast.exchange.ssda903 import tables as ssda903_tables
from holdfast.kit.refusals import Refused
from tests.thorough import times

TODAY = date(2026, 11, 22)
NAMES = [f"{table.name}.csv" for table in (*ssda903_tables.ALL, *ssd_tables.ALL)]

DAYS = st.dates(date(2008, 1, 1), date(2018, 1, 1))
CELLS = st.one_of(
    st.sampled_from(
        [
            *("", "1", "2", "31/02/2015", "01/02/2015", "2015-02-01", "C2", "V4", "14", "41"),
            *("SDQ2", '"', "=1+1", "NULL", "\x00", "99/99/9999", "999999999999", "\ud800", "é"),
        ]
    ),
    st.text(max_size=8),
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=300), max_size=5))
def test_any_bytes_are_read_or_refused(files: dict[str, bytes]) -> None:
    for read in (ssda903.read_files, ssd.read_files):
        with suppress(Refused):
            assert isinstance(read(files, today=TODAY), Return)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, bytes]:
    tables = draw(st.sampled_from([ssda903_tables.ALL, ssd_tables.ALL]))
    files = {}
    for table in tables:
        headings = (*table.needed, *table.welcome)
        rows = draw(st.lists(st.lists(CELLS, max_size=len(headings) + 1), max_size=4))
        lines = [",".join(headings), *(",".join(row) for row in rows)]
        files[f"{table.name}.csv"] = "\n".join(lines).encode("utf-8", errors="surrogatepass")
    return files


@settings(max_examples=times(150), deadline=None)
@given(folders())
def test_any_cells_under_the_right_headings_are_read(files: dict[str, bytes]) -> None:
    read = ssda903.read_files if "header.csv" in files else ssd.read_files
    told = read(files, today=TODAY, as_of=date(2018, 3, 31))
    known = {person.council_id for person in told.people}
    about = (*told.episodes, *told.spans, *told.sdqs, *told.families, *told.involvements)
    assert {row.council_id for row in about} <= known
    assert all(one.row >= 1 and one.reason and one.fix for one in told.rejections)
    assert all(span.ended_on is None or span.ended_on >= span.began_on for span in told.spans)


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=8, unique_by=lambda days: days[0]))
def test_joining_loses_no_day_in_care_and_adds_none(told: list[tuple[date, date | None]]) -> None:
    episodes = closed(
        [
            Episode(
                council_id="1",
                began_on=began,
                ended_on=None if ended is None else max(began, ended),
                where=Where("episodes.csv", 2),
            )
            for began, ended in sorted(told, key=lambda days: days[0])
        ],
        Findings(),
    )
    spans = care_spans(episodes)
    assert _days(spans) == _days(episodes)
    assert all(one.ended_on < other.began_on for one, other in pairwise(spans))


def _days(spans) -> set[int]:
    last = date(2018, 1, 2).toordinal()
    return {
        day
        for span in spans
        for day in range(
            span.began_on.toordinal(), (span.ended_on.toordinal() if span.ended_on else last)
        )
    }
