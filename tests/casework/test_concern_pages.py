"""Safety on the page: whom to call first, two taps to the form, and what stands on every page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Concern, ConcernStep
from holdfast.casework.rules.concerns import State
from tests import people
from tests.casework.test_concerns import A_WEEK, MONA_TOLD, closed, decided, raised
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
TOLD = {"told": "team manager", "name": "Mona", "channel": "by telephone", "at_time": "14:30"}


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def typed(**more):
    return {
        "what": "A bruise on her arm",
        "seriousness": "serious",
        **boxes(happened_on=A_MONDAY),
        **more,
    }


def only():
    with acting_as(people.mona()):
        return Concern.objects.get()


def test_whom_to_call_stands_before_anything_to_fill_in(grace, case):
    for page in (grace.get(reverse("safety_now")), grace.get(reverse("safety", args=[case.pk]))):
        said = words(page)
        assert said.index("Call 999") < said.index("rite it down")
        assert "<textarea" not in said
        assert "Holdfast tells nobody" in said
        assert reverse("concern_raise", args=[case.pk]) in said
    form = words(grace.get(reverse("concern_raise", args=[case.pk])))
    assert form.index("Call 999") < form.index("What happened")


def test_a_number_that_is_not_set_says_so_and_names_its_setting(grace, case, settings):
    settings.DUTY_TEAM = settings.DUTY_OUT_OF_HOURS = ""
    page = words(grace.get(reverse("safety", args=[case.pk])))
    assert page.count("Not set yet") == 2
    assert "HOLDFAST_DUTY_TEAM" in page
    assert "HOLDFAST_DUTY_OUT_OF_HOURS" in page


def test_a_concern_is_written_down_with_who_was_told(grace, case):
    sent = send(grace, "concern_raise", case.pk, **typed(**TOLD, **boxes(on=A_MONDAY)))
    concern = only()
    assert sent.url == reverse("concern", args=[concern.pk])
    page = words(grace.get(sent.url))
    for said in ("A bruise on her arm", "Mona, by telephone", "14:30", "Tell the service manager"):
        assert said in page
    assert "Tuesday 3 March 2026" in page


def test_nobody_yet_is_an_answer_and_what_happened_must_be_said(grace, case):
    page = words(send(grace, "concern_raise", case.pk, **typed(what="", on="")))
    assert "Enter “What happened" in page or "What happened" in page
    assert send(grace, "concern_raise", case.pk, **typed()).status_code == 302
    assert only().state == State.RAISED


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"told": "team manager"} | boxes(on=A_MONDAY), "Say the name of who was told"),
        (TOLD, "Say on which day they were told"),
        (TOLD | boxes(on=A_MONDAY + A_WEEK), "That day has not come yet"),
        (boxes(happened_on=A_MONDAY + A_WEEK), "That day has not come yet"),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(grace, case, more, said):
    page = words(send(grace, "concern_raise", case.pk, **typed() | more))
    assert said in page
    assert "A bruise on her arm" in page


def test_the_ladder_is_climbed_decided_and_closed(client, grace, case):
    concern = raised(case)
    more = TOLD | {"answer": "Visit today"} | boxes(on=A_MONDAY)
    assert send(grace, "concern_tell", concern.pk, **more).status_code == 302
    mona = people.signed_in(client, people.mona())
    assert "Answer now" in words(mona.get(reverse("concern", args=[concern.pk])))
    decision = {
        "by": "team manager", "name": "Mona", "channel": "in person", "words": "Seen today",
        "follows": "being monitored", "version": only().version,
    }  # fmt: skip
    days = boxes(on=A_MONDAY, look_again_on=A_MONDAY + A_WEEK)
    assert send(mona, "concern_decide", concern.pk, **decision, **days).status_code == 302
    page = words(mona.get(reverse("concern", args=[concern.pk])))
    assert "Look at it again with the manager, by the end of Monday 9 March 2026" in page
    version = only().version
    sent = send(mona, "concern_close", concern.pk, words="Safe and well", version=version)
    assert sent.status_code == 302
    assert only().state == State.CLOSED
    again = send(mona, "concern_reopen", concern.pk, words="A new mark", version=version + 1)
    assert again.status_code == 302
    assert only().state == State.RAISED


def test_a_practitioner_may_not_close_nor_record_her_managers_word(grace, case):
    concern = decided(raised(case, told=MONA_TOLD))
    assert grace.get(reverse("concern_close", args=[concern.pk])).status_code == 403
    page = words(grace.get(reverse("concern_decide", args=[concern.pk])))
    assert "Service manager" in page
    assert 'value="team manager"' not in page


def test_what_changed_since_it_was_opened_is_not_decided_over(client, case):
    mona = people.signed_in(client, people.mona())
    concern = decided(raised(case))
    sent = send(mona, "concern_close", concern.pk, words="Safe", version=1)
    assert sent.url == reverse("concern", args=[concern.pk])
    assert "Somebody wrote something here" in words(mona.get(sent.url))
    assert only().state == State.MONITOR


def test_the_case_systems_number_is_typed_back(grace, case):
    concern = raised(case)
    send(grace, "concern_reference", concern.pk, reference="M-4411", version=concern.version)
    page = words(grace.get(reverse("concern", args=[concern.pk])))
    assert "M-4411" in page
    assert "readonly" in page


PAGES = ("case", "visit_add", "goal_add", "goals_rate", "case_measures", "event_add", "links")


@pytest.mark.parametrize("name", PAGES)
def test_an_open_concern_stands_on_every_page_of_the_case(client, grace, case, name):
    address = reverse(name, args=[case.pk])
    before = words(grace.get(address))
    assert "Raise a safety concern" in before
    assert "Serious concern" not in before
    concern = raised(case, told=MONA_TOLD)
    said = words(grace.get(address))
    assert "Serious concern, manager told" in said
    assert "Raised on 2 March 2026 by Grace" in said
    assert "Next: Tell the service manager, by 3 March" in said
    closed(decided(concern))
    assert "Serious concern" not in words(grace.get(address))


def test_more_concerns_take_no_more_questions(
    grace, case, django_assert_max_num_queries, django_assert_num_queries
):
    def asked():
        with django_assert_max_num_queries(200) as found:
            grace.get(reverse("visit_add", args=[case.pk]))
        return len(found)

    raised(case, told=MONA_TOLD)
    one = asked()
    for _ in range(4):
        raised(case, told=MONA_TOLD)
    assert asked() == one


def test_who_must_act_finds_it_on_their_first_page(client, grace, case, settings):
    concern = raised(case, told=MONA_TOLD)
    settings.STORY_DAY = A_MONDAY + timedelta(days=2)
    mine = words(grace.get(reverse("my_work")))
    assert "Safety of Robin Ashdown: tell the service manager" in mine
    mona = people.signed_in(client, people.mona())
    for name in ("my_work", "my_team"):
        page = words(mona.get(reverse(name)))
        assert "1 open safety concern" in page
        assert reverse("concern_decide", args=[concern.pk]) in page
    lena = people.signed_in(client, people.lena())
    page = words(lena.get(reverse("my_work")))
    assert f"{case.reference}, North" in page
    assert "assistant director or designated lead" in page
    assert "Robin" not in page


def test_a_case_with_an_open_concern_is_not_closed(client, case):
    mona = people.signed_in(client, people.mona())
    concern = raised(case)
    ending = {"because": "goals met", "note": "They moved at once", "version": 1} | boxes(
        on=A_MONDAY
    )
    assert "A safety concern is open" in words(send(mona, "case_close", case.pk, **ending))
    closed(decided(concern))
    assert send(mona, "case_close", case.pk, **ending).status_code == 302
    with acting_as(people.mona()):
        assert ConcernStep.objects.filter(concern=concern).exists()
    page = words(mona.get(reverse("safety", args=[case.pk])))
    assert "This case is closed" in page


def test_others_find_nothing_there(client, case):
    concern = raised(case)
    people.participant(people.mary())
    people.participant(people.oscar(), "South")
    for who in (people.mary(), people.oscar(), people.mallory()):
        client = people.signed_in(client, who)
        for name in ("concern", "concern_tell", "concern_decide"):
            assert client.get(reverse(name, args=[concern.pk])).status_code == 404
