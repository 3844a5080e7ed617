"""The demonstration's own way in, and that there is none outside it."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.sign_in import DEMO_SECOND_FACTOR, has_second_factor
from tests import people
from tests.database import ROOT, all_seeing

pytestmark = pytest.mark.django_db
HERE = "/demo/sign-in/"


def choose(client, person, **more):
    return client.post(HERE, {"person": person.pk, **more})


def test_anybody_may_open_the_page_and_sees_that_it_is_a_demonstration(client):
    page = client.get(reverse("demo_sign_in"))
    assert page.status_code == 200
    assert "This is a demonstration" in page.content.decode()


def test_choosing_somebody_invented_signs_in_as_them_with_a_second_factor(client):
    answer = choose(client, people.grace())
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(people.grace().pk)
    assert client.session[DEMO_SECOND_FACTOR] is True


def test_it_is_on_the_trail_that_somebody_signed_in_this_way(client):
    grace = people.grace()
    choose(client, grace)
    with all_seeing() as cursor:
        cursor.execute("SELECT by FROM audit.entry WHERE what = 'signed in to the demonstration'")
        assert cursor.fetchall() == [(str(grace.pk),)]


def test_choosing_another_takes_nothing_of_the_first_along(client):
    choose(client, people.grace())
    session = client.session
    session["kept"] = "by Grace"
    session.save()
    choose(client, people.mona())
    assert client.session["_auth_user_id"] == str(people.mona().pk)
    assert "kept" not in client.session


@pytest.mark.parametrize("next_page", ["/cases/", "/cases/?open=1"])
def test_one_goes_on_to_where_one_was_going(client, next_page):
    assert choose(client, people.grace(), next=next_page).url == next_page


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:1"])
def test_one_never_goes_on_to_another_site(client, elsewhere):
    assert choose(client, people.grace(), next=elsewhere).url == "/"


@pytest.mark.parametrize("fact", [{"is_invented": False}, {"is_active": False}])
def test_nobody_real_and_nobody_who_left_can_be_chosen(client, fact):
    grace = people.grace()
    User.objects.filter(pk=grace.pk).update(**fact)
    assert choose(client, grace).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("nobody", ["", "0", "9" * 12, "grace"])
def test_choosing_nobody_signs_in_nobody(client, nobody):
    assert client.post(HERE, {"person": nobody}).status_code == 404


def test_the_page_of_sign_in_leads_here_and_remembers_where_one_was_going(client):
    page = client.get("/sign-in/login/?next=/cases/").content.decode()
    assert 'href="/demo/sign-in/?next=/cases/"' in page


def test_the_demonstrations_second_factor_is_worth_nothing_to_somebody_real(rf):
    request = rf.get("/")
    request.user = people.grace()
    request.session = {DEMO_SECOND_FACTOR: True}
    assert has_second_factor(request)
    request.user.is_invented = False
    assert not has_second_factor(request)


OUTSIDE = """
import django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
assert settings.STORY_DAY is None
for address in ("/demo/sign-in/", "/demo/"):
    try:
        resolve(address)
    except Resolver404:
        continue
    raise SystemExit(f"{address} is there")
try:
    reverse("demo_sign_in")
except NoReverseMatch:
    print("no way in")
"""


def test_outside_the_demonstration_its_address_does_not_exist():
    env = os.environ | {"HOLDFAST_DEMO": "0", "DJANGO_SETTINGS_MODULE": "holdfast.site.settings"}
    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE], env=env, cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.strip() == "no way in", done.stderr


def test_outside_the_demonstration_no_story_is_told():
    env = os.environ | {"HOLDFAST_DEMO": "0", "DJANGO_SETTINGS_MODULE": "holdfast.site.settings"}
    tell = [sys.executable, "-m", "django", "tell_story"]
    done = subprocess.run(tell, env=env, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "not a demonstration" in done.stderr


@pytest.mark.parametrize("odd", ["²", "9" * 5000, "-1", "abc", "", "\0"])
def test_choosing_nobody_is_not_found(client, odd):
    assert client.post(HERE, {"person": odd}).status_code == 404


AWAY = [
    *("abc", "case", "holdfast.site.views", "//evil.example", "/\\evil.example", "javascript:x"),
    *("https://evil.example/", "///evil.example", "\tjavascript:x", "http:evil.example"),
]


@pytest.mark.parametrize("address", AWAY)
def test_nobody_is_led_away_from_the_site(client, address):
    answer = choose(client, people.grace(), next=address)
    assert (answer.status_code, answer.url) == (302, "/")
