"""Which ask an answer belongs to: tied when it is recorded, or when its plan is made later."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from holdfast.measures.models import Administration, Ask, Stage
from holdfast.measures.rules.replanning import place_of_answer


def ask_answered(came: Administration, *, among: Iterable[Ask]) -> Ask | None:
    """Return which of some waiting asks an answer belongs to; None where it was not planned."""
    waiting = {ask.place: ask for ask in among}
    place = place_of_answer(
        {place: ask.window for place, ask in waiting.items()},
        instrument=came.instrument,
        informant=came.informant,
        stage=came.stage,
        on=came.completed_on,
    )
    return waiting[place] if place else None


def waiting_for(came: Administration) -> list[Ask]:
    """Return what this child's informant was still to answer of the same instrument."""
    return list(
        Ask.objects.waiting()
        .filter(child=came.child_id, instrument=came.instrument, informant=came.informant)
        .order_by("opens_on", "pk")
    )


def tie_loose_answers(*, children: list[UUID]) -> int:
    """Tie answers that came before there was a plan to what they answered; return how many."""
    loose = (
        Administration.objects.filter(child__in=children, ask=None, struck_at=None)
        .exclude(stage=Stage.RETURN)
        .order_by("completed_on", "entered_at", "pk")
    )
    came = list(loose)
    waiting: dict[UUID, list[Ask]] = defaultdict(list)
    if came:
        for ask in Ask.objects.waiting().filter(child__in=children).order_by("opens_on", "pk"):
            waiting[ask.child_id].append(ask)
    tied = 0
    for one in came:
        found = ask_answered(one, among=waiting[one.child_id])
        if found is not None:
            tied += Administration.objects.filter(pk=one.pk).update(ask=found)
            waiting[one.child_id].remove(found)
    return tied
