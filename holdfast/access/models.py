"""People who sign in, what each may reach, and what they are in the middle of."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from holdfast.access import rows
from holdfast.access.permissions import Permission, Role, allows
from holdfast.access.rules import Standing


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, however it is capitalised."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in, and the one role that decides what they may do."""

    row_rule = rows.before_sign_in(
        "Staff names and addresses: needed to sign somebody in. Nothing about a family is here"
    )

    email = models.EmailField(unique=True)
    name = models.TextField()
    role = models.TextField(choices=[(role.value, role.value) for role in Role])
    authority = models.TextField(help_text="The authority's code, such as 315")
    is_active = models.BooleanField(default=True)
    access_ends_at = models.DateTimeField(
        null=True, blank=True, help_text="From this moment they sign in no more: they have left"
    )
    is_invented = models.BooleanField(default=False, help_text="Made up for the demonstration")

    USERNAME_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_a_role_we_know", condition=Q(role__in=[role.value for role in Role])
            )
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, permission: Permission) -> bool:
        """Tell whether the policy lets this person do this."""
        return self.is_active and allows(Role(self.role), permission)

    def has_access(self, at: datetime) -> bool:
        """Tell whether this person may be signed in at a moment."""
        return self.is_active and (self.access_ends_at is None or at < self.access_ends_at)


class GrantQuerySet(models.QuerySet["Grant"]):
    def not_ended(self, at: datetime) -> "GrantQuerySet":
        """Return the grants that have no end, or one still to come: a former lead's four weeks."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at))

    def open_to(self, reader: User) -> "GrantQuerySet":
        """Return the grants in force now for one reader, less those a conflict blocks."""
        blocked = Block.objects.filter(person=reader, ended_at=None).values("family_id")
        return self.filter(
            Q(ended_at=None) | Q(ended_at__gt=Now()), person=reader, began_at__lte=Now()
        ).exclude(family_id__in=blocked)


CONSIDERING = f"standing = '{Standing.CONSIDERS}'"
OF_THEIR_TEAM = (  # a manager who comes to a team lets themselves in to its open cases
    f"person_id = (SELECT app.uid()) AND standing = '{Standing.OVERSEES}' "  # noqa: S608  # our own
    "AND (case_id, family_id) IN "
    "(SELECT t.case_id, t.family_id FROM app.cases_to_oversee() t)"
)
LEFT_BEHIND = rows.among("id", "left_behind")  # a manager’s, of a team they no longer head


class Grant(models.Model):
    """One person's leave to reach one case and its family, from a moment until a moment.

    One to consider a nomination is the same, with the nomination's key in the case's place.
    """

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read by the person it is for and by whoever oversees the case; given and ended "
            "by whoever oversees the case, or by whoever has just opened it; taken by a manager "
            "for the open cases of their own team, and ended by the administrator once they manage "
            "it no longer. One to consider a nomination: given by whoever "
            "makes it, or a manager who considers it",
            read=f"person_id = (SELECT app.uid()) OR {rows.among('case_id', 'my_overseen_cases')} "
            f"OR ({CONSIDERING} AND {rows.among('case_id', 'my_nominations')}) "
            f"OR {LEFT_BEHIND}",
            add=f"{rows.among('case_id', 'my_overseen_cases')} "
            f"OR ({CONSIDERING} AND {rows.among('case_id', 'nominations_i_share')}) "
            f"OR ({OF_THEIR_TEAM})",
            change=f"{rows.among('case_id', 'my_overseen_cases')} "
            f"OR ({CONSIDERING} AND {rows.among('case_id', 'my_nominations')}) "
            f"OR {LEFT_BEHIND}",
        ),
        rows.among("person_id", "my_leavers"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    case_id = models.UUIDField()
    family_id = models.UUIDField()
    standing = models.TextField(choices=[(s.value, s.value) for s in Standing])
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField()

    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "case_id"], name="access_grant_person_case"),
            models.Index(fields=["case_id"], name="access_grant_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_a_grant_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
            ),
            models.UniqueConstraint(
                name="access_one_open_grant_each",
                fields=["person", "case_id", "standing"],
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.standing} {self.case_id}"


class Block(models.Model):
    """A conflict of interest: while it stands this person reaches nothing about this family."""

    row_rule = rows.RowRule(
        words="Read by the person it concerns; declared by them, or by whoever oversees the family",
        read=f"person_id = (SELECT app.uid()) OR {rows.among('family_id', 'my_families')}",
        add=f"person_id = (SELECT app.uid()) OR {rows.among('family_id', 'my_families')}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="blocks")
    family_id = models.UUIDField()
    why = models.TextField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} is kept from {self.family_id}"


class Draft(models.Model):
    """What somebody has typed into one form and not yet sent."""

    row_rule = rows.own("person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    address = models.TextField()
    typed = models.JSONField()
    base_version = models.IntegerField(null=True, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="access_one_draft_a_form", fields=["person", "address"])
        ]

    def __str__(self) -> str:
        return f"{self.address}, {self.saved_at:%H:%M}"


class Sending(models.Model):
    """One form, sent once: its key, and the answer the second send of it gets."""

    row_rule = rows.own("person_id")

    key = models.UUIDField(primary_key=True)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sendings")
    address = models.TextField()
    answer = models.TextField(blank=True)
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.address} at {self.sent_at:%H:%M}"
