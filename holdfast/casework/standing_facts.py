"""An open case as it stands, for working out what it asks: no database, no clock."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import rules
from holdfast.casework.rules.rechecks import Asked as Recheck
from holdfast.casework.rules.standing import STANDS_NOW, StandsNow
from holdfast.measures.rules.schedule import Place, State, Window, state
from holdfast.programme.rules import AS_MEANT, Numbers


@dataclass(frozen=True, kw_only=True)
class Unsafe:
    """A goal flagged as unsafe: `key` is the flag's, or the goal's once it is only to change."""

    key: UUID
    words: str
    flagged_on: date
    is_to_change: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A measure that is to be asked of somebody, and that nobody has answered or given up."""

    place: Place
    window: Window


@dataclass(frozen=True, kw_only=True)
class Facts:
    """An open case as it stands, for working out what it asks."""

    case_id: UUID
    child: str
    opened_on: date
    last_visited_on: date | None = None
    has_goals: bool = False
    last_rated_on: date | None = None
    unsafe: tuple[Unsafe, ...] = ()
    asks: tuple[Asked, ...] = ()
    has_plan: bool = False
    recheck: Recheck | None = None
    stands: StandsNow = STANDS_NOW
    numbers: Numbers = AS_MEANT

    def overdue(self, *, today: date) -> int:
        """Return how many measures are overdue, or were not answered in their time."""
        late = (State.OVERDUE, State.LAPSED)
        return sum(state(one.window, today=today) in late for one in self.asks)

    def gap(self, *, today: date) -> rules.Gap:
        """Judge the days since the last visit; while the work is paused none is late."""
        if self.stands.is_paused:
            return rules.Gap.ON_TRACK
        return rules.gap(last_visited_on=self.since, today=today, numbers=self.numbers)

    @property
    def since(self) -> date:
        """The last visit made, or the opening where there was none yet."""
        return self.last_visited_on or self.opened_on

    @property
    def next_visit_on(self) -> date:
        """The day by which the next visit is expected."""
        return rules.next_visit_by(self.since, numbers=self.numbers)
