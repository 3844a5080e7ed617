"""A meeting as its record tells it: of each case what the reader may read, and no more."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, Sum

from holdfast.access.models import User
from holdfast.casework.models import AgreedAction, Case, Discussion, Slot
from holdfast.casework.reports.agenda import cases_of, name_of, presenters
from holdfast.casework.rules.discussing import ACTIVE
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision.models import (
    Attendance,
    Group,
    Meeting,
    MeetingReflection,
    MeetingSupervisor,
    Membership,
    QualityRating,
    Signature,
)
from holdfast.supervision.reports.records import (
    HELD,
    Had,
    Said,
    attendance_of,
    comments_on,
    doses,
    members_on,
    said_of,
)
from holdfast.supervision.rules import GroupKind, MeetingState

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A case of the meeting: what was said of it, where anything was, and who presents it."""

    case: Case
    presenter: str
    discussion: Discussion | None
    slot: Slot | None


@dataclass(frozen=True, kw_only=True)
class MeetingRecord:
    """All of a meeting's record that its reader may read."""

    meeting: Meeting
    supervisors: list[MeetingSupervisor]
    attendance: list[tuple[Membership, Attendance | None]]
    heard: list[Heard]
    reflections: list[MeetingReflection]
    signature: Signature | None
    ratings: list[QualityRating]
    said: Said | None
    comments: list[str]

    @property
    def not_reached(self) -> list[Heard]:
        """Return the cases on the agenda of which nothing is recorded."""
        return [one for one in self.heard if one.discussion is None]


def record_of(meeting: Meeting, *, reader: User) -> MeetingRecord:
    """Return the record of a meeting, as far as the rows' own rules let the reader read it."""
    came = attendance_of(meeting)
    places = members_on(meeting)
    leads = meeting.supervisors.filter(stood_down_because="").select_related("person")
    about = MeetingReflection.objects.visible_to(reader).filter(meeting=meeting)
    return MeetingRecord(
        meeting=meeting,
        supervisors=list(leads.order_by("part", "pk")),
        attendance=[
            (one, came.get(one.participant_id))
            for one in places
            if one.participant_id in came or meeting.state not in HELD
        ],
        heard=heard_at(meeting, reader=reader),
        reflections=list(about.select_related("participant__person", "author")),
        signature=Signature.objects.filter(meeting=meeting).select_related("signed_by").first(),
        ratings=list(QualityRating.objects.filter(meeting=meeting).select_related("rated_by")),
        said=said_of([meeting]).get(meeting.pk),
        comments=comments_on(meeting),
    )


def heard_at(meeting: Meeting, *, reader: User) -> list[Heard]:
    """Return the cases of a meeting in the agenda's order, then those discussed besides."""
    seen = Case.objects.visible_to(reader)
    rows = Discussion.objects.filter(meeting=meeting, case__in=seen)
    loaded = rows.select_related("case__child", "module", "step")
    said = {one.case_id: one for one in loaded.order_by("case__reference")}
    places = Slot.objects.filter(meeting=meeting, case__in=seen).on_agenda()
    slots = {one.case_id: one for one in places.select_related("case__child")}
    cases = {key: one.case for key, one in slots.items()}
    cases |= {key: one.case for key, one in said.items() if key not in cases}
    led = presenters(cases)
    return [
        Heard(
            case=case,
            presenter=name_of(led.get(key)),
            discussion=said.get(key),
            slot=slots.get(key),
        )
        for key, case in cases.items()
    ]


@dataclass(frozen=True, kw_only=True)
class CaseDose:
    """How much supervision one case had: discussions, minutes, and days since the last."""

    case: Case
    discussions: int
    minutes: int
    days_since: int | None
    within: int

    @property
    def is_quiet(self) -> bool:
        """Tell whether it was not discussed for longer than R4 allows, or never was."""
        return self.days_since is None or self.days_since > self.within


def case_doses(cases: list[Case], *, today: date) -> list[CaseDose]:
    """Return how much supervision each case had, the longest not discussed first."""
    rows = Discussion.objects.filter(case__in=cases, meeting__held_on__lte=today).order_by()
    counted = rows.values_list("case_id").annotate(
        Count("pk"), Sum("minutes"), Max("meeting__held_on")
    )
    found: dict[UUID, tuple[int, int, date]] = {
        case: (many, minutes or 0, last) for case, many, minutes, last in counted
    }
    within = numbers_in_force().discuss_within
    doses = [
        CaseDose(
            case=case,
            discussions=found[case.pk][0] if case.pk in found else 0,
            minutes=found[case.pk][1] if case.pk in found else 0,
            days_since=(today - found[case.pk][2]).days if case.pk in found else None,
            within=within,
        )
        for case in cases
    ]
    return sorted(doses, key=lambda one: -1 if one.days_since is None else -one.days_since - 2)


@dataclass(frozen=True, kw_only=True)
class GroupWeek:
    """One group as its supervisor reads of it once a week."""

    group: Group
    last: Meeting | None
    coming: Meeting | None
    low: list[Had]
    quiet: list[CaseDose]
    unsigned: list[Meeting]
    late: list[AgreedAction]
    discussions: int
    active: int

    @property
    def active_percent(self) -> int | None:
        """Return in how many of the latest discussions people learned by doing, 0-100."""
        return round(100 * self.active / self.discussions) if self.discussions else None


def weeks_of(reader: User, *, today: date) -> list[GroupWeek]:
    """Return the groups that somebody leads, each as its supervisor reads of it once a week."""
    seen = Group.objects.visible_to(reader).of_kind(GroupKind.SUPERVISION)
    groups = seen.filter(supervisor=reader)
    open_ones = groups.exclude(closed_on__lte=today).order_by("name", "pk")
    return [week_of(one, reader=reader, today=today) for one in open_ones]


def week_of(group: Group, *, reader: User, today: date) -> GroupWeek:
    """Return one group as its supervisor reads of it once a week."""
    kept = group.meetings.exclude(state=MeetingState.CANCELLED)
    last = kept.filter(held_on__lte=today).order_by("-starts_at").first()
    coming = kept.filter(held_on__gt=today).order_by("starts_at").first()
    places = group.memberships.not_left_by(today).filter(joined_on__lte=today)
    people = list(places.select_related("participant__person"))
    anchor = last or coming
    cases = cases_of(anchor, reader=reader) if anchor else []
    recent = Discussion.objects.filter(
        meeting__group=group, meeting__held_on__range=(today - 12 * WEEK, today)
    )
    techniques = list(recent.values_list("techniques", flat=True))
    late = AgreedAction.objects.to_do().filter(case__in=cases, due_on__lt=today)
    return GroupWeek(
        group=group,
        last=last,
        coming=coming,
        low=[one for one in doses(group, people) if one.dose.is_low],
        quiet=[one for one in case_doses(cases, today=today) if one.is_quiet],
        unsigned=list(
            kept.filter(held_on__lt=today)
            .exclude(state=MeetingState.SIGNED)
            .order_by("-starts_at")[:3]
        ),
        late=list(late.select_related("case__child", "owner")),
        discussions=len(techniques),
        active=sum(bool(set(used) & set(ACTIVE)) for used in techniques),
    )
