"""What managers say of their people's time in the story: what they hold, and what is released."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from holdfast.access.models import User
from holdfast.capacity.actions import release_time, say_what_they_hold
from holdfast.capacity.rules import Caseload, Minutes
from holdfast.demo.content.capacity import HOLDS, RELEASES, Holds, Releases
from holdfast.demo.story.stage import Happening, Order, Stage, moment


def time_given(stage: Stage) -> Iterator[Happening]:
    """Yield each thing a manager says of somebody's time."""
    for held in HOLDS:
        yield Happening(held.on, Order.EVENING, held.manager, partial(say, stage, held))
    for released in RELEASES:
        yield Happening(
            released.on, Order.EVENING, released.manager, partial(give, stage, released)
        )


def say(stage: Stage, told: Holds, *, by: User) -> None:
    """Say how many children somebody holds."""
    say_what_they_hold(
        person=stage.people[told.who],
        told=Caseload(
            children=told.children,
            full_time=Decimal(told.full_time),
            is_protected=told.is_protected,
        ),
        on=told.on, today=told.on, at=moment(told.on), by=by,
    )  # fmt: skip


def give(stage: Stage, told: Releases, *, by: User) -> None:
    """Release somebody's time."""
    preparing, visiting, recording, group = (round(one * 60) for one in told.hours)
    release_time(
        person=stage.people[told.who],
        minutes=Minutes(
            preparing=preparing, visiting=visiting, recording=recording, group=group
        ),
        gives_way=told.gives_way, begins_on=told.on, at=moment(told.on), by=by,
    )  # fmt: skip
