"""The goals of one case as plain values: words, ratings, what was not asked, and flags."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import rules
from holdfast.casework.models import Case, Goal, Rating, UnsafeFlag, Wording


@dataclass(frozen=True, slots=True)
class WordingRead:
    """A goal's words from one day on, and its five levels' where it has some, lowest first."""

    number: int
    words: str
    written_on: date
    levels: tuple[str, ...] = ()
    agreed_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingRead:
    """A goal rated on its scale by one voice on one day, under one of its wordings."""

    id: UUID
    rater: str
    score: int
    on: date
    wording: int


@dataclass(frozen=True, slots=True)
class UnaskedRead:
    """A goal that one voice was not asked about on one day, and why."""

    rater: str
    on: date
    because: str


@dataclass(frozen=True, slots=True)
class FlagRead:
    """A goal flagged as unsafe to pursue; `settled_as` is "" until a supervisor's word."""

    id: UUID
    on: date
    by: str
    reason: str
    settled_as: str
    advised_by: str | None
    advised_on: date | None
    advice: str


@dataclass(frozen=True, slots=True)
class GoalRead:
    """A goal with its wordings, its ratings and its flags, each oldest first."""

    id: UUID
    number: int
    owner: str
    set_on: date
    ended_on: date | None
    ended_because: str
    wordings: tuple[WordingRead, ...]
    ratings: tuple[RatingRead, ...]
    scale: str = rules.GoalScale.PROGRESS.value
    weight: int = 1
    replaces: int | None = None  # the number of the goal whose place it took
    replaced_by: int | None = None
    not_asked: tuple[UnaskedRead, ...] = ()
    flags: tuple[FlagRead, ...] = ()

    @property
    def words(self) -> str:
        """The goal as it is worded now."""
        return self.wordings[-1].words

    @property
    def has_levels(self) -> bool:
        """Whether it is rated by levels described in advance, and not from 0 to 10."""
        return self.scale == rules.GoalScale.ATTAINMENT

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """Its levels as they are worded now: what each is called, and its words."""
        said = (rules.said_score(self.scale, level) for level in rules.LEVELS)
        return tuple(zip(said, self.wordings[-1].levels, strict=False))

    @property
    def is_flagged(self) -> bool:
        """Whether somebody thinks it unsafe, and no supervisor's word has settled that yet."""
        return rules.is_flagged([flag.settled_as for flag in self.flags])

    @property
    def is_paused(self) -> bool:
        """Whether it may not be rated at present."""
        return self.ended_on is None and rules.is_paused([flag.settled_as for flag in self.flags])


def goals_of(case: Case) -> tuple[GoalRead, ...]:
    """Return the goals by rank, ended ones included: a rating stays with the words it was given."""
    return goals_of_cases([case.pk])[case.pk]


def goals_of_cases(cases: list[UUID]) -> dict[UUID, tuple[GoalRead, ...]]:
    """Return the goals of each of some cases, by key: four queries."""
    ratings, not_asked = ratings_of(cases)
    wordings, flags = wordings_of(cases), flags_of(cases)
    rows = list(
        Goal.objects.filter(case__in=cases)
        .order_by("rank", "id")
        .values_list("id", "rank", "owner", "set_on", "ended_on", "ended_because", "scale",
                     "weight", "replaces__rank", "case_id")
    )  # fmt: skip
    replaced_by = {(row[9], row[8]): row[1] for row in rows}
    found: dict[UUID, list[GoalRead]] = {case: [] for case in cases}
    for row in rows:
        found[row[9]].append(
            GoalRead(
                *row[:6],
                wordings=tuple(wordings[row[0]]),
                ratings=tuple(ratings[row[0]]),
                scale=row[6],
                weight=row[7],
                replaces=row[8],
                replaced_by=replaced_by.get((row[9], row[1])),
                not_asked=tuple(not_asked[row[0]]),
                flags=tuple(flags[row[0]]),
            )
        )
    return {case: tuple(goals) for case, goals in found.items()}


def ratings_of(
    cases: list[UUID],
) -> tuple[dict[UUID, list[RatingRead]], dict[UUID, list[UnaskedRead]]]:
    """Return by goal what was rated, and apart from it what was not asked; each oldest first."""
    ratings: dict[UUID, list[RatingRead]] = defaultdict(list)
    not_asked: dict[UUID, list[UnaskedRead]] = defaultdict(list)
    rows = Rating.objects.filter(case__in=cases).order_by("rated_on", "rater")
    for goal, key, rater, score, on, wording, because in rows.values_list(
        "goal_id", "id", "rater", "score", "rated_on", "wording__number", "not_asked_because"
    ):
        if score is None:
            not_asked[goal].append(UnaskedRead(rater, on, because))
        else:
            ratings[goal].append(RatingRead(key, rater, score, on, wording))
    return ratings, not_asked


def wordings_of(cases: list[UUID]) -> dict[UUID, list[WordingRead]]:
    wordings: dict[UUID, list[WordingRead]] = defaultdict(list)
    rows = Wording.objects.filter(case__in=cases).order_by("number")
    for goal, number, words, on, levels, agreed_with in rows.values_list(
        "goal_id", "number", "words", "written_on", "levels", "agreed_with"
    ):
        told = WordingRead(number, words, on, tuple(levels), tuple(agreed_with))
        wordings[goal].append(told)
    return wordings


def flags_of(cases: list[UUID]) -> dict[UUID, list[FlagRead]]:
    flags: dict[UUID, list[FlagRead]] = defaultdict(list)
    rows = UnsafeFlag.objects.filter(case__in=cases).order_by("flagged_at", "id").values_list(
        "id", "flagged_on", "flagged_by__name", "reason", "settled_as", "advised_by__name",
        "advised_on", "advice", "goal_id",
    )  # fmt: skip
    for row in rows:
        flags[row[-1]].append(FlagRead(*row[:-1]))
    return flags
