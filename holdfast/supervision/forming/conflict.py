"""Why no arrangement exists: the smallest set of demands that cannot hold together.

By implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, "Smallest MUS extraction
with minimal hitting set dualization", CP 2015): take the smallest set of demands that meets every
correction found so far; if it conflicts it is the smallest there is, else it shows a correction.
"""

import time
from collections.abc import Iterable

from ortools.sat.python import cp_model

from holdfast.supervision.forming.demands import TIMES, Demands
from holdfast.supervision.forming.question import Question

WORKERS = 2
SEARCHING = 0.6  # of the time; in the rest, each demand that can be is spared


def conflict(question: Question, *, seconds: float) -> tuple[tuple[str, ...], bool]:
    """Return the demands in conflict, in words, and whether no smaller set conflicts.

    When time runs out the set is one from which nothing can be spared, as far as was tried.
    """
    plain = _in_numbers(question)
    if plain:
        return (plain,), True
    places = Demands(question, may_let_go=True)
    demands = tuple(places.demands)
    stop = time.monotonic() + seconds * SEARCHING
    corrections: list[frozenset[str]] = []
    while time.monotonic() < stop:
        held = _smallest_meeting(corrections)
        let_go = _let_go(places, held, stop - time.monotonic())
        if let_go is None:
            return _in_order(held, demands), True
        if not let_go:
            break  # time ran out within
        corrections.append(let_go)
    stop += seconds * (1 - SEARCHING)
    return _in_order(_spared(places, demands, stop), demands), False


def _in_numbers(question: Question) -> str:
    """Say so when the people do not fit the groups whatever else holds."""
    people, groups = len(question.people), question.groups
    least, most = question.smallest * groups, question.largest * groups
    if least <= people <= most:
        return ""
    sizes = f"{question.smallest} to {question.largest}"
    return f"{people} people do not fit {groups} groups of {sizes}: they hold {least} to {most}"


def _smallest_meeting(corrections: list[frozenset[str]]) -> frozenset[str]:
    """Return the smallest set with a member in each of the corrections."""
    model = cp_model.CpModel()
    chosen = {words: model.new_bool_var(words) for words in sorted(frozenset().union(*corrections))}
    for one in corrections:
        model.add_bool_or(chosen[words] for words in sorted(one))
    model.minimize(sum(chosen.values()))
    solver = _solver(10.0)
    solver.solve(model)
    return frozenset(words for words, one in chosen.items() if solver.boolean_value(one))


def _let_go(
    places: Demands, held: frozenset[str], seconds: float, *, is_enough: bool = False
) -> frozenset[str] | None:
    """Return the fewest demands to let go while holding some; None when those conflict.

    With `is_enough` any demands to let go will do. An empty set says that the time ran out.
    """
    literals = places.demands
    model = places.model.clone()
    for words in held:
        model.add(literals[words] == 1)
    if not is_enough:
        model.maximize(sum(literals.values()))
    solver = _solver(max(seconds, 0.1))
    found = solver.solve(model)
    if found == cp_model.INFEASIBLE:
        return None
    if found not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset()
    return frozenset(words for words, one in literals.items() if not solver.boolean_value(one))


def _spared(places: Demands, demands: Iterable[str], stop: float) -> frozenset[str]:
    """Return a set of demands in conflict from which none can be spared, by leaving each out."""
    held = frozenset(demands)
    for words in demands:
        left = stop - time.monotonic()
        if left > 0 and _let_go(places, held - {words}, left, is_enough=True) is None:
            held -= {words}
    return held


def _solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 1
    return solver


def _in_order(held: frozenset[str], demands: Iterable[str]) -> tuple[str, ...]:
    """Return the demands held, those about the same times in one line."""
    lines: dict[str, list[str]] = {}
    for words in demands:
        if words in held:
            who, middle, times = words.partition(TIMES)
            lines.setdefault(times if middle else words, []).append(who.strip())
    return tuple(
        words if who == [words] else f"{', '.join(who)} {TIMES}{words}"
        for words, who in lines.items()
    )
