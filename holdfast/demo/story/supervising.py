"""Supervision meetings as they went: who came, what was said, what was signed, the next agenda."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from holdfast.access.models import User
from holdfast.casework.actions.supervising import (
    OneEntry,
    agree_action,
    begin_agenda,
    finish_action,
    set_agenda,
    sign_record,
    write_entry,
)
from holdfast.casework.models import AgreedAction, Case, Discussion
from holdfast.casework.reports.agenda import presenters, proposal
from holdfast.casework.rules.discussing import Discussed
from holdfast.demo import cast
from holdfast.demo.content import supervision as content
from holdfast.demo.story.calendar import why_not_held
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.programme.models import Participant
from holdfast.supervision.actions import (
    give_feedback,
    rate_quality,
    record_attendance,
)
from holdfast.supervision.models import Attended, Meeting
from holdfast.supervision.reports.records import members_on

SIGNED_AFTER, ACTION_DUE = timedelta(days=3), timedelta(days=10)
SAID_ENOUGH = 3  # the latest meetings of each group, of which members say how they were
AGENDA_SET_FOR = "thu"
IN_ORDER = ("case__opened_on", "case__child__name")  # keys are made at random: chance needs another


@dataclass
class Held:
    """One meeting that was held, chance's part in it, and which workers were thought of so far."""

    meeting: Meeting
    chance: Random = field(init=False)
    reflected: set[Participant] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance = Random(f"supervision {self.meeting.held_on}")  # noqa: S311  # a story


def meetings_held(stage: Stage, *, until: date) -> Iterator[Happening]:
    """Yield what happened at each meeting, and at the end the next agenda of one group."""
    names = {user.pk: key for key, user in stage.people.items()}
    for key, meetings in stage.meetings.items():
        supervisor = names[stage.groups[key].supervisor_id]
        held = [
            one for one in meetings if one.held_on <= until and not why_not_held(key, one.held_on)
        ]
        for number, meeting in enumerate(held):
            yield from at_one(Held(meeting), supervisor, until=until)
            if number >= len(held) - SAID_ENOUGH:
                yield from said_of_it(Held(meeting), key)
        coming = next((one for one in meetings if one.held_on > until), None)
        if coming and key == AGENDA_SET_FOR:
            yield Happening(until, Order.EVENING, supervisor, partial(put_on_agenda, coming, until))


def at_one(held: Held, supervisor: str, *, until: date) -> Iterator[Happening]:
    """Yield what the psychologist did at and after one meeting."""
    on = held.meeting.held_on
    yield Happening(on, Order.DAY, supervisor, partial(who_came, held))
    yield Happening(on, Order.DAY, supervisor, partial(what_was_done, held))
    yield Happening(on, Order.EVENING, supervisor, partial(write_up, held))
    signed_on = on + SIGNED_AFTER
    if signed_on <= until - timedelta(days=7):
        yield Happening(signed_on, Order.EVENING, supervisor, partial(sign, held, signed_on))


def said_of_it(held: Held, group: str) -> Iterator[Happening]:
    """Yield what each member who is still there said of a meeting."""
    on = held.meeting.held_on
    members = sorted(one.key for one in cast.PRACTITIONERS if one.group == group)
    for number, who in enumerate(members):
        comment = content.COMMENTS[number % len(content.COMMENTS)]
        say = partial(say_how_it_was, held, 3 + number % 3, comment)
        yield Happening(on, Order.EVENING, who, say)


def say_how_it_was(held: Held, useful: int, comment: str, *, by: User) -> None:
    """Say how a meeting was, if one had a place in the group on that day."""
    if by.pk in {one.participant.person_id for one in members_on(held.meeting)}:
        held.meeting.refresh_from_db()
        give_feedback(meeting=held.meeting, useful=useful, comment=comment, by=by)


def who_came(held: Held, *, by: User) -> None:
    """Record who came: most did."""
    on = held.meeting.held_on
    told = [attended(one.participant, held.chance) for one in members_on(held.meeting)]
    record_attendance(meeting=held.meeting, told=told, today=on, at=moment(on), by=by)


def what_was_done(held: Held, *, by: User) -> None:
    """Say which of the actions agreed earlier are done: most are, by the next meeting."""
    waiting = AgreedAction.objects.to_do().filter(
        discussion__meeting__group=held.meeting.group,
        discussion__meeting__held_on__lt=held.meeting.held_on,
        case__in=Case.objects.visible_to(by),
    )
    for one in waiting.select_related("case").order_by(*IN_ORDER, "due_on", "words"):
        if held.chance.random() < 0.8:
            finish_action(action=one, version=one.version, on=held.meeting.held_on, by=by)


def attended(participant: Participant, chance: Random) -> Attended:
    """Return whether one member came, as chance has it."""
    came = chance.choices(("attended", "part", "agreed absence", "absent"), (80, 6, 10, 4))[0]
    because = chance.choice(content.AGREED_AWAY) if came == "agreed absence" else ""
    return Attended(participant=participant, came=came, because=because)


def write_up(held: Held, *, by: User) -> None:
    """Write up each case that was talked over, now and then with an action and a reflection."""
    rows = Discussion.objects.filter(meeting=held.meeting, case__in=Case.objects.visible_to(by))
    for one in rows.select_related("case", "meeting").order_by(*IN_ORDER):
        write_up_case(held, one, by=by)
    if held.chance.random() < 0.5:
        quality = held.chance.choice(content.QUALITIES)
        rate_quality(meeting=held.meeting, quality=quality, note="", by=by)


def write_up_case(held: Held, said: Discussion, *, by: User) -> None:
    """Write up one case: the part for its record, and a reflection with its worker."""
    chance, on = held.chance, held.meeting.held_on
    lead = presenters([said.case_id]).get(said.case_id)
    members = {one.participant_id for one in members_on(held.meeting)}
    worker = lead.participant if lead and lead.participant_id in members else None
    told = Discussed(
        question=chance.choice(content.QUESTIONS),
        dashboard_viewed=chance.random() < 0.7,
        techniques=tuple(chance.choice(content.TECHNIQUES)),
        hypotheses=chance.choice(content.HYPOTHESES),
        agreed=said.agreed or "Go on as agreed.",
        minutes=chance.randint(8, 20),
    )
    thought = worker not in held.reflected and chance.random() < 0.2
    words = chance.choice(content.REFLECTIONS) if worker and thought else ""
    if worker and words:
        held.reflected.add(worker)  # with two cases at a meeting one is thought of once
    entry = OneEntry(told=told, worker=worker, reflection=words)
    write_entry(
        meeting=held.meeting, case=said.case, entry=entry, version=said.version, at=moment(on),
        by=by,
    )  # fmt: skip
    if worker and chance.random() < 0.15:
        agree_action(
            discussion=said, words=chance.choice(content.ACTIONS), owner=worker.person,
            due_on=on + ACTION_DUE, by=by,
        )  # fmt: skip


def sign(held: Held, on: date, *, by: User) -> None:
    """Sign the record of a meeting."""
    held.meeting.refresh_from_db()
    sign_record(meeting=held.meeting, on=on, at=moment(on), by=by)


def put_on_agenda(meeting: Meeting, today: date, *, by: User) -> None:
    """Begin the agenda of the next meeting as it is proposed, and set it."""
    found = proposal(meeting, reader=by, today=today)
    begin_agenda(meeting=meeting, proposed=found.proposed, by=by)
    set_agenda(meeting=meeting, by=by)
