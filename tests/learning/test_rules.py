"""The rules of learning: constructs, the slides' lines, moves, the board."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.learning import rules
from holdfast.learning.content.slides import BY_KEY, IN_DOUBT, ITEMS
from holdfast.learning.rules import Domain, Seen, State, WhyNotPlan, WhyNotReply, WhyNotSort

DAY = date(2026, 3, 2)
WORK = "inner.structure.work"
OF_CFIR = [one for one in rules.CONSTRUCTS.values() if not one.is_added]


@pytest.mark.parametrize(
    ("domain", "constructs", "parts"),
    [
        (Domain.INNOVATION, 8, 0),
        (Domain.OUTER, 7, 3),
        (Domain.INNER, 11, 10),
        (Domain.INDIVIDUALS, 13, 0),
        (Domain.PROCESS, 9, 6),
    ],
)
def test_each_domain_has_the_constructs_of_the_framework(domain, constructs, parts):
    theirs = [one for one in OF_CFIR if one.domain is domain]
    assert sum(not one.is_sub for one in theirs) == constructs
    assert sum(one.is_sub for one in theirs) == parts


def test_the_framework_has_48_constructs_and_19_parts_and_we_added_one():
    assert sum(not one.is_sub for one in OF_CFIR) == 48
    assert sum(one.is_sub for one in OF_CFIR) == 19
    (added,) = [one for one in rules.CONSTRUCTS.values() if one.is_added]
    assert added.name == "Safeguarding risk governance"


def test_each_construct_has_a_name_plain_words_and_a_parent_that_is_there():
    names = [(one.domain, one.name) for one in rules.CONSTRUCTS.values()]
    assert len(names) == len(set(names))
    plain = [one.plain for one in rules.CONSTRUCTS.values()]
    assert len(plain) == len(set(plain)), "two themes would look alike"
    for one in rules.CONSTRUCTS.values():
        assert one.plain != one.name or one.name in ("Need",)
        if one.is_sub:
            assert rules.CONSTRUCTS[one.parent].domain is one.domain
    assert all(domain.means and domain.words and domain.cfir for domain in Domain)


def test_every_line_of_the_slides_is_there_once_with_constructs_we_know():
    many = Counter(key.rstrip("0123456789") for key in BY_KEY)
    assert many == {"W": 6, "D": 8, "G": 5, "C": 8, "B": 17, "P": 7, "N": 7}
    assert len(ITEMS) == len(BY_KEY) == 58
    assert set(IN_DOUBT) <= set(BY_KEY)
    for item in ITEMS:
        assert not rules.why_not_sort(
            valence=item.valence, primary=item.constructs[0], further=item.constructs[1:],
            strength=0, review_on=None, today=DAY,
        )  # fmt: skip
        assert len(item.words) <= rules.LONGEST


def test_the_sides_of_the_slides():
    sides = Counter(item.valence for item in ITEMS)
    assert sides == {rules.HELPS: 18, rules.HINDERS: 25, rules.TASK: 15}


def test_a_note_goes_from_noted_to_closed_and_never_back_to_noted():
    path = [State.NOTED, State.ACCEPTED, State.RUNNING, State.EASED, State.CLOSED]
    for was, to in pairwise(path):
        assert not rules.why_not_move(was, to)
    assert not [move for move in rules.MOVES if move[1] is State.NOTED]
    assert not [move for move in rules.MOVES if move[0] is State.CLOSED]
    assert rules.why_not_move(State.CLOSED, State.RUNNING) == ["This is closed"]


@given(st.sampled_from(State))
def test_what_may_be_chosen_may_be_done(state):
    for key, _ in rules.chosen_from(state):
        assert rules.may_move(state, State(key))


def test_every_state_can_be_come_to_and_left_until_it_is_closed():
    assert {to for _, to in rules.MOVES} == set(State) - {State.NOTED}
    assert {was for was, _ in rules.MOVES} == set(State) - {State.CLOSED}


SORT = {
    "valence": "hinders", "primary": WORK, "further": (), "strength": -1, "review_on": None,
    "today": DAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"primary": "inner.luck"}, WhyNotSort.UNKNOWN),
        ({"further": (WORK,)}, WhyNotSort.TWICE),
        ({"further": ("inner.culture", "inner.culture")}, WhyNotSort.TWICE),
        ({"strength": -3}, WhyNotSort.STRENGTH),
        ({"strength": 1}, WhyNotSort.HINDERS),
        ({"valence": "helps"}, WhyNotSort.HELPS),
        ({"review_on": date(2026, 3, 1)}, WhyNotSort.PAST),
    ],
)
def test_what_speaks_against_sorting(told, reason):
    assert rules.why_not_sort(**SORT) == []
    assert rules.why_not_sort(**SORT | told) == [reason]


def test_at_most_three_further_constructs():
    four = ("inner.culture", "inner.mission", "inner.tension", "inner.priority")
    assert rules.why_not_sort(**SORT | {"further": four}) == [WhyNotSort.TOO_MANY]


PLAN = {
    "states_open": [True], "began_on": DAY, "ends_on": None, "ended_on": None, "effect": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"states_open": []}, WhyNotPlan.NOTHING),
        ({"states_open": [True, False]}, WhyNotPlan.NOT_OPEN),
        ({"ends_on": date(2026, 3, 1)}, WhyNotPlan.BACKWARDS),
        ({"ended_on": DAY}, WhyNotPlan.NO_EFFECT),
        ({"effect": "helped"}, WhyNotPlan.NOT_ENDED),
    ],
)
def test_what_speaks_against_a_strategy(told, reason):
    assert rules.why_not_plan(**PLAN) == []
    assert rules.why_not_plan(**PLAN | told) == [reason]


def test_what_speaks_against_a_reply():
    assert rules.why_not_reply(is_accepted=True, done_on=DAY, today=DAY) == []
    found = rules.why_not_reply(is_accepted=False, done_on=date(2026, 3, 3), today=DAY)
    assert found == [WhyNotReply.NOT_ACCEPTED, WhyNotReply.NOT_YET]


MONTH = st.dates(date(2025, 1, 1), date(2026, 3, 1)).map(lambda day: day.replace(day=1))


@st.composite
def an_observation(draw):
    noted = draw(MONTH)
    state = draw(st.sampled_from([one for one in State if one is not State.NOTED]))
    settled = draw(MONTH.filter(lambda one: one >= noted)) if state not in rules.OPEN else None
    return Seen(
        key=str(draw(st.integers(0, 10**6))), sentence="x",
        valence=draw(st.sampled_from(rules.Valence)), state=state,
        construct=draw(st.sampled_from([*rules.CONSTRUCTS])), noted_in=noted, settled_in=settled,
        strength=draw(st.sampled_from([None, 0, 1, 2])),
        service=draw(st.sampled_from(["", "social care"])),
    )  # fmt: skip


@given(st.lists(an_observation(), max_size=40))
def test_the_board_holds_every_note_once_in_its_own_theme(seen):
    found = rules.themes(seen)
    assert [one.domain for one in found] == list(Domain)
    on_it = [
        (theme.construct.key, one)
        for domain in found
        for theme in domain.themes
        for side in theme.sides
        for one in side
    ]
    assert Counter(one.key for _, one in on_it) == Counter(one.key for one in seen)
    assert all(key == one.construct for key, one in on_it)
    past = [one for one in seen if one.valence == rules.HINDERS and not one.is_open]
    assert sum(domain.settled for domain in found) == len(past)
    there = [one for one in seen if one.valence == rules.HINDERS and one.is_open]
    assert sum(domain.in_the_way for domain in found) == len(there)
    helps = sum(domain.helps for domain in found)
    assert helps == sum(one.valence == rules.HELPS for one in seen)


@given(st.lists(an_observation(), min_size=1, max_size=40))
def test_the_months_add_up(seen):
    months = rules.by_month(seen, today=DAY)
    assert [one.first for one in months] == sorted({one.first for one in months})
    assert months[-1].first == date(2026, 3, 1)
    assert sum(one.helps + one.hinders + one.tasks for one in months) == len(seen)
    still = sum(one.valence == rules.HINDERS and one.settled_in is None for one in seen)
    assert months[-1].still_hinders == still


def test_no_note_is_no_month():
    assert rules.by_month([], today=DAY) == []


def test_what_is_still_there_and_stronger_comes_first():
    def one(key, state, strength):
        return Seen(
            key=key, sentence=key, valence="hinders", state=state, construct=WORK,
            strength=strength, noted_in=date(2026, 1, 1),
        )  # fmt: skip

    listed = [one("past", "closed", -2), one("weak", "accepted", -1), one("strong", "running", -2)]
    assert [one.key for one in rules.strongest_first(listed)] == ["strong", "weak", "past"]


def test_a_service_of_few_is_not_compared():
    seen = [
        Seen(
            key="1",
            sentence="x",
            valence="helps",
            state="accepted",
            construct=WORK,
            noted_in=DAY,
            service="social care",
        )
    ]
    few, many = rules.compare(
        seen, services=["supporting families", "social care"], comparable=["social care"]
    )
    assert few.by_domain is None
    assert (Domain.INNER, 1, 0) in many.by_domain
