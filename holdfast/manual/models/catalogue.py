"""The manual as a versioned catalogue; a site's own guide files hang from its steps."""

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.kit.files import PICTURES, SHOWN_IN_PLACE
from holdfast.kit.scanning import Scan


class Audience(models.TextChoices):
    """Whom a module is mainly for."""

    PARENT = "parent", "Parents and carers"
    CHILD = "child", "Children and young people"
    BOTH = "both", "Parents and children"
    FAMILY = "family", "The whole family"


class StepKind(models.TextChoices):
    """What a step asks of the practitioner."""

    BRIEFING = "briefing", "Briefing"
    ACTIVITY = "activity", "Activity"
    PRACTICE = "practice", "Practice"
    WORKSHEET = "worksheet", "Worksheet"
    EVALUATION = "evaluation", "Looking back"


class Edition(models.Model):
    """One edition of the manual: a case stays on the edition it began with."""

    row_rule = rows.catalogue()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.TextField(unique=True)
    name = models.TextField()
    year = models.IntegerField()

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A section of the manual, such as Engagement and Hope."""

    row_rule = rows.catalogue()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sections")
    code = models.TextField()
    name = models.TextField()
    order = models.IntegerField()
    is_specialist = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="manual_one_section_a_code", fields=["edition", "code"]),
        ]

    def __str__(self) -> str:
        return self.name


class Module(models.Model):
    """A module of a section: what one or a few visits work through."""

    row_rule = rows.catalogue()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="modules")
    code = models.TextField()
    name = models.TextField()
    audience = models.TextField(choices=Audience.choices)
    order = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="manual_one_module_a_code", fields=["section", "code"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("module", args=[self.pk])


class Step(models.Model):
    """One step of a module, by a neutral label."""

    row_rule = rows.catalogue()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="steps")
    name = models.TextField()
    kind = models.TextField(choices=StepKind.choices)
    order = models.IntegerField()
    is_core = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="manual_one_step_a_place", fields=["module", "order"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("step", args=[self.pk])


class GuideQuerySet(models.QuerySet["Guide"]):
    def visible_to(self, reader: User) -> "GuideQuerySet":
        """Return the guides uploaded for the reader's own authority, which alone is licensed."""
        return self.filter(authority_code=reader.authority)

    def current(self) -> "GuideQuerySet":
        """Return the guides nobody has withdrawn."""
        return self.filter(withdrawn_at=None)


class Guide(models.Model):
    """A licensed site's own file for one step; seen by that authority alone."""

    row_rule = rows.of_authority("authority_code", written_by=(Role.ADMINISTRATOR,), personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="guides")
    authority_code = models.TextField()
    name = models.TextField()
    media_kind = models.TextField()
    content = models.BinaryField()
    sha256 = models.TextField()
    licence_note = models.TextField()
    pages = models.TextField(blank=True, help_text="Which pages of the site's own copy")
    scan = models.TextField(
        choices=[(one.value, one.value) for one in Scan], default=Scan.NOT_SCANNED.value
    )
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = GuideQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether a browser may show it in place."""
        return self.media_kind in SHOWN_IN_PLACE

    @property
    def is_picture(self) -> bool:
        """Whether a page may show it."""
        return self.media_kind in PICTURES
