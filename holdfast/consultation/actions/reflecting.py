"""What is kept of a session of reflective practice: who came, its theme, what one takes away."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.consultation.actions.asking import why_not_unnamed
from holdfast.kit.refusals import insist
from holdfast.supervision.actions.meetings import go_on
from holdfast.supervision.models import Meeting, SessionPresence, SessionTheme, TakeAway
from holdfast.supervision.reports.records import people_on
from holdfast.supervision.rules import COMING, MeetingState
from holdfast.supervision.rules.reflective import why_not_keep, why_not_take_away


@transaction.atomic
def keep_session(
    *,
    meeting: Meeting,
    came: Collection[User],
    theme: str,
    are_no_names: bool,
    today: date,
    at: datetime,
    by: User,
) -> None:
    """Keep who came to a session and its theme, in place of what was kept; then it was held."""
    state = Meeting.objects.select_for_update().get(pk=meeting.pk).state
    keys = {one.pk for one in came}
    insist(
        [
            *why_not_keep(
                held_on=meeting.held_on,
                today=today,
                is_cancelled=state == MeetingState.CANCELLED,
                came=keys,
                members={one.pk for one in people_on(meeting)},
                theme=theme,
            ),
            *why_not_unnamed(theme, are_no_names=are_no_names, by=by),
        ]
    )
    there = SessionPresence.objects.filter(meeting=meeting)
    there.exclude(person__in=keys).delete()
    for key in sorted(keys - set(there.values_list("person_id", flat=True))):
        SessionPresence(meeting=meeting, person_id=key).save(force_insert=True)
    SessionTheme.objects.update_or_create(
        meeting=meeting,
        defaults={"words": theme.strip(), "written_by": by, "written_at": at},
    )
    if state in COMING:
        go_on(meeting, MeetingState.HELD)
    record("kept a session", about=[meeting, meeting.group], by=by, came=len(keys))


@transaction.atomic
def take_away(
    *,
    meeting: Meeting,
    words: str,
    are_no_names: bool,
    today: date,
    at: datetime,
    by: User,
) -> TakeAway:
    """Write what one takes away from a session, or write it anew.

    The trail keeps that it was written, and not what.
    """
    is_cancelled = meeting.state == MeetingState.CANCELLED
    has_place = by.pk in {one.pk for one in people_on(meeting)}
    insist(
        [
            *why_not_take_away(
                held_on=meeting.held_on, today=today, is_cancelled=is_cancelled, has_place=has_place
            ),
            *why_not_unnamed(words, are_no_names=are_no_names, by=by),
        ]
    )
    mine, _ = TakeAway.objects.update_or_create(
        meeting=meeting, person=by, defaults={"words": words.strip(), "written_at": at}
    )
    record("wrote what they take away", about=[mine], by=by)
    return mine
