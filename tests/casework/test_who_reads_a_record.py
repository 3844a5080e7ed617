"""Who reads the record of a meeting: one entry, two destinations; dose, feedback and quality."""

import pytest
from django.db import connection, transaction

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.models import Discussion
from holdfast.kit.refusals import Refused
from holdfast.supervision.actions import (
    give_feedback,
    rate_quality,
)
from holdfast.supervision.models import (
    Attendance,
    MeetingFeedback,
    MeetingReflection,
    QualityRating,
    Signature,
)
from holdfast.supervision.reports.records import comments_on, doses, said_of
from holdfast.supervision.rules import WhyNotRecord
from tests import people
from tests.casework.at_supervision import reflected, seen
from tests.casework.supervised import AT, scene
from tests.supervision.groups import joined

pytestmark = pytest.mark.django_db


def test_the_case_part_is_read_with_the_case_and_the_reflection_by_two_people_alone():
    its = scene()
    its.came()
    its.discussed()
    reflected(its)
    paul = people.person("Paul", Role.SUPERVISOR)
    everybody = (
        people.grace(), people.petra(), people.mona(), people.mary(), people.max_(), people.lena(),
        people.ada(), people.dora(), people.mallory(), paul,
    )  # fmt: skip
    case_part = {one.name for one in everybody if seen(Discussion, one)}
    reflection = {one.name for one in everybody if seen(MeetingReflection, one)}
    assert case_part == {"Grace", "Petra", "Mona"}
    assert reflection == {"Grace", "Petra"}


def test_the_trail_and_the_history_of_the_case_do_not_tell_of_the_reflection():
    its = scene()
    its.came()
    its.discussed()
    reflected(its, "She is unsure of herself.")
    with acting_as(people.mona()), connection.cursor() as cursor:
        cursor.execute("SELECT what FROM app.trail_of_case(%s, 0, 100)", [its.case.pk])
        assert "reflected on a worker" not in {what for (what,) in cursor.fetchall()}


def test_who_came_is_read_by_the_member_the_supervisor_and_those_who_count():
    its = scene()
    its.came()
    found = {
        one.name: seen(Attendance, one)
        for one in (
            people.grace(), people.mary(), people.oscar(), people.petra(), people.lena(),
            people.ada(), people.mona(), people.dora(), people.mallory(),
        )
    }  # fmt: skip
    assert found == {
        "Grace": 1, "Mary": 1, "Oscar": 0, "Petra": 2, "Lena": 2, "Ada": 2, "Mona": 0, "Dora": 0,
        "Mallory": 0,
    }  # fmt: skip


@pytest.mark.parametrize("who", [people.grace, people.mona, people.lena, people.ada])
def test_only_whoever_leads_a_meeting_writes_its_record(who):
    its = scene()
    its.came()
    with acting_as(who()):
        for made in (
            MeetingReflection(
                meeting=its.meeting, participant=its.mary.participant, author=who(), words="x",
                written_at=AT,
            ),
            Signature(
                meeting=its.meeting, signed_by=who(), signed_on=its.meeting.held_on, signed_at=AT
            ),
        ):  # fmt: skip
            with pytest.raises(Exception, match="row-level security"), transaction.atomic():
                made.save(force_insert=True)


def test_a_supervisor_of_another_group_writes_nothing_here():
    its, paul = scene(), people.person("Paul", Role.SUPERVISOR)
    its.came()
    with acting_as(paul):
        made = MeetingReflection(
            meeting=its.meeting, participant=its.grace.participant, author=paul, words="x",
            written_at=AT,
        )  # fmt: skip
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            made.save(force_insert=True)


def test_the_dose_of_each_member_is_counted():
    its = scene()
    its.came(mary="agreed absence")
    with acting_as(its.petra):
        had = {
            one.place.participant.person.name: one.dose
            for one in doses(its.group, [its.grace, its.mary])
        }
    assert (had["Grace"].percent, had["Mary"].percent) == (100, 0)
    assert had["Mary"].is_low


def test_feedback_is_ones_own_and_said_to_others_from_five_answers_on():
    its = scene()
    members = [people.grace(), people.mary()]
    for number in range(3):
        newcomer = people.person(f"Newcomer{number}", Role.PRACTITIONER)
        joined(its.group, people.participant(newcomer))
        members.append(newcomer)
    its.came()
    for number, one in enumerate(members, start=1):
        with acting_as(its.petra):
            assert said_of([its.meeting]) == {}
            assert comments_on(its.meeting) == []
        with acting_as(one):
            give_feedback(meeting=its.meeting, useful=number, comment=f"Word {number}", by=one)
    for who in (its.petra, people.lena()):
        with acting_as(who):
            said = said_of([its.meeting])[its.meeting.pk]
            assert (said.answers, said.mean) == (5, 3.0)
            assert len(comments_on(its.meeting)) == 5
            assert not MeetingFeedback.objects.exists()
    with acting_as(people.mona()):
        assert said_of([its.meeting]) == {}
        assert comments_on(its.meeting) == []


def test_only_members_of_a_meeting_held_say_how_it_was():
    its = scene()
    with acting_as(people.oscar()), pytest.raises(Refused) as refusal:
        give_feedback(meeting=its.meeting, useful=3, comment="", by=people.oscar())
    assert refusal.value.reasons == (WhyNotRecord.NOT_HELD, WhyNotRecord.NOT_A_MEMBER)


def test_quality_is_rated_by_whoever_leads_and_read_by_the_programme_lead():
    its = scene()
    its.came()
    with acting_as(its.petra):
        rate_quality(meeting=its.meeting, quality="emerging", note="", by=its.petra)
        rate_quality(meeting=its.meeting, quality="full", note="More role-play", by=its.petra)
    found = {
        one.name: seen(QualityRating, one) for one in (its.petra, people.lena(), people.mona())
    }
    assert found == {"Petra": 1, "Lena": 1, "Mona": 0}
