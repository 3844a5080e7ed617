"""Training days, who has a place on them, what people say of them, and what is handed out."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.kit.scanning import Scan
from holdfast.manual.models import Section
from holdfast.programme.models import MY_PART, Participant, Run
from holdfast.training.rules import feedback, planning, states, trained

RUNS_TRAINING = (Role.LEAD, Role.ADMINISTRATOR)
MY_STAFF = rows.among("person_id", "my_staff")
MY_STAFFS_PART = (
    f"participant_id = ANY(ARRAY(SELECT id FROM programme_participant WHERE {MY_STAFF}))"  # noqa: S608  # names of our own
)
IN_MY_AUTHORITY = "day_id = ANY(ARRAY(SELECT id FROM training_day))"
GIVEN_UP = rows.among("day_id", "places_i_gave_up")
MOVES_UP = f"{GIVEN_UP} AND state IN ('waiting', 'booked')"


def one_of(column: str, allowed: type[states.DayState] | type[states.BookingState]) -> Q:
    """Return the condition 'this column is one of these states'."""
    return Q((f"{column}__in", [state.value for state in allowed]))


class DayQuerySet(models.QuerySet["Day"]):
    def visible_to(self, reader: User) -> "DayQuerySet":
        """Return the training days of the reader's own authority."""
        return self.filter(run__authority_id=reader.authority)

    def coming(self, today: date) -> "DayQuerySet":
        """Return the days still to come or of today, the soonest first."""
        return self.filter(held_on__gte=today).order_by("held_on", "starts_at", "pk")

    def past(self, today: date) -> "DayQuerySet":
        """Return the days before today, the latest first."""
        return self.filter(held_on__lt=today).order_by("-held_on", "-starts_at", "pk")


class Day(models.Model):
    """A training day on one section of the manual."""

    row_rule = rows.under("run_id", "programme_run", written_by=RUNS_TRAINING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="training_days")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="training_days")
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.TextField(blank=True)
    link = models.TextField(blank=True, help_text="Where to join it from afar")
    trainer = models.TextField(blank=True)
    capacity = models.IntegerField(default=30)
    meant_for = models.TextField(choices=planning.MEANT_FOR, default="everybody")
    state = models.TextField(
        choices=[(one.value, words) for one, words in states.DAY_SAID.items()],
        default=states.PLANNED.value,
    )
    cancelled_because = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = DayQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="training_a_day_state_we_know", condition=one_of("state", states.DayState)
            ),
            models.CheckConstraint(
                name="training_places_to_take",
                condition=Q(capacity__gte=1) & Q(capacity__lte=planning.MOST),
            ),
            models.CheckConstraint(
                name="training_cancelled_with_a_reason",
                condition=~Q(state=states.CANCELLED.value) | ~Q(cancelled_because=""),
            ),
            models.CheckConstraint(
                name="training_ends_after_it_starts",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"Training on {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("training_day", args=[self.pk])


class BookingQuerySet(models.QuerySet["Booking"]):
    def visible_to(self, reader: User) -> "BookingQuerySet":
        """Return the bookings of days of the reader's own authority."""
        return self.filter(day__run__authority_id=reader.authority)

    def in_state(self, *wanted: states.BookingState) -> "BookingQuerySet":
        """Return those that stand in one of some ways."""
        return self.filter(state__in=[one.value for one in wanted])


class Booking(models.Model):
    """How one participant stands to one training day, from the invitation to having been there."""

    row_rule = rows.RowRule(
        words="Read by the person, their team's manager, the programme lead and the programme "
        "administrator; written by the person and by those two; whoever gives a place up also "
        "moves up, in that transaction alone, whoever waits longest",
        read=f"{IN_MY_AUTHORITY} AND ({MY_PART} OR {MY_STAFFS_PART} "
        f"OR {rows.by_roles(*RUNS_TRAINING)} OR {GIVEN_UP})",
        add=f"{IN_MY_AUTHORITY} AND ({MY_PART} OR {rows.by_roles(*RUNS_TRAINING)})",
        change=f"{IN_MY_AUTHORITY} AND ({MY_PART} OR {rows.by_roles(*RUNS_TRAINING)} "
        f"OR ({MOVES_UP}))",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="bookings")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="training")
    state = models.TextField(
        choices=[(one.value, words) for one, words in states.BOOKING_SAID.items()]
    )
    because = models.TextField(blank=True, help_text="Why they are not coming, or did not come")
    moved_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="training_once_a_day", fields=["day", "participant"]),
            models.CheckConstraint(
                name="training_a_booking_state_we_know",
                condition=one_of("state", states.BookingState),
            ),
            models.CheckConstraint(
                name="training_waiting_since_a_moment",
                condition=~Q(state=states.WAITING.value) | Q(waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="training_absent_with_a_reason",
                condition=~Q(state=states.ABSENT.value) | ~Q(because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.state}"


class DayFeedback(models.Model):
    """What one person says of one training day: confidence before and after, ratings, a comment."""

    row_rule = rows.RowRule(
        words="Read and written by the person alone; to others only counts and averages, from five "
        "answers on",
        read="person_id = (SELECT app.uid())",
        add=f"person_id = (SELECT app.uid()) AND {IN_MY_AUTHORITY}",
        change="person_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="feedback")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confident_before = models.IntegerField(null=True, blank=True)
    words_before = models.TextField(blank=True)
    confident_after = models.IntegerField(null=True, blank=True)
    words_after = models.TextField(blank=True)
    useful = models.IntegerField(null=True, blank=True)
    clear = models.IntegerField(null=True, blank=True)
    practice = models.IntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    given_at = models.DateTimeField(null=True, blank=True, help_text="Empty until the day is over")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="training_feedback_once", fields=["day", "person"]),
            *(
                models.CheckConstraint(
                    name=f"training_{name}_in_range",
                    condition=Q((name, None))
                    | Q((f"{name}__gte", feedback.LOWEST), (f"{name}__lte", feedback.HIGHEST)),
                )
                for name in ("confident_before", "confident_after")
            ),
            *(
                models.CheckConstraint(
                    name=f"training_{name}_in_range",
                    condition=Q((name, None))
                    | Q((f"{name}__gte", feedback.WORST), (f"{name}__lte", feedback.BEST)),
                )
                for name, _ in feedback.QUESTIONS
            ),
        ]

    def __str__(self) -> str:
        return f"Feedback on {self.day_id}"


class Refresher(models.Model):
    """After how many months training in a section is to be refreshed in one run, if ever."""

    row_rule = rows.under("run_id", "programme_run", written_by=RUNS_TRAINING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="refreshers")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="refreshers")
    months = models.IntegerField(null=True, blank=True, help_text="Empty for no refresher")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="training_one_interval_a_section", fields=["run", "section"]
            ),
            models.CheckConstraint(
                name="training_an_interval_in_months",
                condition=Q(months=None)
                | (Q(months__gte=1) & Q(months__lte=trained.LONGEST_INTERVAL)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} every {self.months} months"


class MaterialQuerySet(models.QuerySet["Material"]):
    def visible_to(self, reader: User) -> "MaterialQuerySet":
        """Return the materials of the reader's own authority, which alone is licensed."""
        return self.filter(authority_code=reader.authority)

    def current(self) -> "MaterialQuerySet":
        """Return the materials nobody has withdrawn, without their content."""
        return self.filter(withdrawn_at=None).defer("content")


class Material(models.Model):
    """A licensed file for the training on a section, or for one day; seen by that authority."""

    row_rule = rows.of_authority("authority_code", written_by=RUNS_TRAINING, personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="materials")
    day = models.ForeignKey(
        Day, on_delete=models.PROTECT, related_name="materials", null=True, blank=True
    )
    authority_code = models.TextField()
    name = models.TextField()
    media_kind = models.TextField()
    content = models.BinaryField()
    sha256 = models.TextField()
    licence_note = models.TextField()
    scan = models.TextField(
        choices=[(one.value, one.value) for one in Scan], default=Scan.NOT_SCANNED.value
    )
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="training_material_has_a_licence", condition=~Q(licence_note="")
            ),
        ]

    def __str__(self) -> str:
        return self.name
