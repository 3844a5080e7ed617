"""Why a case should be brought to supervision: R4, R8 and R9, and what its worker asks to discuss.

`reasons(brought, today=...)` takes one case as a `Brought`, and returns its `Reason`s in the order
of `Because`, each with words to show: none means that nothing asks for it. `worse(totals)` is R9 by
itself. The thresholds are the authority's `Numbers`: where none are given, they are
as meant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.casework.rules.days import ago
from holdfast.programme.rules import AS_MEANT, Numbers


class Because(StrEnum):
    """Why a case should be discussed, in the order in which reasons are told."""

    UNSAFE = "Unsafe goal"
    ASKED = "To discuss"
    WORSE = "SDQ worse"
    STUCK = "Goal stuck"
    OVERDUE = "Measure overdue"
    NEW = "New"
    QUIET = "Not discussed lately"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to discuss a case, and what to say of it."""

    because: Because
    words: str


@dataclass(frozen=True, kw_only=True)
class Total:
    """One SDQ total by one informant: 0-40, higher is worse.

    `family` names the forms it may be compared with ("parent 4-17"): a form for another age is
    another family. `band` is the place of its band in one table, 0 the lowest; None where that
    table has none for the form. `informant` is in words: "parent or carer".
    """

    informant: str
    family: str
    on: date
    total: int
    band: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rise:
    """An informant's latest SDQ total that is worse than the one before it, and in which ways."""

    latest: Total
    before: Total
    is_band_up: bool
    is_points_up: bool

    @property
    def words(self) -> str:
        """Say it: "The SDQ of the teacher rose from 12 to 18, 6 points, into a higher band"."""
        points = self.latest.total - self.before.total
        by = f"{points} point{'' if points == 1 else 's'}"
        band = ", into a higher band" if self.is_band_up else ""
        return (
            f"The SDQ of the {self.latest.informant} rose from {self.before.total} to "
            f"{self.latest.total}: {by}{band}"
        )


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """A goal that does not move: its words, and the day of the last rating that shows it."""

    words: str
    rated_on: date


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What is known of one case when it is asked whether it should be discussed.

    `last_discussed_on` is None where it never was; `unsafe` the words of the goals that wait for a
    supervisor's word; `asked` what its worker wants to discuss; `overdue` the measures not answered
    in their time, in words: "Robin’s first SDQ"; `totals` in any order. While the work is paused
    `is_expected` is False: then neither a new case nor a long silence is a reason.
    """

    opened_on: date
    last_discussed_on: date | None = None
    is_expected: bool = True
    unsafe: Sequence[str] = ()
    asked: Sequence[str] = ()
    stuck: Sequence[Stuck] = ()
    overdue: Sequence[str] = ()
    totals: Sequence[Total] = ()


def worse(totals: Iterable[Total], *, numbers: Numbers = AS_MEANT) -> list[Rise]:
    """R9: return each informant's latest total that rose by some points, or into a higher band.

    It is compared with the same informant's total before it, in the same family of forms and on an
    earlier day; one informant is never compared with another. Source: domain 7.4, R9; the five
    points are a threshold of ours, to be looked at, and not a published one.
    """
    by_informant: dict[str, list[Total]] = {}
    for one in sorted(totals, key=lambda one: one.on):
        by_informant.setdefault(one.informant, []).append(one)
    found = (rise(theirs, points=numbers.worse_by) for theirs in by_informant.values())
    return [one for one in found if one is not None]


def rise(theirs: Sequence[Total], *, points: int) -> Rise | None:
    """Return how one informant's latest total, oldest first, rose; None where it did not."""
    latest = theirs[-1]
    earlier = [one for one in theirs if one.on < latest.on and one.family == latest.family]
    if not earlier or latest.total <= earlier[-1].total:
        return None
    before = earlier[-1]
    is_banded = latest.band is not None and before.band is not None
    is_band_up = is_banded and (latest.band or 0) > (before.band or 0)
    is_points_up = latest.total - before.total >= points
    if not (is_band_up or is_points_up):
        return None
    return Rise(latest=latest, before=before, is_band_up=is_band_up, is_points_up=is_points_up)


def reasons(
    brought: Brought,
    *,
    today: date,
    numbers: Numbers = AS_MEANT,
) -> list[Reason]:
    """Return every reason to discuss a case, in the order of `Because`; none asks for nothing.

    A stuck goal and an SDQ that is worse are reasons until the case is discussed on that day or
    later. A case never discussed is new until as many days have passed as R4 allows, and after that
    it is one not discussed lately: never both.
    """
    since = brought.last_discussed_on

    def is_settled(on: date) -> bool:
        return since is not None and since >= on

    found = [
        Reason(because=Because.UNSAFE, words=f"“{words}” was flagged as unsafe")
        for words in brought.unsafe
    ]
    found += [Reason(because=Because.ASKED, words=words) for words in brought.asked]
    found += [
        Reason(because=Because.WORSE, words=one.words)
        for one in worse(brought.totals, numbers=numbers)
        if not is_settled(one.latest.on)
    ]
    found += [
        Reason(because=Because.STUCK, words=f"“{one.words}” does not move")
        for one in brought.stuck
        if not is_settled(one.rated_on)
    ]
    found += [Reason(because=Because.OVERDUE, words=words) for words in brought.overdue]
    within = timedelta(days=numbers.discuss_within)
    silence = silent(brought, today=today, within=within) if brought.is_expected else None
    return [*found, silence] if silence else found


def silent(brought: Brought, *, today: date, within: timedelta) -> Reason | None:
    """R4: say of a case that it is new to supervision, or was not discussed for too long."""
    last = brought.last_discussed_on
    if last is None and today - brought.opened_on <= within:
        words = f"Opened {ago(brought.opened_on, today=today)}, and never discussed"
        return Reason(because=Because.NEW, words=words)
    if today - (last or brought.opened_on) <= within:
        return None
    said = f"Last discussed {ago(last, today=today)}" if last else "Never discussed"
    words = said if last else f"{said}: opened {ago(brought.opened_on, today=today)}"
    return Reason(because=Because.QUIET, words=words)
