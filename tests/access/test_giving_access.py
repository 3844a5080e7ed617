"""Letting somebody in: from the command line, and with a forgotten password."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Role
from tests.access.signing_in import (
    PASSWORD,
    adds_an_app,
    code,
    gives_password,
    reaches,
    somebody,
    with_an_app,
)
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
NELL = {
    "name": "Nell",
    "email": "nell@example.org",
    "role": Role.ADMINISTRATOR.value,
    "authority": "315",
}


@pytest.fixture
def real_site(settings):
    settings.DEMO = False


def add_person(**said: str) -> str:
    """Run the command as it is run: as the owner of the tables. Return what it prints."""
    told = StringIO()
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE holdfast_owner")
        try:
            call_command("add_person", **(NELL | said), stdout=told)
        finally:
            if not connection.needs_rollback:
                cursor.execute("SET ROLE holdfast_app")
    return told.getvalue()


def sets_password(client, address: str):
    """Follow a link to set a password as a browser does, and set it."""
    form = client.get(address, follow=True).redirect_chain[-1][0]
    return client.post(form, {"password1": PASSWORD, "password2": PASSWORD})


def link_in(words: str) -> str:
    return re.search(r"https?://[^/\s]+(/\S+)", words)[1]


def test_the_first_administrator_goes_all_the_way_in(client, clock, real_site):
    address = link_in(add_person())
    assert sets_password(client, address).status_code == 302
    assert gives_password(client).status_code == 302
    assert not reaches(client)
    secret = adds_an_app(client)
    client.post(reverse("mfa_reauthenticate"), {"code": code(secret)})
    assert reaches(client)
    assert reaches(client, "groups")


def test_the_link_works_once(client, clock, real_site):
    address = link_in(add_person())
    sets_password(client, address)
    client.post(reverse("account_logout"))
    again = client.get(address, follow=True)
    assert again.context["token_fail"]


def test_somebody_just_added_cannot_sign_in_without_the_link(client, real_site):
    add_person()
    for guess in ("", "!", PASSWORD):
        gives_password(client, guess)
        assert not reaches(client)


def test_the_trail_says_who_was_added(real_site):
    add_person()
    nell = User.objects.get(name="Nell")
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT what, detail->>'role' FROM audit.entry WHERE by = %s", [str(nell.pk)]
        )
        assert cursor.fetchone() == ("added from the command line", "programme administrator")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"role": "king"}, "programme administrator"),
        ({"authority": "999"}, "315 Merton"),
        ({"email": "nell"}, "not an e-mail address"),
        ({"name": "  "}, "--name is empty"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(real_site, said, words):
    with pytest.raises(CommandError, match=words):
        add_person(**said)
    assert not User.objects.filter(name="Nell").exists()


def test_nobody_is_added_twice(real_site):
    add_person()
    with pytest.raises(CommandError, match="already signs in"):
        add_person(email="NELL@example.org")


def test_no_real_person_is_added_to_the_demonstration():
    with pytest.raises(CommandError, match="invented people only"):
        add_person()


def asks_for_a_new_password(client, email: str):
    return client.post(reverse("account_reset_password"), {"email": email})


def test_a_forgotten_password_is_set_again_by_e_mail(client, clock):
    person = somebody()
    asks_for_a_new_password(client, "nell@example.org")
    (letter,) = mail.outbox
    assert letter.to == ["nell@example.org"]
    client.get(link_in(letter.body), follow=True)
    sets_password(client, link_in(letter.body))
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_asking_for_an_unknown_address_looks_the_same(client, clock):
    somebody()
    known = asks_for_a_new_password(client, "nell@example.org")
    unknown = asks_for_a_new_password(client, "nobody@example.org")
    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"] == unknown.headers["Location"]
    assert len(mail.outbox) == 2, "each takes as long as the other: a letter goes either way"
    assert "sign up" not in mail.outbox[1].body
    assert "/sign-in/signup" not in mail.outbox[1].body


def test_letters_are_kept_in_a_folder_of_the_site(client, clock, settings, tmp_path: Path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    somebody()
    asks_for_a_new_password(client, "nell@example.org")
    (letter,) = tmp_path.iterdir()
    assert "/sign-in/password/reset/key/" in letter.read_text()


def test_a_new_password_does_not_do_away_with_the_second_factor(client, clock):
    with_an_app(somebody())
    asks_for_a_new_password(client, "nell@example.org")
    sets_password(client, link_in(mail.outbox[0].body))
    assert gives_password(client).headers["Location"] == reverse("mfa_authenticate")
    assert not reaches(client)
