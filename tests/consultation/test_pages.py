"""The pages of consultation: who sees which, what is refused, and what stays of what was typed."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.permissions import Role
from holdfast.consultation.models import Consultation, CorridorAdvice
from tests import people
from tests.consultation import questions
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
TYPED = {"question": questions.QUESTION, "urgency": "this week", "asked_of": ""}
STANDS = "Advice is consultation; accountability stays with the line manager"


def as_(client, who):
    return people.signed_in(client, who)


def send(client, address, typed, key=None):
    return client.post(address, typed | {"form_key": str(key or uuid4())})


def page(client, address):
    return client.get(address).content.decode()


def everything(model=Consultation):
    with all_seeing():
        return list(model.objects.order_by("asked_by", "pk"))


def test_a_question_without_a_name_from_asking_to_its_list(client):
    people.petra()
    as_(client, people.grace())
    assert STANDS in page(client, reverse("consultation_ask"))
    sent = send(client, reverse("consultation_ask"), TYPED)
    (made,) = everything()
    assert (sent.status_code, sent.url) == (302, made.get_absolute_url())
    shown = page(client, made.get_absolute_url())
    assert questions.QUESTION in shown
    assert STANDS in shown
    assert str(made) in page(client, reverse("consultations"))


def test_sent_twice_is_asked_once(client):
    as_(client, people.grace())
    key = uuid4()
    answers = [send(client, reverse("consultation_ask"), TYPED, key).url for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(everything()) == 1


def test_a_name_is_pointed_at_and_what_was_typed_stays(client):
    people.case()
    as_(client, people.grace())
    typed = TYPED | {"question": "Robin will not sleep. Why?"}
    answer = send(client, reverse("consultation_ask"), typed)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "“Robin” is a name of somebody you work with" in words
    assert "Robin will not sleep. Why?" in words
    assert 'name="are_no_names"' in words
    assert everything() == []
    assert send(client, reverse("consultation_ask"), typed | {"are_no_names": "on"}).url
    assert len(everything()) == 1


def test_the_tick_is_not_there_before_it_is_needed_and_lets_no_whole_name_through(client):
    people.case()
    as_(client, people.grace())
    assert "are_no_names" not in page(client, reverse("consultation_ask"))
    typed = TYPED | {"question": "Robin Ashdown", "are_no_names": "on"}
    assert "says who it is" in send(client, reverse("consultation_ask"), typed).content.decode()


def test_an_empty_or_malformed_question_says_what_is_wrong(client):
    as_(client, people.grace())
    words = send(client, reverse("consultation_ask"), {}).content.decode()
    assert "Write what you want to know" in words
    assert "Choose how soon you need an answer" in words
    typed = TYPED | {"asked_of": "999999", "urgency": "never"}
    assert send(client, reverse("consultation_ask"), typed).status_code == 200
    assert everything() == []


def test_a_question_about_a_case_is_on_its_page_and_may_name_the_child(client):
    case = people.case()
    questions.group_with(people.grace())
    as_(client, people.grace())
    address = reverse("consultation_ask_about", args=[case.pk])
    assert address in page(client, case.get_absolute_url())
    assert "Petra" in page(client, address)
    assert send(client, address, TYPED | {"question": "Is Robin ready?"}).status_code == 302
    timeline = page(client, reverse("timeline", args=[case.pk]))
    assert "A clinician was asked" in timeline
    assert "Is Robin ready?" in timeline


def test_where_no_clinician_may_read_the_case_the_page_says_so(client):
    case = people.case()
    as_(client, people.grace())
    words = page(client, reverse("consultation_ask_about", args=[case.pk]))
    assert "No clinician may read this case" in words
    assert reverse("consultation_ask") in words


def test_a_clinician_takes_advises_and_the_asker_says_what_came_of_it(client):
    found = questions.asked()
    as_(client, people.petra())
    assert found.reference in page(client, reverse("consultations"))
    send(client, reverse("consultation_take", args=[found.pk]), {"version": "1"})
    assert "Give it back" in page(client, found.get_absolute_url())
    address = reverse("consultation_advise", args=[found.pk])
    words = send(client, address, {"version": "2", "advice": "", "minutes": "x"}).content.decode()
    assert "Write what you advise" in words
    send(client, address, {"version": "2", "advice": questions.ADVICE, "minutes": "12"})
    as_(client, people.grace())
    shown = page(client, found.get_absolute_url())
    assert questions.ADVICE in shown
    assert "Say what came of it" in shown
    address = reverse("consultation_outcome", args=[found.pk])
    send(client, address, {"version": "3", "outcome": "helped", "note": ""})
    assert [one.state for one in everything()] == ["closed"]


def test_a_button_pressed_too_late_says_so(client):
    found = questions.taken(by=people.person("Paul", Role.SUPERVISOR))
    as_(client, people.petra())
    address = reverse("consultation_take", args=[found.pk])
    answer = client.post(address, {"version": "1", "form_key": str(uuid4())}, follow=True)
    assert "A clinician has taken this question" in answer.content.decode()


def test_advice_written_on_an_older_version_is_shown_beside(client):
    found = questions.taken()
    as_(client, people.petra())
    address = reverse("consultation_advise", args=[found.pk])
    sent = send(client, address, {"version": "1", "advice": "Wait", "minutes": "5"})
    assert sent.status_code == 409
    assert "Wait" in sent.content.decode()


def test_a_question_is_taken_back(client):
    found = questions.asked()
    as_(client, people.grace())
    address = reverse("consultation_withdraw", args=[found.pk])
    assert questions.QUESTION in page(client, address)
    send(client, address, {"version": "1"})
    assert [one.state for one in everything()] == ["withdrawn"]


@pytest.mark.parametrize(
    ("who", "status"),
    [("Grace", 200), ("Petra", 200), ("Mary", 404), ("Mona", 404), ("Lena", 403), ("Dora", 403)],
)
def test_who_opens_a_question_without_a_name(client, who, status):
    found = questions.asked()
    reader = {
        one.name: one
        for one in (
            people.grace(), people.petra(), people.mary(), people.mona(), people.lena(),
            people.dora(),
        )
    }[who]  # fmt: skip
    assert as_(client, reader).get(found.get_absolute_url()).status_code == status


def test_somebody_elses_question_is_neither_closed_nor_withdrawn(client):
    found = questions.asked()
    as_(client, people.mary())
    for name in ("consultation_outcome", "consultation_withdraw"):
        assert client.get(reverse(name, args=[found.pk])).status_code == 404


def test_advice_in_passing_is_one_screen(client):
    people.petra()
    case = people.case()
    as_(client, people.grace())
    address = reverse("corridor_advice")
    assert "Who gave you the advice?" in page(client, address)
    day = people.A_MONDAY
    typed = {"other": str(people.petra().pk), "case": "", "minutes": "3"}
    typed |= {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    named = typed | {"sentence": "Let Robin choose"}
    assert "“Robin” is a name" in late(client, address, named)
    assert "more than four weeks ago" in late(client, address, typed | {"sentence": "Wait"})
    assert "more than four weeks ago" in late(client, address, named | {"case": str(case.pk)})
    assert everything(CorridorAdvice) == []


def late(client, address, typed):
    """Send it on a day long past, which is refused too: so nothing is kept."""
    return send(client, address, typed).content.decode()


def test_advice_in_passing_is_noted(client, settings):
    settings.STORY_DAY = people.A_MONDAY
    grace = people.grace()
    as_(client, people.petra())
    day = people.A_MONDAY
    typed = {"other": str(grace.pk), "case": "", "minutes": "3", "sentence": "Wait a week"}
    typed |= {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    assert send(client, reverse("corridor_advice"), typed).url == reverse("consultations")
    (made,) = everything(CorridorAdvice)
    assert (made.asked_by, made.clinician, made.minutes) == (grace, people.petra(), 3)
    assert "Wait a week" in page(client, reverse("consultations"))


def test_the_load_is_read_by_lead_and_clinicians_alone(client, settings):
    settings.STORY_DAY = people.A_MONDAY
    questions.advised()
    address = reverse("consultation_load")
    for who in (people.lena(), people.petra()):
        words = page(as_(client, who), address)
        assert "Petra" in words
        assert "not said for fewer than 5 answers (1 so far)" in words
        assert questions.QUESTION not in words
    for who in (people.grace(), people.mona(), people.dora(), people.ada()):
        assert as_(client, who).get(address).status_code == 403


def test_more_questions_take_no_more_queries(client):
    questions.group_with(people.grace())
    case = people.case()
    questions.asked(case), questions.asked()
    as_(client, people.petra())
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, reverse("consultations"))
        counts.append(len(queries))
        questions.asked(case), questions.asked(), questions.closed()
    assert counts[0] == counts[1]
