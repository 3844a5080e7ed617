"""What is asked: who is to be placed, in how many groups, and what must or should hold.

Plain Python. A demand must hold; a wish has a weight and may go unmet. Everything is compared in
points: the fewer, the better. What each kind of shortcoming costs is `POINTS`, in one place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ANY = "any"
MOST_POINTS = 1000.0


class Kind(StrEnum):
    """The kinds of wish about two people."""

    TOGETHER = "together"
    APART = "apart"
    NOT_WITH_SUPERVISOR = "not-with-supervisor"


class Shortcoming(StrEnum):
    """What an arrangement may fall short in, besides wishes."""

    SERVICE = "mix of services"
    TEAM = "mix of teams"
    TRAVEL = "travel"
    SIZE = "even sizes"
    LOAD = "supervisors' load"
    MOVED = "change"


POINTS: Mapping[Shortcoming, int] = {
    Shortcoming.SERVICE: 4,  # each person too many or too few of a service in a group
    Shortcoming.TEAM: 2,  # each person of a team beyond its fair share in a group
    Shortcoming.TRAVEL: 1,  # each person who meets away from where they work
    Shortcoming.SIZE: 1,  # each person by which a group is off the even size
    Shortcoming.LOAD: 6,  # each group too many or too few for a supervisor
    Shortcoming.MOVED: 3,  # each person who has a place now and would change group
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody to be placed. `available` None means at any time; empty, at none."""

    name: str
    service: str
    team: str
    manager: str = ""
    site: str = ""
    available: frozenset[str] | None = None

    def can_come(self, slot: str) -> bool:
        """Tell whether they can come at a time; "" is no time in particular."""
        return self.available is None or slot in self.available or (not slot and not self.declines)

    @property
    def declines(self) -> bool:
        """Tell whether they can come at no time at all."""
        return self.available is not None and not self.available


@dataclass(frozen=True, kw_only=True)
class Supervisor:
    """Somebody who leads groups, one at a time.

    `available` None: they are known by name only, so when they are free is not looked at.
    """

    name: str
    available: frozenset[str] | None = None

    def can_lead(self, slot: str) -> bool:
        """Tell whether they can lead a group at a time."""
        return self.available is None or not slot or slot in self.available


@dataclass(frozen=True, kw_only=True)
class Wish:
    """That two are together or apart. `weight` is in points; None means it must hold."""

    kind: Kind
    a: str
    b: str
    weight: float | None = None

    @property
    def words(self) -> str:
        """Say the wish."""
        middle = {
            Kind.TOGETHER: "together with",
            Kind.APART: "apart from",
            Kind.NOT_WITH_SUPERVISOR: "not supervised by",
        }
        return f"{self.a} {middle[self.kind]} {self.b}"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group of an arrangement."""

    name: str
    slot: str
    members: tuple[str, ...]
    supervisor: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a group that meets already keeps: its time and its supervisor; "" is kept open."""

    slot: str = ""
    supervisor: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """Everything that is asked.

    `now` is the group in which each person has a place today; `kept` what such groups keep.
    """

    people: tuple[Person, ...]
    groups: int
    smallest: int
    largest: int
    wishes: tuple[Wish, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    now: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the groups: those there are now, then new ones."""
        old = sorted({*self.now.values(), *self.kept}, key=natural)[: self.groups]
        fresh = (f"Group {number}" for number in range(1, 2 * self.groups + 1))
        return (*old, *(name for name in fresh if name not in old))[: self.groups]

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the times anybody named; one nameless time when nobody did."""
        named = {slot for one in self.people for slot in one.available or ()}
        named |= {one.slot for one in self.kept.values() if one.slot}
        return tuple(sorted(named)) or ("",)

    @property
    def is_among(self) -> frozenset[str]:
        """Return the names of everybody to be placed."""
        return frozenset(one.name for one in self.people)

    def sites(self) -> tuple[str, ...]:
        """Return where people work, by name."""
        return tuple(sorted({one.site for one in self.people}))

    def kept_apart(self) -> Iterator[tuple[str, str, str]]:
        """Yield each two who must not be in one group, with the reason in words."""
        for one in self.people:
            if one.manager in self.is_among and one.manager != one.name:
                yield one.name, one.manager, f"{one.manager} is {one.name}'s line manager"
        for wish in self.wishes:
            if wish.weight is None and self.is_apart(wish):
                yield wish.a, wish.b, f"{wish.words} (must)"

    def kept_from_supervisors(self) -> Iterator[tuple[str, str, str]]:
        """Yield each person and supervisor who must not meet, with the reason in words."""
        leaders = {one.name for one in self.supervisors}
        for one in self.people:
            if one.manager in leaders:
                yield one.name, one.manager, f"{one.manager} is {one.name}'s line manager"
        for wish in self.wishes:
            if wish.weight is None and self.is_about_a_supervisor(wish):
                yield wish.a, wish.b, f"{wish.words} (must)"

    def is_about_a_supervisor(self, wish: Wish) -> bool:
        """Tell whether a wish is about who leads the group, not who is in it."""
        return wish.kind is Kind.NOT_WITH_SUPERVISOR and wish.b not in self.is_among

    def is_apart(self, wish: Wish) -> bool:
        """Tell whether a wish keeps two members apart. A supervisor may be a member elsewhere."""
        return wish.kind is not Kind.TOGETHER and not self.is_about_a_supervisor(wish)


def natural(name: str) -> tuple[str, int]:
    """Sort "Group 10" after "Group 9"."""
    head = name.rstrip("0123456789")
    return head, int(name[len(head) :] or 0)


def even(total: int, shares: int) -> tuple[int, int]:
    """Return the least and the most that an even share may be, whole."""
    return total // shares, -(-total // shares)


def fair(what: Shortcoming, total: int, groups: int) -> tuple[int, int]:
    """Return the least and the most of a service or team that a group should have.

    A service is shared evenly. Two of a team may always be in one group, however many groups.
    """
    least, most = even(total, groups)
    return (least, most) if what is Shortcoming.SERVICE else (0, max(most, 2))
