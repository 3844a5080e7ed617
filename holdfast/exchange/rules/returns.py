"""What reading a council's return gives: the good rows, each row turned away, each remark."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Which return a folder holds."""

    SSDA903 = "ssda903"
    SSD = "ssd"


class Fault(StrEnum):
    """Why a row or a value was turned away, in words for the person who sent it."""

    MISSING = "This is blank"
    MISSING_COLUMN = "The table has no such column"
    NOT_AN_ID = "This cannot be an identifier"
    NOT_A_DATE = "This is not a date"
    NO_SUCH_DAY = "There is no such day in the calendar"
    IN_THE_FUTURE = "This day had not come when the return was made"
    TOO_LONG_AGO = "This is too long ago"
    BEFORE_BIRTH = "This is before the child was born"
    ENDS_BEFORE_IT_BEGINS = "This ends before it begins"
    NOT_A_CODE = "This is not one of the codes for this column"
    NOT_A_NUMBER = "This is not a number in the range for this column"
    NOT_A_SCORE = "An SDQ score is a whole number from 0 to 40"
    NOT_A_REASON = "A reason for no SDQ is one of SDQ1 to SDQ5"
    SCORE_AND_REASON = "An SDQ has a score or a reason for none, never both"
    TOO_LONG = "This is longer than the column allows"
    TOO_MANY_VALUES = "The row has more values than the table has columns"
    OPEN_QUOTE = "The row cannot be read: a quotation mark is out of place"
    REPEATED = "The same thing is on an earlier row"
    NO_SUCH_CHILD = "No child in this return has this identifier"
    CHILD_REJECTED = "Its child row was rejected"
    NO_SUCH_WORKER = "No worker in this return has this identifier"
    WORKER_REJECTED = "Its worker row was rejected"
    NO_SUCH_TEAM = "No team in this return has this identifier"


class Loses(StrEnum):
    """What a rejection leaves out: the value alone, or the row it stands in."""

    VALUE = "value"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One value or row that was left out: where it is, what it says, why, and how to mend it.

    `row` is counted as a spreadsheet shows it: the heading is row 1.
    """

    file: str
    row: int
    column: str
    value: str
    fault: Fault
    reason: str
    fix: str
    loses: Loses


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth knowing that left nothing out; `row` is None when it is about the file."""

    file: str
    row: int | None
    column: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Where:
    """The file and the row, counted as a spreadsheet shows it, that something came from."""

    file: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A child (or, in an SSD extract, any person) as the council knows them.

    `sex` is F, M, U or blank; `ethnicity` a DfE code; blanks mean "not told".
    """

    council_id: str
    born_on: date | None
    where: Where
    expected_on: date | None = None
    died_on: date | None = None
    sex: str = ""
    ethnicity: str = ""
    upn: str = ""
    forename: str = ""
    surname: str = ""
    legacy_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One episode of being looked after, with its codes as sent."""

    council_id: str
    began_on: date
    ended_on: date | None
    where: Where
    legal_status: str = ""
    begin_reason: str = ""
    end_reason: str = ""
    need: str = ""
    placement: str = ""
    provider: str = ""


class SpanKind(StrEnum):
    """A status a child holds from one day to another."""

    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    CIN_PLAN = "cin_plan"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"
    SHORT_BREAKS = "short_breaks"
    LEGAL_STATUS = "legal_status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A child's status over time; `ended_on` None means it still holds.

    `code` is the legal status, category of abuse or primary need, by kind. `source_id` is
    the council's own number for the row; blank when the span was joined from episodes.
    """

    council_id: str
    kind: SpanKind
    began_on: date
    ended_on: date | None
    where: Where
    code: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SdqResult:
    """An SDQ total (0 to 40) by the main carer, or the code of the reason there is none.

    `on` is None where only the year of the return (1 April to 31 March of `year`) is known.
    """

    council_id: str
    year: int
    score: int | None
    reason: str
    where: Where
    on: date | None = None
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTie:
    """A person's place in a family."""

    family_id: str
    council_id: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team or department; `parent_id` is the one above it."""

    team_id: str
    name: str
    where: Where
    parent_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A professional; `fte` is 0 to 1.5 of full time, None where not told."""

    worker_id: str
    where: Where
    name: str = ""
    staff_id: str = ""
    registration: str = ""
    job_title: str = ""
    department: str = ""
    fte: float | None = None
    agency: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """A worker's part in a child's life from one day to another."""

    involvement_id: str
    council_id: str
    worker_id: str
    began_on: date
    ended_on: date | None
    where: Where
    team_id: str = ""
    role: str = ""
    change_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A whole return as it stood on `as_of`: good rows, rejections and remarks.

    `rows_read` says how many rows (without headings) each file that was read holds.
    """

    kind: Kind
    as_of: date
    people: tuple[Person, ...]
    episodes: tuple[Episode, ...]
    spans: tuple[Span, ...]
    sdqs: tuple[SdqResult, ...]
    rejections: tuple[Rejection, ...]
    remarks: tuple[Remark, ...]
    rows_read: dict[str, int]
    families: tuple[FamilyTie, ...] = ()
    teams: tuple[Team, ...] = ()
    workers: tuple[Worker, ...] = ()
    involvements: tuple[Involvement, ...] = ()
