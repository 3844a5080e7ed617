"""Taking cases along, keeping what could not be recorded, and deciding about it."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from holdfast.access.actions import save_draft
from holdfast.access.editing import change
from holdfast.access.models import Draft, User
from holdfast.audit.trail import record
from holdfast.casework.models import Case
from holdfast.offline.models import WaitingForm
from holdfast.offline.rules import Clash

Typed = dict[str, list[str]]


def key_of(*, taking: UUID, person: User) -> bytes:
    """Return the key, 32 bytes, that seals one taking of one person; nobody else is ever given it.

    It is worked out from the site's secret and kept nowhere: the person it belongs to, signed in
    again, is given the same, so that what was kept on a device can be sent whatever was forgotten.
    """
    message = f"holdfast offline {person.pk} {taking}"
    return hmac.digest(settings.SECRET_KEY.encode(), message.encode(), "sha256")


@transaction.atomic
def take_cases(*, cases: Iterable[Case], until: datetime, by: User) -> None:
    """Say on the trail which cases somebody took along on a device, and until when."""
    listed = list(cases)
    record("took cases along", about=listed, by=by, until=until, cases=len(listed))


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A form as it came from a device."""

    key: UUID
    case_id: UUID
    reference: str
    kind: str
    address: str
    typed: Typed
    said: list[list[str]]
    taken_at: datetime
    recorded_at: datetime
    received_at: datetime
    seen: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def note_arrival(*, case: Case, arrived: Arrived, by: User) -> None:
    """Say on the trail that what was just recorded was filled in without signal, and when."""
    record(
        "sent a form filled in without signal",
        about=[case],
        by=by,
        kind=arrived.kind,
        filled_in_at=arrived.recorded_at,
        received_at=arrived.received_at,
    )


@transaction.atomic
def keep_waiting(
    *,
    arrived: Arrived,
    why: str,
    reasons: Sequence[str] = (),
    clashes: Sequence[Clash] = (),
    by: User,
) -> WaitingForm:
    """Keep a form that could not simply be recorded, whole, until somebody decides about it."""
    waiting = WaitingForm(
        pk=arrived.key,
        person=by,
        case_id=arrived.case_id,
        reference=arrived.reference,
        kind=arrived.kind,
        address=arrived.address,
        typed=arrived.typed,
        said=arrived.said,
        why=why,
        reasons=[str(reason) for reason in reasons],
        clashes=[asdict(clash) for clash in clashes],
        taken_at=arrived.taken_at,
        recorded_at=arrived.recorded_at,
        received_at=arrived.received_at,
    )
    waiting.save(force_insert=True)
    record("kept a form that waits for a decision", about=[waiting], by=by, why=why)
    return waiting


@transaction.atomic
def decide(
    *, waiting: WaitingForm, version: int, decision: str, because: str, at: datetime, by: User
) -> WaitingForm:
    """Write down what became of a waiting form; raise `Stale` if somebody decided first."""
    change(
        waiting,
        version=version,
        decision=decision,
        decided_because=because,
        decided_at=at,
        decided_by=by,
    )
    record("decided about a waiting form", about=[waiting], by=by, why=because, decision=decision)
    return waiting


@transaction.atomic
def open_in_form(*, waiting: WaitingForm, at: datetime, by: User) -> Draft:
    """Put what was typed into the case's own form, as a draft of whoever looks it over."""
    return save_draft(address=waiting.address, typed=waiting.typed, base_version=None, at=at, by=by)
