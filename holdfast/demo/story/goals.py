"""Goals: set, put in other words, changed, flagged, rated, and ended."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from holdfast.access.models import User
from holdfast.casework.actions.goals import change_goal, end_goal, reword_goal, set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.demo.shapes import Aim
from holdfast.demo.story.diary import Planned, course, first_made, rating_days
from holdfast.demo.story.flags import flags
from holdfast.demo.story.stage import Happening, Order
from holdfast.demo.story.thread import Thread

SECOND_VOICE = {  # who else is asked, and at every how many ratings
    "child": ("parent", 2),
    "parent": ("practitioner", 2),
    "family": ("child", 3),
    "practitioner": ("parent", 2),
}


def goals(thread: Thread) -> Iterator[Happening]:
    """Yield what happens to each goal of a case, in the order it happens on each day."""
    visits = {visit.place: visit for visit in thread.visits}
    yield from flags(thread)
    for number, aim in enumerate(thread.plot.aims):
        begun = visits[first_made(thread.visits, aim.week)]
        yield at_visit(thread, begun, partial(begin, thread, number, aim, begun.on))
        if aim.reworded:
            place, words = aim.reworded
            yield at_visit(thread, visits[place], partial(reword, thread, number, words))
    yield from ratings(thread)
    for number, aim in enumerate(thread.plot.aims):
        if aim.ended:
            place, because = aim.ended
            last = visits[first_made(thread.visits, place)]
            yield at_visit(thread, last, partial(end, thread, number, because, last.on))


def at_visit(thread: Thread, visit: Planned, do: partial[None]) -> Happening:
    """Return something done on the day of a visit by whoever made it."""
    return Happening(visit.on, Order.DAY, thread.worker_on(visit.on), do)


def begin(thread: Thread, number: int, aim: Aim, on: date, *, by: User) -> None:
    """Set a goal in its owner's words, in place of another where it replaces one."""
    said: dict[str, Any] = {
        "owner": aim.owner,
        "words": aim.words,
        "agreed_with": [aim.owner] if aim.owner == "family" else [aim.owner, "family"],
        "scale": aim.scale,
        "levels": aim.levels,
        "weight": aim.weight,
        "on": on,
        "today": on,
        "by": by,
    }
    if aim.replaces is None:
        thread.goals[number] = set_goal(case=thread.case, **said)
    else:
        old = thread.goals[aim.replaces]
        thread.goals[number] = change_goal(goal=old, version=old.version, **said)


def reword(thread: Thread, number: int, words: str, *, by: User) -> None:
    """Put a goal in other words, with whoever owns it."""
    goal, aim = thread.goals[number], thread.plot.aims[number]
    place = aim.reworded[0] if aim.reworded else 0
    on = next(visit.on for visit in thread.visits if visit.place == place)
    reword_goal(
        goal=goal,
        version=goal.version,
        words=words,
        agreed_with=[aim.owner],
        on=on,
        today=on,
        by=by,
    )


def end(thread: Thread, number: int, because: str, on: date, *, by: User) -> None:
    """Say that a goal is met or set aside."""
    goal = thread.goals[number]
    end_goal(goal=goal, version=goal.version, because=because, on=on, today=on, by=by)


def ratings(thread: Thread) -> Iterator[Happening]:
    """Yield each visit at which goals were rated, with everybody's view of each."""
    days = rating_days(thread.plot, thread.visits)
    told: dict[int, list[tuple[int, str, int]]] = {visit.place: [] for visit in days}
    for number, aim in enumerate(thread.plot.aims):
        last = last_place(thread, number, days)
        lived = [visit for visit in days if aim.week <= visit.place <= last]
        lived = [visit for visit in lived if not is_paused(aim, visit)]
        scores = course(aim, len(lived), thread.chance)
        for turn, (visit, score) in enumerate(zip(lived, scores, strict=True)):
            told[visit.place].append((number, aim.owner, score))
            other, every = SECOND_VOICE[aim.owner]
            if turn % every == 0:
                told[visit.place].append((number, other, seen_by_another(aim, score, thread)))
    for visit in days:
        if told[visit.place]:
            yield at_visit(thread, visit, partial(rate, thread, told[visit.place], visit.on))


def last_place(thread: Thread, number: int, days: list[Planned]) -> int:
    """Return the place of the last visit at which a goal may be rated."""
    aim = thread.plot.aims[number]
    in_its_place = (one.week - 1 for one in thread.plot.aims if one.replaces == number)
    return min([aim.ended[0] if aim.ended else days[-1].place, *in_its_place])


def is_paused(aim: Aim, visit: Planned) -> bool:
    """Tell whether a goal stood flagged at a visit."""
    flag = aim.flagged
    return flag is not None and flag.week <= visit.place < flag.settled


def seen_by_another(aim: Aim, score: int, thread: Thread) -> int:
    """Return how somebody else saw a goal, on its own scale."""
    seen = score + thread.chance.choice((-2, -1, -1, 0, 0, 0, 1))
    return min(2, max(-2, seen)) if aim.levels else min(10, max(0, seen))


def rate(thread: Thread, told: list[tuple[int, str, int]], on: date, *, by: User) -> None:
    """Note everybody's view of the goals on one day."""
    rated = [Rated(thread.goals[number], rater, score) for number, rater, score in told]
    rate_goals(case=thread.case, rated=rated, on=on, today=on, by=by)
