"""A question to a clinician, brought on as far as a test needs, by those who would do it."""

from typing import Any

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.consultation.actions.asking import advise, ask_clinician, say_outcome, take_question
from holdfast.consultation.models import Consultation
from holdfast.supervision.actions import form_group, join_group
from holdfast.supervision.models import Group
from tests import people

QUESTION = "A girl of seven will not sleep in her own bed. Is it too soon for a chart?"
ADVICE = "Begin with the evening, not with the bed."


def group_with(*members: User, supervisor: User | None = None) -> Group:
    """Return a group led by Petra in which some people have places."""
    lena, day = people.lena(), people.A_MONDAY
    parts = [people.participant(one) for one in members]
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Monday group", supervisor=supervisor or people.petra(),
            first_meeting_on=day, by=lena,
        )  # fmt: skip
        for part in parts:
            join_group(group=group, participant=part, on=day, by=lena)
    return group


def asked(case: Case | None = None, by: User | None = None, **told: Any) -> Consultation:
    """Ask a clinician: without a name, unless about a case."""
    by = by or people.grace()
    people.petra()
    told = {"question": QUESTION, "urgency": "this week", "asked_of": None} | told
    with acting_as(by):
        return ask_clinician(case=case, on=people.A_MONDAY, at=now(), by=by, **told)


def taken(found: Consultation | None = None, by: User | None = None) -> Consultation:
    """Have a clinician take it."""
    found, by = found or asked(), by or people.petra()
    with acting_as(by):
        return take_question(found=found, version=found.version, on=people.A_MONDAY, by=by)


def advised(found: Consultation | None = None, **told: Any) -> Consultation:
    """Have Petra advise on it."""
    found, petra = taken(found), people.petra()
    told = {"advice": ADVICE, "minutes": 15} | told
    with acting_as(petra):
        return advise(found=found, version=found.version, on=people.A_MONDAY, by=petra, **told)


def closed(found: Consultation | None = None) -> Consultation:
    """Have whoever asked say what came of it."""
    found = advised(found)
    by = found.asked_by
    with acting_as(by):
        return say_outcome(
            found=found, version=found.version, outcome="helped", note="", on=people.A_MONDAY, by=by
        )
