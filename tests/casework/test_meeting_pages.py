"""A supervision meeting on the site: agenda, one entry with two destinations, signing, dose."""

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.supervising import agree_action
from holdfast.casework.models import AgreedAction, Amendment, Discussion, Slot
from holdfast.supervision.actions import reflect_on_worker
from holdfast.supervision.models import Attendance, Meeting, MeetingReflection
from holdfast.supervision.rules import CONSULTATION, MeetingState
from tests import people
from tests.casework.at_meetings import sent, stored, written
from tests.casework.supervised import AT, Scene, scene
from tests.casework.typing_in import text_of

pytestmark = pytest.mark.django_db


def state_of(its: Scene) -> str:
    return stored(Meeting, pk=its.meeting.pk)[0].state


def test_a_proposed_agenda_gives_the_reason_beside_each_name_and_is_begun_ordered_and_set(client):
    its = scene()
    people.case(people.mary(), family="Alder", child="Wren Alder")
    people.signed_in(client, its.petra)
    address = reverse("meeting_agenda", args=[its.meeting.pk])
    page = text_of(client.get(address))
    assert "Agenda, as proposed" in page
    assert "Never discussed" in page
    assert "of 120 minutes" in page
    sent(client, "agenda_begin", its.meeting.pk)
    first, second = stored(Slot)
    sent(client, "slot_down", sorted((first, second), key=lambda one: one.place)[0].pk)
    sent(client, "slot_time", first.pk, kind="full", minutes=55)
    sent(client, "slot_time", second.pk, kind="full", minutes=60)
    assert "5 minutes over two hours" in text_of(client.get(address))
    sent(client, "slot_drop", second.pk, because="Away this week")
    page = text_of(client.get(address))
    assert "Taken off" in page
    assert "Away this week" in page
    sent(client, "agenda_set", its.meeting.pk)
    assert state_of(its) == MeetingState.AGENDA_SET
    sent(client, "agenda_add", its.meeting.pk, second.case_id)
    assert "The agenda is set: open it again to change it" in text_of(client.get(address))
    sent(client, "agenda_open", its.meeting.pk)
    sent(client, "agenda_add", its.meeting.pk, second.case_id)
    assert len(stored(Slot, dropped_because="")) == 2


def test_a_case_that_is_not_on_the_agenda_is_named_with_its_reason(client):
    its = scene()
    its.agenda(is_set=False)
    people.case(people.mary(), family="Alder", child="Wren Alder")
    page = text_of(
        people.signed_in(client, its.petra).get(reverse("meeting_agenda", args=[its.meeting.pk]))
    )
    assert "Not on it" in page
    assert "Wren Alder" in page


def test_a_member_sees_their_own_cases_on_the_agenda_and_no_other(client):
    its = scene()
    its.agenda()
    address = reverse("meeting_agenda", args=[its.meeting.pk])
    assert its.case.reference in text_of(people.signed_in(client, people.grace()).get(address))
    page = text_of(people.signed_in(client, people.mary()).get(address))
    assert its.case.reference not in page
    assert "Robin" not in page


def test_from_attendance_to_signature_on_the_site(client):
    its = scene()
    people.signed_in(client, its.petra)
    came = {f"came_{its.grace.pk}": "attended", f"came_{its.mary.pk}": "agreed absence"}
    page = sent(client, "meeting_attendance", its.meeting.pk, **came)
    assert "Say why Mary’s absence was agreed" in text_of(page)
    came[f"why_{its.mary.pk}"] = "at court"
    sent(client, "meeting_attendance", its.meeting.pk, **came)
    assert {one.came for one in stored(Attendance)} == {"attended", "agreed absence"}
    assert written(client, its).status_code == 302
    page = text_of(client.get(reverse("meeting", args=[its.meeting.pk])))
    assert "Show the steps." in page
    assert CONSULTATION in page
    sent(client, "meeting_sign", its.meeting.pk)
    assert state_of(its) == MeetingState.SIGNED
    assert "Signed by Petra" in text_of(client.get(reverse("meeting", args=[its.meeting.pk])))


def test_one_entry_goes_to_two_places_and_says_so(client):
    its = scene()
    its.came()
    people.signed_in(client, its.petra)
    page = text_of(client.get(reverse("meeting_case", args=[its.meeting.pk, its.case.pk])))
    assert "Goes to Robin Ashdown’s record" in page
    assert "its manager too" in page
    assert "Goes to Grace and you only" in page
    written(client, its)
    (said,) = stored(Discussion)
    (about,) = stored(MeetingReflection)
    assert (said.agreed, about.words) == ("Show the steps.", "Grace waits well.")
    case_part = reverse("discussion_read", args=[said.pk])
    reflection = reverse("meeting_reflection", args=[about.pk])
    for who, reads_case, reads_reflection in (
        (people.grace(), 200, 200),
        (its.petra, 200, 200),
        (people.mona(), 200, 404),
        (people.mary(), 404, 404),
        (people.lena(), 403, 404),
        (people.ada(), 403, 404),
        (people.person("Paul", Role.SUPERVISOR), 404, 404),
    ):
        people.signed_in(client, who)
        found = (client.get(case_part).status_code, client.get(reflection).status_code)
        assert found == (reads_case, reads_reflection), who
    people.signed_in(client, people.mona())
    for address in (
        case_part,
        reverse("meeting", args=[its.meeting.pk]),
        reverse("timeline", args=[its.case.pk]),
        its.case.get_absolute_url(),
    ):
        page = text_of(client.get(address))
        assert "Grace waits well" not in page
    assert CONSULTATION in text_of(client.get(case_part))


def test_an_entry_with_no_reflection_leaves_what_is_there(client):
    its = scene()
    its.came()
    people.signed_in(client, its.petra)
    written(client, its)
    written(client, its, reflection="", agreed="Wait.", version=1)
    assert stored(MeetingReflection)[0].words == "Grace waits well."
    assert stored(Discussion)[0].agreed == "Wait."


def test_two_people_at_one_entry_see_both_versions_and_may_go_on(client):
    its = scene()
    its.came()
    people.signed_in(client, its.petra)
    written(client, its)
    with acting_as(its.petra):
        reflect_on_worker(
            meeting=its.meeting, participant=its.grace.participant, words="Other", version=1,
            at=AT, by=its.petra,
        )  # fmt: skip
    page = written(client, its, version=1, reflection="Mine", reflection_version=1)
    assert page.status_code == 409
    assert "Other" in text_of(page)
    assert 'name="reflection_version" value="2"' in text_of(page)
    written(client, its, version=1, reflection="Mine", reflection_version=2)
    assert stored(MeetingReflection)[0].words == "Mine"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"has_risk": "on"}, "Say who was told of the risk, and when"),
        ({"risk_told": "Mona"}, "say too that risk was discussed"),
        ({"minutes": "500"}, "minutes did it take"),
        ({"techniques": ["hypnosis"]}, "hypnosis"),
        ({"module": "nonsense"}, "nonsense"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, typed, words):
    its = scene()
    its.came()
    page = written(people.signed_in(client, its.petra), its, **typed)
    assert page.status_code == 200
    assert words in text_of(page)
    assert stored(Discussion) == []
    assert stored(MeetingReflection) == []


def test_an_unsigned_record_that_lacks_something_says_what(client):
    its = scene()
    its.came()
    people.signed_in(client, its.petra)
    written(client, its, agreed="")
    page = text_of(sent(client, "meeting_sign", its.meeting.pk))
    assert f"{its.case.reference}: write the advice" in page
    assert state_of(its) == MeetingState.DRAFTED


def test_a_signed_record_is_amended_with_a_reason_and_changes_no_more(client):
    its = scene()
    its.came()
    said = its.discussed()
    its.signed()
    people.signed_in(client, its.petra)
    assert "is signed and stays as it is" in text_of(written(client, its, version=1))
    sent(client, "discussion_amend", said.pk, words="It took 12 minutes", because="A slip")
    assert stored(Amendment)[0].because == "A slip"
    (came,) = stored(Attendance, participant=its.mary.participant)
    sent(client, "attendance_amend", came.pk, came="part", why="She came late")
    page = text_of(client.get(reverse("meeting", args=[its.meeting.pk])))
    assert "Mary: part" in page or "attended part of it" in page
    assert "amended: She came late" in page
    people.signed_in(client, people.mona())
    page = text_of(client.get(reverse("discussion_read", args=[said.pk])))
    assert "It took 12 minutes" in page


def test_actions_are_agreed_and_done_by_whoever_reads_the_case(client):
    its = scene()
    its.came()
    said = its.discussed()
    people.signed_in(client, its.petra)
    due = its.meeting.held_on
    boxes = {"due_on-day": due.day, "due_on-month": due.month, "due_on-year": due.year}
    typed = {"words": "Ring the school", "owner": people.grace().pk, **boxes}
    sent(client, "action_add", said.pk, **typed)
    (action,) = stored(AgreedAction)
    people.signed_in(client, people.mary())
    assert sent(client, "action_done", action.pk).status_code == 404
    people.signed_in(client, people.grace())
    assert sent(client, "action_done", action.pk).status_code == 302
    sent(client, "action_done", action.pk)
    assert stored(AgreedAction)[0].done_on is not None


def test_an_open_action_brings_its_case_back(client):
    its = scene()
    its.came()
    said = its.discussed()
    with acting_as(its.petra):
        agree_action(
            discussion=said, words="Ring the school", owner=people.grace(),
            due_on=its.meeting.held_on, by=its.petra,
        )  # fmt: skip
    page = text_of(people.signed_in(client, its.petra).get(reverse("supervision_week")))
    assert "Ring the school" in page
