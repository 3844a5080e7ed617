"""A case at a supervision meeting: the agenda, what was said, two destinations, and signing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.supervising import (
    add_to_agenda,
    agree_action,
    amend_discussion,
    discuss_case,
    drop_slot,
    finish_action,
    move_slot,
    open_agenda,
    set_agenda,
    sign_record,
    time_slot,
)
from holdfast.casework.actions.visits import note_discussion
from holdfast.casework.models import AgreedAction, Amendment, Discussion, Slot
from holdfast.casework.rules.agenda import WhyNotAgenda
from holdfast.casework.rules.discussing import Discussed, WhyNotAgree, WhyNotDiscuss
from holdfast.kit.refusals import Refused
from holdfast.supervision.actions import (
    amend_attendance,
    cancel_meeting,
    give_feedback,
    rate_quality,
    record_attendance,
    reflect_on_worker,
)
from holdfast.supervision.models import (
    Attendance,
    Attended,
    Meeting,
    MeetingFeedback,
    MeetingReflection,
    QualityRating,
    Signature,
)
from holdfast.supervision.reports.records import attendance_of, comments_on, doses, said_of
from holdfast.supervision.rules import MeetingState, WhyNotRecord, WhyNotSign
from tests import people
from tests.casework.supervised import AT, SAID, Scene, scene
from tests.database import all_seeing
from tests.supervision.groups import joined

pytestmark = pytest.mark.django_db


def on_agenda(meeting: Meeting) -> list[Slot]:
    with all_seeing():
        return list(Slot.objects.filter(meeting=meeting).on_agenda())


def reflected(its: Scene, words: str = "Grace waits well.", version: int = 1) -> MeetingReflection:
    with acting_as(its.petra):
        return reflect_on_worker(
            meeting=its.meeting, participant=its.grace.participant, words=words, version=version,
            at=AT, by=its.petra,
        )  # fmt: skip


def three_cases(its: Scene) -> list[Slot]:
    its.agenda(is_set=False)
    for child in ("Wren Alder", "Finch Alder"):
        case = people.case(people.mary(), family=child, child=child)
        with acting_as(its.petra):
            add_to_agenda(
                meeting=its.meeting, case=case, kind="short", minutes=6, reasons=["Added"],
                by=its.petra,
            )  # fmt: skip
    return on_agenda(its.meeting)


def test_a_case_is_moved_timed_and_taken_off_with_the_reason():
    its = scene()
    first, second, third = three_cases(its)
    with acting_as(its.petra):
        move_slot(slot=third, up=True, by=its.petra)
        move_slot(slot=first, up=False, by=its.petra)
        time_slot(slot=second, kind="full", minutes=20, by=its.petra)
        drop_slot(slot=first, because=" Grace is away ", by=its.petra)
    assert [one.pk for one in on_agenda(its.meeting)] == [third.pk, second.pk]
    with all_seeing():
        first.refresh_from_db()
        second.refresh_from_db()
    assert first.dropped_because == "Grace is away"
    assert (second.kind, second.minutes) == ("full", 20)


def test_a_case_goes_no_further_than_either_end_and_comes_back_once_dropped():
    its = scene()
    first, _, third = three_cases(its)
    with acting_as(its.petra):
        for slot, up in ((first, True), (third, False)):
            with pytest.raises(Refused, match=WhyNotAgenda.AT_THE_END):
                move_slot(slot=slot, up=up, by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.NO_REASON):
            drop_slot(slot=first, because=" ", by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.THERE_ALREADY):
            add_to_agenda(
                meeting=its.meeting, case=its.case, kind="full", minutes=9, reasons=[], by=its.petra
            )
        drop_slot(slot=first, because="away", by=its.petra)
        add_to_agenda(
            meeting=its.meeting, case=its.case, kind="full", minutes=9, reasons=[], by=its.petra
        )
    assert on_agenda(its.meeting)[-1].pk == first.pk


def test_an_agenda_that_is_set_changes_only_once_it_is_opened_again():
    its = scene()
    its.agenda()
    (slot,) = on_agenda(its.meeting)
    with acting_as(its.petra):
        with pytest.raises(Refused, match=WhyNotAgenda.IS_SET):
            time_slot(slot=slot, kind="full", minutes=9, by=its.petra)
        open_agenda(meeting=its.meeting, by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.MINUTES):
            time_slot(slot=slot, kind="full", minutes=0, by=its.petra)
        time_slot(slot=slot, kind="full", minutes=9, by=its.petra)
        drop_slot(slot=slot, because="away", by=its.petra)
        with pytest.raises(Refused, match=WhyNotAgenda.EMPTY):
            set_agenda(meeting=its.meeting, by=its.petra)


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


def agreed(its: Scene, words: str = "Ring the school") -> AgreedAction:
    said = its.discussed()
    with acting_as(its.petra):
        return agree_action(
            discussion=said, words=words, owner=people.grace(),
            due_on=its.meeting.held_on + timedelta(days=7), by=its.petra,
        )  # fmt: skip


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


def seen(model, who) -> int:
    with acting_as(who):
        return model.objects.count()


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


# Dose, quality and feedback


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


def test_a_meeting_that_was_cancelled_takes_no_record():
    its = scene()
    with acting_as(people.ada()):
        cancel_meeting(meeting=its.meeting, because="ill", by=people.ada())
    with pytest.raises(Refused, match=WhyNotRecord.CANCELLED):
        its.came()
    with acting_as(its.petra), pytest.raises(Refused, match=WhyNotAgenda.CLOSED):
        open_agenda(meeting=its.meeting, by=its.petra)
