"""What tests of an agenda and of a meeting's record look at."""

from datetime import timedelta

from holdfast.access.identity import acting_as
from holdfast.casework.actions.supervising import (
    add_to_agenda,
    agree_action,
)
from holdfast.casework.models import AgreedAction, Slot
from holdfast.supervision.actions import (
    reflect_on_worker,
)
from holdfast.supervision.models import (
    Meeting,
    MeetingReflection,
)
from tests import people
from tests.casework.supervised import AT, Scene
from tests.database import all_seeing


def on_agenda(meeting: Meeting) -> list[Slot]:
    with all_seeing():
        return list(Slot.objects.filter(meeting=meeting).on_agenda())


def reflected(its: Scene, words: str = "Grace waits well.", version: int = 1) -> MeetingReflection:
    with acting_as(its.petra):
        return reflect_on_worker(
            meeting=its.meeting, participant=its.grace.participant, words=words, version=version,
            at=AT, by=its.petra,
        )  # fmt: skip


def three_cases(its: Scene) -> list[Slot]:
    its.agenda(is_set=False)
    for child in ("Wren Alder", "Finch Alder"):
        case = people.case(people.mary(), family=child, child=child)
        with acting_as(its.petra):
            add_to_agenda(
                meeting=its.meeting, case=case, kind="short", minutes=6, reasons=["Added"],
                by=its.petra,
            )  # fmt: skip
    return on_agenda(its.meeting)


def agreed(its: Scene, words: str = "Ring the school") -> AgreedAction:
    said = its.discussed()
    with acting_as(its.petra):
        return agree_action(
            discussion=said, words=words, owner=people.grace(),
            due_on=its.meeting.held_on + timedelta(days=7), by=its.petra,
        )  # fmt: skip


def seen(model, who) -> int:
    with acting_as(who):
        return model.objects.count()
