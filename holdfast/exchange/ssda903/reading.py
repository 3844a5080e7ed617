"""Reading a looked-after children return (SSDA903) as councils send it: a folder of CSV files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.days import check_birth, check_span, year_end, year_start
from holdfast.exchange.rules.findings import Findings, Row
from holdfast.exchange.rules.folders import Folder, files_in
from holdfast.exchange.rules.links import Links, Seen
from holdfast.exchange.rules.looked_after import (
    LEGAL_STATUSES,
    by_child,
    care_spans,
    closed,
    legal_spans,
    throughout,
)
from holdfast.exchange.rules.returns import (
    Episode,
    Fault,
    Involvement,
    Kind,
    Person,
    Return,
    SdqResult,
    Span,
    Worker,
)
from holdfast.exchange.rules.tables import Table
from holdfast.exchange.ssda903.checks import REJECTING, WORDS, Sdq, checks_raised
from holdfast.exchange.ssda903.tables import ALL, EPISODES, HEADER, OC2, WORKERS
from holdfast.kit.refusals import Refused

OLDEST = 26

_child_id = cells.identifier(longest=10)


def read(folder: Path, *, today: date, as_of: date | None = None) -> Return:
    """Read the return in a folder. Raise `Refused` when a required file cannot be used."""
    return read_files(files_in(folder), today=today, as_of=as_of)


def read_files(files: Mapping[str, bytes], *, today: date, as_of: date | None = None) -> Return:
    """Read a return from the bytes of its files, by name.

    `as_of` is the day the return speaks for; when not given, the 31 March on or after the
    latest DECOM. Whatever the bytes, only `Refused` is raised.
    """
    findings = Findings()
    folder = Folder(files, findings, ALL)
    header, episodes = folder.table(HEADER), folder.table(EPISODES)
    reading = _Reading(as_of or _year_of(episodes, today), findings)
    reading.read_children(header)
    reading.read_episodes(episodes)
    reading.join_spans()
    reading.read_sdqs(folder.table(OC2))
    reading.read_workers(folder.table(WORKERS))
    folder.remark_unread()
    return reading.gathered(folder.rows_read)


def _year_of(episodes: Table, today: date) -> date:
    """Return the end of the year the latest believable episode began in."""
    days = (_day_or_none(row.cells.get("DECOM", "")) for row in episodes.rows)
    begun = [day for day in days if day is not None and day <= today]
    if not begun:
        raise Refused(["No episode has a DECOM that can be read: say which year the return is for"])
    return year_end(max(begun))


def _day_or_none(text: str) -> date | None:
    try:
        return cells.day(text)
    except cells.Unreadable:
        return None


@dataclass
class _Reading:
    """A return while it is read."""

    as_of: date
    findings: Findings
    children: dict[str, Person] = field(default_factory=dict)
    episodes: list[Episode] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    sdqs: list[SdqResult] = field(default_factory=list)
    workers: dict[str, Worker] = field(default_factory=dict)
    involvements: list[Involvement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.links = Links(Fault.NO_SUCH_CHILD, Fault.CHILD_REJECTED)

    def read_children(self, header: Table) -> None:
        """Read header.csv: one row a child."""
        seen = Seen()
        for row in header.rows:
            child = self._child(row, seen)
            self.links.note(row.cells["CHILD"], row)
            if child is not None:
                self.children[child.council_id] = child

    def _child(self, row: Row, seen: Seen) -> Person | None:
        council_id = row.must("CHILD", _child_id)
        born_on = row.must("DOB", cells.day)
        check_birth(row, column="DOB", born_on=born_on, latest=self.as_of, oldest=OLDEST)
        if council_id is not None:
            seen.refuse_again(row, "CHILD", council_id)
        sex = row.may("SEX", codes.sex)
        ethnicity = row.may("ETHNIC", codes.ethnicity)
        upn = row.may("UPN", cells.upn)
        if row.lost or council_id is None:
            return None
        return Person(
            council_id=council_id,
            born_on=born_on,
            where=row.where,
            sex=sex or "",
            ethnicity=ethnicity or "",
            upn=upn or "",
        )

    def read_episodes(self, table: Table) -> None:
        """Read episodes.csv: one row for each episode of being looked after."""
        seen = Seen()
        for row in table.rows:
            episode = self._episode(row, seen)
            if episode is not None:
                self.episodes.append(episode)

    def _episode(self, row: Row, seen: Seen) -> Episode | None:
        council_id = row.must("CHILD", _child_id)
        self.links.require(row, "CHILD")
        began_on, ended_on = self._days(row, "DECOM", "DEC")
        if not row.lost:
            seen.refuse_again(row, "DECOM", council_id, began_on)
        legal_status = row.may("LS", cells.code(LEGAL_STATUSES))
        if row.lost or council_id is None or began_on is None:
            return None
        return Episode(
            council_id=council_id,
            began_on=began_on,
            ended_on=ended_on,
            where=row.where,
            legal_status=legal_status or "",
            begin_reason=row.cells.get("RNE", ""),
            end_reason=row.cells.get("REC", ""),
            need=row.cells.get("CIN", ""),
            placement=row.cells.get("PLACE", ""),
            provider=row.cells.get("PLACE_PROVIDER", ""),
        )

    def join_spans(self) -> None:
        """Join the good episodes into spans of care and of legal status."""
        for told in by_child(self.episodes):
            told = closed(told, self.findings)
            self.spans[told[0].council_id] = care_spans(told) + legal_spans(told)

    def read_sdqs(self, table: Table) -> None:
        """Read oc2.csv: one row a child, with a score, a reason for none, or neither."""
        seen = Seen()
        for row in table.rows:
            result = self._sdq(row, seen)
            if result is not None:
                self.sdqs.append(result)

    def _sdq(self, row: Row, seen: Seen) -> SdqResult | None:
        council_id = row.must("CHILD", _child_id)
        self.links.require(row, "CHILD")
        if not row.lost:
            seen.refuse_again(row, "CHILD", council_id)
        child = self.children.get(council_id or "")
        if row.lost or child is None or child.born_on is None:
            return None
        self._remark_on_sdq(row, child, child.born_on)
        score = row.must_if_told("SDQ_SCORE", cells.sdq_score)
        reason = row.must_if_told("SDQ_REASON", cells.sdq_reason)
        if score is not None and reason:
            fix = "Take one of them out"
            row.lose("SDQ_REASON", Fault.SCORE_AND_REASON, fix=fix)
        if row.lost or (score is None and not reason):
            return None
        return SdqResult(
            council_id=child.council_id,
            year=self.as_of.year,
            score=score,
            reason=reason or "",
            where=row.where,
        )

    def _remark_on_sdq(self, row: Row, child: Person, born_on: date) -> None:
        first, last = year_start(self.as_of), self.as_of
        sdq = Sdq(
            born_on=born_on,
            score=row.cells["SDQ_SCORE"],
            reason=row.cells["SDQ_REASON"],
            in_all_year=throughout(self.spans.get(child.council_id, []), first=first, last=last),
            year_began=first,
            year_ended=last,
        )
        for check in checks_raised(sdq):
            if check not in REJECTING:
                row.remark(check, WORDS[check], column="SDQ_SCORE")
        if _day_or_none(row.cells.get("DOB", "")) not in (None, born_on):
            words = f"The date of birth in {child.where.file} is {born_on:%d/%m/%Y}: that is kept"
            row.remark("other-dob", words, column="DOB")

    def read_workers(self, table: Table) -> None:
        """Read sw_episodes.csv: which social worker a child had, from when to when."""
        seen = Seen()
        for row in table.rows:
            involvement = self._involvement(row, seen)
            if involvement is not None:
                self.involvements.append(involvement)
                number = involvement.worker_id
                worker = Worker(worker_id=number, registration=number, where=row.where)
                self.workers.setdefault(number, worker)

    def _involvement(self, row: Row, seen: Seen) -> Involvement | None:
        council_id, worker_id = row.must("CHILD", _child_id), row.must("SW_ID", cells.row_id)
        self.links.require(row, "CHILD")
        began_on, ended_on = self._days(row, "SW_DECOM", "SW_DEC")
        if not row.lost:
            seen.refuse_again(row, "SW_DECOM", council_id, worker_id, began_on)
        reason = row.may("SW_REASON", codes.worker_change)
        if row.lost or council_id is None or worker_id is None or began_on is None:
            return None
        return Involvement(
            involvement_id=f"{council_id}:{worker_id}:{began_on:%Y%m%d}",
            council_id=council_id,
            worker_id=worker_id,
            began_on=began_on,
            ended_on=ended_on,
            where=row.where,
            change_reason=reason or "",
        )

    def _days(self, row: Row, begin: str, end: str) -> tuple[date | None, date | None]:
        """Read when something of a child's began and ended, and check them with each other."""
        began_on, ended_on = row.must(begin, cells.day), row.must_if_told(end, cells.day)
        child = self.children.get(row.cells["CHILD"])
        check_span(
            row,
            columns=(begin, end),
            began_on=began_on,
            ended_on=ended_on,
            born_on=child.born_on if child else None,
            latest=self.as_of,
        )
        return began_on, ended_on

    def gathered(self, rows_read: dict[str, int]) -> Return:
        """Return everything read so far as one return."""
        return Return(
            kind=Kind.SSDA903,
            as_of=self.as_of,
            people=tuple(self.children.values()),
            episodes=tuple(self.episodes),
            spans=tuple(span for spans in self.spans.values() for span in spans),
            sdqs=tuple(self.sdqs),
            rejections=tuple(self.findings.rejections),
            remarks=tuple(self.findings.remarks),
            rows_read=rows_read,
            workers=tuple(self.workers.values()),
            involvements=tuple(self.involvements),
        )
