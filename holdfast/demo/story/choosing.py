"""Choosing: how each case came to be one, and who was considered and is none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from holdfast.access.models import User
from holdfast.choosing import rules
from holdfast.choosing.actions.checking import advise, ask_advice, check_suitability
from holdfast.choosing.actions.deciding import (
    Decided,
    decide,
    record_agreement,
    take_agreement_back,
)
from holdfast.choosing.actions.nominating import nominate, withdraw_nomination
from holdfast.choosing.models import Advice, Nomination
from holdfast.choosing.reports import places_of
from holdfast.choosing.rules import Outcome
from holdfast.demo.cast import BY_KEY
from holdfast.demo.content import choosing as content
from holdfast.demo.content.choosing import Considered
from holdfast.demo.shapes import Household
from holdfast.demo.story.households import meet
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.demo.story.thread import Thread, manager_of
from holdfast.families.models import Child
from holdfast.programme.rules import AS_MEANT

BEFORE = timedelta(days=12)  # from the nomination to the opening of a case
DECIDED_AFTER = timedelta(days=5)
AGREED_AFTER = timedelta(days=9)


@dataclass
class Choosing:
    """One nomination as it goes on, with the row it has become."""

    stage: Stage
    family: Household
    lead: str
    on: date
    why: str
    nomination: Nomination = field(init=False)

    def told(self, outcome: Outcome, because: str = "", day: date | None = None) -> Decided:
        """Return a decision with what must be written beside it, and nothing more."""
        is_yes, load = outcome is Outcome.YES, self.nomination.per_full_time
        return Decided(
            decided=outcome,
            because=because,
            look_again_on=day,
            above_two_because=content.ABOVE_TWO
            if is_yes and places_of(self.nomination) >= AS_MEANT.cases_each
            else "",
            gives_way=content.GIVES_WAY if is_yes and load and load > AS_MEANT.caseload else "",
        )


def chosen(thread: Thread) -> Iterator[Happening]:
    """Yield how a case came to be one, before the day it opened."""
    plot = thread.plot
    on = plot.opened_on - BEFORE
    why = Random(plot.family.name).choice(content.WHYS)  # noqa: S311  # a story, no secret
    one = Choosing(thread.stage, plot.family, plot.lead, on, why)
    yield Happening(on, Order.FIRST, plot.lead, partial(begin_thread, thread, one))
    yield decided(one, Outcome.YES)
    yield Happening(on + AGREED_AFTER, Order.DAY, plot.lead, partial(agree, one))


def begin_thread(thread: Thread, one: Choosing, *, by: User) -> None:
    """Meet a family, nominate the child, and check whether it suits."""
    thread.child, thread.spans = meet(one.family, on=one.on, by=by)
    put_forward(one, thread.child, by=by)
    check(one, {}, by=by)
    thread.nomination = one.nomination


def put_forward(one: Choosing, child: Child, *, by: User) -> None:
    """Nominate a child."""
    one.nomination = nominate(
        family_id=child.family_id, child_id=child.pk, why=one.why, on=one.on, at=moment(one.on),
        participant=one.stage.participants[one.lead], caseload=content.CASELOADS.get(one.lead, 9),
        full_time=content.FULL_TIME.get(one.lead, Decimal(1)), by=by,
    )  # fmt: skip


def check(one: Choosing, against: dict[str, tuple[str, str]], *, by: User) -> None:
    """Check whether a nomination suits: all is yes but what is said."""
    check_suitability(
        nomination=one.nomination,
        version=one.nomination.version,
        answers=dict.fromkeys(rules.QUESTIONS, "yes") | {key: a for key, (a, _) in against.items()},
        notes={key: note for key, (_, note) in against.items()},
        on=one.on,
        at=moment(one.on),
        by=by,
    )


def decided(
    one: Choosing, outcome: Outcome, because: str = "", day: date | None = None
) -> Happening:
    """Return the manager's decision, some days after the nomination."""
    on = one.on + DECIDED_AFTER

    def do(*, by: User) -> None:
        told = one.told(outcome, because, day)
        version = one.nomination.version
        decide(nomination=one.nomination, version=version, told=told, on=on, at=moment(on), by=by)

    return Happening(on, Order.EVENING, manager_of(one.lead), do)


def agree(one: Choosing, *, by: User) -> None:
    """Write down that the family agreed."""
    day = one.on + AGREED_AFTER
    grown = one.family.adults[0].kind
    how = "through an interpreter" if one.family.needs_interpreter else "face to face"
    record_agreement(
        nomination=one.nomination, version=one.nomination.version, told_on=day, agreed_on=day,
        who=[grown if grown in ("mother", "father") else "carer"], how=how, today=day, by=by,
    )  # fmt: skip


def considered(stage: Stage) -> Iterator[Happening]:
    """Yield what became of those who were considered and are no case, or not yet."""
    for told in content.CONSIDERED:
        one = Choosing(stage, told.family, told.lead, told.on, told.why)
        yield Happening(told.on, Order.DAY, told.lead, partial(begin, one, told))
        if told.asked:
            supervisor = stage.groups[BY_KEY[told.lead].group].supervisor
            key = next(name for name, person in stage.people.items() if person == supervisor)
            yield Happening(told.on + DECIDED_AFTER, Order.DAY, key, partial(answer, one, told))
        if told.decided:
            yield decided(one, Outcome(told.decided), told.because, told.look_again_on)
        yield from after(one, told)


def begin(one: Choosing, told: Considered, *, by: User) -> None:
    """Meet a family, nominate the child, and do what was done on the same day."""
    child, _ = meet(one.family, on=one.on, by=by)
    put_forward(one, child, by=by)
    if told.answers is not None:
        check(one, told.answers, by=by)
    if told.asked:
        supervisor = one.stage.groups[BY_KEY[one.lead].group].supervisor
        ask_advice(
            nomination=one.nomination, supervisor=supervisor, question=told.asked[0],
            at=moment(one.on), by=by,
        )  # fmt: skip


def answer(one: Choosing, told: Considered, *, by: User) -> None:
    """Write what the clinical supervisor advised."""
    assert told.asked is not None  # noqa: S101  # yielded only where there is a question
    found = Advice.objects.get(nomination=one.nomination)
    at = moment(one.on + DECIDED_AFTER)
    advise(advice=found, version=found.version, words=told.asked[1], at=at, by=by)


def after(one: Choosing, told: Considered) -> Iterator[Happening]:
    """Yield the family's answer, and how it ended."""
    on = one.on + AGREED_AFTER
    if told.agreed:
        yield Happening(on, Order.DAY, one.lead, partial(agree, one))
    if told.taken_back:
        yield Happening(on + BEFORE, Order.DAY, one.lead, partial(take_back, one, told))
    if told.ended:
        yield Happening(on, Order.DAY, one.lead, partial(end, one, told))


def take_back(one: Choosing, told: Considered, *, by: User) -> None:
    """Write down that the family took its agreement back."""
    day = one.on + AGREED_AFTER + BEFORE
    take_agreement_back(
        nomination=one.nomination, version=1, who="mother", on=day, note=told.taken_back, today=day,
        at=moment(day), by=by,
    )  # fmt: skip


def end(one: Choosing, told: Considered, *, by: User) -> None:
    """Withdraw a nomination."""
    assert told.ended is not None  # noqa: S101  # yielded only where it ended
    because, note = told.ended
    withdraw_nomination(
        nomination=one.nomination, version=one.nomination.version, because=because, note=note,
        at=moment(one.on + AGREED_AFTER), by=by,
    )  # fmt: skip
