"""What a share takes: the same each time, spread, never none; and CI takes all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thorough import A_SHARE, ASKED_FOR, EVERY_WAY, EVERYTHING, share, times
from tools import check

ROUTES = [f"/cases/{number}/" for number in range(400)]


def test_ci_goes_over_everything() -> None:
    assert {ASKED_FOR: str(EVERYTHING)} == check.ALL_OF_IT


@pytest.mark.parametrize("asked", [EVERYTHING, EVERY_WAY])
def test_everything_is_everything_in_its_order(asked: int) -> None:
    assert share(ROUTES, 4, asked=asked) == ROUTES
    assert times(20_000, asked=asked) == 20_000


@given(st.lists(st.integers(), unique=True), st.integers(1, 9))
def test_a_share_is_one_in_so_many_in_order_and_never_none(them: list[int], one_in: int) -> None:
    taken = share(them, one_in, asked=A_SHARE)
    assert len(taken) == -(-len(them) // one_in)
    assert taken == [one for one in them if one in taken]
    assert bool(taken) == bool(them)


@given(st.permutations(range(30)))
def test_which_are_taken_lies_in_their_names_alone(them: list[int]) -> None:
    assert set(share(them, 3, asked=A_SHARE)) == set(share(range(30), 3, asked=A_SHARE))


def test_a_share_is_spread_over_all_there_is() -> None:
    halves = [sum(ROUTES.index(one) < 200 for one in share(ROUTES, n, asked=A_SHARE)) / (400 / n)
              for n in (2, 4, 8)]  # fmt: skip
    assert all(0.3 < half < 0.7 for half in halves)


@pytest.mark.parametrize(("number", "tried"), [(1, 1), (5, 1), (6, 2), (100, 20)])
def test_of_tries_one_in_five_and_at_least_one(number: int, tried: int) -> None:
    assert times(number, asked=A_SHARE) == tried
