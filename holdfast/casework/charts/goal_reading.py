"""What a goal's ratings say: on either scale, each voice apart, and where two voices differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from holdfast.casework import rules
from holdfast.casework.charts import reading
from holdfast.casework.charts.reading import Reading, Tone
from holdfast.casework.reports import GoalRead, RatingRead, WholeCase
from holdfast.programme.rules import AS_MEANT, Numbers

WHO = {
    "child": "the child",
    "parent": "the parent",
    "family": "the family",
    "practitioner": "the practitioner",
}
LEVEL_RULE = "no error is published for levels that a family describes, so no judgement is made"
DIFFER_RULE = "two views of one day this far apart are worth talking about; neither is wrong"
T_RULE = (
    "T score of Goal Attainment Scaling: 50 is all as hoped, 10 is one standard deviation, and "
    f"goals are taken to go together by {rules.BETWEEN}"
)


def said_day(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def under_present_words(goal: GoalRead) -> list[RatingRead]:
    """Return the ratings given under a goal's present words: other words, other question."""
    number = goal.wordings[-1].number
    return [rating for rating in goal.ratings if rating.wording == number]


def by_voice(goal: GoalRead) -> dict[str, list[RatingRead]]:
    """Return the ratings under a goal's present words by voice, each oldest first."""
    ratings = under_present_words(goal)
    heard = {rater: [one for one in ratings if one.rater == rater] for rater in WHO}
    return {rater: theirs for rater, theirs in heard.items() if theirs}


def of_levels(about: str, levels: Sequence[int], *, numbers: Numbers = AS_MEANT) -> Reading:
    """Read one voice's levels of one goal, -2 to 2, oldest first. Needs one at least."""
    said = [rules.said_score(rules.GoalScale.ATTAINMENT, level) for level in levels]
    if len(levels) == 1:
        return reading.early(about, f"one rating so far ({said[0]})")
    moved, count = levels[-1] - levels[0], reading.number_of(len(levels), "rating")
    verb = "rose" if moved > 0 else "fell"
    by = reading.number_of(abs(moved), "level")
    says = f"{about} {verb} from {said[0]} to {said[-1]} over {count}: {by}"
    if moved == 0:
        is_same = len(set(levels)) == 1
        says = f"{about} is {'' if is_same else 'back '}at {said[-1]} after {count}"
    if rules.is_stuck(list(levels), numbers=numbers):
        rule, tone = reading.stuck_rule(numbers), Tone.UNCHANGED if moved == 0 else Tone.NOTED
        says += f"; unchanged over its last {reading.still(levels)}" if moved else ""
        return Reading(about=about, says=f"{says}.", rule=rule, tone=tone)
    return Reading(about=about, says=f"{says}.", rule=LEVEL_RULE)


def of_difference(goal: GoalRead, name: str) -> Iterator[Reading]:
    """Say how far apart voices are on the latest day on which two of them rated a goal."""
    days: dict[date, dict[str, int]] = {}
    for one in under_present_words(goal):
        days.setdefault(one.on, {})[one.rater] = one.score
    shared = [(on, views) for on, views in days.items() if len(views) > 1]
    if not shared:
        return
    on, views = max(shared, key=lambda one: one[0])
    apart = rules.points_apart(goal.scale, views)
    if not apart:
        return
    said = [f"{WHO[who]} {rules.said_score(goal.scale, views[who])}" for who in WHO if who in views]
    noun = "level" if goal.has_levels else "point"
    says = (
        f"On {said_day(on)} {name} was rated apart: {', '.join(said)}. "
        f"{reading.number_of(apart, noun)} between them."
    )
    yield Reading(about=name, says=says, rule=DIFFER_RULE)


def rated_levels(case: WholeCase, rater: str) -> list[tuple[list[RatingRead], int]]:
    """Return one rater's ratings of each goal with levels, and its weight; set aside ones left out.

    A goal that was changed counts no more: the one in its place does.
    """
    goals = (goal for goal in case.goals if goal.has_levels)
    counted = (goal for goal in goals if goal.ended_because in ("", "met"))
    found = ((by_voice(goal).get(rater, []), goal.weight) for goal in counted)
    return [(ratings, weight) for ratings, weight in found if ratings]


def of_t_scores(case: WholeCase) -> Iterator[Reading]:
    """Say each rater's T score where they rated two goals with levels, or more."""
    for rater, who in WHO.items():
        rated = rated_levels(case, rater)
        if len(rated) < rules.T_NEEDS:
            continue
        first = rules.t_score([(ratings[0].score, weight) for ratings, weight in rated])
        last = rules.t_score([(ratings[-1].score, weight) for ratings, weight in rated])
        about = f"{who.capitalize()}’s T score over {len(rated)} goals with levels"
        if all(len(ratings) == 1 for ratings, _ in rated):
            yield Reading(about=about, says=f"{about} is {one_decimal(last)}.", rule=T_RULE)
        else:
            says = f"{about} was {one_decimal(first)} at first and is now {one_decimal(last)}."
            yield Reading(about=about, says=says, rule=T_RULE)


def one_decimal(value: float) -> str:
    """Round half up to one decimal."""
    return f"{floor(value * 10 + 0.5) / 10:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One voice's latest word on a goal."""

    who: str
    said: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal as the case page lists it: each voice’s latest word, and whether it stands still."""

    goal: GoalRead
    views: list[View]
    agreed: str
    is_stuck: bool


def goal_lines(case: WholeCase) -> list[GoalLine]:
    """Return each goal of a case as the page lists it, in the order of their numbers."""
    voices = dict(rules.VOICES)
    return [
        GoalLine(
            goal=goal,
            views=list(latest_views(goal, voices)),
            agreed=", ".join(voices[who].lower() for who in goal.wordings[-1].agreed_with
                             if who in voices),
            is_stuck=goal.ended_on is None and not goal.is_paused
            and stands_still(goal.ratings, case.numbers),
        )
        for goal in case.goals
    ]  # fmt: skip


def latest_views(goal: GoalRead, voices: Mapping[str, str]) -> Iterator[View]:
    """Return each voice's latest rating under a goal's present words; they are never averaged."""
    for rater, theirs in by_voice(goal).items():
        said = rules.said_score(goal.scale, theirs[-1].score)
        yield View(who=voices[rater], said=said, on=theirs[-1].on)


def stands_still(ratings: Iterable[RatingRead], numbers: Numbers) -> bool:
    """Tell whether one voice's ratings stand still, by the one rule for it."""
    scores: dict[str, list[int]] = {}
    for one in ratings:
        scores.setdefault(one.rater, []).append(one.score)
    return any(rules.is_stuck(theirs, numbers=numbers) for theirs in scores.values())
