"""What did not work for somebody in the manual: reported, triaged, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

WRONG = [
    ("hard to read", "Hard to read"),
    ("age", "Does not fit this age"),
    ("language", "Language: not in a language the family reads"),
    ("print", "Print: too faint, too small or badly cut"),
    ("wording", "Wording: unclear, or unkind"),
    ("other", "Something else"),
]
SEVERITIES = [
    ("small", "A small matter"),
    ("slowed", "It slowed us down"),
    ("stopped", "It stopped the work"),
]
WEIGHT = {"small": 1, "slowed": 2, "stopped": 4}
LONGEST = 500  # characters


class IssueState(StrEnum):
    """How a report stands."""

    REPORTED = "reported"
    TRIAGED = "triaged"
    FIXED = "fixed"
    NOT_CHANGED = "not changed"


MOVES: dict[IssueState, tuple[IssueState, ...]] = {
    IssueState.REPORTED: (IssueState.TRIAGED,),
    IssueState.TRIAGED: (IssueState.FIXED, IssueState.NOT_CHANGED),
    IssueState.FIXED: (),
    IssueState.NOT_CHANGED: (),
}
OPEN = tuple(state for state, moves in MOVES.items() if moves)


class WhyNotReport(StrEnum):
    """Why a report may not be sent."""

    NO_WRONG = "Say what is wrong"
    NO_LINE = "Say in a line what is wrong"
    TOO_LONG = "Say it in 500 characters or fewer"


class WhyNotMove(StrEnum):
    """Why a report may not be moved on."""

    NOT_A_MOVE = "A report is triaged first, and then fixed or left as it is"
    NO_WORDS = "Say what became of it: whoever reported it will read this"


def why_not_report(*, wrong: str, line: str, suggestion: str) -> list[WhyNotReport]:
    """Return every reason against a report as typed."""
    against = {
        WhyNotReport.NO_WRONG: wrong not in dict(WRONG),
        WhyNotReport.NO_LINE: wrong == "other" and not line.strip(),
        WhyNotReport.TOO_LONG: max(len(line), len(suggestion)) > LONGEST,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_move(was: IssueState, to: IssueState, *, words: str) -> list[WhyNotMove]:
    """Return every reason against moving a report from one state to another."""
    against = {
        WhyNotMove.NOT_A_MOVE: to not in MOVES[was],
        WhyNotMove.NO_WORDS: not MOVES[to] and not words.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class Reported:
    """One open report, for ranking it among others."""

    key: UUID
    step: UUID
    wrong: str
    severity: str
    by: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """All open reports that say the same of one step, the newest first."""

    step: UUID
    wrong: str
    reports: tuple[Reported, ...]

    @property
    def count(self) -> int:
        """How many reports there are."""
        return len(self.reports)

    @property
    def people(self) -> int:
        """How many people reported it."""
        return len({one.by for one in self.reports})

    @property
    def worst(self) -> str:
        """The gravest that anybody said it was."""
        return max((one.severity for one in self.reports), key=WEIGHT.__getitem__)

    @property
    def weight(self) -> int:
        """What each person said at its gravest, added up: saying it twice adds nothing."""
        each: dict[int, int] = defaultdict(int)
        for one in self.reports:
            each[one.by] = max(each[one.by], WEIGHT[one.severity])
        return sum(each.values())

    @property
    def newest(self) -> datetime:
        """When it was reported last."""
        return self.reports[0].at


def ranked(reports: Iterable[Reported]) -> list[Ranked]:
    """Put what did not work in order: the heaviest first and, of the same weight, the newest."""
    grouped: dict[tuple[UUID, str], list[Reported]] = defaultdict(list)
    for one in sorted(reports, key=lambda one: (one.at, one.key), reverse=True):
        grouped[one.step, one.wrong].append(one)
    groups = [
        Ranked(step=step, wrong=wrong, reports=tuple(told))
        for (step, wrong), told in grouped.items()
    ]
    return sorted(groups, key=lambda group: (group.weight, group.newest), reverse=True)
