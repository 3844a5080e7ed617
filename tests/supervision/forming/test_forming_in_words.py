"""What the lead is told: why somebody is where they are, what a change costs, why there is none."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from holdfast.supervision.forming.greedy import greedy
from holdfast.supervision.forming.judging import broken, costs, total
from holdfast.supervision.forming.model import Model
from holdfast.supervision.forming.question import Kind, Person, Supervisor, Wish
from holdfast.supervision.forming.reasons import elsewhere, moved, reasons
from holdfast.supervision.forming.solving import Status, form
from tests.supervision.forming.questions import plain


def changed(question, name, **more):
    people = tuple(replace(one, **more) if one.name == name else one for one in question.people)
    return replace(question, people=people)


def test_the_pilots_four_groups_of_five_and_six_are_proved() -> None:
    answer = form(plain(22, 4), seconds=20)
    assert answer.status is Status.OPTIMAL
    assert sorted(len(group.members) for group in answer.groups) == [5, 5, 6, 6]
    assert answer.gap == 0


@pytest.mark.parametrize(
    ("count", "groups", "words"),
    [
        (26, 4, "26 people do not fit 4 groups of 5 to 6: they hold 20 to 24"),
        (19, 4, "19 people do not fit 4 groups of 5 to 6: they hold 20 to 24"),
    ],
)
def test_people_who_do_not_fit_are_said_in_numbers(count: int, groups: int, words: str) -> None:
    answer = form(plain(count, groups))
    assert answer.status is Status.IMPOSSIBLE
    assert answer.conflict == (words,)


def test_somebody_who_can_come_at_no_time_is_the_whole_conflict() -> None:
    answer = form(changed(plain(22, 4), "P003", available=frozenset()))
    assert answer.conflict == ("P003 can come only at no time",)
    assert answer.is_smallest


def test_the_smallest_conflict_leaves_out_what_does_not_matter() -> None:
    must = [("P000", "P001"), ("P001", "P002"), ("P004", "P005"), ("P006", "P007")]
    wishes = [Wish(kind=Kind.TOGETHER, a=a, b=b) for a, b in must]
    wishes += [Wish(kind=Kind.APART, a="P000", b="P002"), Wish(kind=Kind.APART, a="P008", b="P009")]
    answer = form(plain(22, 4, wishes=tuple(wishes)))
    assert answer.status is Status.IMPOSSIBLE
    assert answer.is_smallest
    assert set(answer.conflict) == {
        "P000 together with P001 (must)",
        "P001 together with P002 (must)",
        "P000 apart from P002 (must)",
    }


def test_nobody_is_with_their_own_line_manager_as_member_or_as_supervisor() -> None:
    leaders = (Supervisor(name="Dr A"), Supervisor(name="Dr B"))
    question = changed(plain(22, 4, supervisors=leaders), "P003", manager="P007")
    question = changed(question, "P004", manager="Dr A")
    groups = form(question).groups
    place = {name: group for group in groups for name in group.members}
    assert place["P003"] is not place["P007"]
    assert place["P004"].supervisor == "Dr B"
    assert sorted(group.supervisor for group in groups) == ["Dr A", "Dr A", "Dr B", "Dr B"]


def test_a_supervisor_leads_one_group_at_a_time() -> None:
    once = frozenset({"mon-am"})
    leaders = (Supervisor(name="Dr A", available=once), Supervisor(name="Dr B", available=once))
    answer = form(plain(22, 4, supervisors=leaders))
    assert answer.status is Status.IMPOSSIBLE
    assert "Dr A leads one group at a time" in answer.conflict


def test_one_newcomer_moves_nobody() -> None:
    first = form(plain(22, 4))
    now = {name: group.name for group in first.groups for name in group.members}
    answer = form(replace(plain(23, 4), now=now))
    after = {name: group.name for group in answer.groups for name in group.members}
    assert {name: after[name] for name in now} == now


def test_a_move_that_gains_just_what_it_costs_is_not_made() -> None:
    asked = replace(
        plain(6, 2, smallest=1, largest=4),
        people=tuple(
            Person(name=f"P{n}", service="ba"[n > 0], team="CCAAAB"[n], site=site)
            for n, site in enumerate(("North", "", "North", "", "North", "North"))
        ),
        wishes=(
            Wish(kind=Kind.APART, a="P5", b="P3", weight=1.0),
            Wish(kind=Kind.APART, a="P2", b="P0", weight=6.0),
        ),
        now={f"P{n}": "Group 1" if n in (2, 4) else "Group 2" for n in range(6)},
    )
    as_it_is, moving = Model(asked), Model(asked)
    moving.model.add(sum(moving.moves) >= 1)
    solver, other = cp_model.CpSolver(), cp_model.CpSolver()
    assert solver.solve(as_it_is.model) == other.solve(moving.model) == cp_model.OPTIMAL
    assert as_it_is.bound(solver) == moving.bound(other) == 3  # as many points
    placed = {m: group.name for group in as_it_is.groups(solver) for m in group.members}
    assert placed == asked.now
    assert solver.objective_value < other.objective_value


def test_an_unmet_wish_is_said_with_where_the_two_are() -> None:
    wishes = (
        Wish(kind=Kind.TOGETHER, a="P000", b="P001", weight=2),
        Wish(kind=Kind.APART, a="P000", b="P001", weight=9),
    )
    question = plain(22, 4, wishes=wishes)
    found = [one for one in costs(question, form(question).groups) if one.is_wish]
    assert [one.points for one in found] == [2]
    assert found[0].words.startswith("P000 together with P001: they are in Group")


def test_reasons_name_the_time_the_place_and_the_wish() -> None:
    wish = Wish(kind=Kind.TOGETHER, a="P000", b="P002", weight=3)
    question = plain(22, 4, wishes=(wish,))
    said = reasons(question, form(question).groups)["P000"]
    assert any(words.startswith("can come at ") for words in said)
    assert "works at North, where the group meets" in said
    assert "together with P002, as wished" in said


def test_dragging_somebody_tells_what_it_costs_and_what_it_breaks() -> None:
    question = plain(22, 4)
    groups = form(question).groups
    big = next(group for group in groups if len(group.members) == 6)
    full = next(g for g in groups if len(g.members) == 6 and g is not big)
    small = next(group for group in groups if len(group.members) == 5)
    told = {one.group: one for one in elsewhere(question, groups, big.members[0])}
    assert told[full.name].breaks == (f"{full.name} has 7 people, not 5 to 6",)
    assert told[small.name].breaks == ()
    made = moved(groups, big.members[0], small.name)
    assert told[small.name].points == total(costs(question, made)) - total(costs(question, groups))
    assert broken(question, made) == []


def test_many_people_are_placed_area_by_area() -> None:
    question = plain(180, 34)
    people = tuple(
        replace(one, site=f"Site {number // 60}", team=f"Team {number // 10}")
        for number, one in enumerate(question.people)
    )
    answer = form(replace(question, people=people), seconds=60)
    assert answer.status is Status.OPTIMAL
    assert answer.areas == 3
    assert broken(replace(question, people=people), answer.groups) == []
    assert len({group.name for group in answer.groups}) == 34


def by_site(question, size: int):
    people = tuple(
        replace(one, site=f"Site {number // size}", team=f"Team {number // 10}")
        for number, one in enumerate(question.people)
    )
    return replace(question, people=people)


def test_two_who_must_be_together_are_so_though_they_work_far_apart() -> None:
    wish = Wish(kind=Kind.TOGETHER, a="P000", b="P179")
    question = by_site(plain(180, 34, wishes=(wish,)), 60)
    answer = form(question, seconds=8)
    place = {name: group.name for group in answer.groups for name in group.members}
    assert place["P000"] == place["P179"]
    assert answer.areas == 2
    assert broken(question, answer.groups) == []


def test_a_wish_across_two_areas_is_said_to_be_unmet() -> None:
    wish = Wish(kind=Kind.TOGETHER, a="P000", b="P179", weight=4)
    question = by_site(plain(180, 34, wishes=(wish,)), 60)
    found = costs(question, form(question, seconds=60).groups)
    assert [one.points for one in found if one.is_wish] == [4]


def test_with_no_time_to_search_an_answer_that_may_stand_is_given_and_called_no_more() -> None:
    question = plain(140, 25)
    people = tuple(
        replace(one, site=f"Site {number % 9}", team=f"Team {number % 11}")
        for number, one in enumerate(question.people)
    )
    question = replace(question, people=people)
    answer = form(question, seconds=0.001)
    assert answer.status is Status.FEASIBLE
    assert answer.gap > 0
    assert broken(question, answer.groups) == []
    assert answer.points <= total(costs(question, greedy(question)))
