"""One family's thread through the year: what has come of it so far, and chance's part in it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from holdfast.casework.models import Case, Goal, Visit
from holdfast.choosing.models import Nomination
from holdfast.demo.cast import BY_KEY
from holdfast.demo.shapes import Grown, Plot
from holdfast.demo.story.diary import Planned, planned
from holdfast.demo.story.stage import Stage, moment
from holdfast.families.models import Child, StatusSpan

SEED = "Holdfast 2014"


@dataclass
class Thread:
    """A plot and the rows it has become; what is not yet told is empty."""

    stage: Stage
    plot: Plot
    chance: Random = field(init=False)
    visits: list[Planned] = field(init=False)
    nomination: Nomination = field(init=False)
    case: Case = field(init=False)
    child: Child = field(init=False)
    spans: dict[str, StatusSpan] = field(default_factory=dict)
    goals: dict[int, Goal] = field(default_factory=dict)
    used: dict[str, list[str]] = field(default_factory=dict)
    dice: Random = field(init=False)  # for what goes with a visit
    last_made: Visit | None = None
    missed: Visit | None = None

    def __post_init__(self) -> None:
        self.dice = Random(f"{SEED} beside {self.plot.family.name}")  # noqa: S311  # as below
        self.chance = Random(f"{SEED} {self.plot.family.name}")  # noqa: S311  # a story, no secret
        self.visits = planned(self.plot, self.chance)

    @property
    def manager(self) -> str:
        """Return who manages the team the case is in, by short name."""
        return manager_of(self.plot.lead)

    def worker_on(self, day: date) -> str:
        """Return who works the case on a day: the lead, or whoever covers for the lead."""
        for cover in self.plot.cover:
            if cover.visits and cover.on <= day and (cover.until is None or day <= cover.until):
                return cover.who
        return self.plot.lead_on(day)

    def written_on(self, day: date) -> date:
        """Return when something of one day was written down: that day, now and then later."""
        late = day + timedelta(days=self.chance.choice((0, 0, 0, 0, 0, 0, 0, 1, 2, 5)))
        kept = self.worker_on(late) == self.worker_on(day) and late.weekday() < 5
        closed = self.plot.closing is not None and late > self.plot.closing.on
        return late if kept and not closed else day

    def moment(self, day: date) -> datetime:
        """Return a moment late on a day."""
        return moment(day, self.chance.randint(15, 18), self.chance.randint(0, 59))

    def fresh(self, kind: str, bank: tuple[str, ...]) -> str:
        """Draw from a bank of words, never the same twice in one family until all are used."""
        left = self.used.get(kind) or self.chance.sample(bank, len(bank))
        self.used[kind] = left[1:]
        return left[0]

    def adult(self, took_part: list[str]) -> Grown:
        """Return the adult who was there."""
        others = ("foster carer", "grandparent", "step-parent", "other carer")
        for grown in self.plot.family.adults:
            if grown.kind in took_part or (grown.kind in others and "other carer" in took_part):
                return grown
        return self.plot.family.adults[0]

    def in_words(self, words: str, took_part: list[str]) -> str:
        """Put the family's first names into a note."""
        child = self.plot.family.children[0].name
        return words.format(child=child, adult=self.adult(took_part).name)


def manager_of(practitioner: str) -> str:
    """Return who manages a practitioner's team, by short name."""
    team = BY_KEY[practitioner].team
    return next(key for key, one in BY_KEY.items() if one.team == team and is_manager(key))


def is_manager(key: str) -> bool:
    """Tell whether one of the cast manages a team."""
    return BY_KEY[key].role == "team manager"
