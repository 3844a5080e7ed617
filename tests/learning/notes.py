"""A note brought on as far as a test needs, by those who would do it."""

from typing import Any
from uuid import UUID, uuid4

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.learning.actions.answering import Planned, begin_strategy, publish_reply
from holdfast.learning.actions.noting import note, note_unnamed
from holdfast.learning.actions.sorting import (
    Sorted,
    load_slides,
    move_observation,
    sort_observation,
)
from holdfast.learning.models import Observation, Reply, Strategy
from holdfast.learning.rules import State
from tests import people
from tests.database import all_seeing

DAY = people.A_MONDAY
SENTENCE = "There is no room to prepare a visit in"
WORK = "inner.structure.work"


def noted(by: User | None = None, **told: Any) -> Observation:
    """Have somebody note something with their name."""
    by = by or people.grace()
    told = {"sentence": SENTENCE, "valence": "hinders"} | told
    with acting_as(by):
        return note(**told, today=DAY, at=now(), by=by)


def unnamed(by: User | None = None, key: UUID | None = None, **told: Any) -> Observation:
    """Have somebody note something without their name; return what was kept, newest by key."""
    by = by or people.grace()
    told = {"sentence": SENTENCE, "valence": "hinders"} | told
    with all_seeing():
        before = set(Observation.objects.values_list("pk", flat=True))
    with acting_as(by):
        note_unnamed(key=key or uuid4(), **told, today=DAY, by=by)
    with all_seeing():
        return Observation.objects.exclude(pk__in=before).first() or Observation.objects.get()


def accepted(found: Observation | None = None, **told: Any) -> Observation:
    """Have Lena accept it."""
    found, lena = found or noted(), people.lena()
    strength = {"helps": 1, "hinders": -1, "task": 0}[found.valence]
    sort = Sorted(**{"construct": WORK, "strength": strength} | told)
    with acting_as(lena):
        return sort_observation(found=found, version=found.version, told=sort, today=DAY, by=lena)


def running(found: Observation | None = None, *others: Observation, **told: Any) -> Strategy:
    """Have Lena begin a strategy for it."""
    found, lena = found or accepted(), people.lena()
    plan = {"name": "Keep a room", "kind": "fit", "owner": people.mona(), "began_on": DAY} | told
    with acting_as(lena):
        return begin_strategy(told=Planned(**plan), aims=[found, *others], on=DAY, by=lena)


def moved(found: Observation, to: State) -> Observation:
    """Have Lena say how it stands."""
    lena = people.lena()
    with acting_as(lena):
        found.refresh_from_db()
        return move_observation(
            found=found, version=found.version, to=to, why="We asked", on=DAY, by=lena
        )


def answered(found: Observation | None = None) -> Reply:
    """Have Lena publish what was done."""
    found, lena = found or accepted(), people.lena()
    with acting_as(lena):
        return publish_reply(
            found=found, did="A room is kept on Tuesdays", done_by="The team managers",
            done_on=DAY, today=DAY, by=lena,
        )  # fmt: skip


def slides() -> int:
    """Have Lena load the lines of the slides."""
    lena = people.lena()
    with acting_as(lena):
        return load_slides(on=DAY, by=lena)
