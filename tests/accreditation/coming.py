"""Grace came to a meeting and to a training day; what she made of the drafts."""

from typing import Any
from uuid import UUID

from holdfast.access.identity import acting_as
from holdfast.accreditation.actions import decline_entry, keep_entry
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.reports.development import found
from holdfast.accreditation.rules.development import Attended, Source, Told
from tests import people
from tests.casework.supervised import Scene, scene
from tests.training import days

LEARNED = "That waiting is part of the work."
TOLD = Told(did="Supervision", learned=LEARNED, differently="Wait longer", with_a_peer=True)


def met(**others: str) -> Scene:
    """Return a meeting that Grace came to, and Mary too unless something else is said."""
    its = scene()
    its.came(**others)
    return its


def trained() -> UUID:
    """Return the key of a training day that Grace came to."""
    return days.trained(people.participant(people.grace())).pk


def draft(source: Source, key: UUID, who: Any = None) -> Attended | None:
    who = who or people.grace()
    with acting_as(who):
        return found(who, source, key)


def kept(its: Scene, told: Told = TOLD, version: int = 0, **more: Any) -> CpdEntry:
    grace, on = people.grace(), draft(Source.MEETING, its.meeting.pk)
    with acting_as(grace):
        return keep_entry(
            on=on, came=True, told=told, version=version, at=people.A_MOMENT, by=grace, **more
        )


def declined(its: Scene, version: int = 0) -> CpdEntry:
    grace, on = people.grace(), draft(Source.MEETING, its.meeting.pk)
    with acting_as(grace):
        return decline_entry(on=on, version=version, at=people.A_MOMENT, by=grace)
