"""The theme board: what helps beside what hinders, by domain and construct, and month by month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from holdfast.learning.rules.constructs import CONSTRUCTS, Construct, Domain, constructs_of
from holdfast.learning.rules.moves import OPEN, State
from holdfast.learning.rules.noting import HELPS, HINDERS, TASK


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An accepted observation, as the board and the pictures need it."""

    key: str
    sentence: str
    valence: str
    state: str
    construct: str
    further: tuple[str, ...] = ()
    strength: int | None = None  # -2 to 2; None where nobody has judged it
    noted_in: date  # the first of the month
    settled_in: date | None = None  # the first of the month in which it eased or was closed
    service: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it is still there."""
        return State(self.state) in OPEN

    @property
    def weight(self) -> int:
        """Return how strong it is whichever way: 2, 1, or 0; 1 where nobody has judged it."""
        return 1 if self.strength is None else abs(self.strength)


@dataclass(kw_only=True)
class Theme:
    """What was noted under one construct, helps beside hinders, those still there first."""

    construct: Construct
    helps: list[Seen] = field(default_factory=list)
    hinders: list[Seen] = field(default_factory=list)
    tasks: list[Seen] = field(default_factory=list)

    @property
    def many(self) -> int:
        """Return how many there are in all."""
        return len(self.helps) + len(self.hinders) + len(self.tasks)

    def put(self, one: Seen) -> None:
        """Put an observation on its side."""
        {HELPS: self.helps, HINDERS: self.hinders, TASK: self.tasks}[one.valence].append(one)  # type: ignore[index]

    @property
    def sides(self) -> tuple[list[Seen], list[Seen], list[Seen]]:
        """Return the sides: helps, hinders, tasks."""
        return (self.helps, self.hinders, self.tasks)


@dataclass(frozen=True, kw_only=True)
class DomainThemes:
    """One domain with the themes in which something was noted."""

    domain: Domain
    themes: list[Theme]

    @property
    def helps(self) -> int:
        """Return how many notes help."""
        return sum(len(one.helps) for one in self.themes)

    @property
    def hinders(self) -> int:
        """Return how many notes get in the way."""
        return sum(len(one.hinders) for one in self.themes)

    @property
    def in_the_way(self) -> int:
        """Return how many notes get in the way still."""
        return self.hinders - self.settled

    @property
    def settled(self) -> int:
        """Return how many notes of what got in the way eased or were closed."""
        return sum(not note.is_open for one in self.themes for note in one.hinders)

    @property
    def tasks(self) -> int:
        """Return how many notes are of what had to be done."""
        return sum(len(one.tasks) for one in self.themes)


def strongest_first(seen: Iterable[Seen]) -> list[Seen]:
    """Return observations in their order: still there first, then the strongest, then by key."""
    return sorted(seen, key=lambda one: (not one.is_open, -one.weight, one.noted_in, one.key))


def themes(seen: Iterable[Seen]) -> list[DomainThemes]:
    """Return every domain with its themes, in the framework's order; empty themes are left out."""
    found = {key: Theme(construct=one) for key, one in CONSTRUCTS.items()}
    for one in strongest_first(seen):
        found[one.construct].put(one)
    return [
        DomainThemes(
            domain=domain,
            themes=[found[one.key] for one in constructs_of(domain) if found[one.key].many],
        )
        for domain in Domain
    ]


@dataclass(frozen=True, kw_only=True)
class MonthOf:
    """One month: what was noted in it, what was settled, and what still hinders at its end."""

    first: date
    helps: int
    hinders: int
    tasks: int
    settled: int
    still_hinders: int


def months_between(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month from that of one day to that of another."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def by_month(seen: Sequence[Seen], *, today: date) -> list[MonthOf]:
    """Return each month from the first note until today.

    A note that was eased, or said to remain again, counts by how it stands now.
    """
    if not seen:
        return []
    noted = Counter((one.noted_in, one.valence) for one in seen)
    settled = Counter(one.settled_in for one in seen if one.settled_in)
    hinders = [one for one in seen if one.valence == HINDERS]
    return [
        MonthOf(
            first=first,
            helps=noted[first, HELPS],
            hinders=noted[first, HINDERS],
            tasks=noted[first, TASK],
            settled=settled[first],
            still_hinders=sum(
                one.noted_in <= first and (one.settled_in is None or one.settled_in > first)
                for one in hinders
            ),
        )
        for first in months_between(min(one.noted_in for one in seen), today)
    ]


@dataclass(frozen=True, kw_only=True)
class ServiceNotes:
    """What one kind of service noted: counts, or none of them where too few people noted it."""

    service: str
    by_domain: list[tuple[Domain, int, int]] | None  # helps, hinders


def compare(
    seen: Iterable[Seen], *, services: Iterable[str], comparable: Iterable[str]
) -> list[ServiceNotes]:
    """Return each kind of service with its counts by domain, where it may be compared."""
    listed, allowed = list(seen), set(comparable)

    def counts(service: str) -> list[tuple[Domain, int, int]]:
        theirs = [one for one in listed if one.service == service]
        found = Counter((CONSTRUCTS[one.construct].domain, one.valence) for one in theirs)
        return [(domain, found[domain, HELPS], found[domain, HINDERS]) for domain in Domain]

    return [
        ServiceNotes(service=one, by_domain=counts(one) if one in allowed else None)
        for one in services
    ]
