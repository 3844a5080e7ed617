"""Plan a year for 200 groups, 40 psychologists and 60 rooms, beside a naive baseline.

    .venv/bin/python benchmarks/plan_year.py

The baseline lets each group in turn take the first day, hour and room it named and moves a meeting
only off closed days: what an office does with a table for each group. Whoever is in two meetings
then is counted. The plan of ours must have no clash and take at most 30 seconds.
"""

import random
import sys
import time as clock
from collections import Counter
from collections.abc import Callable
from datetime import date, time, timedelta

from holdfast.supervision.rules.year import Plan, Wanted, Year, plan_year

GROUPS, SUPERVISORS, ROOMS, MOST_SECONDS = 200, 40, 60, 30
BEGINS, UNTIL = date(2026, 2, 23), date(2027, 2, 28)
DAYS = [BEGINS + timedelta(days=number) for number in range(12) if number % 7 < 5]
HOURS = [time(9), time(11), time(13), time(15)]


def asked_for() -> list[Wanted]:
    """Return what the groups ask for: three weekdays, two hours, six rooms near them each."""
    chance = random.Random(14)  # noqa: S311  # the same year each time
    return [
        Wanted(
            group=f"Group {number}",
            supervisor=f"Psychologist {number % SUPERVISORS}",
            rooms=tuple(f"Room {one}" for one in chance.sample(range(ROOMS), 6)),
            firsts=tuple(chance.sample(DAYS, 3)),
            hours=tuple(chance.sample(HOURS, 2)),
        )
        for number in range(GROUPS)
    ]


def naively(groups: list[Wanted]) -> list[Plan]:
    """Return what comes of each group's first wish, nobody looking at the others."""
    return [
        Year(until=UNTIL).tried(one, one.firsts[0], one.hours[0], one.rooms[0])[1] for one in groups
    ]


def ours(groups: list[Wanted]) -> list[Plan]:
    """Return the plan in which nothing clashes."""
    return plan_year(groups, until=UNTIL)


def clashes(plans: list[Plan]) -> int:
    """Count the meetings at which a psychologist or a room is in another one too."""
    taken = Counter(
        (who, day, plan.at)
        for plan in plans
        for day in plan.days
        for who in (plan.supervisor, plan.room)
    )
    return sum(times - 1 for times in taken.values())


def measured(name: str, plan: Callable[[list[Wanted]], list[Plan]]) -> tuple[float, int]:
    """Plan the year in one way, and print what came of it."""
    groups = asked_for()
    began = clock.perf_counter()
    plans = plan(groups)
    seconds, clash = clock.perf_counter() - began, clashes(plans)
    held = sum(len(one.days) for one in plans)
    left_out = sum(len(one.left_out) for one in plans)
    gaps = sum(len(one.gaps) for one in plans)
    print(
        f"{name:9} {seconds:7.2f} s  {held} meetings, {clash} clashes, {left_out} left out, "
        f"{gaps} not a fortnight apart"
    )
    return seconds, clash


def main() -> int:
    """Compare the two; return 1 if ours clashes or is too slow."""
    measured("baseline", naively)
    seconds, clash = measured("plan_year", ours)
    return int(clash > 0 or seconds > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
