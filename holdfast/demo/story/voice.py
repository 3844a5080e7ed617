"""The pulses of the story's year, and who was offered a call."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from holdfast.access.models import User
from holdfast.demo.content.voice import OFFERS, WAVES, Asked
from holdfast.demo.story.stage import Happening, Order, Stage
from holdfast.voice.actions import answering, leading
from holdfast.voice.actions.offering import offer_help
from holdfast.voice.content.statements import STATEMENTS
from holdfast.voice.models import PulseComment, Wave
from holdfast.voice.rules import Audience

LEAD = "lorna"
A_DAY = timedelta(days=1)


def asked(stage: Stage) -> Iterator[Happening]:
    """Yield every wave from opening to telling, and every offer."""
    for told in WAVES:
        yield Happening(told.opens_on, Order.MORNING, LEAD, partial(open_one, told))
        for place, who in enumerate(told.answers):
            on = told.opens_on + A_DAY * (place % 3)
            yield Happening(on, Order.EVENING, who, partial(answer, told, who, on))
        yield Happening(told.closes_on + A_DAY, Order.MORNING, LEAD, partial(count, told))
        if told.told_on:
            yield Happening(told.told_on, Order.DAY, LEAD, partial(tell, told, told.told_on))
    for on, by, to, what in OFFERS:
        yield Happening(on, Order.EVENING, by, partial(offer, stage, to, what, on))


def wave_of(told: Asked) -> Wave:
    """Return a wave as a row."""
    return Wave.objects.get(audience=told.audience, opens_on=told.opens_on)


def open_one(told: Asked, *, by: User) -> None:
    """Open it."""
    leading.open_wave(
        audience=Audience(told.audience), opens_on=told.opens_on, closes_on=told.closes_on,
        today=told.opens_on, by=by,
    )  # fmt: skip


def answer(told: Asked, who: str, on: date, *, by: User) -> None:
    """Answer it."""
    statements = STATEMENTS[Audience(told.audience)]
    each = zip(statements, told.answers[who], strict=True)
    answering.answer(
        wave=wave_of(told), marks={one.key: int(mark) for one, mark in each},
        comment=told.comments.get(who, ""), are_no_names=True, today=on, by=by,
    )  # fmt: skip


def count(told: Asked, *, by: User) -> None:
    """Count it, on the day after its last."""
    leading.count_wave(wave=wave_of(told), today=told.closes_on + A_DAY, by=by)


def tell(told: Asked, on: date, *, by: User) -> None:
    """Read the comments, and tell what was heard."""
    wave = wave_of(told)
    kept_back = [told.comments[who] for who in told.held_back]
    theirs = PulseComment.objects.filter(wave=wave).exclude(words__in=kept_back)
    for_all = theirs.values_list("pk", flat=True)
    leading.settle_comments(wave=wave, for_all=list(for_all), by=by)
    leading.tell_wave(
        wave=wave, version=wave.version, heard=told.heard, doing=told.doing, today=on, by=by
    )


def offer(stage: Stage, to: str, what: str, on: date, *, by: User) -> None:
    """Write down what somebody was offered."""
    offer_help(participant=stage.participants[to], offered=what, on=on, by=by)
