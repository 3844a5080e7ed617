"""How the specialist sections of a case's edition stand for whoever works it."""

from datetime import date

from holdfast.access.models import User
from holdfast.casework.models import Case, GoAhead
from holdfast.casework.rules import specialist as rules
from holdfast.casework.rules.specialist import Gate
from holdfast.manual.models import Section
from holdfast.programme.models import Participant
from holdfast.training.reports.matrix import training_in


def gate_of(case: Case, section: Section, *, worker: User, today: date) -> Gate:
    """Return how one section stands for one worker in a case."""
    if not section.is_specialist:
        return Gate.OPEN
    mine = Participant.objects.filter(run=case.run_id, person=worker).select_related("run")
    part = mine.first()
    is_trained = part is not None and training_in(part, section, today=today).is_fresh
    return rules.gate(
        is_specialist=True,
        is_trained=is_trained,
        answers=[one.answer for one in asked_in(case, section, worker=worker)],
    )


def asked_in(case: Case, section: Section, *, worker: User) -> list[GoAhead]:
    """Return what one worker asked about a section in a case, the first first."""
    asked = GoAhead.objects.filter(case=case, section=section, asked_by=worker)
    return list(asked.select_related("supervisor").order_by("asked_at", "pk"))


def shut_sections(case: Case, *, worker: User, today: date) -> list[tuple[Section, Gate]]:
    """Return the specialist sections that one worker may not use in a case, and how they stand."""
    sections = Section.objects.filter(edition=case.run.edition_id, is_specialist=True)
    found = [
        (one, gate_of(case, one, worker=worker, today=today))
        for one in sections.order_by("order", "pk")
    ]
    return [(one, stands) for one, stands in found if stands is not Gate.OPEN]
