"""Questions about one practitioner's own practice, whoever the family."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from holdfast.access.models import User
from holdfast.casework.models import SecondWorker, WiderUse
from holdfast.programme.models import Participant, Run

LATELY = 50


def joint_visits(reader: User) -> list[SecondWorker]:
    """Return the joint visits somebody made, on either side, the latest first."""
    theirs = SecondWorker.objects.filter(Q(participant__person=reader) | Q(recorded_by=reader))
    people = theirs.select_related("participant__person", "recorded_by")
    return list(people.order_by("-visited_on", "pk")[:LATELY])


@dataclass(frozen=True, kw_only=True)
class Uses:
    """Somebody's wider use of the manual: each, how often, and by which module."""

    listed: list[WiderUse]
    by_module: list[tuple[str, int]]

    @property
    def many(self) -> int:
        """Return how often."""
        return sum(times for _, times in self.by_module)


def wider_uses(reader: User) -> Uses:
    """Return one person's wider use of the manual, the latest first, and counted."""
    mine = WiderUse.objects.filter(person=reader).select_related("module")
    listed = list(mine.order_by("-used_on", "-recorded_at", "pk"))
    counted = Counter(use.module.name for use in listed)
    return Uses(listed=listed[:LATELY], by_module=counted.most_common())


def run_of(reader: User) -> Run | None:
    """Return the run of the programme that somebody takes part in now."""
    parts = Participant.objects.filter(person=reader).current().select_related("run__edition")
    part = parts.order_by("-joined_on", "pk").first()
    return part.run if part else None
