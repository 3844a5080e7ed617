"""Keeping the record of a meeting: who came, what was thought of a worker, its signature."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Participant
from holdfast.supervision import rules
from holdfast.supervision.actions.meetings import go_on
from holdfast.supervision.models import (
    Attendance,
    Attended,
    Meeting,
    MeetingFeedback,
    MeetingReflection,
    QualityRating,
    Signature,
)
from holdfast.supervision.reports.records import attendance_of, members_on, people_on


def locked(meeting: Meeting) -> rules.MeetingState:
    """Return how a meeting stands, with nobody else able to move it until this is done."""
    return rules.MeetingState(Meeting.objects.select_for_update().get(pk=meeting.pk).state)


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, told: Sequence[Attended], today: date, at: datetime, by: User
) -> None:
    """Record who came to a meeting, in place of what was recorded before: then it was held."""
    state = locked(meeting)
    insist([rules.WhyNotRecord.NOT_YET] if meeting.held_on > today else [])
    members = {one.participant_id for one in members_on(meeting)}
    for one in told:
        insist(rules.why_not_attend(attending(one, meeting, state, members, today)))
    for one in told:
        kept = {"came": one.came, "because": one.because.strip()}
        Attendance.objects.update_or_create(
            meeting=meeting,
            participant=one.participant,
            number=1,
            defaults=kept | {"recorded_by": by, "recorded_at": at},
        )
    if state not in rules.TAKES_RECORD:
        go_on(meeting, rules.MeetingState.HELD)
    record("recorded who came", about=[meeting, meeting.group], by=by, members=len(told))


def attending(
    one: Attended, meeting: Meeting, state: rules.MeetingState, members: set[UUID], today: date
) -> rules.Attending:
    """Gather what decides whether one member's attendance may be recorded."""
    return rules.Attending(
        state=state,
        is_day_come=meeting.held_on <= today,
        is_member=one.participant.pk in members,
        came=rules.Came(one.came),
        because=one.because,
    )


@transaction.atomic
def amend_attendance(
    *, meeting: Meeting, told: Attended, why: str, at: datetime, by: User
) -> Attendance:
    """Correct, in a signed record, whether a member came; what was signed stays as it is."""
    state = locked(meeting)
    insist(rules.why_not_amend(state, words=told.came, because=why))
    earlier = Attendance.objects.filter(meeting=meeting, participant=told.participant).count()
    members = {one.participant_id for one in members_on(meeting)}
    asked = attending(told, meeting, rules.MeetingState.DRAFTED, members, meeting.held_on)
    insist(rules.why_not_attend(asked))
    made = Attendance(
        meeting=meeting,
        participant=told.participant,
        number=earlier + 1 if earlier else 2,
        came=told.came,
        because=told.because.strip(),
        amended_because=why.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    made.save(force_insert=True)
    record("amended who came", about=[made, meeting], by=by, why=why)
    return made


@transaction.atomic
def reflect_on_worker(
    *,
    meeting: Meeting,
    participant: Participant,
    words: str,
    version: int,
    at: datetime,
    by: User,
) -> MeetingReflection:
    """Write what was thought of a worker at a meeting, or write it anew; raise `Stale` if not new.

    The trail names the reflection and no case: a manager reads the trail of the case.
    """
    members = {one.participant_id for one in members_on(meeting)}
    not_theirs = [] if participant.pk in members else [rules.WhyNotRecord.NOT_A_MEMBER]
    insist([*rules.why_not_write(locked(meeting)), *not_theirs])
    there = MeetingReflection.objects.filter(meeting=meeting, participant=participant).first()
    if there is None:
        there = MeetingReflection(
            meeting=meeting, participant=participant, author=by, words=words, written_at=at
        )
        there.save(force_insert=True)
    else:
        change(there, version=version, words=words, written_at=at, author=by)
    record("reflected on a worker", about=[there], by=by)
    return there


@transaction.atomic
def sign_meeting(
    *, meeting: Meeting, missing: Sequence[str], on: date, at: datetime, by: User
) -> Signature:
    """Sign the record of a meeting: from now on the database changes nothing of it.

    `missing` is what its cases lack, in words. Raise `Refused` with every reason against.
    """
    state = locked(meeting)
    recorded = attendance_of(meeting)
    unaccounted = sum(one.participant_id not in recorded for one in members_on(meeting))
    insist(rules.why_not_sign(rules.Signing(state=state, unaccounted=unaccounted, missing=missing)))
    if state is rules.MeetingState.HELD:
        go_on(meeting, rules.MeetingState.DRAFTED)
    made = Signature(meeting=meeting, signed_by=by, signed_on=on, signed_at=at)
    made.save(force_insert=True)
    go_on(meeting, rules.MeetingState.SIGNED)
    record("signed meeting", about=[meeting, meeting.group], by=by)
    return made


@transaction.atomic
def rate_quality(*, meeting: Meeting, quality: str, note: str, by: User) -> QualityRating:
    """Rate how far a meeting was systemic group supervision, or rate it anew."""
    insist(held_reasons(meeting))
    made, _ = QualityRating.objects.update_or_create(
        meeting=meeting, rated_by=by, defaults={"quality": quality, "note": note.strip()}
    )
    record("rated supervision", about=[made, meeting], by=by, quality=quality)
    return made


@transaction.atomic
def give_feedback(*, meeting: Meeting, useful: int, comment: str, by: User) -> MeetingFeedback:
    """Say how useful a meeting was, or say it anew. The trail keeps that, and not what was said."""
    members = {one.pk for one in people_on(meeting)}
    not_theirs = [] if by.pk in members else [rules.WhyNotRecord.NOT_A_MEMBER]
    insist([*held_reasons(meeting), *not_theirs])
    made, _ = MeetingFeedback.objects.update_or_create(
        meeting=meeting, person=by, defaults={"useful": useful, "comment": comment.strip()}
    )
    record("gave feedback on a meeting", about=[made], by=by)
    return made


def held_reasons(meeting: Meeting) -> list[rules.WhyNotRecord]:
    """Return the reason against saying how a meeting was: it was not held."""
    state = rules.MeetingState(meeting.state)
    is_held = state in (*rules.TAKES_RECORD, rules.MeetingState.SIGNED)
    return [] if is_held else [rules.WhyNotRecord.NOT_HELD]
