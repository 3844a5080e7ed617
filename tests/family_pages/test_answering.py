"""Answering by private link: kept as one goes, sent once, scored, and never lost or doubled."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import Draft
from holdfast.family_pages.models import Arrival, Knock
from holdfast.kit.today import today
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.models import Administration, ChosenMeasure, RiskAnswer, WordingPack
from tests import people
from tests.database import all_seeing
from tests.family_pages import asking
from tests.family_pages.test_door import age

pytestmark = pytest.mark.django_db


def recorded() -> list[Administration]:
    with acting_as(people.grace()):
        return list(Administration.objects.order_by("entered_at"))


def arrived() -> list[Arrival]:
    with acting_as(people.grace()):
        return list(Arrival.objects.order_by("arrived_at"))


def test_answers_are_scored_and_tied_to_what_was_asked():
    link, token = asking.link(language="cy")
    answer = asking.answers_all(asking.let_in(token))
    assert answer.url == "/q/thanks/"
    (made,) = recorded()
    assert (made.ask_id, made.source, made.language, made.form) == (
        link.ask_id,
        "link",
        "cy",
        "P4-10",
    )
    assert made.scores["total"] == 20
    assert made.answers["26"] == 0
    assert "27" not in made.answers, "not asked, since 26 was answered 0"


def test_the_form_sent_twice_is_recorded_once():
    _, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    key = str(uuid.uuid4())
    first = client.post("/q/review/", {"form_key": key})
    second = client.post("/q/review/", {"form_key": key})
    assert first.url == second.url == "/q/thanks/"
    assert len(recorded()) == 1
    assert asking.sends(client, "/q/review/").url == "/q/thanks/", "with another key too"
    assert (len(recorded()), len(arrived())) == (1, 0)


def test_nothing_answered_is_not_sent():
    _, token = asking.link()
    page = asking.sends(asking.let_in(token), "/q/review/")
    assert b"Answer at least one question" in page.content
    assert recorded() == []


def test_what_was_answered_is_there_on_another_device():
    _, token = asking.link()
    asking.sends(asking.let_in(token), "/q/answer/3/", i3="2")
    other = asking.let_in(token)
    assert b'value="2" checked' in other.get("/q/answer/3/").content
    assert b"Go on" in other.get("/q/answer/").content


def test_what_was_typed_and_not_sent_comes_back_too():
    _, token = asking.link()
    client = asking.let_in(token)
    client.post("/drafts/", {"address": "/q/answer/5/", "typed": '{"i5": ["1"]}'})
    assert b'value="1" checked' in asking.let_in(token).get("/q/answer/5/").content


def test_a_question_may_be_left_out_and_an_answer_taken_back():
    _, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    assert asking.sends(client, "/q/answer/1/", i1="2", skip="yes").url == "/q/answer/2/"
    assert b"checked" not in client.get("/q/answer/1/").content


def test_an_answer_no_question_takes_is_said_beside_it_and_not_kept():
    _, token = asking.link()
    client = asking.let_in(token)
    page = asking.sends(client, "/q/answer/1/", i1="7")
    assert b"Choose one of the answers" in page.content
    for said in ("-1", "1.5", "٣", "x" * 500, "\0"):
        assert asking.sends(client, "/q/answer/1/", i1=said).status_code == 200
    assert b"checked" not in client.get("/q/answer/1/").content


def test_all_on_one_page_keeps_the_good_answers_and_names_the_bad():
    _, token = asking.link(one_a_page=False)
    client = asking.let_in(token)
    assert b'href="/q/all/"' in client.get("/q/answer/").content
    page = asking.sends(client, "/q/all/", i1="2", i2="9")
    assert b"Question 2: Choose one of the answers" in page.content
    assert b'value="2" checked' in client.get("/q/all/").content
    assert asking.sends(client, "/q/all/", i1="2", i2="1").url == "/q/review/"


def test_a_later_sending_of_other_answers_waits_for_a_person():
    _, token = asking.link()
    one, other = asking.let_in(token), asking.let_in(token)
    asking.answers_all(one)
    asking.sends(other, "/q/answer/1/", i1="2")
    assert b"Answers were sent with this link before" in other.get("/q/review/").content
    assert asking.sends(other, "/q/review/").url == "/q/thanks/"
    assert b"a person will decide" in other.get("/q/thanks/").content
    assert (len(recorded()), [one.why for one in arrived()]) == (1, ["second"])


def keyed_from_paper(link: object) -> None:
    grace = people.grace()
    with acting_as(grace):
        child = link.child  # type: ignore[attr-defined]
        made = record_sdq(
            child=child, form="P4-10", stage="baseline", completed_on=today(), today=today(),
            at=now(), by=grace, answers={1: 1},
        )  # fmt: skip
        Administration.objects.filter(pk=made.pk).update(ask_id=link.ask_id)  # type: ignore[attr-defined]


def test_answers_that_come_after_paper_was_keyed_wait_for_a_person():
    link, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    keyed_from_paper(link)
    assert asking.sends(client, "/q/review/").url == "/q/thanks/"
    assert [one.source for one in recorded()] == ["keyed"]
    assert [one.why for one in arrived()] == ["second"]


def test_answers_begun_in_time_and_sent_too_late_are_kept_and_not_recorded():
    link, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    age(link, hours=1)
    assert asking.sends(client, "/q/review/").url == "/q/thanks/"
    assert b"after the time of this link was over" in client.get("/q/thanks/").content
    assert (recorded(), [one.why for one in arrived()]) == ([], ["late"])


def test_a_day_after_its_end_nothing_more_comes_in():
    link, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    age(link, hours=25)
    assert asking.sends(client, "/q/review/").url == "/q/ended/"
    with all_seeing():
        assert Draft.objects.filter(person=link.respondent_id).exists(), "and it is still kept"


def phq9(**facts: object) -> tuple[object, str]:
    return asking.link(
        asking.ask(instrument="PHQ-9", informant="self"), form=form_of_phq9(), **facts
    )


def form_of_phq9() -> str:
    from holdfast.measures.instruments import named

    return next(iter(named("PHQ-9").versions))


def test_a_risk_answer_waits_for_a_person_and_the_page_says_where_to_turn():
    with acting_as(people.lena()):
        ChosenMeasure(
            authority_id="315", instrument="PHQ-9", informant="self", began_on=today(),
            settings={"guidance_for_family": "Ring our own line."},
        ).save(force_insert=True)  # fmt: skip
    _, token = phq9()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9="2")
    asking.sends(client, "/q/review/")
    page = client.get("/q/thanks/").content
    assert b"sounds very hard" in page
    assert b"Ring our own line." in page
    with acting_as(people.grace()):
        (risk,) = RiskAnswer.objects.waiting()
    assert (risk.question, risk.answer) == (9, 2)


def test_a_risk_answer_that_comes_late_shows_on_the_arrival():
    link, token = phq9()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9="1")
    age(link, hours=1)
    asking.sends(client, "/q/review/")
    (one,) = arrived()
    assert one.risks[0]["question"] == 9


def test_a_measure_whose_licence_allows_it_is_asked_in_its_own_words_and_language():
    _, token = phq9(language="pl")
    page = asking.let_in(token).get("/q/answer/1/").content.decode()
    assert '<html lang="pl"' in page
    assert 'lang="en">Little interest' in page
    assert "Dalej" in page


def test_a_session_that_has_ended_says_how_to_go_on():
    answer = Client().get("/q/answer/1/")
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/q/ended/")
    page = Client().get("/q/ended/", headers={"accept-language": "cy,en;q=0.5"})
    assert "Agorwch eich dolen eto" in page.content.decode()


def test_the_knocks_tell_the_story_in_order():
    link, token = asking.link()
    asking.answers_all(asking.let_in(token))
    with acting_as(people.grace()):
        kinds = list(Knock.objects.filter(link=link).order_by("at").values_list("kind", flat=True))
    assert kinds == ["opened", "begun", "sent"]
    assert link.expires_at - link.made_at == timedelta(days=7)


def test_whoever_asked_for_it_reads_their_own_answers_in_plain_words():
    _, token = asking.link(share_result=True)
    client = asking.let_in(token)
    asking.answers_all(client)
    page = client.get("/q/thanks/").content.decode()
    assert "The answers come to 20" in page
    assert "not a diagnosis" in page


def test_nobody_reads_a_result_who_was_not_to():
    _, token = asking.link()
    client = asking.let_in(token)
    asking.answers_all(client)
    assert "The answers come to" not in client.get("/q/thanks/").content.decode()


def held_pack(authority: str, **facts: object) -> None:
    """Have an authority hold the words of one SDQ form; they are ours, and no questionnaire's."""
    asked = {str(number): f"Invented question {number}" for number in range(1, 34)}
    by = people.ada(authority)
    with acting_as(by):
        WordingPack.objects.create(
            authority_id=authority, instrument="SDQ", holder="Somebody", licence_reference="L1",
            languages=["en"], forms=["P4-10"], sha256="a" * 64, uploaded_by=by, uploaded_at=now(),
            content={"en": {"P4-10": {"items": asked}}},
            **({"expires_on": today() + timedelta(days=9)} | facts),
        )  # fmt: skip


def test_licensed_words_are_shown_to_those_the_licensed_authority_asks():
    held_pack("315")
    _, token = asking.link(language="cy")
    page = asking.let_in(token).get("/q/answer/4/").content.decode()
    assert 'lang="en">Invented question 4' in page


@pytest.mark.parametrize("pack", ["another authority's", "run out"])
def test_without_a_licence_in_force_here_there_are_numbers_alone(pack):
    if pack == "run out":
        held_pack("315", expires_on=today() - timedelta(days=1))
    else:
        held_pack("319")
    _, token = asking.link()
    page = asking.let_in(token).get("/q/answer/4/").content.decode()
    assert "Invented" not in page
    assert "Question 4" in page
