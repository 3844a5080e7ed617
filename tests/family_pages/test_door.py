"""The door of a private link: what opens it, what does not, and that both say little."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.family_pages import rules
from holdfast.family_pages.actions.linking import revoke_link, send_again
from holdfast.family_pages.models import Knock, Link
from holdfast.family_pages.reports import standings
from holdfast.kit.today import today
from tests import people
from tests.database import all_seeing
from tests.family_pages import asking

pytestmark = pytest.mark.django_db
DEAD = "This link does not work"


def state(link: Link) -> str:
    with acting_as(people.grace()):
        (one,) = standings([Link.objects.get(pk=link.pk)], now=now())
    return one.state.value


def age(link: Link, *, hours: float) -> None:
    """Let a link's time have run out so many hours ago."""
    with all_seeing() as cursor:
        cursor.execute(
            "UPDATE family_pages_link SET made_at = now() - interval '9 days', expires_at = %s "
            "WHERE id = %s",
            [now() - timedelta(hours=hours), link.pk],
        )
        cursor.execute(
            "UPDATE measures_ask SET answer_until = %s WHERE id = %s",
            [now() - timedelta(hours=hours), link.ask_id],
        )


def test_the_right_answer_opens_the_measure_and_nothing_of_the_token_stays():
    link, token = asking.link()
    client = asking.let_in(token)
    page = client.get("/q/answer/")
    assert b"Questions about Robin" in page.content
    assert token not in str(dict(client.session))
    assert token.encode() not in page.content
    assert state(link) == "opened"


def test_a_mail_scanner_that_follows_the_link_uses_nothing_up():
    link, token = asking.link()
    for _ in range(7):
        scanner = Client()
        assert scanner.get(f"/q/{token}/", follow=True).status_code == 200
        assert scanner.head(f"/q/{token}/").status_code == 302
    assert state(link) == "not sent"
    asking.let_in(token)


def test_five_wrong_answers_lock_the_link_whichever_browser_they_come_from():
    link, token = asking.link()
    for _ in range(4):
        page = asking.at_the_door(token).post("/q/", {"day": "5", "month": "5"})
        assert b"That is not the answer we have" in page.content
    page = asking.at_the_door(token).post("/q/", {"day": "6", "month": "5"})
    assert DEAD.encode() in page.content
    assert state(link) == "locked"
    page = asking.at_the_door(token).post("/q/", asking.BORN)
    assert DEAD.encode() in page.content


def test_the_database_counts_as_many_tries_as_the_rules():
    assert rules.TRIES == 5, "app.link_behind in rows.sql says five too"


def test_an_empty_answer_is_no_try():
    link, token = asking.link()
    page = asking.at_the_door(token).post("/q/", {"day": "", "month": ""})
    assert b"Give an answer" in page.content
    with acting_as(people.grace()):
        assert not Knock.objects.filter(link=link).exists()


def test_a_word_is_taken_however_it_is_written():
    _, token = asking.link(check=rules.Check.WORD, secret="Blue kettle")
    client = asking.at_the_door(token)
    assert client.post("/q/", {"word": "red kettle"}).status_code == 200
    assert client.post("/q/", {"word": " BLUE-Kettle "}).status_code == 302


def without_what_differs(page: bytes) -> str:
    from tests.security.test_policy_walk import TOKEN

    return TOKEN.sub("", page.decode())


def test_unknown_expired_revoked_used_and_locked_links_meet_the_same_words():
    case = people.case()
    made = [asking.link(asking.ask(case, number=number)) for number in range(1, 5)]
    (expired, expired_token), (revoked, revoked_token), (_, used_token), (_, locked_token) = made
    age(expired, hours=1)
    with acting_as(people.grace()):
        revoke_link(link=revoked, because="wrong number", version=1, at=now(), by=people.grace())
    asking.answers_all(asking.let_in(used_token))
    for _ in range(5):
        asking.at_the_door(locked_token).post("/q/", {"day": "1", "month": "1"})
    tokens = (expired_token, revoked_token, used_token, locked_token, rules.new_token())
    pages = {without_what_differs(asking.at_the_door(one).get("/q/").content) for one in tokens}
    assert len(pages) == 1
    assert DEAD in pages.pop()


def test_sending_again_makes_a_new_token_and_ends_the_old_one():
    link, token = asking.link()
    with acting_as(people.grace()):
        made, new = send_again(
            link=link, lasts=rules.LASTS, today=today(), at=now(), by=people.grace()
        )
    assert DEAD.encode() in asking.at_the_door(token).get("/q/").content
    asking.let_in(new)
    assert (state(link), state(made)) == ("revoked", "opened")


def test_a_link_revoked_in_mid_answer_opens_nothing_more_and_what_was_kept_waits():
    link, token = asking.link()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    with acting_as(people.grace()):
        revoke_link(link=link, because="wrong person", version=1, at=now(), by=people.grace())
    for path in ("/q/answer/", "/q/answer/1/", "/q/all/", "/q/review/"):
        assert client.get(path).url == "/q/ended/"
        assert asking.sends(client, path).status_code in (302, 405)
    with acting_as(people.grace()):
        _, new = send_again(
            link=Link.objects.get(pk=link.pk), lasts=rules.LASTS, today=today(), at=now(),
            by=people.grace(),
        )  # fmt: skip
    again = asking.let_in(new)
    assert b'value="2" checked' in again.get("/q/answer/1/").content


def test_no_page_of_the_door_is_kept_or_tells_another_site_where_it_came_from():
    _, token = asking.link()
    client = Client()
    follow = client.get(f"/q/{token}/")
    assert follow["Referrer-Policy"] == "no-referrer"
    page = client.get("/q/")
    assert page["Cache-Control"] == follow["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page.cookies == {} or not page.cookies["sessionid"]["max-age"]


def test_the_token_is_nowhere_in_the_database():
    link, token = asking.link()
    asking.let_in(token)
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT count(*) FROM audit.change WHERE before::text || after::text LIKE %s",
            [f"%{token}%"],
        )
        assert cursor.fetchone() == (0,)
        for log in ("entry", "reading", "refusal"):
            cursor.execute(
                f"SELECT count(*) FROM audit.{log} l WHERE l::text LIKE %s", [f"%{token}%"]
            )
            assert cursor.fetchone() == (0,)
        cursor.execute("SELECT after::text FROM audit.change WHERE tbl = 'family_pages_link'")
        assert link.token_hash not in cursor.fetchone()[0], "nor its hash in the history"


def test_a_practitioner_who_tries_the_link_is_signed_out_first():
    _, token = asking.link()
    client = people.signed_in(Client(), people.grace())
    asking.let_in(token, client)
    assert client.get("/cases/").status_code == 403


def test_the_quick_exit_goes_where_the_site_says(settings):
    assert b"https://www.bbc.co.uk/weather" in Client().get("/q/ended/").content
    settings.FAMILY_QUICK_EXIT = "https://www.example.org/recipes"
    assert b"https://www.example.org/recipes" in Client().get("/q/ended/").content
