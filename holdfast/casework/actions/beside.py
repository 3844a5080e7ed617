"""What is told beside a visit: a second worker, how the manual was changed, what to discuss."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Adaptation, Discussion, SecondWorker, ToDiscuss, Visit
from holdfast.programme.models import Participant


@dataclass(frozen=True, kw_only=True)
class Changed:
    """How the manual was departed from, as FRAME asks; what was not said is blank."""

    planned: str = ""
    decided_by: str = ""
    changed: str = ""
    nature: str = ""
    keeps_core: str = ""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is told beside the visit itself."""

    second: Participant | None = None
    second_part: str = ""
    adapted: Changed = Changed()
    to_discuss: str = ""


NOTHING_BESIDE = Beside()


def note_beside(visit: Visit, beside: Beside, *, today: date, by: User) -> None:
    """Write what was told beside a visit, in place of what was written before."""
    note_second(visit=visit, beside=beside, by=by)
    note_adaptation(visit, beside.adapted)
    note_to_discuss(visit=visit, why=beside.to_discuss, today=today, by=by)


@transaction.atomic
def note_second(*, visit: Visit, beside: Beside, by: User) -> None:
    """Write who made the visit too, or that nobody did."""
    if beside.second is None:
        SecondWorker.objects.filter(visit=visit).delete()
        return
    told = {"participant": beside.second, "part": beside.second_part}
    kept = {"visited_on": visit.visited_on, "recorded_by": visit.recorded_by, "case": visit.case}
    SecondWorker.objects.update_or_create(visit=visit, defaults=told | kept)
    record("named a second worker", about=[visit, visit.case, beside.second.person], by=by)


def note_adaptation(visit: Visit, told: Changed) -> None:
    """Write how the manual was departed from; where nothing was said there need be no row."""
    if told == Changed():
        Adaptation.objects.filter(visit=visit).update(**asdict(told))
        return
    kept = asdict(told) | {"case": visit.case}
    Adaptation.objects.update_or_create(visit=visit, defaults=kept)


@transaction.atomic
def note_to_discuss(*, visit: Visit, why: str, today: date, by: User) -> None:
    """Raise something for supervision, re-word it, or take it back; what was discussed stays."""
    raised = ToDiscuss.objects.filter(visit=visit)
    if raised.exclude(discussion=None).exists():
        return
    if not why:
        raised.filter(withdrawn_on=None).update(withdrawn_on=today)
    elif not raised.update(why=why, withdrawn_on=None):
        made = ToDiscuss(
            case=visit.case, visit=visit, why=why, raised_on=visit.visited_on, raised_by=by
        )
        made.save(force_insert=True)
        record("wants to discuss in supervision", about=[made, visit.case], by=by)


def note_discussed(discussion: Discussion) -> None:
    """Answer, by a discussion, all that was raised about the case up to that day."""
    waiting = ToDiscuss.objects.filter(case=discussion.case, discussion=None, withdrawn_on=None)
    waiting.filter(raised_on__lte=discussion.meeting.held_on).update(discussion=discussion)
