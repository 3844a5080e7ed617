"""Letters to staff: written with what they tell of, sent once, and tried again if they fail."""

import os
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.mail.actions import BROKEN, OUT_OF_PATIENCE, carry, try_again, write_to
from holdfast.mail.models import Mailing
from holdfast.mail.rules import PATIENCE, Post, why_not_again
from holdfast.mail.senders import Letter, NotSent
from tests import database, people
from tests.casework.typing_in import words
from tests.database import all_seeing

in_a_database = pytest.mark.django_db


class Carrier:
    """A carrier that keeps what it was given, and fails for whom it is told to."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.fails_for: set[str] = set()
        self.tried = 0

    def send(self, letter: Letter) -> str:
        self.tried += 1
        if letter.to in self.fails_for:
            raise NotSent("The mail server did not take it: check the address")
        self.sent.append(letter)
        return "ref"


@pytest.fixture
def carrier(monkeypatch):
    made = Carrier()
    monkeypatch.setattr("holdfast.mail.actions.sender_for", lambda _: made)
    return made


def posts(*who, occasion="moved 1"):
    return [
        Post(to=one.pk, occasion=occasion, subject="The meeting is moved", words="To Tuesday")
        for one in who
    ]


def written(*who, by=None, **more):
    by = by or people.lena()
    with acting_as(by):
        return write_to(posts=posts(*who, **more), at=people.A_MOMENT, by=by)


def everything():
    with all_seeing():
        return list(Mailing.objects.order_by("to__name", "pk"))


def carried(mailings, by=None):
    carry(keys=[one.pk for one in mailings], by=by or people.lena())


@in_a_database
def test_a_letter_leaves_once_what_it_tells_of_is_kept(carrier, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        written(people.grace(), people.mary())
    assert carrier.sent == []
    assert [one.state for one in everything()] == ["waiting", "waiting"]
    for leave in waiting:
        leave()
    assert sorted(one.to for one in carrier.sent) == [people.grace().email, people.mary().email]
    assert [(one.state, one.tries) for one in everything()] == [("sent", 1), ("sent", 1)]


@in_a_database
def test_nobody_is_told_of_the_same_thing_twice(carrier):
    made = written(people.grace())
    carried(made)
    assert written(people.grace(), people.mary())[0].to == people.mary()
    carried(made)
    assert len(carrier.sent) == 1
    assert len(written(people.grace(), occasion="moved 2")) == 1


@in_a_database
def test_a_failure_is_kept_with_its_reason_and_tried_again(
    carrier, django_capture_on_commit_callbacks
):
    made = written(people.grace(), people.mary())
    carrier.fails_for = {people.grace().email}
    carried(made)
    grace, mary = everything()
    assert (grace.state, mary.state) == ("failed", "sent")
    assert "did not take it" in grace.failed_because
    carrier.fails_for = set()
    with acting_as(people.lena()), django_capture_on_commit_callbacks(execute=True):
        try_again(mailings=[grace], by=people.lena())
    assert [(one.state, one.failed_because, one.tries) for one in everything()] == [
        ("sent", "", 2),
        ("sent", "", 1),
    ]
    assert len(carrier.sent) == 2


@in_a_database
def test_a_carrier_that_fails_twice_is_left_alone_and_nothing_is_lost(carrier):
    who = [people.grace(), people.mary(), people.oscar(), people.mona()]
    carrier.fails_for = {one.email for one in who}
    carried(written(*who))
    assert carrier.tried == 2
    assert [one.state for one in everything()] == ["failed"] * 4
    assert sum(one.failed_because == OUT_OF_PATIENCE for one in everything()) == 2


@in_a_database
def test_a_slow_carrier_holds_nobody_up_and_what_is_left_is_sent_later(carrier, monkeypatch):
    clock = iter([0, 1, 99])
    monkeypatch.setattr("holdfast.mail.actions.monotonic", lambda: next(clock))
    made = written(people.grace(), people.mary())
    carry(keys=[one.pk for one in made], by=people.lena(), within=PATIENCE)
    assert sorted(one.state for one in everything()) == ["sent", "waiting"]
    monkeypatch.undo()
    monkeypatch.setattr("holdfast.mail.actions.sender_for", lambda _: carrier)
    people.ada()
    said = StringIO()
    call_command("send_letters", stdout=said)
    assert [one.state for one in everything()] == ["sent", "sent"]
    assert said.getvalue() == "1 letters waited, 1 left\n"


@in_a_database
def test_a_carrier_that_breaks_breaks_nothing_else(carrier, monkeypatch):
    monkeypatch.setattr(carrier, "send", lambda letter: 1 / 0)
    carried(written(people.grace()))
    (one,) = everything()
    assert (one.state, one.failed_because) == ("failed", BROKEN)


@in_a_database
def test_what_was_sent_is_not_sent_again(carrier):
    (one,) = made = written(people.grace())
    carried(made)
    with acting_as(people.lena()):
        one.refresh_from_db()
        with pytest.raises(Refused, match="sent already"):
            try_again(mailings=[one], by=people.lena())
    assert why_not_again("failed") == []


@in_a_database
def test_one_that_may_have_left_is_shown_and_sent_again_only_when_asked_to(
    carrier, client, django_capture_on_commit_callbacks
):
    (one,) = written(people.grace())
    with all_seeing():
        Mailing.objects.update(state="leaving")  # we were cut short
    carried([one])
    assert carrier.sent == []
    people.signed_in(client, people.lena())
    assert "May or may not have left" in words(client.get(reverse("mail")))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mail_again"), {"form_key": str(uuid4())})
    assert len(carrier.sent) == 1
    assert "Nothing: every e-mail has left." in words(client.get(reverse("mail")))


@in_a_database
def test_the_page_shows_why_and_the_letter_and_says_so_where_the_work_is(carrier, client):
    carrier.fails_for = {people.grace().email}
    made = written(people.grace())
    carried(made)
    people.signed_in(client, people.lena())
    page = words(client.get(reverse("mail")))
    assert "Did not leave: The mail server did not take it" in " ".join(page.split())
    letter = words(client.get(reverse("mailing", args=[made[0].pk])))
    assert "To Tuesday" in letter
    for who, status in ((people.petra(), 404), (people.grace(), 403), (people.mona(), 403)):
        people.signed_in(client, who)
        assert client.get(reverse("mailing", args=[made[0].pk])).status_code == status


@in_a_database
@pytest.mark.parametrize(
    ("who", "sees"),
    [("lena", 2), ("ada", 2), ("petra", 1), ("grace", 0), ("mona", 0), ("mallory", 0)],
)
def test_both_locks_let_the_same_letters_through(who, sees):
    written(people.grace())
    written(people.mary(), by=people.petra())
    reader = getattr(people, who)()
    with all_seeing():
        alone = set(Mailing.objects.visible_to(reader).values_list("pk", flat=True))
    with acting_as(reader):
        second = set(Mailing.objects.values_list("pk", flat=True))
    assert alone == second
    assert len(alone) == sees


@in_a_database
@pytest.mark.parametrize("broken", [{"state": "sent"}, {"state": "failed"}, {"state": "lost"}])
def test_the_database_refuses_what_must_never_be(broken):
    (one,) = written(people.grace())
    with acting_as(people.lena()), pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=one.pk).update(**broken)


@pytest.fixture
def _alive(django_db_setup, django_db_blocker):
    """Give the test a database whose changes are really kept, and throw it away after."""
    name = database.cloned(database.template(), f"mail_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        yield
    database.dropped(name)


@pytest.mark.usefixtures("_alive")
def test_two_who_try_again_at_once_send_it_once(carrier):
    lena = people.lena()
    (one,) = written(people.grace())  # which leaves, in this real database
    with acting_as(lena):
        Mailing.objects.filter(pk=one.pk).update(
            state="failed", failed_because="It rained", sent_at=None
        )
    carrier.sent.clear()
    start = Barrier(2)

    def again(_: int) -> None:
        start.wait(timeout=10)
        carry(keys=[one.pk], by=lena)
        connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(again, range(2)))
    assert len(carrier.sent) == 1
