"""Referring a family onward to another service, and what came of it."""

from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.outcomes import keep_open
from holdfast.casework.models import Case, OnwardReferral
from holdfast.casework.rules import onward
from holdfast.kit.refusals import insist


@transaction.atomic
def refer_onward(
    *, case: Case, service: str, reason: str, on: date, today: date, by: User
) -> OnwardReferral:
    """Keep the choice to ask another service for what this work cannot give (R15)."""
    keep_open(case)
    insist(onward.why_not_refer(service=service, reason=reason, on=on, today=today))
    referral = OnwardReferral(
        case=case, service=service.strip(), reason=reason.strip(), referred_on=on, written_by=by
    )
    referral.save(force_insert=True)
    record("referred onward", about=[referral, case], by=by)
    return referral


@transaction.atomic
def note_reply(
    *,
    referral: OnwardReferral,
    version: int,
    reply: str,
    on: date,
    note: str,
    today: date,
    by: User,
) -> OnwardReferral:
    """Say what came of a referral; raise `Stale` if somebody else said so first."""
    insist(onward.why_not_reply(on=on, referred_on=referral.referred_on, today=today))
    change(referral, version=version, reply=reply, replied_on=on, reply_note=note.strip())
    record("noted reply to referral", about=[referral, referral.case], by=by, reply=reply)
    return referral
