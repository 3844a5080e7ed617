"""Writing down what a person did about a risk answer: once, and by whom."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.measures.models import RiskAnswer
from holdfast.measures.rules import acting


@transaction.atomic
def act_on_risk(
    *, risk: RiskAnswer, version: int, acted: acting.Acted, today: date, at: datetime, by: User
) -> RiskAnswer:
    """Write down what was done about a risk answer. Nothing is sent to anybody.

    Raise `Refused` with every reason against, and `Stale` if it changed meanwhile.
    """
    insist(
        acting.why_not_act(
            acted,
            is_done=risk.acted_at is not None,
            given_on=risk.administration.completed_on,
            today=today,
        )
    )
    change(risk, version=version, acted_at=at, acted_by=by, action=acted.in_words())
    about = [risk, risk.administration, risk.child]
    record("wrote down what was done about a risk answer", about=about, by=by)
    return risk
