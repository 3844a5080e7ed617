"""Training days as they were: opened, booked, given up, held, and what was said of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from holdfast.access.models import User
from holdfast.demo.cast import ADMINISTRATOR, BY_KEY, LEAD, MANAGERS, PRACTITIONERS
from holdfast.demo.content import training as content
from holdfast.demo.content.training import TrainingDay
from holdfast.demo.content.year import LEAVERS
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.training.actions.bookings import (
    book,
    give_up,
    invite_people,
    remind,
    take_attendance,
)
from holdfast.training.actions.days import (
    Told,
    cancel_day,
    open_day,
    plan_day,
    set_refresher,
)
from holdfast.training.actions.feedback import give_feedback, say_confidence
from holdfast.training.actions.telling import tell_of_day
from holdfast.training.models import Booking, Day
from holdfast.training.reports.matrix import lacking
from holdfast.training.rules.feedback import Said
from holdfast.training.rules.planning import PARTS
from holdfast.training.rules.states import BOOKED
from holdfast.training.rules.telling import Heard

WEEK, A_DAY = timedelta(days=7), timedelta(days=1)
MEANT_FOR = {
    "everybody": [*PRACTITIONERS, *MANAGERS],
    "practitioners": PRACTITIONERS,
    "managers": MANAGERS,
}
ADA = ADMINISTRATOR.key


@dataclass
class Telling:
    """One training day as it goes on, with the row it has become."""

    stage: Stage
    told: TrainingDay
    day: Day = field(init=False)
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(f"{self.told.section} {self.told.on}")  # noqa: S311  # a story

    @property
    def asked(self) -> list[str]:
        """Return who books, in that order: all whom the day is meant for, or those it names."""
        if self.told.booked_by is not None:
            return [*self.told.booked_by]
        gone = {one.who for one in LEAVERS if one.on < self.told.on}
        return [one.key for one in MEANT_FOR[self.told.meant_for] if one.key not in gone]


def training(stage: Stage) -> Iterator[Happening]:
    """Yield the year's training days, and how often training is to be refreshed."""
    for told in content.TRAINING:
        yield from one_day(Telling(stage, told))
    yield Happening(
        content.REFRESHERS_SET_ON, Order.MORNING, LEAD.key, partial(set_refreshers, stage)
    )


def one_day(telling: Telling) -> Iterator[Happening]:
    """Yield what happened about one day, from its planning to what was said of it."""
    told = telling.told
    yield Happening(told.opened_on, Order.FIRST, ADA, partial(begin, telling))
    if not told.is_open:
        return
    for number, who in enumerate(telling.asked):
        on = min(told.opened_on + A_DAY * (1 + number // 8), told.on - A_DAY)
        yield Happening(on, Order.DAY, who, partial(take_a_place, telling, on))
    for who, (on, why) in told.gave_up.items():
        yield Happening(on, Order.EVENING, who, partial(let_go, telling, on, who, why))
    if told.cancelled:
        on, why = told.cancelled
        yield Happening(on, Order.MORNING, ADA, partial(call_off, telling, on, why))
        return
    reminded = max(told.on - WEEK, told.opened_on + A_DAY * 5)
    yield Happening(reminded, Order.EVENING, ADA, partial(remember, telling, reminded))
    yield Happening(told.on, Order.EVENING, ADA, partial(hold, telling))
    for who in telling.asked:
        if who not in {*told.away, *told.gave_up}:
            yield Happening(told.on + A_DAY, Order.DAY, who, partial(say, telling))


def begin(telling: Telling, *, by: User) -> None:
    """Plan a day and, if it is to be open, open it and invite all who lack its section."""
    stage, told = telling.stage, telling.told
    telling.day = plan_day(
        run=stage.run,
        section=stage.sections[told.section],
        told=Told(
            held_on=told.on,
            starts_at=content.MORNING,
            ends_at=content.EVENING,
            place=told.place,
            link=told.link,
            trainer=told.trainer,
            capacity=told.capacity,
            meant_for=told.meant_for,
        ),
        by=by,
    )
    if told.is_open:
        open_day(day=telling.day, today=told.opened_on, by=by)
        missing = lacking(stage.run, telling.day.section, PARTS[told.meant_for])
        too = [stage.participants[key] for key in told.too]
        at = moment(told.opened_on, 9)
        everybody = {one.pk: one for one in [*missing, *too]}.values()
        invite_people(day=telling.day, participants=everybody, at=at, by=by)


def take_a_place(telling: Telling, on: date, *, by: User) -> None:
    """Book, and perhaps say how confident one feels."""
    mine = telling.stage.run.participants.get(person=by)
    book(day=telling.day, participant=mine, today=on, at=moment(on, 12), by=by)
    if telling.chance.random() < 0.8:
        say_confidence(
            day=telling.day,
            confident=telling.chance.randint(2, 6),
            words=telling.chance.choice(content.WORDS_BEFORE),
            today=on,
            by=by,
        )


def let_go(telling: Telling, on: date, who: str, why: str, *, by: User) -> None:
    """Give a place up; whoever waits longest moves up."""
    mine = telling.stage.participants[who]
    give_up(day=telling.day, participant=mine, because=why, at=moment(on), by=by)


def call_off(telling: Telling, on: date, why: str, *, by: User) -> None:
    """Cancel a day."""
    cancel_day(day=telling.day, because=why, today=on, by=by)


def remember(telling: Telling, on: date, *, by: User) -> None:
    """Remind everybody who has a place."""
    telling.day.refresh_from_db()
    sent = remind(day=telling.day, today=on, at=moment(on), by=by)
    if on >= content.WRITTEN_TO_SINCE:
        tell_of_day(day=telling.day, bookings=sent, heard=Heard.REMINDED, at=moment(on), by=by)


def hold(telling: Telling, *, by: User) -> None:
    """Take attendance, all at once."""
    told = telling.told
    names = {BY_KEY[key].name: why for key, why in told.away.items()}
    booked = Booking.objects.filter(day=telling.day).in_state(BOOKED)
    came = {
        one: names.get(one.participant.person.name, "")
        for one in booked.select_related("participant__person")
    }
    take_attendance(day=telling.day, came=came, today=told.on, at=moment(told.on), by=by)


def say(telling: Telling, *, by: User) -> None:
    """Give feedback, as three of four do."""
    chance = telling.chance
    if chance.random() < 0.75:
        said = Said(
            useful=chance.randint(3, 5),
            clear=chance.randint(3, 5),
            practice=chance.randint(2, 5),
            confident_after=chance.randint(5, 9),
            words_after=chance.choice(content.WORDS_AFTER),
            comment=chance.choice(content.COMMENTS),
        )
        at = moment(telling.told.on + A_DAY, 9)
        give_feedback(day=telling.day, said=said, at=at, by=by)


def set_refreshers(stage: Stage, *, by: User) -> None:
    """Say after how many months some sections are to be refreshed."""
    for code, months in content.REFRESHED_AFTER:
        set_refresher(run=stage.run, section=stage.sections[code], months=months, by=by)
