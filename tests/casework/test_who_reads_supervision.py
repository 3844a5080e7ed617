"""Whoever may read of supervision on the site: members, psychologists, and nobody else."""

import pytest
from django.urls import reverse

from holdfast.access.permissions import Role
from holdfast.supervision.models import MeetingFeedback
from tests import people
from tests.casework.at_meetings import sent, stored, written
from tests.casework.supervised import scene
from tests.casework.typing_in import text_of

pytestmark = pytest.mark.django_db


def test_only_whoever_leads_a_meeting_writes_it(client):
    its = scene()
    for who, status in (
        (people.person("Paul", Role.SUPERVISOR), 404),
        (people.grace(), 403),
        (people.mona(), 403),
        (people.lena(), 403),
    ):
        people.signed_in(client, who)
        for name in ("meeting_attendance", "meeting_sign", "agenda_begin", "meeting_quality"):
            assert sent(client, name, its.meeting.pk).status_code == status, (who, name)
        assert written(client, its).status_code == status


def test_a_stranger_sees_no_meeting(client):
    its = scene()
    people.signed_in(client, people.mallory())
    assert client.get(reverse("meeting", args=[its.meeting.pk])).status_code == 404
    assert client.get(reverse("meeting_agenda", args=[its.meeting.pk])).status_code == 404


def test_a_member_reads_their_own_supervision_and_says_how_it_was(client):
    its = scene()
    its.came(mary="absent")
    people.signed_in(client, people.mary())
    assert "came to 0 of 1" in text_of(client.get(reverse("my_supervision")))
    sent(client, "meeting_feedback", its.meeting.pk, useful=4, comment="More role-play")
    assert [one.useful for one in stored(MeetingFeedback)] == [4]
    assert "There is a problem" in text_of(
        sent(client, "meeting_feedback", its.meeting.pk, useful=9)
    )
    people.signed_in(client, people.oscar())
    page = sent(client, "meeting_feedback", its.meeting.pk, useful=4)
    assert "They had no place in this group" in text_of(page)


def test_the_psychologist_reads_dose_quality_and_the_week(client):
    its = scene()
    its.came(mary="absent")
    its.discussed()
    people.signed_in(client, its.petra)
    sent(client, "meeting_quality", its.meeting.pk, quality="emerging", note="More role-play")
    page = text_of(client.get(reverse("meeting", args=[its.meeting.pk])))
    assert "Petra: emerging" in page
    assert "shown once five have answered" in page
    page = text_of(client.get(reverse("group_dose", args=[its.group.pk])))
    assert "Mary came to 0 of 1 meetings held (0%)" in page
    assert "18" in page
    page = text_of(client.get(reverse("supervision_week")))
    assert "Records to sign" in page
    assert "Mary (0 of 1)" in page
    assert "100% of 1 discussion" in page
