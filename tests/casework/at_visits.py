"""Visits told in a word, and what the tests of them ask for."""

from datetime import timedelta

from holdfast.access.identity import acting_as
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.families.actions import add_adult, tie
from holdfast.manual.models import Module
from tests import people
from tests.casework.typing_in import boxes
from tests.people import A_MOMENT, A_MONDAY

WEEK = timedelta(days=7)
LATER = A_MONDAY + 5 * WEEK


def recorded(case, *, by=None, on=A_MONDAY, **told):
    who = by or people.grace()
    with acting_as(who):
        return record_visit(
            case=case,
            told=Told(**({"visited_on": on, "took_part": ["child"]} | told)),
            steps={},
            at=A_MOMENT,
            today=LATER,
            by=who,
        )


def missed(case, on=A_MONDAY):
    return recorded(case, on=on, outcome="missed", missed_because="no time", took_part=[])


def a_visit(**more):
    told = {"outcome": "made", "took_part": ["child"], "note": "They laughed"}
    return told | boxes(visited_on=A_MONDAY + WEEK) | more


def seen(model, by=None):
    with acting_as(by or people.grace()):
        return list(model.objects.order_by("pk"))


def a_module():
    with acting_as(people.grace()):
        module = Module.objects.get(code="POS1", section__edition=people.run().edition)
        return module, list(module.steps.order_by("order"))


def with_a_mother(case):
    with acting_as(people.grace()):
        adult = add_adult(
            family=case.family, name="Jo Ashdown", contact="Text first", by=people.grace()
        )
        tie(adult=adult, child=case.child, kind="mother", by=people.grace())
        return adult
