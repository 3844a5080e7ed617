"""What the programme asks, as its lead chose it, and why some of it was not answered."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from holdfast.access.models import User
from holdfast.demo import cast
from holdfast.demo.content import words
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import SEED, Thread
from holdfast.measures.actions.choosing import Choice, choose_measure
from holdfast.measures.actions.planning import say_missed
from holdfast.measures.instruments import named
from holdfast.measures.instruments.sdq import VERSIONS
from holdfast.measures.models import Ask, ChosenMeasure

FOLLOWED_UP_FROM = date(2014, 12, 1)  # the day the lead had parents asked again six months on
DURING = ("baseline", "review", "end")
LOOKED_OVER_EVERY = timedelta(days=28)
AFTER_CLOSING = timedelta(days=49)  # when the last SDQ can count no more
LEFT_UNSAID = 0.2  # share of what was not answered for which nobody has said why yet


def choices() -> Iterator[Happening]:
    """Yield what the lead chooses: the SDQ of three informants, and later a follow-up."""
    for informant in ("parent", "teacher", "self"):
        do = partial(choose, informant, DURING, cast.RUN_BEGAN_ON)
        yield Happening(cast.RUN_BEGAN_ON, Order.FIRST, "lorna", do)
    everything = partial(choose, "parent", (*DURING, "follow-up"), FOLLOWED_UP_FROM)
    yield Happening(FOLLOWED_UP_FROM, Order.MORNING, "lorna", everything)


def choose(informant: str, stages: tuple[str, ...], on: date, *, by: User) -> None:
    """Have the SDQ asked of one informant at some stages."""
    there = ChosenMeasure.objects.of(by.authority).current().filter(informant=informant).first()
    choose_measure(
        choice=Choice(
            instrument=named("SDQ"),
            informant=informant,
            stages=stages,
            settings={},
            guidance=words.GUIDANCE,
        ),
        version=there.version if there else 0,
        on=on,
        at=moment(on, 9),
        by=by,
    )


def looked_over(thread: Thread, *, until: date) -> Iterator[Happening]:
    """Yield the days on which whoever works a case says why something was not answered.

    A case in which nothing was ever asked is left as it is: there nobody has said why.
    """
    plot = thread.plot
    if not plot.sheets:
        return
    chance = Random(f"{SEED} measures {plot.family.name}")  # noqa: S311  # a story, no secret
    left: set[tuple[str, ...]] = set()
    on = plot.opened_on + LOOKED_OVER_EVERY
    while on <= until and not (plot.closing and on >= plot.closing.on):
        yield Happening(
            on, Order.DAY, thread.worker_on(on), partial(explain, thread, chance, left, on)
        )
        on += LOOKED_OVER_EVERY
    if plot.closing:
        on = plot.closing.on + AFTER_CLOSING
        yield Happening(on, Order.DAY, thread.manager, partial(explain, thread, chance, left, on))


def explain(
    thread: Thread, chance: Random, left: set[tuple[str, ...]], on: date, *, by: User
) -> None:
    """Say why each measure whose time is over was not answered, but for a few that are left."""
    lapsed = Ask.objects.waiting().filter(
        case_id=thread.case.pk, missed_because="", closes_on__lt=on
    )
    for ask in lapsed.select_related("child").order_by("due_on", "informant"):
        key = (ask.stage, str(ask.number), ask.informant)
        if key in left or comes_later(thread, ask, on):
            continue
        if chance.random() < LEFT_UNSAID:
            left.add(key)
            continue
        because, said = chance.choice(words.NOT_ANSWERED[ask.informant])
        say_missed(ask=ask, version=ask.version, because=because, words=said, on=on, by=by)


def comes_later(thread: Thread, ask: Ask, on: date) -> bool:
    """Tell whether the plot has a late answer to this ask still to come."""
    return any(
        sheet.on >= on
        and sheet.stage == ask.stage
        and VERSIONS[sheet.form].informant == ask.informant
        for sheet in thread.plot.sheets
    )
