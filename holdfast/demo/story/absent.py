"""January's absence with its cover, and a case that somebody is asked to take over."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.casework.actions.covering import give_cover
from holdfast.casework.actions.handing import propose_handover
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.demo.story.thread import Thread
from holdfast.place.actions import say_absent

ILL, COVERS, UNTIL = "hannah", "kofi", date(2015, 2, 6)
HANDED_ON, TO = "Mulberry", "grace"  # the family, and who is asked
TUESDAY = date(2015, 1, 13)


def absences(stage: Stage, threads: list[Thread]) -> Iterator[Happening]:
    """Yield the absence as its manager writes it down, and the question about the other case."""
    thread = next(one for one in threads if one.plot.family.name == HANDED_ON)
    yield Happening(TUESDAY, Order.EVENING, "miriam", partial(falls_ill, stage))
    giver = thread.worker_on(TUESDAY)
    yield Happening(TUESDAY, Order.EVENING, giver, partial(asks, stage, thread))


def falls_ill(stage: Stage, *, by: User) -> None:
    """Say that somebody is away for four weeks, and give the cover.

    Leave runs by the real clock, so cover is given at the present moment.
    """
    absence = say_absent(
        person=stage.people[ILL], kind="sickness", note="", began_on=TUESDAY, ends_on=UNTIL,
        cover=stage.people[COVERS], at=moment(TUESDAY, 9), by=by,
    )  # fmt: skip
    give_cover(absence=absence, at=now(), today=TUESDAY, by=by)


def asks(stage: Stage, thread: Thread, *, by: User) -> None:
    """Ask a colleague to take a case over."""
    propose_handover(
        case=thread.case, to=stage.participants[TO], because="reorganised",
        note="The next visit is agreed for Thursday after school. Ring before you come",
        works="Short visits, something to do with the hands, and no questions before tea",
        on=TUESDAY, at=moment(TUESDAY, 16), by=by,
    )  # fmt: skip
