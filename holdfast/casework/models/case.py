"""A case, and who works it."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate

from holdfast.access import rows
from holdfast.access.models import Block, Grant, User
from holdfast.access.moments import transaction_moment
from holdfast.access.permissions import Role
from holdfast.casework import rules
from holdfast.choosing.models import Nomination
from holdfast.families.models import READ_BESIDES, Child, Family
from holdfast.place.models import Team
from holdfast.programme.models import OF_MY_LEAVERS, Participant, Run
from holdfast.supervision.models import Membership, places_at_meetings_stood_in


def reachable_cases(reader: User) -> "models.QuerySet[Any, Any]":
    """Return the cases one reader may reach, as keys."""
    granted = Grant.objects.open_to(reader).values("case_id")
    supervised = Case.objects.supervised_by(reader)
    return granted if supervised.query.is_empty() else granted.union(supervised.values("pk"))


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, reader: User) -> "CaseQuerySet":
        """Return the cases this reader has a grant to reach, or supervises."""
        return self.filter(pk__in=reachable_cases(reader))

    def supervised_by(self, reader: User) -> "CaseQuerySet":
        """Return the cases this reader may read as a clinical supervisor, and no more than read.

        They are open, and worked by those with a place today, by the clock, in a group the reader
        leads, or who are members at a meeting the reader leads as cover or co-supervisor, until its
        record is signed. None is sealed, or of a family a declared conflict keeps the reader from.
        """
        if reader.role != Role.SUPERVISOR:
            return self.none()
        members = Membership.objects.in_groups_led_by(reader, on=localdate())
        stood_in = places_at_meetings_stood_in(reader)
        worked = Assignment.objects.filter(
            Q(participant_id__in=members.values("participant_id"))
            | Q(participant_id__in=stood_in.values("participant_id")),
            ended_on=None,
        )
        blocked = Block.objects.filter(person=reader, ended_at=None).values("family_id")
        found = self.open().filter(sealed_at=None, pk__in=worked.values("case_id"))
        return found.exclude(family_id__in=blocked)

    def worked_by(self, reader: User) -> "CaseQuerySet":
        """Return the cases this reader works with, and so may write in."""
        works = Grant.objects.open_to(reader).filter(standing=rules.Standing.WORKS)
        return self.filter(pk__in=works.values("case_id"))

    def overseen_by(self, reader: User) -> "CaseQuerySet":
        """Return the cases this reader oversees, and so may allocate."""
        oversees = Grant.objects.open_to(reader).filter(standing=rules.Standing.OVERSEES)
        return self.filter(pk__in=oversees.values("case_id"))

    def moved_by(self, reader: User) -> "CaseQuerySet":
        """Return the cases this reader works with or oversees, and so says how they stand."""
        allowed = (rules.Standing.WORKS, rules.Standing.OVERSEES)
        either = Grant.objects.open_to(reader).filter(standing__in=allowed)
        return self.filter(pk__in=either.values("case_id"))

    def open(self) -> "CaseQuerySet":
        """Return the cases nobody has closed."""
        return self.filter(closed_on=None)

    def closed_since(self, day: date) -> "CaseQuerySet":
        """Return the open cases, and those closed on a day or after it."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gte=day))

    def found_by(self, words: str) -> "CaseQuerySet":
        """Return the cases whose reference or child's name has these words in it."""
        if not words:
            return self
        return self.filter(Q(reference__icontains=words) | Q(child__name__icontains=words))

    def with_child(self) -> "CaseQuerySet":
        """Return the cases with what every page of a case shows: child, team and run."""
        return self.select_related("child", "team", "run")


class Case(models.Model):
    """A piece of work with one family under the programme, centred on one child."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; opened by practitioners and managers of the "
        "authority; changed by those who work with it or oversee it",
        read=rows.among("id", "my_cases"),
        add="authority_id = (SELECT app.my_authority()) AND opened_by_id = (SELECT app.uid()) AND "
        + rows.by_roles("practitioner", "team manager"),
        change=f"{rows.among('id', 'my_working_cases')} OR {rows.among('id', 'my_overseen_cases')}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.TextField(unique=True, help_text="What people call it aloud: HF-7K2M9")
    authority_id = models.TextField()
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="cases")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="cases")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="cases")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    nomination = models.OneToOneField(
        Nomination, on_delete=models.PROTECT, related_name="case", null=True, blank=True
    )
    opened_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=transaction_moment)
    plan_kind = models.TextField(choices=rules.PLANS, blank=True)
    plan_reference = models.TextField(blank=True)
    plan_outcome = models.TextField(blank=True, help_text="As it was; now rows of plan outcome")
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(choices=rules.ENDINGS, blank=True)
    closing_note = models.TextField(blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_closes_after_it_opens",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
            models.UniqueConstraint(
                name="casework_one_open_case_a_child",
                fields=["child"],
                condition=Q(closed_on=None),
                violation_error_message=rules.WhyNotOpen.ALREADY_OPEN,
            ),
            models.CheckConstraint(
                name="casework_closed_with_a_reason",
                condition=(Q(closed_on=None) & Q(closed_because=""))
                | (~Q(closed_on=None) & ~Q(closed_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.pk])


class Assignment(models.Model):
    """A practitioner's allocation to a case, from a day until a day."""

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read by those granted the case; made and ended by whoever oversees it, or opens "
            "it",
            read=rows.among("case_id", "my_cases"),
            add=rows.among("case_id", "my_overseen_cases"),
            change=rows.among("case_id", "my_overseen_cases"),
        ),
        OF_MY_LEAVERS,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="assignments"
    )
    part = models.TextField(choices=rules.PARTS)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(choices=rules.HANDOVERS, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_allocation_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                name="casework_one_lead_at_a_time",
                fields=["case"],
                condition=Q(ended_on=None) & Q(part="lead"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.part} of {self.case_id}"


READ_BESIDES.append(Case.objects.supervised_by)
