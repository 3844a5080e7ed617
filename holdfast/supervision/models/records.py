"""The record of a meeting: who came, what was thought of a worker, its quality, its signature.

What is said of a case is kept with the case (`casework.Discussion`). Once a meeting is signed the
database changes nothing of its record: a row that corrects another follows it, with the reason.
"""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import MY_PART, Participant
from holdfast.supervision import rules
from holdfast.supervision.models.meetings import I_STAND_IN, IS_SUPERVISOR, MINE, Meeting

LED_BY_ME = (
    "(meeting_id = ANY(ARRAY(SELECT id FROM supervision_meeting "  # noqa: S608  # our own names
    f"WHERE group_id = ANY(ARRAY({MINE})))) OR meeting_id = ANY(ARRAY({I_STAND_IN})))"
)
I_LEAD = f"({IS_SUPERVISOR} AND {LED_BY_ME})"
UNSIGNED = "meeting_id = ANY(ARRAY(SELECT id FROM supervision_meeting WHERE state <> 'signed'))"
HERE = "meeting_id = ANY(ARRAY(SELECT id FROM supervision_meeting))"
COUNTS_IT = f"({rows.by_roles(Role.LEAD, Role.ADMINISTRATOR)} AND {HERE})"
BY_ME = "= (SELECT app.uid())"


@dataclass(frozen=True, kw_only=True)
class Attended:
    """What is told of one member: whether they came, and why an absence was agreed."""

    participant: Participant
    came: str
    because: str = ""


class Attendance(models.Model):
    """Whether one member came to one meeting; a correction after it was signed is another row."""

    row_rule = rows.RowRule(
        words="Read by the member, by whoever leads the meeting, and by the programme lead and "
        "administrator, who count it; written by whoever leads the meeting, and never changed once "
        "its record is signed",
        read=f"{MY_PART} OR {I_LEAD} OR {COUNTS_IT}",
        add=f"{I_LEAD} AND recorded_by_id {BY_ME} AND ({UNSIGNED} OR number > 1)",
        change=f"{I_LEAD} AND {UNSIGNED}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="attendances"
    )
    number = models.IntegerField(default=1, help_text="1 is the first; any later one corrects it")
    came = models.TextField(choices=rules.CAME_SAID)
    because = models.TextField(
        blank=True, help_text="Why the absence was agreed; never why somebody is ill"
    )
    amended_because = models.TextField(blank=True, help_text="Why a signed record was corrected")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_attendance_once",
                fields=["meeting", "participant", "number"],
            ),
            models.CheckConstraint(
                name="supervision_an_agreed_absence_says_why",
                condition=~Q(came=rules.Came.AGREED_ABSENCE.value) | ~Q(because=""),
            ),
            models.CheckConstraint(
                name="supervision_attendance_corrected_with_a_reason",
                condition=Q(number=1, amended_because="")
                | (Q(number__gt=1) & ~Q(amended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.came}"


class MeetingReflectionQuerySet(models.QuerySet["MeetingReflection"]):
    def visible_to(self, reader: User) -> "MeetingReflectionQuerySet":
        """Return those about the reader and, to a clinical supervisor, of meetings they lead.

        Nobody else reads any, whatever their role: a line manager least of all.
        """
        about = self.filter(participant__person=reader)
        if reader.role != Role.SUPERVISOR:
            return about
        led = Q(meeting__group__supervisor=reader) | Q(
            meeting__supervisors__person=reader, meeting__supervisors__stood_down_because=""
        )
        return self.filter(Q(participant__person=reader) | led).distinct()


class MeetingReflection(models.Model):
    """What was thought of a worker's practice at a meeting: for them and its supervisor alone.

    It names no case. It is to be kept until a year after the run ends; nothing deletes it by itself
    yet. What was said of a case is kept with the case.
    """

    row_rule = rows.RowRule(
        words="Read by the member it is about and by the clinical supervisors of the meeting; "
        "written by whoever leads the meeting until it is signed; never read by a manager",
        read=f"{MY_PART} OR {I_LEAD}",
        add=f"{I_LEAD} AND {UNSIGNED} AND author_id {BY_ME}",
        change=f"{I_LEAD} AND {UNSIGNED}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reflections")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    objects = MeetingReflectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_reflection_a_meeting", fields=["meeting", "participant"]
            ),
        ]

    def __str__(self) -> str:
        return f"Reflection at {self.meeting_id}"


class Signature(models.Model):
    """That a clinical psychologist signed the record of a meeting; nothing of it changes after."""

    row_rule = rows.RowRule(
        words="Read with the supervision_group above; signed by whoever leads the meeting; never "
        "changed",
        read=HERE,
        add=f"{I_LEAD} AND signed_by_id {BY_ME}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="signature")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Signed by {self.signed_by_id}"


class QualityRating(models.Model):
    """How far one meeting was systemic group supervision, as somebody who was there rated it."""

    row_rule = rows.RowRule(
        words="Read by whoever leads the meeting and by the programme lead; written by whoever "
        "leads the meeting",
        read=f"{I_LEAD} OR ({rows.by_roles(Role.LEAD)} AND {HERE})",
        add=f"{I_LEAD} AND rated_by_id {BY_ME}",
        change=f"{I_LEAD} AND rated_by_id {BY_ME}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ratings")
    rated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    quality = models.TextField(choices=rules.QUALITY)
    note = models.TextField(blank=True, help_text="About the meeting; no family and no worker")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_rated_once_by_each", fields=["meeting", "rated_by"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.quality}"


class MeetingFeedback(models.Model):
    """How useful one member found one meeting, and a comment: their own, and nobody else's to read.

    Others are told an average and the comments, without names, from five answers on.
    """

    row_rule = rows.RowRule(
        words="Read and written by the person alone; to others only an average and comments "
        "without names, from five answers on",
        read=f"person_id {BY_ME}",
        add=f"person_id {BY_ME} AND {HERE}",
        change=f"person_id {BY_ME}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="feedback")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    useful = models.IntegerField(choices=rules.USEFUL)
    comment = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="supervision_feedback_once", fields=["meeting", "person"]),
            models.CheckConstraint(
                name="supervision_useful_in_range", condition=Q(useful__gte=1, useful__lte=5)
            ),
        ]

    def __str__(self) -> str:
        return f"Feedback on {self.meeting_id}"
