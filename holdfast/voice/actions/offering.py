"""Writing down that somebody was offered help."""

from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.programme.models import Participant
from holdfast.voice.models import HelpOffer


@transaction.atomic
def offer_help(*, participant: Participant, offered: str, on: date, by: User) -> HelpOffer:
    """Write down what a practitioner was offered, for the lead and their own supervisor alone."""
    made = HelpOffer(participant=participant, offered=offered, offered_on=on, offered_by=by)
    made.save(force_insert=True)
    record("offered help", about=[made, participant], by=by)
    return made
