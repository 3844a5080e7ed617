"""Moving a meeting, alone or with all that come after it, and undoing the move exactly."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, MeetingMove
from holdfast.supervision.models.clashes import without_clashes
from holdfast.supervision.reports.calendar import cascade_of


def preview_of(
    *, meeting: Meeting, to: tuple[date, time], cascade: bool, today: date
) -> rules.Cascade:
    """Return what a move would do, with what stands against it. Raise `Refused` if nothing could.

    Nothing is saved.
    """
    moment = rules.in_london(*to)
    insist(
        rules.why_not_shift(
            is_coming=meeting.is_coming, was=meeting.starts_at, to=moment, today=today
        )
    )
    return cascade_of(meeting, to, cascade=cascade)


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    to: tuple[date, time],
    cascade: bool,
    version: int,
    today: date,
    at: datetime,
    by: User,
) -> list[MeetingMove]:
    """Move a meeting to a day and wall time, with all after it if `cascade`; keep what was moved.

    Raise `Refused` with all that stands against it, `Stale` if somebody changed the meeting.
    """
    locked = of_group(meeting.group_id)
    if str(meeting.pk) not in locked:  # not theirs to move, says the database
        raise Meeting.DoesNotExist
    meeting = locked[str(meeting.pk)]
    if meeting.version != version:
        raise Stale
    found = preview_of(meeting=meeting, to=to, cascade=cascade, today=today)
    insist(list(dict.fromkeys(words_against(found.shifts))))
    together = uuid.uuid4()
    with without_clashes():
        made = [
            shift(locked[one.key], one, together=together, at=at, by=by) for one in found.shifts
        ]
    record("moved meetings", about=[meeting, meeting.group], by=by, meetings=len(made))
    return made


def of_group(group_id: uuid.UUID) -> dict[str, Meeting]:
    """Return a group's meetings by their keys, locked until all is done."""
    Group.objects.select_for_update().get(pk=group_id)
    held = Meeting.objects.select_for_update(of=("self",)).filter(group=group_id)
    return {str(one.pk): one for one in held.select_related("group__run")}


def words_against(shifts: Iterable[rules.Shift]) -> list[str]:
    """Say what stands against each move, with the day it would go to."""
    return [
        f"Not on {one.now[0].astimezone(rules.LONDON):%-d %B}: {one.against}"
        for one in shifts
        if one.against
    ]


def shift(
    meeting: Meeting, one: rules.Shift, *, together: uuid.UUID, at: datetime, by: User
) -> MeetingMove:
    """Move one meeting, and keep from when to when."""
    move = MeetingMove(
        together=together,
        meeting=meeting,
        group_id=meeting.group_id,
        was_from=one.was[0],
        was_until=one.was[1],
        now_from=one.now[0],
        now_until=one.now[1],
        moved_from_before=meeting.moved_from,
        moved_by=by,
        moved_at=at,
    )
    move.save(force_insert=True)
    put(meeting, one.now, moved_from=one.was[0])
    return move


def put(meeting: Meeting, span: rules.Span, *, moved_from: datetime | None) -> None:
    """Have a meeting begin and end at other moments; its calendar number grows."""
    change(
        meeting,
        version=meeting.version,
        starts_at=span[0],
        ends_at=span[1],
        moved_from=moved_from,
        sequence=meeting.sequence + 1,
    )


@transaction.atomic
def undo_move(*, together: uuid.UUID, today: date, at: datetime, by: User) -> list[Meeting]:
    """Put every meeting of one move back where it was; raise `Refused` if one cannot go back."""
    moves = list(MeetingMove.objects.filter(together=together).order_by("was_from", "pk"))
    locked = of_group(moves[0].group_id)
    moves = list(MeetingMove.objects.filter(together=together).order_by("was_from", "pk"))
    coming = {key: (one.starts_at, one.ends_at) for key, one in locked.items() if one.is_coming}
    is_undone = any(one.undone_at for one in moves)
    shifts = [one.shift for one in moves]
    insist(rules.why_not_undo(shifts, coming, is_undone=is_undone, today=today))
    with without_clashes():
        for move in moves:
            back = move.shift.back
            put(locked[back.key], back.now, moved_from=move.moved_from_before)
    MeetingMove.objects.filter(together=together).update(undone_at=at)
    group = locked[shifts[0].key].group
    record("undid a move of meetings", about=[group], by=by, meetings=len(moves))
    return [locked[one.key] for one in shifts]
