"""A child nominated, and brought on as far as a test needs, by those who would do it."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.choosing import rules
from holdfast.choosing.actions.checking import ask_advice, check_suitability
from holdfast.choosing.actions.deciding import Decided, decide, record_agreement
from holdfast.choosing.actions.nominating import nominate
from holdfast.choosing.models import Advice, Nomination
from holdfast.choosing.rules import Outcome
from holdfast.families.actions import NewFamily, add_new_family
from tests import people

ALL_YES = dict.fromkeys(rules.QUESTIONS, "yes")
NEXT_MONTH = people.A_MONDAY + timedelta(days=28)


def nomination(
    by: User | None = None, team: str = "North", child: str = "Wren Ashdown", **facts: Any
) -> Nomination:
    """Return a child of a new family, nominated by a practitioner for themselves."""
    by = by or people.grace()
    part = facts.pop("participant", None) or people.participant(by, team)
    with acting_as(by):
        told = NewFamily(
            name=child.split()[-1],
            born_on=facts.pop("born_on", date(2018, 5, 4)),
            child={"name": child, "sex": "F", "ethnicity": "WBRI"},
        )
        new = add_new_family(told=told, by=by)
        return nominate(
            family_id=new.family_id, child_id=new.pk, participant=part, why="Bedtimes are hard",
            on=people.A_MONDAY, at=now(), by=by, **facts,
        )  # fmt: skip


def checked(found: Nomination, by: User | None = None, **answers: str) -> Nomination:
    """Check its suitability; all is yes but what is said."""
    by = by or people.grace()
    with acting_as(by):
        check_suitability(
            nomination=found, version=found.version, answers=ALL_YES | answers, notes={},
            on=people.A_MONDAY, at=now(), by=by,
        )  # fmt: skip
    return found


def decided(found: Nomination, outcome: Outcome = Outcome.YES, **told: Any) -> Nomination:
    """Have the manager decide."""
    if outcome is Outcome.NOT_NOW:
        told = {"because": "The family is moving", "look_again_on": NEXT_MONTH} | told
    if outcome is Outcome.NO:
        told = {"because": "Not safe"} | told
    with acting_as(people.mona()):
        decide(
            nomination=found, version=found.version, told=Decided(decided=outcome, **told),
            on=people.A_MONDAY, at=now(), by=people.mona(),
        )  # fmt: skip
    return found


def agreed(found: Nomination, by: User | None = None) -> Nomination:
    """Have the family agree."""
    by = by or people.grace()
    with acting_as(by):
        record_agreement(
            nomination=found, version=found.version, told_on=people.A_MONDAY,
            agreed_on=people.A_MONDAY, who=["mother"], how="face to face", today=people.A_MONDAY,
            by=by,
        )  # fmt: skip
    return found


def ready(**facts: Any) -> Nomination:
    """Return a nomination from which a case can be opened."""
    return agreed(decided(checked(nomination(**facts))))


def asked(found: Nomination, supervisor: User | None = None) -> Advice:
    """Ask a clinical supervisor about it."""
    with acting_as(people.grace()):
        return ask_advice(
            nomination=found, supervisor=supervisor or people.petra(),
            question="Is the harm too recent for this work?", at=now(), by=people.grace(),
        )  # fmt: skip
