"""A supervision group with a case in it, for tests: Petra leads, Grace and Mary are members."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.actions.supervising import (
    begin_agenda,
    discuss_case,
    set_agenda,
    sign_record,
)
from holdfast.casework.models import Case, Discussion
from holdfast.casework.rules import agenda
from holdfast.casework.rules.discussing import Discussed
from holdfast.kit.today import today
from holdfast.supervision.actions import plan_meetings, record_attendance
from holdfast.supervision.models import Attended, Group, Meeting, Membership
from tests import people
from tests.supervision.groups import group, joined

AT = datetime(2026, 3, 16, 12, 30, tzinfo=ZoneInfo("Europe/London"))
SAID = Discussed(
    question="How may bedtimes become calm?",
    dashboard_viewed=True,
    techniques=("modelling", "role-play"),
    hypotheses="Bedtimes are the only time they are alone together.",
    agreed="Show the steps, then let her lead.",
    minutes=18,
)


@dataclass
class Scene:
    """A meeting of a group in which Grace, who works the case, and Mary have places."""

    case: Case
    group: Group
    meeting: Meeting
    grace: Membership
    mary: Membership

    @property
    def petra(self) -> User:
        return people.petra()

    def came(self, **others: str) -> None:
        """Record that both came, unless something else is said of one."""
        told = [
            Attended(
                participant=place.participant,
                came=others.get(name, "attended"),
                because="at court" if others.get(name) == "agreed absence" else "",
            )
            for name, place in (("grace", self.grace), ("mary", self.mary))
        ]
        with acting_as(self.petra):
            record_attendance(
                meeting=self.meeting, told=told, today=self.meeting.held_on, at=AT, by=self.petra
            )
            self.meeting.refresh_from_db()

    def discussed(self, told: Discussed = SAID, version: int = 1, **facts) -> Discussion:
        with acting_as(self.petra):
            made = discuss_case(
                meeting=self.meeting,
                case=self.case,
                told=told,
                module=facts.get("module"),
                step=facts.get("step"),
                version=version,
                by=self.petra,
            )
            self.meeting.refresh_from_db()
        return made

    def signed(self) -> None:
        with acting_as(self.petra):
            sign_record(meeting=self.meeting, on=self.meeting.held_on, at=AT, by=self.petra)
            self.meeting.refresh_from_db()

    def agenda(self, *, is_set: bool = True) -> None:
        """Put the one case on the agenda, and set it."""
        candidate = agenda.Candidate(
            key=self.case.pk, reference=self.case.reference, opened_on=self.case.opened_on
        )
        placed = agenda.propose([candidate], today=self.meeting.held_on).placed
        with acting_as(self.petra):
            begin_agenda(
                meeting=self.meeting, proposed=[(self.case, one) for one in placed], by=self.petra
            )
            if is_set:
                set_agenda(meeting=self.meeting, by=self.petra)
            self.meeting.refresh_from_db()


def scene(on: date | None = None, **facts) -> Scene:
    """Return a meeting on a day: a week ago unless said, or the day of the group's first."""
    its_group = group()
    case = people.case(**facts)
    grace = joined(its_group, people.participant(people.grace()))
    mary = joined(its_group, people.participant(people.mary()))
    day = on or max(people.A_MONDAY + timedelta(days=14), today() - timedelta(days=7))
    with acting_as(people.ada()):
        (meeting,) = plan_meetings(group=its_group, days=[day], by=people.ada())
    return Scene(case=case, group=its_group, meeting=meeting, grace=grace, mary=mary)
