"""Two safety concerns: one that came to its end, and one that still waits for an answer."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.casework.actions.concerns import close_concern, decide, note_told, raise_concern
from holdfast.casework.models import Concern
from holdfast.casework.rules.concerns import Decided, Raised, Rung, State, Told
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread

OVER, WAITING = "Meadowsweet", "Bellflower"  # the families
NIGHT, LATER, SAFE = date(2014, 5, 27), date(2014, 6, 19), date(2014, 6, 20)
MONDAY, TUESDAY = date(2015, 1, 12), date(2015, 1, 13)


def concerns(threads: list[Thread]) -> Iterator[Happening]:
    """Yield what becomes of both concerns."""
    of = {thread.plot.family.name: thread for thread in threads}
    over, waiting = of[OVER], of[WAITING]
    who, head = over.worker_on(NIGHT), over.manager
    yield Happening(NIGHT, Order.DAY, who, partial(the_night, over))
    yield Happening(NIGHT, Order.EVENING, head, partial(a_strategy_discussion, over))
    yield Happening(LATER, Order.DAY, head, partial(it_is_watched, over))
    yield Happening(SAFE, Order.EVENING, head, partial(it_is_closed, over))
    mine = waiting.worker_on(MONDAY)
    yield Happening(MONDAY, Order.EVENING, mine, partial(the_bruise, waiting))
    yield Happening(TUESDAY, Order.EVENING, mine, partial(further_up, waiting))


def the_night(thread: Thread, *, by: User) -> None:
    """Write down the night the police were called."""
    child = thread.plot.family.children[0].name
    raised = Raised(
        what=f"The police were called in the night: shouting and a broken door. {child} slept at "
        "a neighbour’s. Nobody was hurt.",
        seriousness="harm",
        happened_on=date(2014, 5, 26),
        council_reference="M-20417",
    )
    told = Told(
        told=Rung.MANAGER, name="Miriam Oakapple", channel="in person", on=NIGHT,
        answer="I will ring the police and call a strategy discussion today",
    )  # fmt: skip
    raise_concern(
        case=thread.case, raised=raised, told=told, at=moment(NIGHT, 9, 40), today=NIGHT, by=by
    )


def a_strategy_discussion(thread: Thread, *, by: User) -> None:
    """Record that a strategy discussion was called."""
    words = "Strategy discussion tomorrow with police, school and health. Seen at school today"
    decided(thread, NIGHT, State.STRATEGY, words, LATER, by=by)


def it_is_watched(thread: Thread, *, by: User) -> None:
    """Record that it is to be monitored."""
    words = "No section 47 enquiry: the plan goes on with a safety plan at home. Monitor"
    decided(thread, LATER, State.MONITOR, words, date(2014, 7, 3), by=by)


def decided(
    thread: Thread, on: date, follows: State, words: str, look_again_on: date, *, by: User
) -> None:
    """Record one decision of the team's manager."""
    concern = Concern.objects.get(case=thread.case)
    told = Decided(
        by=Rung.MANAGER, name=by.name, channel="in person", words=words, follows=follows, on=on,
        look_again_on=look_again_on,
    )  # fmt: skip
    decide(
        concern=concern, version=concern.version, decided=told, oversees=True,
        at=moment(on, 16, 30), today=on, by=by,
    )  # fmt: skip


def it_is_closed(thread: Thread, *, by: User) -> None:
    """Close it."""
    concern = Concern.objects.get(case=thread.case)
    close_concern(
        concern=concern, version=concern.version, words="Review held: no incident since, and the "
        "safety plan is kept to", at=moment(SAFE, 16), today=SAFE, by=by,
    )  # fmt: skip


def the_bruise(thread: Thread, *, by: User) -> None:
    """Write down a worry, and that the manager has a message about it."""
    child = thread.plot.family.children[0].name
    raised = Raised(
        what=f"{child} had a mark on the arm and would not say how it came. School saw it too.",
        seriousness="serious",
        happened_on=MONDAY,
    )
    told = Told(told=Rung.MANAGER, name="The team manager", channel="by telephone", on=MONDAY)
    raise_concern(
        case=thread.case, raised=raised, told=told, at=moment(MONDAY, 17, 10), today=MONDAY, by=by
    )


def further_up(thread: Thread, *, by: User) -> None:
    """Tell the service manager, nobody having answered."""
    told = Told(
        told=Rung.SERVICE_MANAGER, name="The service manager", channel="by telephone", on=TUESDAY,
        answer="Will speak to the manager in the morning",
    )  # fmt: skip
    concern = Concern.objects.get(case=thread.case)
    note_told(concern=concern, told=told, at=moment(TUESDAY, 16, 45), today=TUESDAY, by=by)
