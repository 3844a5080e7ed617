"""The lead accepts a note and sorts it, and says how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.learning import rules
from holdfast.learning.content.slides import ITEMS
from holdfast.learning.models import Observation
from holdfast.learning.rules import State

SETTLED = (State.EASED, State.CLOSED)


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """How an observation is sorted: constructs by key, strength from -2 to 2, owner, review."""

    construct: str
    further: Sequence[str] = ()
    strength: int
    owner: User | None = None
    review_on: date | None = None


@transaction.atomic
def sort_observation(
    *, found: Observation, version: int, told: Sorted, today: date, by: User
) -> Observation:
    """Sort an observation; a new one is accepted by it. Raise `Refused`, or `Stale` in a race."""
    insist(
        rules.why_not_sort(
            valence=found.valence,
            primary=told.construct,
            further=told.further,
            strength=told.strength,
            review_on=told.review_on,
            today=today,
        )
    )
    values = {
        "construct": told.construct, "further": list(told.further), "strength": told.strength,
        "owner": told.owner, "review_on": told.review_on,
    }  # fmt: skip
    if found.accepted_on is None:
        insist(rules.why_not_move(found.state, State.ACCEPTED))
        values |= {"state": State.ACCEPTED, "state_on": today, "accepted_on": today}
    change(found, version=version, **values)
    record("sorted an observation", about=[found], by=by, construct=told.construct)
    return found


@transaction.atomic
def move_observation(
    *, found: Observation, version: int, to: State, why: str, on: date, by: User
) -> Observation:
    """Say how an observation stands now, and why. Raise `Refused`, or `Stale` in a race."""
    insist(rules.why_not_move(found.state, to))
    settled_on = on if to in SETTLED else None
    if to is State.CLOSED and found.settled_on:
        settled_on = found.settled_on  # it had eased before: that was the day
    change(found, version=version, state=to, state_on=on, state_why=why, settled_on=settled_on)
    record("said how an observation stands", about=[found], by=by, state=to)
    return found


@transaction.atomic
def load_slides(*, on: date, by: User) -> int:
    """Load the lines of the slides as observations, each once; return how many were new.

    They come accepted and sorted as the slides' own map has them, with no strength yet.
    """
    there = set(
        Observation.objects.filter(authority_id=by.authority).values_list("slide", flat=True)
    )
    made = [
        Observation(
            authority_id=by.authority, sentence=item.words, valence=item.valence, slide=item.key,
            noted_in=on.replace(day=1), state=State.ACCEPTED, state_on=on, accepted_on=on,
            construct=item.constructs[0], further=list(item.constructs[1:]),
        )
        for item in ITEMS
        if item.key not in there
    ]  # fmt: skip
    Observation.objects.bulk_create(made, ignore_conflicts=True)  # two may load at once
    if made:
        record("loaded the lines of the slides", about=made, by=by)
    return len(made)
