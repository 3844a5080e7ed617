"""A case at a supervision meeting: the agenda, what was said, two destinations, and signing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.supervising import (
    agree_action,
    amend_discussion,
    discuss_case,
    finish_action,
    open_agenda,
    sign_record,
)
from holdfast.casework.actions.visits import note_discussion
from holdfast.casework.models import AgreedAction, Amendment
from holdfast.casework.rules.agenda import WhyNotAgenda
from holdfast.casework.rules.discussing import Discussed, WhyNotAgree, WhyNotDiscuss
from holdfast.kit.refusals import Refused
from holdfast.supervision.actions import (
    amend_attendance,
    cancel_meeting,
    record_attendance,
    reflect_on_worker,
)
from holdfast.supervision.models import (
    Attendance,
    Attended,
    Signature,
)
from holdfast.supervision.reports.records import attendance_of
from holdfast.supervision.rules import MeetingState, WhyNotRecord, WhyNotSign
from tests import people
from tests.casework.at_supervision import agreed, reflected
from tests.casework.supervised import AT, SAID, scene
from tests.database import all_seeing
from tests.supervision.groups import joined

pytestmark = pytest.mark.django_db


def test_from_agenda_to_signature():
    its = scene()
    its.agenda()
    assert its.meeting.state == MeetingState.AGENDA_SET
    its.came(mary="agreed absence")
    assert its.meeting.state == MeetingState.HELD
    said = its.discussed()
    assert its.meeting.state == MeetingState.DRAFTED
    assert (said.agreed, said.minutes, said.techniques) == (
        SAID.agreed, 18, ["modelling", "role-play"],
    )  # fmt: skip
    its.signed()
    assert its.meeting.state == MeetingState.SIGNED
    with all_seeing():
        assert Signature.objects.get(meeting=its.meeting).signed_by == its.petra


def test_nobodys_words_are_overwritten_unseen():
    its = scene()
    its.came()
    its.discussed()
    with pytest.raises(Stale):
        its.discussed(Discussed(question="Other"), version=7)
    its.discussed(Discussed(question="Another"), version=1)
    reflected(its)
    with pytest.raises(Stale):
        reflected(its, "Other", version=5)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Discussed(has_risk=True), WhyNotDiscuss.RISK_UNTOLD),
        (Discussed(risk_told="Mona, today"), WhyNotDiscuss.TOLD_WITHOUT_RISK),
        (Discussed(minutes=121), WhyNotDiscuss.TOO_LONG),
        (Discussed(techniques=("hypnosis",)), WhyNotDiscuss.UNKNOWN_TECHNIQUE),
    ],
)
def test_what_is_said_of_a_case_is_checked(told, reason):
    its = scene()
    its.came()
    with pytest.raises(Refused, match=reason):
        its.discussed(told)


def test_nothing_is_recorded_before_it_is_said_who_came_and_nobody_comes_before_the_day():
    its = scene()
    with pytest.raises(Refused, match=WhyNotRecord.NOT_HELD):
        its.discussed()
    with pytest.raises(Refused, match=WhyNotRecord.NOT_HELD):
        reflected(its)
    early = its.meeting.held_on - timedelta(days=1)
    with acting_as(its.petra), pytest.raises(Refused, match=WhyNotRecord.NOT_YET):
        record_attendance(
            meeting=its.meeting, told=[Attended(participant=its.grace.participant, came="absent")],
            today=early, at=AT, by=its.petra,
        )  # fmt: skip


def test_a_record_is_not_signed_while_something_is_missing():
    its = scene()
    with acting_as(its.petra):
        with pytest.raises(Refused, match=WhyNotSign.NOT_HELD):
            sign_record(meeting=its.meeting, on=its.meeting.held_on, at=AT, by=its.petra)
    its.came()
    joined(its.group, people.participant(people.person("Late", Role.PRACTITIONER)))
    its.discussed(Discussed(question="How?"))
    with acting_as(its.petra), pytest.raises(Refused) as refusal:
        sign_record(meeting=its.meeting, on=its.meeting.held_on, at=AT, by=its.petra)
    assert refusal.value.reasons == (
        WhyNotSign.NOT_EVERYBODY,
        f"{its.case.reference}: write the advice",
    )


def test_once_signed_nothing_changes_and_what_is_amended_follows_with_the_reason():
    its = scene()
    its.came()
    said = its.discussed()
    reflection = reflected(its)
    its.signed()
    with acting_as(its.petra):
        with pytest.raises(Refused, match=WhyNotRecord.SIGNED):
            discuss_case(
                meeting=its.meeting, case=its.case, told=SAID, module=None, step=None, version=1,
                by=its.petra,
            )  # fmt: skip
        with pytest.raises(Refused, match=WhyNotRecord.SIGNED):
            reflect_on_worker(
                meeting=its.meeting, participant=its.grace.participant, words="x",
                version=reflection.version, at=AT, by=its.petra,
            )  # fmt: skip
        with pytest.raises(Refused, match=WhyNotRecord.NO_REASON):
            amend_discussion(discussion=said, words="Not 18: 12", because=" ", at=AT, by=its.petra)
        amend_discussion(discussion=said, words="12 minutes", because="a slip", at=AT, by=its.petra)
        amend_attendance(
            meeting=its.meeting,
            told=Attended(participant=its.mary.participant, came="part"),
            why="She came late", at=AT, by=its.petra,
        )  # fmt: skip
        assert attendance_of(its.meeting)[its.mary.participant_id].came == "part"
        assert Attendance.objects.get(number=1, participant=its.mary.participant).came == "attended"
    with acting_as(people.mona()):
        assert Amendment.objects.get().because == "a slip"
    with acting_as(people.grace()), pytest.raises(Refused, match=WhyNotDiscuss.SIGNED):
        note_discussion(case=its.case, meeting=its.meeting, agreed="Other", by=people.grace())


def test_before_it_is_signed_a_record_is_not_amended():
    its = scene()
    its.came()
    said = its.discussed()
    with acting_as(its.petra), pytest.raises(Refused, match=WhyNotRecord.NOT_SIGNED):
        amend_discussion(discussion=said, words="x", because="y", at=AT, by=its.petra)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casework_discussion SET agreed = 'other'",
        "DELETE FROM casework_discussion",
        "UPDATE supervision_attendance SET came = 'absent'",
        "DELETE FROM supervision_attendance",
        "UPDATE supervision_meetingreflection SET words = 'other'",
        "UPDATE casework_slot SET minutes = 3",
        "UPDATE casework_agreedaction SET words = 'other'",
        "UPDATE supervision_meeting SET state = 'drafted'",
        "UPDATE supervision_meeting SET online_link = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_a_signed_record(statement):
    its = scene()
    its.agenda()
    its.came()
    agreed(its)
    reflected(its)
    its.signed()
    with (
        all_seeing(),
        pytest.raises(IntegrityError, match="the record of this meeting is signed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_action_waits_until_it_is_done_even_after_the_record_is_signed():
    its = scene()
    its.came()
    action = agreed(its)
    its.signed()
    with acting_as(people.grace()):
        assert AgreedAction.objects.to_do().get() == action
        finish_action(action=action, version=1, on=its.meeting.held_on, by=people.grace())
        assert not AgreedAction.objects.to_do().exists()
        with pytest.raises(Refused, match=WhyNotAgree.DONE_ALREADY):
            finish_action(action=action, version=2, on=its.meeting.held_on, by=people.grace())


def test_an_action_is_due_after_the_meeting_and_says_what():
    its = scene()
    its.came()
    said = its.discussed()
    with acting_as(its.petra), pytest.raises(Refused) as refusal:
        agree_action(
            discussion=said, words=" ", owner=people.grace(),
            due_on=its.meeting.held_on - timedelta(days=1), by=its.petra,
        )  # fmt: skip
    assert refusal.value.reasons == (WhyNotAgree.NO_WORDS, WhyNotAgree.PAST)


# Two destinations: what the database shows to whom


# Dose, quality and feedback


def test_a_meeting_that_was_cancelled_takes_no_record():
    its = scene()
    with acting_as(people.ada()):
        cancel_meeting(meeting=its.meeting, because="ill", by=people.ada())
    with pytest.raises(Refused, match=WhyNotRecord.CANCELLED):
        its.came()
    with acting_as(its.petra), pytest.raises(Refused, match=WhyNotAgenda.CLOSED):
        open_agenda(meeting=its.meeting, by=its.petra)
