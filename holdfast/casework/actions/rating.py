"""Rating goals: how far along each is in one person's view, or why that was not asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.cases import may_record
from holdfast.casework.models import Case, Goal, Rating, Wording
from holdfast.kit.refusals import Refused, insist

VOICES = dict(rules.VOICES)


class Rated(NamedTuple):
    """One goal as one person rates it, on the goal's own scale; or why they were not asked.

    `replaces` is the version of somebody else's rating of that day that this one may replace.
    """

    goal: Goal
    rater: str
    score: int | None
    not_asked_because: str = ""
    replaces: int | None = None


@dataclass(frozen=True)
class Clash:
    """A rating that somebody else has recorded for the same goal, rater and day."""

    typed: Rated
    there: Rating

    @property
    def words(self) -> str:
        """Say what is there already, and who recorded it."""
        whose = VOICES[self.there.rater].lower()
        said = "not asked"
        if self.there.score is not None:
            said = rules.said_score(self.there.scale, self.there.score)
        return (
            f"Goal {self.typed.goal.rank}: {self.there.rated_by} has recorded {said} for the "
            f"{whose} on that day already"
        )


class AlreadyRated(Refused):
    """Somebody else rated these goals for the same person and day: nothing was written."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__([clash.words for clash in clashes])
        self.clashes = clashes


@transaction.atomic
def rate_goals(*, case: Case, rated: Iterable[Rated], on: date, today: date, by: User) -> None:
    """Note how far along each goal is in each person's view: all of it, or nothing.

    One's own earlier rating of that day is replaced. Raise `AlreadyRated` where it is another's.
    """
    insist(may_record(case, on=on, today=today))
    views = {(one.goal.pk, one.rater): one for one in rated}
    goals = held_goals(case, {goal for goal, _ in views})
    insist(reasons(views.values(), goals, on=on))
    same_day = Rating.objects.filter(goal__in=goals, rated_on=on).select_related("rated_by")
    there = {(one.goal_id, one.rater): one for one in same_day}
    clashes = [
        Clash(one, there[key])
        for key, one in views.items()
        if key in there and is_anothers(there[key], one, by=by)
    ]
    if clashes:
        raise AlreadyRated(clashes)
    keep(case, views, there, on=on, by=by)
    record("rated goals", about=[case], by=by, ratings=len(views))


def held_goals(case: Case, keys: set[UUID]) -> dict[UUID, Goal]:
    """Return these goals of a case as they stand now, kept from everybody else until this is done.

    So nobody ends one, flags it, or rates it for the same day, in between.
    """
    goals = Goal.objects.select_for_update().filter(case=case, pk__in=keys).order_by("pk")
    return {goal.pk: goal for goal in goals.prefetch_related("flags")}


def reasons(rated: Iterable[Rated], goals: dict[UUID, Goal], *, on: date) -> list[str]:
    """Return every reason against these ratings, each under its goal's number."""
    return [
        f"Goal {one.goal.rank}: {reason}"
        for one in rated
        for reason in why_not(one, goals.get(one.goal.pk), on=on)
    ]


def why_not(one: Rated, goal: Goal | None, *, on: date) -> list[rules.WhyNotRate]:
    """Return every reason against one rating, of a goal as it stands now."""
    if goal is None:
        return [rules.WhyNotRate.NOT_OF_CASE]
    typed = rules.RatingTyped(
        on=on,
        score=one.score,
        not_asked_because=one.not_asked_because,
        scale=goal.scale,
        set_on=goal.set_on,
        ended_on=goal.ended_on,
        is_paused=goal.is_paused,
    )
    return rules.why_not_rate(typed)


def is_anothers(there: Rating, one: Rated, *, by: User) -> bool:
    """Tell whether a rating would replace what somebody else recorded, and does not mean to."""
    is_theirs = there.rated_by_id != by.pk
    return is_theirs and not says_the_same(there, one) and one.replaces != there.version


def says_the_same(there: Rating, one: Rated) -> bool:
    """Tell whether a rating is already there, word for word."""
    return (there.score, there.not_asked_because) == (one.score, one.not_asked_because)


def keep(
    case: Case,
    views: dict[tuple[UUID, str], Rated],
    there: dict[tuple[UUID, str], Rating],
    *,
    on: date,
    by: User,
) -> None:
    """Write ratings under the words each goal had on that day."""
    worded = words_on(case, on)
    for key, one in views.items():
        said = {
            "wording": worded[one.goal.pk],
            "scale": one.goal.scale,
            "score": one.score,
            "not_asked_because": one.not_asked_because,
            "rated_by": by,
        }
        if key in there and says_the_same(there[key], one):
            continue
        if key in there:
            Rating.objects.filter(pk=there[key].pk).update(version=F("version") + 1, **said)
        else:
            made = Rating(case=case, goal=one.goal, rater=one.rater, rated_on=on, **said)
            made.save(force_insert=True)


def words_on(case: Case, on: date) -> dict[UUID, Wording]:
    """Return each goal's words as they stood on a day; its first, where none were written yet."""
    found: dict[UUID, Wording] = {}
    for wording in Wording.objects.filter(case=case).order_by("number"):
        if wording.written_on <= on or wording.goal_id not in found:
            found[wording.goal_id] = wording
    return found
