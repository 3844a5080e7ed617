"""Reading an extract with Standard Safeguarding Dataset columns: a folder of CSV files.

The standard's own guidance and column names are followed; no part of its scripts is used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.days import year_end
from holdfast.exchange.rules.findings import Findings, Row
from holdfast.exchange.rules.folders import Folder, files_in
from holdfast.exchange.rules.links import Seen
from holdfast.exchange.rules.looked_after import by_child, care_spans, closed
from holdfast.exchange.rules.returns import (
    Episode,
    Fault,
    Kind,
    Return,
    SdqResult,
    Span,
    SpanKind,
)
from holdfast.exchange.rules.tables import Table
from holdfast.exchange.ssd import tables
from holdfast.exchange.ssd.people import People
from holdfast.exchange.ssd.workforce import Workforce
from holdfast.kit.refusals import Refused


def read(folder: Path, *, today: date, as_of: date | None = None) -> Return:
    """Read the extract in a folder. Raise `Refused` when a required file cannot be used."""
    return read_files(files_in(folder), today=today, as_of=as_of)


def read_files(files: Mapping[str, bytes], *, today: date, as_of: date | None = None) -> Return:
    """Read an extract from the bytes of its files, by name.

    `as_of` is the day the extract was made; when not given, the latest day on which anything
    in it began or ended. Whatever the bytes, only `Refused` is raised.
    """
    findings = Findings()
    folder = Folder(files, findings, tables.ALL, blanks=tables.BLANKS)
    persons, episodes = folder.table(tables.PERSON), folder.table(tables.EPISODES)
    spans = [(wanted, folder.table(wanted.wanted)) for wanted in tables.SPANS]
    involvements, sdqs = folder.table(tables.INVOLVEMENTS), folder.table(tables.SDQS)
    days = (_days_of(table) for table in (episodes, involvements, sdqs, *(t for _, t in spans)))
    people = People(as_of or _latest(days, today))
    reading = _Reading(people, Workforce(people), findings)
    people.read_persons(persons)
    people.read_families(folder.table(tables.FAMILY))
    reading.workforce.read_teams(folder.table(tables.TEAMS))
    reading.workforce.read_workers(folder.table(tables.WORKERS))
    reading.workforce.read_involvements(involvements)
    for wanted, table in spans:
        reading.read_spans(wanted, table)
    reading.read_episodes(episodes)
    reading.read_sdqs(sdqs)
    folder.remark_unread()
    return reading.gathered(folder.rows_read)


def _days_of(table: Table) -> Iterable[date]:
    dated = [column for column in table.columns if _tells_a_day(column)]
    for row in table.rows:
        for column in dated:
            try:
                yield cells.day(row.cells[column])
            except cells.Unreadable:
                continue


def _tells_a_day(column: str) -> bool:
    return column.endswith(("_date", "_ceased"))


def _latest(days: Iterable[Iterable[date]], today: date) -> date:
    """Return the latest believable day on which anything in the extract happened."""
    happened = [day for some in days for day in some if day <= today]
    if not happened:
        raise Refused(["Nothing in the extract has a date that can be read: say when it was made"])
    return max(happened)


@dataclass
class _Reading:
    """Statuses and SDQs while an extract is read."""

    people: People
    workforce: Workforce
    findings: Findings
    episodes: list[Episode] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    sdqs: list[SdqResult] = field(default_factory=list)

    def read_spans(self, wanted: tables.SpanTable, table: Table) -> None:
        """Read a table of one status: early help, in need, plans, legal status."""
        seen = Seen()
        for row in table.rows:
            span = self._span(wanted, row, seen)
            if span is not None and not _came_to_nothing(row, wanted):
                self.spans.append(span)

    def _span(self, wanted: tables.SpanTable, row: Row, seen: Seen) -> Span | None:
        source_id = row.must(wanted.key, cells.row_id)
        if source_id is not None:
            seen.refuse_again(row, wanted.key, source_id)
        council_id = self.people.named_in(row, wanted.person)
        began_on, ended_on = self.people.days(row, council_id, wanted.began, wanted.ended)
        code = row.may(wanted.code, wanted.reads_code) if wanted.code else ""
        if row.lost or source_id is None or council_id is None or began_on is None:
            return None
        return Span(
            council_id=council_id,
            kind=wanted.kind,
            began_on=began_on,
            ended_on=ended_on,
            where=row.where,
            code=code or "",
            source_id=source_id,
        )

    def read_episodes(self, table: Table) -> None:
        """Read ssd_cla_episodes and join them into periods of care."""
        legal = _legal_by_child(self.spans)
        seen = Seen()
        for row in table.rows:
            episode = self._episode(row, seen, legal)
            if episode is not None:
                self.episodes.append(episode)
        for told in by_child(self.episodes):
            self.spans.extend(care_spans(closed(told, self.findings)))

    def _episode(self, row: Row, seen: Seen, legal: dict[str, list[Span]]) -> Episode | None:
        begin, end = "clae_cla_episode_start_date", "clae_cla_episode_ceased"
        council_id = self.people.named_in(row, "clae_person_id")
        began_on, ended_on = self.people.days(row, council_id, begin, end, unborn=False)
        if not row.lost:
            seen.refuse_again(row, begin, council_id, began_on)
        need = row.may("clae_cla_primary_need_code", codes.primary_need)
        if row.lost or council_id is None or began_on is None:
            return None
        return Episode(
            council_id=council_id,
            began_on=began_on,
            ended_on=ended_on,
            where=row.where,
            legal_status=_legal_on(began_on, legal.get(council_id, [])),
            begin_reason=row.cells.get("clae_cla_episode_start_reason", ""),
            end_reason=row.cells.get("clae_cla_episode_ceased_reason", ""),
            need=need or "",
        )

    def read_sdqs(self, table: Table) -> None:
        """Read ssd_sdq_scores: one row for each SDQ, scored or not."""
        seen = Seen()
        for row in table.rows:
            result = self._sdq(row, seen)
            if result is not None:
                self.sdqs.append(result)

    def _sdq(self, row: Row, seen: Seen) -> SdqResult | None:
        day = "csdq_sdq_completed_date"
        council_id = self.people.named_in(row, "csdq_person_id")
        on, _ = self.people.days(row, council_id, day, "", unborn=False)
        score = row.must_if_told("csdq_sdq_score", cells.sdq_score)
        reason = row.must_if_told("csdq_sdq_reason", cells.sdq_reason)
        if score is not None and reason:
            row.lose("csdq_sdq_reason", Fault.SCORE_AND_REASON, fix="Take one of them out")
        if not row.lost:
            seen.refuse_again(row, day, council_id, on)
        if row.lost or council_id is None or on is None or (score is None and not reason):
            return None
        return SdqResult(
            council_id=council_id,
            year=year_end(on).year,
            on=on,
            score=score,
            reason=reason or "",
            where=row.where,
            source_id=row.may("csdq_table_id", cells.row_id) or "",
        )

    def gathered(self, rows_read: dict[str, int]) -> Return:
        """Return everything read so far as one return."""
        return Return(
            kind=Kind.SSD,
            as_of=self.people.as_of,
            people=tuple(self.people.known.values()),
            episodes=tuple(self.episodes),
            spans=tuple(self.spans),
            sdqs=tuple(self.sdqs),
            rejections=tuple(self.findings.rejections),
            remarks=tuple(self.findings.remarks),
            rows_read=rows_read,
            families=tuple(self.people.families),
            teams=tuple(self.workforce.teams.values()),
            workers=tuple(self.workforce.workers.values()),
            involvements=tuple(self.workforce.involvements),
        )


def _came_to_nothing(row: Row, wanted: tables.SpanTable) -> bool:
    """Say whether a referral led to no further action: then the child was never in need."""
    if row.cells.get(wanted.skip_if, "").upper() not in {"Y", "YES", "1", "TRUE"}:
        return False
    row.remark("no-further-action", "No further action was taken: no status comes of it")
    return True


def _legal_by_child(spans: Iterable[Span]) -> dict[str, list[Span]]:
    legal: dict[str, list[Span]] = {}
    for span in spans:
        if span.kind is SpanKind.LEGAL_STATUS:
            legal.setdefault(span.council_id, []).append(span)
    return legal


def _legal_on(day: date, spans: Iterable[Span]) -> str:
    """Return the legal status in force on a day, the latest begun if several are."""
    held = [
        span
        for span in spans
        if span.began_on <= day and (span.ended_on is None or span.ended_on > day)
    ]
    return max(held, key=lambda span: span.began_on).code if held else ""
