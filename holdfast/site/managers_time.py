"""What managers promised and gave: capacity knows it, and the triggers of risk look at it."""

from datetime import date

from holdfast.access.models import User
from holdfast.capacity.reports.people import Capacity, capacities
from holdfast.capacity.rules import Kept, kept
from holdfast.programme.models import Part, Participant, Run
from holdfast.risk.rules import ManagerTime

MINUTES = 60  # of an hour


def managers_time(run: Run, today: date) -> tuple[ManagerTime, ...]:
    """Return the managers by whose promises less time was used than they released, in hours a week.

    A quarter less is as promised, as capacity has it. Of one-to-ones nothing is kept anywhere.
    """
    people = Participant.objects.current().filter(run=run, part=Part.PRACTITIONER)
    found: dict[User, list[Capacity]] = {}
    for one in capacities(people.select_related("person").order_by("pk"), today=today):
        if one.release is not None:
            found.setdefault(one.release.agreed_by, []).append(one)
    told = (gave(manager, each, today) for manager, each in found.items())
    return tuple(sorted((one for one in told if one), key=lambda one: (one.name, one.key)))


def gave(manager: User, each: list[Capacity], today: date) -> ManagerTime | None:
    """Return what one manager promised and gave, where it is less; else nothing."""
    promised, used = sum(one.promised for one in each), sum(one.used.all for one in each)
    if kept(promised, used) is not Kept.LESS:
        return None
    return ManagerTime(
        key=str(manager.pk), name=manager.name, month=today.replace(day=1),
        promised=round(promised / MINUTES), used=round(used / MINUTES),
    )  # fmt: skip
