"""The pages of staff voice: who sees what, what is refused, and what is kept of a form."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.models import Draft, Sending
from holdfast.access.permissions import Role
from holdfast.voice.models import Answering, HelpOffer, PulseComment, Wave
from tests import people
from tests.pages import everything, page, send
from tests.people import signed_in
from tests.supervision import groups
from tests.voice import pulses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(settings):
    settings.STORY_DAY = pulses.DAY


def typed(mark=4, **more):
    return {key: mark for key in pulses.marks()} | more


def test_a_pulse_is_answered_from_the_first_page_and_nothing_typed_is_kept(client):
    wave, grace = pulses.opened(), people.grace()
    signed_in(client, grace)
    address = reverse("wave_answer", args=[wave.pk])
    assert address in page(client, "/")
    shown = page(client, address)
    assert "data-draft" not in shown
    for _ in range(2):
        answer = send(client, address, typed(comment="Time is short"))
        assert answer.url == reverse("wave_answered")
    assert "Thank you" in page(client, answer.url)
    assert len(everything(Answering)) == 1
    assert everything(Sending) == everything(Draft) == []
    assert address not in page(client, "/")
    assert "You have answered this pulse" in page(client, address)


def test_an_empty_or_malformed_pulse_says_what_is_wrong_and_what_was_typed_stays(client):
    wave = pulses.opened()
    people.case()
    signed_in(client, people.grace())
    address = reverse("wave_answer", args=[wave.pk])
    words = send(client, address, {"p-glad": "9"}).content.decode()
    assert "Choose how far you agree: I reach for it by habit when I plan a visit" in words
    assert "Select a valid choice" in words or "Choose how far you agree: I am glad" in words
    words = send(client, address, typed(comment="Robin is tired")).content.decode()
    assert "“Robin” is a name of somebody you work with" in words
    assert "Robin is tired" in words
    words = send(client, address, typed(comment="x" * 501)).content.decode()
    assert "500 characters" in words
    asked = send(client, address, typed(look_up="/", edit_again="1"))
    assert asked.url == reverse("wave_answered"), "no button keeps what was typed"
    assert everything(Draft) == []


def test_who_is_not_asked_reads_why_and_another_authority_nothing(client):
    wave = pulses.opened()
    address = reverse("wave_answer", args=[wave.pk])
    assert "This pulse is for others" in page(signed_in(client, people.mona()), address)
    assert signed_in(client, people.dora()).get(address).status_code == 403
    assert signed_in(client, people.mallory()).get(address).status_code == 404
    assert signed_in(client, people.mallory()).get(wave.get_absolute_url()).status_code == 404


def test_until_it_is_told_staff_see_no_number_and_the_lead_only_how_many(client):
    wave = pulses.opened()
    for one in pulses.staff(5):
        pulses.answered(wave, one)
    assert "5 of 5 have answered" in page(signed_in(client, people.lena()), wave.get_absolute_url())
    shown = page(signed_in(client, people.grace()), wave.get_absolute_url())
    assert "It is not told yet" in shown
    assert "<table" not in shown


def test_the_lead_opens_counts_reads_and_tells_and_all_staff_read_it(client, settings):
    signed_in(client, people.lena())
    assert "Open a pulse" in page(client, reverse("pulse"))
    days = {"opens_on": "2/3/2026", "closes_on": "15/3/2026"}
    wrong = send(client, reverse("wave_open"), {"closes_on": "x"}).content.decode()
    assert "Choose whom it asks" in wrong
    made = send(client, reverse("wave_open"), days | {"audience": "practitioners"})
    (wave,) = everything(Wave)
    assert made.url == wave.get_absolute_url()
    again = send(client, reverse("wave_open"), days | {"audience": "practitioners"})
    assert "count that one first" in again.content.decode()
    for one in pulses.staff(6):
        pulses.answered(wave, one, comment=f"Words {one.pk}")
    send(client, reverse("wave_count", args=[wave.pk]), {})
    assert "Nobody looks at answers before" in page(client, wave.get_absolute_url())
    settings.STORY_DAY = pulses.AFTER
    assert "Count it" in page(client, wave.get_absolute_url())
    send(client, reverse("wave_count", args=[wave.pk]), {})
    comments = everything(PulseComment)
    address = reverse("wave_comments", args=[wave.pk])
    assert all(one.words in page(client, address) for one in comments)
    assert send(client, address, {"for_all": "x"}).status_code == 200
    send(client, address, {"for_all": [str(comments[0].pk)]})
    tell = reverse("wave_tell", args=[wave.pk])
    assert "Write what we heard" in send(client, tell, {"version": 2}).content.decode()
    reply = {"heard": "Time is short", "doing": "Hours are kept", "version": 2}
    assert send(client, tell, reply).url == wave.get_absolute_url()
    shown = page(signed_in(client, people.dora()), wave.get_absolute_url())
    assert "6 of 6 answered" in shown
    assert "Hours are kept" in shown
    assert [one.words in shown for one in comments] == [True, *[False] * 5]
    assert wave.get_absolute_url() in page(client, reverse("pulse"))


def test_of_too_few_answers_the_page_says_so(client):
    wave = pulses.of((one, 1, "Words") for one in pulses.staff(3))
    shown = page(signed_in(client, people.lena()), wave.get_absolute_url())
    assert "Fewer than 5 of 3 answered, so nothing" in shown
    assert "Tell all staff" in shown


def test_the_quiet_list_is_by_name_with_reasons_and_offers_and_not_for_managers(client, settings):
    zoe = people.person("Zoe", Role.PRACTITIONER)
    for one in (zoe, people.grace()):
        groups.joined(groups.group(one.name), people.participant(one))
    settings.STORY_DAY = pulses.DAY.replace(month=5)
    for who in (people.lena(), people.petra()):
        shown = page(signed_in(client, who), reverse("quiet_list"))
        assert shown.index("Grace") < shown.index("Zoe")
        assert "No case yet, 8 weeks after joining" in shown
    part = people.participant(zoe)
    address = reverse("help_offer", args=[part.pk])
    assert "Write what you offered" in send(client, address, {}).content.decode()
    key = uuid4()
    for _ in range(2):
        send(client, address, {"offered": "A call on Friday"}, key)
    assert len(everything(HelpOffer)) == 1
    assert "A call on Friday" in page(client, reverse("quiet_list"))
    for who in (people.mona(), people.grace(), people.dora()):
        assert signed_in(client, who).get(reverse("quiet_list")).status_code == 403
    paul = people.person("Paul", Role.SUPERVISOR)
    assert signed_in(client, paul).get(address).status_code == 404


def test_more_waves_take_no_more_questions(client):
    pulses.told()
    signed_in(client, people.dora())

    def questions(address):
        with CaptureQueriesContext(connection) as asked:
            page(client, address)
        return len(asked)

    before = questions(reverse("pulse"))
    for month in (4, 6):
        first = pulses.DAY.replace(month=month)
        last = pulses.opened(opens_on=first, closes_on=first)
        for one in pulses.staff(5):
            pulses.answered(last, one)
        pulses.told(pulses.counted(last))
    assert questions(reverse("pulse")) == before
    assert "March 2026" in page(client, last.get_absolute_url())
