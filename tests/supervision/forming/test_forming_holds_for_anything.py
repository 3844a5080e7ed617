"""Whatever is asked: the answer keeps every demand, costs what it says, and none is better."""

from itertools import product

from hypothesis import HealthCheck, assume, example, given, settings

from holdfast.supervision.forming.greedy import greedy
from holdfast.supervision.forming.judging import broken, costs, total
from holdfast.supervision.forming.question import Group, Question
from holdfast.supervision.forming.solving import Status, form
from tests.supervision.forming.questions import plain, questions
from tests.thorough import times

SEARCHED = settings(
    max_examples=times(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TRIED = settings(max_examples=times(15), deadline=None, suppress_health_check=list(HealthCheck))


@SEARCHED
@given(questions())
def test_an_answer_keeps_every_demand_and_its_bound_is_its_cost(question: Question) -> None:
    answer = form(question, seconds=20)
    if answer.status is Status.IMPOSSIBLE:
        assert answer.conflict
        assert not answer.groups
        return
    assert answer.status is Status.OPTIMAL
    assert broken(question, answer.groups) == []
    assert abs(answer.points - answer.bound) < 0.02
    assert [group.name for group in answer.groups] == list(question.names)


@SEARCHED
@given(questions())
def test_an_answer_is_never_worse_than_the_simple_method(question: Question) -> None:
    simple = greedy(question)
    assert sorted(name for group in simple for name in group.members) == sorted(question.is_among)
    answer = form(question, seconds=20)
    if not broken(question, simple):
        assert answer.status is Status.OPTIMAL
        assert answer.points <= total(costs(question, simple)) + 0.01


def every_arrangement(question: Question) -> list[tuple[Group, ...]]:
    """Return all arrangements there are that keep every demand, by trying each."""
    leaders = [one.name for one in question.supervisors] or [""]
    names, count = [one.name for one in question.people], question.groups
    shells = list(product(product(question.slots, leaders), repeat=count))
    found = []
    for places in product(range(count), repeat=len(names)):
        for shell in shells:
            groups = tuple(
                Group(
                    name=question.names[g],
                    slot=shell[g][0],
                    supervisor=shell[g][1],
                    members=tuple(n for n, at in zip(names, places, strict=True) if at == g),
                )
                for g in range(count)
            )
            if not broken(question, groups):
                found.append(groups)
    return found


def movers(question: Question, groups: tuple[Group, ...]) -> int:
    """Return how many have a place now and would have another."""
    placed = {name: group.name for group in groups for name in group.members}
    return sum(placed[name] != before for name, before in question.now.items())


@TRIED
@given(questions(most=5))
def test_no_arrangement_at_all_is_better_or_moves_fewer_for_as_much(question: Question) -> None:
    assume(question.groups == 2)
    every = every_arrangement(question)
    answer = form(question, seconds=20)
    assert (answer.status is Status.OPTIMAL) == bool(every)
    if every:
        least = min(total(costs(question, one)) for one in every)
        assert abs(answer.points - least) < 0.02
        best = [one for one in every if total(costs(question, one)) < least + 0.001]
        assert movers(question, answer.groups) == min(movers(question, one) for one in best)


@TRIED
@given(questions(most=6))
@example(plain(8, 2, smallest=4, largest=4))
def test_when_everybody_stays_nothing_changes_for_nothing(question: Question) -> None:
    """An answer, given as the present, is an answer again, and nobody moves."""
    answer = form(question, seconds=20)
    assume(answer.groups)
    now = {name: group.name for group in answer.groups for name in group.members}
    again = form(
        Question(
            people=question.people,
            groups=question.groups,
            smallest=question.smallest,
            largest=question.largest,
            wishes=question.wishes,
            supervisors=question.supervisors,
            now=now,
        ),
        seconds=20,
    )
    assert {name: g.name for g in again.groups for name in g.members} == now
