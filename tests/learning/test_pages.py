"""The pages of learning: who sees which, what is refused, and what stays of what was typed."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.models import Draft, Sending
from holdfast.learning.content.slides import ITEMS
from holdfast.learning.models import Author, Observation, Reply, Strategy
from holdfast.learning.rules import State
from tests import people
from tests.database import all_seeing
from tests.learning import notes

pytestmark = pytest.mark.django_db
TYPED = {"valence": "hinders", "sentence": notes.SENTENCE}
SORTED = {"construct": notes.WORK, "strength": "-1", "owner": ""}


@pytest.fixture(autouse=True)
def on_the_monday(settings):
    settings.STORY_DAY = people.A_MONDAY


def as_(client, who):
    return people.signed_in(client, who)


def send(client, address, typed, key=None):
    return client.post(address, typed | {"form_key": str(key or uuid4())})


def page(client, address):
    return client.get(address).content.decode()


def everything(model=Observation):
    with all_seeing():
        return list(model.objects.order_by("pk"))


def day_of(name, day=people.A_MONDAY):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_concern_from_note_to_you_said_we_did(client):
    lena, mona = people.lena(), people.mona()
    as_(client, mona)
    sent = send(client, reverse("observation_note"), TYPED)
    (made,) = everything()
    assert sent.url == made.get_absolute_url()
    assert "It waits for the programme lead" in page(client, made.get_absolute_url())
    as_(client, lena)
    assert "1 note waits for you to accept" in page(client, reverse("my_work"))
    assert notes.SENTENCE in page(client, reverse("observations"))
    send(client, reverse("observation_sort", args=[made.pk]), SORTED | {"version": "1"})
    plan = {"name": "Keep a room", "kind": "fit", "owner": str(mona.pk)} | day_of("began_on")
    send(client, reverse("strategy_begin", args=[made.pk]), plan)
    (strategy,) = everything(Strategy)
    ended = plan | day_of("ended_on") | {"effect": "helped", "version": "1"}
    assert send(client, reverse("strategy_change", args=[strategy.pk]), ended).status_code == 302
    assert "It helped" in page(client, reverse("strategies"))
    stands = {"to": "eased", "why": "We asked the team", "version": "3"}
    send(client, reverse("observation_move", args=[made.pk]), stands)
    reply = {"did": "A room is kept on Tuesdays", "done_by": "Mona"} | day_of("done_on")
    send(client, reverse("observation_answer", args=[made.pk]), reply)
    as_(client, mona)
    assert "There is an answer to what you noted" in page(client, reverse("my_work"))
    as_(client, people.grace())
    shown = page(client, reverse("you_said"))
    assert notes.SENTENCE in shown
    assert "A room is kept on Tuesdays" in shown
    assert "There is an answer" not in page(client, reverse("my_work"))
    assert everything()[0].state == State.EASED


def test_without_a_name_nothing_is_left_of_who_sent_it(client):
    as_(client, people.grace())
    address = reverse("observation_note_unnamed")
    assert "data-draft" not in page(client, address)
    key = uuid4()
    for _ in range(2):
        assert send(client, address, TYPED, key).url == reverse("observation_noted")
    (made,) = everything()
    assert everything(Author) == everything(Sending) == everything(Draft) == []
    assert str(made.pk) not in page(client, reverse("observation_noted"))
    with all_seeing() as cursor:
        cursor.execute("SELECT count(*) FROM audit.reading WHERE page LIKE 'observation%%'")
        assert cursor.fetchone() == (0,)
    assert client.get(made.get_absolute_url()).status_code == 404, "it is not theirs any more"


def test_a_name_is_pointed_at_on_both_forms_and_what_was_typed_stays(client):
    people.case()
    as_(client, people.grace())
    typed = TYPED | {"sentence": "Robin is hard to reach"}
    for name in ("observation_note", "observation_note_unnamed"):
        words = send(client, reverse(name), typed).content.decode()
        assert "“Robin” is a name of somebody you work with" in words
        assert "Robin is hard to reach" in words
        assert 'name="are_no_names"' in words
    assert everything() == []


@pytest.mark.parametrize("name", ["observation_note", "observation_note_unnamed"])
def test_an_empty_or_malformed_note_says_what_is_wrong(client, name):
    as_(client, people.grace())
    words = send(client, reverse(name), {}).content.decode()
    assert "Choose whether it helps or gets in the way" in words
    assert "Write what helps or gets in the way" in words
    assert send(client, reverse(name), TYPED | {"valence": "task"}).status_code == 200
    assert client.post(reverse(name), TYPED | {"form_key": "x"}).status_code == 400
    assert everything() == []


def test_who_opens_a_note_before_and_after_it_is_accepted(client):
    found = notes.noted()
    address = found.get_absolute_url()
    answers = {
        who.name: as_(client, who).get(address).status_code
        for who in (people.grace(), people.lena(), people.mary(), people.ada(), people.mallory())
    }
    assert answers == {"Grace": 200, "Lena": 200, "Mary": 404, "Ada": 404, "Mallory": 404}
    notes.accepted(found)
    as_(client, people.mary())
    shown = page(client, address)
    assert notes.SENTENCE in shown
    assert "Grace" not in shown
    assert "It was you" in page(as_(client, people.grace()), address)
    assert "It was Grace" in page(as_(client, people.lena()), address)
    assert as_(client, people.mallory()).get(address).status_code == 404


def test_the_lead_alone_sorts_moves_plans_and_answers(client):
    found = notes.accepted()
    strategy = notes.running(found)
    names = ("observation_sort", "observation_move", "strategy_begin", "observation_answer")
    addresses = [reverse(name, args=[found.pk]) for name in names]
    addresses.append(reverse("strategy_change", args=[strategy.pk]))
    for who in (people.grace(), people.mona(), people.dora(), people.ada()):
        as_(client, who)
        assert {client.get(one).status_code for one in addresses} == {403}
    as_(client, people.lena())
    assert {client.get(one).status_code for one in addresses} == {200}
    assert client.get(reverse("observation_sort", args=[uuid4()])).status_code == 404


def test_sorting_on_an_older_version_is_shown_beside(client):
    found = notes.accepted()
    as_(client, people.lena())
    address = reverse("observation_sort", args=[found.pk])
    typed = SORTED | {"construct": "inner.culture", "version": "1"}
    assert send(client, address, typed).status_code == 409


def test_reasons_stand_at_the_top_and_what_was_typed_stays(client):
    found = notes.noted()
    as_(client, people.lena())
    address = reverse("observation_sort", args=[found.pk])
    typed = SORTED | {"further_1": notes.WORK, "version": "1"}
    assert "is the first one again" in send(client, address, typed).content.decode()
    address = reverse("strategy_begin", args=[found.pk])
    plan = {"name": "Keep a room", "kind": "fit", "owner": str(people.mona().pk)}
    words = send(client, address, plan | day_of("began_on")).content.decode()
    assert "Choose notes that have been accepted" in words
    words = send(client, reverse("observation_answer", args=[found.pk]), {}).content.decode()
    assert "Write what was done" in words
    assert everything(Strategy) == everything(Reply) == []


def test_sent_twice_is_answered_once(client):
    found = notes.accepted()
    as_(client, people.lena())
    key, address = uuid4(), reverse("observation_answer", args=[found.pk])
    reply = {"did": "A room", "done_by": "Mona"} | day_of("done_on")
    assert send(client, address, reply, key).url == send(client, address, reply, key).url
    assert len(everything(Reply)) == 1


def test_the_lines_of_the_slides_are_loaded_by_the_lead_once(client):
    as_(client, people.grace())
    assert send(client, reverse("slides_load"), {}).status_code == 403
    assert "may have been one box" in page(client, reverse("slides"))
    as_(client, people.lena())
    assert "Load the slides’ lines" in page(client, reverse("slides"))
    for _ in range(2):
        send(client, reverse("slides_load"), {})
    assert len(everything()) == len(ITEMS)
    assert "All of them are here" in page(client, reverse("slides"))


def test_the_board_shows_helps_beside_hinders_and_says_so_where_few_noted(client):
    notes.slides()
    as_(client, people.dora())
    shown = page(client, reverse("theme_board"))
    for item in ITEMS:
        assert item.words in shown.replace("&#x27;", "'")
    assert "fewer than 5 people of it noted something" in shown
    assert "58 notes" in shown
    assert "added by us" in shown


def test_the_board_is_narrowed(client):
    notes.slides()
    as_(client, people.grace())
    shown = page(client, reverse("theme_board") + "?valence=hinders&domain=innovation")
    assert "Parts of manual inaccessible" in shown
    assert "Communication<" not in shown
    assert "A year is not enough" not in shown
    assert "5 of 58 notes" in shown
    assert "58 notes" in page(client, reverse("theme_board") + "?domain=nonsense")
    listed = page(client, reverse("observations") + "?construct=innovation.design")
    assert "Parts of manual inaccessible" in listed
    assert "2 notes" in listed


def test_the_board_without_a_note_says_so(client):
    as_(client, people.grace())
    assert "Nothing has been noted and accepted yet" in page(client, reverse("theme_board"))
    assert client.get(reverse("theme_pictures")).status_code == 200


def test_the_pictures_hold_what_is_still_there_and_have_it_as_text(client):
    found = notes.accepted()
    eased = notes.accepted(notes.noted(sentence="The lift was broken"))
    notes.running(eased)
    notes.moved(eased, State.EASED)
    as_(client, people.dora())
    shown = page(client, reverse("theme_pictures"))
    assert shown.count("<svg") == 4
    assert shown.count('role="img"') == 4
    listed = shown[shown.index("app-themes__list") :]
    assert str(found.pk) in listed
    assert "The lift was broken" not in shown
    assert "1 that eased or was closed is not drawn" in shown
    assert not re.search(r"\sstyle=|<script>|on\w+=", shown[shown.index("<main") :])


def test_what_somebody_writes_is_drawn_as_words_and_nothing_else(client):
    notes.accepted(notes.noted(sentence='<script>alert("x")</script> & more'))
    as_(client, people.dora())
    for name in ("theme_pictures", "theme_board"):
        shown = page(client, reverse(name))
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_more_notes_take_no_more_queries(client):
    people.team()
    as_(client, people.lena())
    names = ("theme_board", "theme_pictures", "observations", "you_said", "strategies")
    counts = []
    for _ in range(2):
        notes.running(notes.accepted())
        notes.answered()
        notes.noted()
        with CaptureQueriesContext(connection) as queries:
            for name in names:
                page(client, reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1]
