"""Signing in as it really is: password, second factor, a session that ends, and no way round."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.models import User
from tests import people
from tests.access.signing_in import (
    PASSWORD,
    adds_an_app,
    code,
    gives_code,
    gives_password,
    reaches,
    somebody,
    with_an_app,
)
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
OURS = ("my_work", "cases", "manual", "groups")


def test_nobody_reaches_a_page_without_signing_in(client):
    for name in OURS:
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_login"))


def test_a_password_alone_leads_only_to_adding_a_second_factor(client, clock):
    somebody()
    assert gives_password(client).status_code == 302
    for name in OURS:
        assert client.get(reverse(name)).headers["Location"] == reverse("mfa_index")
    saved = client.post(reverse("draft"), {"address": "/", "typed": "{}"})
    assert saved.headers["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200


def test_nobody_changes_the_address_their_authority_vouches_for(client, clock):
    before = somebody().email
    gives_password(client)
    for answer in (
        client.get(reverse("account_email")),
        client.post(reverse("account_email"), {"action_add": "", "email": "new@example.org"}),
    ):
        assert "vouches for the address" in answer.content.decode()
    with all_seeing():
        assert not User.objects.filter(email="new@example.org").exists()
        assert User.objects.filter(email=before).exists()


def test_an_app_just_added_is_shown_once_and_then_counts(client, clock):
    somebody()
    gives_password(client)
    secret = adds_an_app(client)
    sent_on = client.get(reverse("manual") + "?words=hope").headers["Location"]
    assert urlsplit(sent_on).path == reverse("mfa_reauthenticate")
    assert parse_qs(urlsplit(sent_on).query)["next"] == ["/manual/?words=hope"]
    asked = client.get(sent_on)
    assert asked.status_code == 200
    assert "before any record is shown" in asked.content.decode()
    assert "Use your password" not in asked.content.decode()
    back = client.post(sent_on, {"code": code(secret), "next": "/manual/?words=hope"})
    assert back.headers["Location"] == "/manual/?words=hope"
    assert reaches(client)


def test_password_and_code_reach_my_work(client, clock):
    with_an_app(somebody())
    assert gives_password(client).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert gives_code(client, code()).headers["Location"] == reverse("my_work")
    assert reaches(client)
    assert reaches(client, "my_work")


def test_between_password_and_code_nothing_is_reached(client, clock):
    with_an_app(somebody())
    gives_password(client)
    for name in (*OURS, "mfa_index", "mfa_activate_totp", "account_change_password"):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_login"))


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, clock):
    somebody()
    wrong = gives_password(client, "wrong horse battery staple")
    unknown = client.post(
        reverse("account_login"), {"login": "nobody@example.org", "password": PASSWORD}
    )
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


@pytest.mark.parametrize("windows_ago", [2, 20_000])
def test_a_code_of_another_time_is_refused(client, clock, windows_ago):
    with_an_app(somebody())
    gives_password(client)
    answer = gives_code(client, code(windows_ago=windows_ago))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not reaches(client)


def test_a_code_works_once(client, clock):
    with_an_app(somebody())
    gives_password(client)
    used = code()
    gives_code(client, used)
    client.post(reverse("account_logout"))
    gives_password(client)
    assert gives_code(client, used).context["form"].errors
    assert not reaches(client)
    clock.shift(30)
    gives_code(client, code())
    assert reaches(client)


def test_guessing_codes_is_stopped_after_five(client, clock):
    with_an_app(somebody())
    gives_password(client)
    right = code()
    for _ in range(5):
        gives_code(client, "000000" if right != "000000" else "000001")
    gives_code(client, right)
    assert not reaches(client)


def test_a_recovery_code_works_once(client, clock):
    person = with_an_app(somebody())
    spare, *_ = RecoveryCodes.activate(person).get_unused_codes()
    gives_password(client)
    gives_code(client, spare)
    assert reaches(client)
    client.post(reverse("account_logout"))
    gives_password(client)
    assert gives_code(client, spare).context["form"].errors
    assert not reaches(client)


def test_somebody_with_a_passkey_alone_is_asked_for_it(client, clock):
    person = somebody()
    gives_password(client)
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"}
    )
    sent_on = client.get(reverse("manual")).headers["Location"]
    assert urlsplit(sent_on).path == reverse("mfa_reauthenticate_webauthn")


def test_the_demonstrations_way_in_is_no_use_to_a_real_person(client):
    people.signed_in(client, somebody())
    assert client.get(reverse("manual")).headers["Location"] == reverse("mfa_index")


def test_the_demonstrations_way_in_is_no_use_outside_it(client, settings):
    people.signed_in(client, people.grace())
    assert reaches(client)
    settings.DEMO = False
    assert client.get(reverse("manual")).headers["Location"] == reverse("mfa_index")


def test_somebody_made_inactive_is_out_at_once(client, clock):
    person = with_an_app(somebody())
    gives_password(client)
    gives_code(client, code())
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert not reaches(client)


def test_when_a_last_day_has_ended_nobody_is_in_or_comes_in(client, clock):
    person = with_an_app(somebody())
    User.objects.filter(pk=person.pk).update(access_ends_at=now() + timedelta(minutes=5))
    gives_password(client)
    gives_code(client, code())
    assert reaches(client)
    clock.shift(timedelta(minutes=6))
    assert not reaches(client)
    gives_password(client)
    gives_code(client, code())
    assert not reaches(client)


def test_fifteen_idle_minutes_end_a_session_and_activity_keeps_it(client, clock):
    with_an_app(somebody())
    gives_password(client)
    gives_code(client, code())
    for _ in range(3):
        clock.shift(timedelta(minutes=14))
        assert reaches(client)
    clock.shift(timedelta(minutes=15, seconds=1))
    assert not reaches(client)


def test_twelve_hours_end_a_session_however_busy(client, clock):
    with_an_app(somebody())
    gives_password(client)
    gives_code(client, code())
    assert reaches(client)
    for _ in range(6 * 12):
        clock.shift(timedelta(minutes=10))
        assert reaches(client)
    clock.shift(timedelta(minutes=1))
    assert not reaches(client)


def test_signing_out_ends_the_session_on_the_server_too(client, clock):
    with_an_app(somebody())
    gives_password(client)
    gives_code(client, code())
    stolen = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = stolen
    assert not reaches(client)


def test_a_session_key_known_before_signing_in_is_worth_nothing_after(client, clock):
    with_an_app(somebody())
    gives_password(client)
    before = client.cookies["sessionid"].value
    gives_code(client, code())
    assert client.cookies["sessionid"].value != before


def test_nobody_makes_an_account_for_themselves(client):
    made = {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), made)
    assert not User.objects.filter(email="x@example.org").exists()


def test_the_secret_of_an_app_is_not_in_the_database_as_it_is(client, clock):
    somebody()
    gives_password(client)
    secret = adds_an_app(client)
    with all_seeing() as cursor:
        cursor.execute("SELECT string_agg(data::text, '') FROM mfa_authenticator")
        kept = cursor.fetchone()[0]
    assert kept
    assert secret not in kept
