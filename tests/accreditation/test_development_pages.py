"""The pages of CPD: drafts, an entry, what is refused and kept, and what is handed over."""

import csv
from uuid import uuid4

import pytest
from django.urls import reverse

from holdfast.accreditation.models import CpdEntry
from tests import people
from tests.accreditation.coming import LEARNED, TOLD, kept, met, trained
from tests.casework.typing_in import words
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
TYPED = {"did": "Supervision", "learned": LEARNED, "differently": "", "with_a_peer": "on"}


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def send(client, address, typed, version=0, key=None):
    sent = typed | {"form_key": str(key or uuid4()), "version": str(version)}
    return client.post(address, sent)


def text(answer) -> str:
    return " ".join(words(answer).split())


def everything():
    with all_seeing():
        return list(CpdEntry.objects.order_by("happened_on", "pk"))


def test_from_draft_to_kept_to_print_and_table(grace):
    its, day = met(), trained()
    page = text(grace.get(reverse("development")))
    assert page.index("Clinical supervision, Tuesday group") < page.index("Training day on")
    address = reverse("meeting_entry", args=[its.meeting.pk])
    assert "Clinical supervision in a group, 2 hours" in grace.get(address).content.decode()
    assert send(grace, address, TYPED).url == reverse("development")
    (entry,) = everything()
    assert (entry.learned, entry.with_a_peer) == (LEARNED, True)
    assert send(grace, reverse("day_entry", args=[day]), TYPED).status_code == 302
    printed = text(grace.get(reverse("kept_entries")))
    assert printed.count(LEARNED) == 2
    rows = list(
        csv.DictReader(grace.get(reverse("kept_entries_csv")).content.decode().splitlines())
    )
    assert [row["learned"] for row in rows] == [LEARNED, LEARNED]
    assert rows[0]["with_a_peer"] == "yes"


def test_a_formula_is_harmless_in_the_table(grace):
    send(grace, reverse("meeting_entry", args=[met().meeting.pk]), TYPED | {"learned": "=1+1"})
    assert "'=1+1" in grace.get(reverse("kept_entries_csv")).content.decode()


def test_a_name_is_said_and_what_was_typed_stays(grace):
    address = reverse("meeting_entry", args=[met().meeting.pk])
    page = send(grace, address, TYPED | {"differently": "Ask Robin first"}).content.decode()
    assert "“Robin” is a name of somebody you work with" in page
    assert "Ask Robin first" in page
    assert 'name="are_no_names"' in page
    page = send(grace, address, TYPED | {"learned": "Robin Ashdown"}).content.decode()
    assert "“Robin Ashdown” says who it is" in page
    assert everything() == []


def test_an_empty_entry_names_the_field_and_the_fix(grace):
    page = text(send(grace, reverse("meeting_entry", args=[met().meeting.pk]), {}))
    assert "Write what you did" in page
    assert "Write what you learned" in page


def test_sent_twice_is_kept_once(grace):
    address, key = reverse("meeting_entry", args=[met().meeting.pk]), uuid4()
    assert [send(grace, address, TYPED, key=key).status_code for _ in range(2)] == [302, 302]
    assert [one.version for one in everything()] == [1]


def test_an_old_page_shows_both_versions(grace):
    its = met()
    kept(its)
    address = reverse("meeting_entry", args=[its.meeting.pk])
    answer = send(grace, address, TYPED | {"learned": "Other"}, version=9)
    assert answer.status_code == 409
    assert TOLD.learned in answer.content.decode()


def test_declined_is_out_of_the_way_and_may_be_written_after_all(grace):
    its = met()
    sent = send(grace, reverse("meeting_decline", args=[its.meeting.pk]), {})
    assert sent.url == reverse("development")
    page = text(grace.get(reverse("development")))
    assert "None of the last twelve weeks" in page
    assert "Write it after all" in page
    assert send(grace, reverse("meeting_entry", args=[its.meeting.pk]), TYPED, 1).status_code == 302
    assert [one.is_kept for one in everything()] == [True]


def test_what_one_did_not_come_to_is_not_there(client):
    its, day = met(mary="absent"), trained()
    people.signed_in(client, people.mary())
    for name, key in (("meeting_entry", its.meeting.pk), ("day_entry", day)):
        assert client.get(reverse(name, args=[key])).status_code == 404
        assert send(client, reverse(name, args=[key]), TYPED).status_code == 404
    for name, key in (("meeting_decline", its.meeting.pk), ("day_decline", day)):
        assert send(client, reverse(name, args=[key]), {}).status_code == 404
    assert everything() == []


@pytest.mark.parametrize("who", ["petra", "lena", "ada", "dora"])
def test_cpd_is_not_for_every_role(client, who):
    people.signed_in(client, getattr(people, who)())
    for name in ("development", "kept_entries", "kept_entries_csv"):
        assert client.get(reverse(name)).status_code == 403
