"""The pages of those who make private links, and what a message says and does not say."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.families.actions import add_adult
from holdfast.family_pages.actions.posting import letter_of
from holdfast.family_pages.models import Arrival, Link, Message
from holdfast.kit.today import today
from holdfast.mail.senders import NotSent
from holdfast.mail.senders.folder import Folder
from holdfast.measures.models import Administration, RiskAnswer
from tests import people
from tests.family_pages import asking
from tests.family_pages.test_answering import form_of_phq9, phq9
from tests.family_pages.test_door import age

pytestmark = pytest.mark.django_db
WANTED = {
    "form": "P4-10", "channel": "sms", "sent_to": "07700 900 123", "called": "Robin",
    "check": "word", "secret": "blue kettle", "language": "en", "pages": "one", "lasts": "3",
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    return settings.MESSAGE_FOLDER


@pytest.fixture
def grace():
    return people.signed_in(Client(), people.grace())


def made_by(client: Client, ask, capture, **more: str):
    with capture(execute=True):
        return asking.sends(client, f"/asks/{ask.pk}/link/", **(WANTED | more))


def test_a_link_is_made_carried_and_opens(grace, folder, django_capture_on_commit_callbacks):
    ask = asking.ask()
    answer = made_by(grace, ask, django_capture_on_commit_callbacks)
    assert answer.url == f"/cases/{ask.case_id}/links/"
    (file,) = folder.iterdir()
    words = file.read_text()
    assert "To: 07700900123" in words
    assert file.stat().st_mode & 0o777 == 0o600
    token = words.split("/q/")[1].split("/")[0]
    client = asking.at_the_door(token)
    assert client.post("/q/", {"word": "Blue Kettle"}).url == "/q/answer/"
    page = grace.get(answer.url).content.decode()
    assert "Opened" in page
    assert "text message to 07700900123" in page
    assert token not in page
    with acting_as(people.grace()):
        (link,) = Link.objects.all()
    assert link.expires_at - link.made_at == timedelta(days=3)


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ta"])
@pytest.mark.parametrize("channel", ["email", "sms"])
def test_a_message_names_neither_child_nor_service(language, channel):
    from holdfast.family_pages.rules import Channel

    link, token = asking.link(language=language, channel=Channel(channel))
    words = letter_of(link, token).words + letter_of(link, token).subject
    words = words.replace(token, "")  # which may spell anything
    for never in ("Robin", "Ashdown", "Holdfast", "SDQ", "Merton", "social"):
        assert never.casefold() not in words.casefold()


def test_a_message_that_did_not_leave_says_so_and_can_be_sent_again(
    grace, monkeypatch, folder, django_capture_on_commit_callbacks
):
    def fails(self, letter):
        raise NotSent("The folder for messages cannot be written to")

    ask = asking.ask()
    with monkeypatch.context() as broken:
        broken.setattr(Folder, "send", fails)
        answer = made_by(grace, ask, django_capture_on_commit_callbacks)
    page = grace.get(answer.url).content.decode()
    assert "cannot be written to" in page
    assert "Not sent" in page
    with acting_as(people.grace()):
        (link,) = Link.objects.all()
    with django_capture_on_commit_callbacks(execute=True):
        asking.sends(grace, f"/links/{link.pk}/again/")
    assert len(list(folder.iterdir())) == 1
    with acting_as(people.grace()):
        assert Message.objects.exclude(sent_at=None).count() == 1


def test_a_link_made_twice_by_a_double_click_is_one(grace, django_capture_on_commit_callbacks):
    ask = asking.ask()
    sent = WANTED | {"form_key": "0f9b3d9e-1111-4222-8333-444455556666"}
    with django_capture_on_commit_callbacks(execute=True):
        first = grace.post(f"/asks/{ask.pk}/link/", sent)
        second = grace.post(f"/asks/{ask.pk}/link/", sent)
    assert first.url == second.url
    with acting_as(people.grace()):
        assert Link.objects.count() == 1


def test_the_safe_way_to_make_contact_stands_above_the_form(grace):
    ask = asking.ask()
    with acting_as(people.grace()):
        add_adult(
            family=people.Case.objects.get(pk=ask.case_id).family, name="Jo Ashdown",
            contact="Never by text: it is read by others", by=people.grace(),
        )  # fmt: skip
    page = grace.get(f"/asks/{ask.pk}/link/").content.decode()
    assert page.index("Never by text") < page.index("E-mail address or mobile number")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sent_to": "jo@example.org"}, "Write a mobile number"),
        ({"channel": "email"}, "Write an e-mail address"),
        ({"secret": "ab"}, "at least four letters"),
        ({"form": "S11-17"}, "Select a valid choice"),
        ({"language": "xx"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(grace, told, words):
    page = asking.sends(grace, f"/asks/{asking.ask().pk}/link/", **(WANTED | told))
    assert words in page.content.decode()


def test_no_link_is_made_outside_the_days_of_the_ask(grace):
    day = today()
    early = asking.ask(opens_on=day + timedelta(days=3))
    page = asking.sends(grace, f"/asks/{early.pk}/link/", **WANTED).content.decode()
    assert "days have not begun" in page


def test_a_link_is_revoked_with_a_reason(grace):
    link, _ = asking.link()
    page = asking.sends(grace, f"/links/{link.pk}/revoke/", version="1", because="")
    assert page.status_code == 200
    answer = asking.sends(grace, f"/links/{link.pk}/revoke/", version="1", because="lost phone")
    assert "Lost phone" in grace.get(answer.url).content.decode()


def late(**facts: object) -> Arrival:
    link, token = phq9(**facts)
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9="1")
    age(link, hours=1)
    asking.sends(client, "/q/review/")
    with acting_as(people.grace()):
        return Arrival.objects.get()


def test_answers_that_came_late_are_kept_scored_and_their_risk_raised(grace):
    one = late()
    page = grace.get(f"/cases/{one.case_id}/links/").content.decode()
    assert "PHQ-9 that came too late" in page
    assert "A person must act" in page
    asking.sends(grace, f"/arrivals/{one.pk}/", version="1", decision="kept", words="")
    with acting_as(people.grace()):
        (made,) = Administration.objects.all()
        assert made.ask_id == one.link.ask_id, "nobody else had answered it"
        assert (made.form, made.source) == (form_of_phq9(), "link")
        assert RiskAnswer.objects.waiting().count() == 1


def test_answers_with_a_risk_are_not_set_aside_without_saying_what_was_done(grace):
    one = late()
    said = {"version": "1", "decision": "set aside"}
    page = asking.sends(grace, f"/arrivals/{one.pk}/", words="", **said)
    assert "write down what you did about it" in page.content.decode()
    asking.sends(grace, f"/arrivals/{one.pk}/", words="Rang her at once", **said)
    with acting_as(people.grace()):
        assert Arrival.objects.get().words == "Rang her at once"
        assert not Administration.objects.exists()


def test_answers_that_wait_stand_in_my_work_with_their_risk(grace):
    one = late()
    page = grace.get("/").content.decode()
    assert f"/arrivals/{one.pk}/" in page
    assert "came too late: decide what is done" in page
    assert "Act now" in page


def test_a_locked_link_stands_in_my_work(grace):
    _, token = asking.link()
    for _ in range(5):
        asking.at_the_door(token).post("/q/", {"day": "1", "month": "1"})
    assert "is locked" in grace.get("/").content.decode()


def test_the_measures_page_offers_a_link_to_whoever_else_is_asked(grace):
    ask = asking.ask()
    page = grace.get(f"/cases/{ask.case_id}/measures/").content.decode()
    assert f"/asks/{ask.pk}/link/" in page
    assert f"/asks/{ask.pk}/hand-over/" in page


def test_two_people_do_not_decide_one_arrival_twice(grace):
    one = late()
    said = {"version": "1", "decision": "set aside", "words": "A double"}
    asking.sends(grace, f"/arrivals/{one.pk}/", **said)
    page = asking.sends(grace, f"/arrivals/{one.pk}/", **(said | {"decision": "kept"}))
    assert "decided this already" in page.content.decode()


def test_a_manager_sees_how_links_stand_and_may_end_one_but_makes_none():
    link, _ = asking.link()
    mona = people.signed_in(Client(), people.mona())
    page = mona.get(f"/cases/{link.case_id}/links/").content.decode()
    assert "Revoke" in page
    assert "Send again" not in page
    assert asking.sends(mona, f"/asks/{link.ask_id}/link/").status_code == 403
    assert asking.sends(mona, f"/links/{link.pk}/again/").status_code == 403
    sent = asking.sends(mona, f"/links/{link.pk}/revoke/", because="Not now", version="1")
    assert sent.url == f"/cases/{link.case_id}/links/"
    with acting_as(people.grace()):
        link.refresh_from_db()
    assert link.revoked_because == "Not now"


def test_more_links_take_no_more_queries(grace, django_assert_max_num_queries):
    case = people.case()
    for number in range(1, 7):
        asking.link(asking.ask(case, number=number))
    with django_assert_max_num_queries(22):
        assert grace.get(f"/cases/{case.pk}/links/").status_code == 200
    assert now()
