"""Stakeholders, what people are told, and notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.steering.models import Engagement, Notice, NoticeRead, Stakeholder, Telling
from holdfast.steering.rules import telling as rules


@dataclass(frozen=True, kw_only=True)
class Staked:
    """A stakeholder as it was typed."""

    name: str
    kind: str
    interest: str
    needs: str
    owner: User | None = None


@transaction.atomic
def add_stakeholder(*, told: Staked, by: User) -> Stakeholder:
    """Add a stakeholder to the register."""
    made = Stakeholder(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    record("added a stakeholder", about=[made], by=by)
    return made


@transaction.atomic
def change_stakeholder(*, found: Stakeholder, version: int, told: Staked, by: User) -> Stakeholder:
    """Change what is said of a stakeholder. Raise `Stale` in a race."""
    change(found, version=version, **vars(told))
    record("changed a stakeholder", about=[found], by=by)
    return found


@transaction.atomic
def say_engaged(
    *, stakeholder: Stakeholder, seen_on: date, level: int, wanted: int, note: str = "", by: User
) -> Engagement:
    """Say how engaged a stakeholder is, and how engaged they should be; earlier ones stay."""
    locked = Stakeholder.objects.select_for_update(of=("self",)).get(pk=stakeholder.pk)
    made = Engagement(
        stakeholder=locked, seen_on=seen_on, level=level, wanted=wanted, note=note,
        number=locked.engagements.count() + 1,
    )  # fmt: skip
    made.save(force_insert=True)
    record("said how engaged a stakeholder is", about=[locked, made], by=by, level=level)
    return made


@dataclass(frozen=True, kw_only=True)
class Told:
    """A line of the plan or the log of what people are told, as it was typed."""

    whom: str
    what: str
    channel: str
    planned_on: date | None = None
    told_on: date | None = None
    stakeholder: Stakeholder | None = None


@transaction.atomic
def plan_telling(*, told: Told, today: date, by: User) -> Telling:
    """Plan to tell somebody something, or note that they were told. Raise `Refused`."""
    insist(rules.why_not_tell(planned_on=told.planned_on, told_on=told.told_on, today=today))
    made = Telling(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    record("noted what somebody is told", about=[made], by=by)
    return made


@transaction.atomic
def change_telling(*, found: Telling, version: int, told: Told, today: date, by: User) -> Telling:
    """Change what is to be told, or say when it was. Raise `Refused`, or `Stale` in a race."""
    insist(rules.why_not_tell(planned_on=told.planned_on, told_on=told.told_on, today=today))
    change(found, version=version, **vars(told))
    record("noted what somebody is told", about=[found], by=by)
    return found


@transaction.atomic
def put_up_notice(
    *,
    title: str,
    words: str,
    roles: Sequence[str],
    begins_on: date,
    ends_on: date,
    today: date,
    by: User,
) -> Notice:
    """Put a notice up for some roles, from a day until a day. Raise `Refused`."""
    insist(rules.why_not_notice(roles=roles, begins_on=begins_on, ends_on=ends_on, today=today))
    made = Notice(
        authority_id=by.authority, title=title, words=words, roles=list(roles),
        begins_on=begins_on, ends_on=ends_on,
    )  # fmt: skip
    made.save(force_insert=True)
    record("put a notice up", about=[made], by=by, roles=list(roles))
    return made


@transaction.atomic
def take_notice_down(*, found: Notice, version: int, on: date, by: User) -> Notice:
    """Take a notice down before its last day. Raise `Stale` in a race."""
    change(found, version=version, withdrawn_on=on)
    record("took a notice down", about=[found], by=by)
    return found


@transaction.atomic
def read_notice(*, notice: Notice, on: date, by: User) -> None:
    """Note that somebody has read a notice, once: it leaves their first page."""
    _, is_new = NoticeRead.objects.get_or_create(notice=notice, person=by, defaults={"read_on": on})
    if is_new:
        record("read a notice", about=[notice], by=by)
