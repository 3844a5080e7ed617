"""Safety concerns as their readers see them: how each stands, and what is next by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection

from holdfast.casework.models import Case, Concern, ConcernStep
from holdfast.casework.rules import concerns as rules
from holdfast.casework.rules.concerns import Due, Rung, State
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import AS_MEANT, Numbers

SERIOUS = {key: words.partition(":")[0] for key, words in rules.SERIOUS}


def has_open_concern(case: Case) -> bool:
    """Tell whether a case has a safety concern that no manager has closed."""
    return Concern.objects.filter(case=case).open().exists()


@dataclass(frozen=True, kw_only=True)
class ConcernRead:
    """A concern as it stands on a day, and what is due about it."""

    concern: Concern
    steps: list[ConcernStep]
    due: Due | None
    is_overdue: bool

    @property
    def seriousness(self) -> str:
        """Return how serious it is, in a word or two."""
        return SERIOUS[self.concern.seriousness]

    @property
    def is_open(self) -> bool:
        """Tell whether no manager has closed it."""
        return self.concern.state != State.CLOSED

    @property
    def is_unanswered(self) -> bool:
        """Tell whether no decision about it is recorded yet."""
        return self.concern.state in rules.UNANSWERED


def read(concern: Concern, *, today: date, numbers: Numbers) -> ConcernRead:
    """Read a concern whose steps are loaded, oldest first."""
    steps = list(concern.steps.all())
    due = rules.next_due(
        State(concern.state),
        raised_on=concern.raised_on,
        told=told_since_raised(steps),
        look_again_on=concern.look_again_on,
        numbers=numbers,
    )
    is_overdue = due is not None and due.is_overdue(today=today)
    return ConcernRead(concern=concern, steps=steps, due=due, is_overdue=is_overdue)


def told_since_raised(steps: list[ConcernStep]) -> set[str]:
    """Return everybody told since a concern was raised or, if it was, raised again."""
    again = max((one.place for one in steps if one.before == State.CLOSED), default=0)
    return {one.told for one in steps if one.told and one.place > again}


def open_concerns(cases: Iterable[UUID], *, today: date) -> list[ConcernRead]:
    """Return the open concerns of some cases, longest raised first: three queries at most."""
    found = Concern.objects.filter(case__in=list(cases)).open().with_steps()
    loaded = list(found.select_related("case__child", "raised_by").order_by("raised_at", "pk"))
    numbers = numbers_in_force() if loaded else AS_MEANT
    return [read(one, today=today, numbers=numbers) for one in loaded]


def all_concerns(case: Case, *, today: date) -> list[ConcernRead]:
    """Return every concern of a case, the latest first."""
    found = Concern.objects.filter(case=case).with_steps().order_by("-raised_at", "pk")
    numbers = numbers_in_force()
    return [read(one, today=today, numbers=numbers) for one in found]


@dataclass(frozen=True, kw_only=True)
class OnLadder:
    """That a concern nobody has answered stands at a rung: the case's reference, and no name."""

    reference: str
    team: str
    raised_on: date
    rung: Rung


def on_ladder(*, today: date) -> list[OnLadder]:
    """Return, to the programme lead alone, every unanswered concern of the authority."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.concerns_on_ladder() ORDER BY raised_on, reference")
        rows = cursor.fetchall()
    numbers = numbers_in_force()
    return [
        OnLadder(
            reference=reference,
            team=team,
            raised_on=raised_on,
            rung=rules.stands_at(raised_on=raised_on, today=today, numbers=numbers),
        )
        for reference, team, raised_on in rows
    ]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to call now: the words, and the setting that holds them where it is not set yet."""

    name: str
    words: str
    setting: str = ""


def duty_contacts() -> list[Contact]:
    """Return whom to call when a child is not safe, in the order to think of them."""
    return [
        Contact(name="In immediate danger, at any hour", words="Call 999"),
        Contact(
            name="The duty team, in office hours",
            words=settings.DUTY_TEAM,
            setting="HOLDFAST_DUTY_TEAM",
        ),
        Contact(
            name="The duty team, evenings, weekends and bank holidays",
            words=settings.DUTY_OUT_OF_HOURS,
            setting="HOLDFAST_DUTY_OUT_OF_HOURS",
        ),
    ]


def for_the_case_system(one: ConcernRead) -> str:
    """Say a concern and each of its steps as one text to paste into the council’s case system."""
    concern = one.concern
    told = [
        f"Safety concern, {concern.case.reference}, raised on {said(concern.raised_on)} by "
        f"{concern.raised_by}. {concern.get_seriousness_display()}."
        + (" In immediate danger." if concern.is_immediate else ""),
        f"What happened ({said(concern.happened_on)}): {concern.what}",
        *(in_words(step) for step in one.steps[1:]),
        f"It stands now: {concern.state}."
        + (f" Next: {one.due.what}, by {said(one.due.on)}." if one.due else ""),
        "Written in Holdfast, which keeps that this was done and sends nothing to anybody.",
    ]
    return "\n".join(told)


def in_words(step: ConcernStep) -> str:
    """Say one step in a sentence."""
    when = said(step.on) + (f" at {step.at_time:%H:%M}" if step.at_time else "")
    who = f"{step.get_told_display()} told: {step.name}, {step.channel}" if step.told else ""
    went = f"{step.get_after_display()}" + (
        f", by {step.name}, {step.channel}" if step.name else ""
    )
    return f"{when}: {who or went}." + (f" {step.words}" if step.words else "")


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"
