"""What every answer carries: a strict policy, no keeping, nothing from elsewhere, safe cookies."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

from tests import people
from tests.database import ROOT

ELSEWHERE = re.compile(r'(?:src|href|action|srcset|data-[\w-]+)="(?:https?:)?//([^/"]+)')
PAGES = ("my_work", "cases", "manual", "case_start", "groups")


@pytest.fixture
def answers(client, db):
    case = people.case()
    grace = people.signed_in(client, people.grace())
    own = [reverse("case", args=[case.pk]), reverse("visit_add", args=[case.pk])]
    addresses = [*map(reverse, PAGES), *own, "/cases/nothing-there/"]
    return [grace.get(address) for address in addresses] + [client.get("/sign-in/login/")]


def test_the_policy_allows_our_own_files_and_nothing_inline(answers):
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "frame-ancestors 'none'" in policy


def test_no_page_is_kept_or_framed_or_told_of_elsewhere(answers):
    for answer in answers:
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_page_asks_a_third_party_for_anything(answers):
    for answer in answers:
        links = set(ELSEWHERE.findall(answer.content.decode()))
        assert not links, links


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client, db):
    client.get("/sign-in/login/")
    people.signed_in(client, people.grace()).get("/")
    assert len(client.cookies) >= 2
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] in ("Lax", "Strict")


def loads(**variables: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own, under other variables."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("HOLDFAST_")} | variables
    env |= {"HOLDFAST_DATABASE_URL": "none", "HOLDFAST_SECRET_KEY": "x" * 60}
    code = "from holdfast.site import settings as s; print(s.DEMO, s.SESSION_COOKIE_NAME)"
    return subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_real_site_is_served_over_https_with_host_cookies():
    safe = {"HOLDFAST_DEMO": "0", "HOLDFAST_HOSTS": "holdfast.example.gov.uk"}
    assert "HOLDFAST_HTTPS=1" in loads(**safe).stderr
    assert loads(**safe, HOLDFAST_HTTPS="1").stdout.split() == ["False", "__Host-session"]


def test_the_demonstration_is_never_served_to_another_machine():
    refused = loads(HOLDFAST_DEMO="1", HOLDFAST_HOSTS="holdfast.example.gov.uk", HOLDFAST_HTTPS="1")
    assert refused.returncode != 0
    assert "HOLDFAST_DEMO=0" in refused.stderr


def test_a_switch_is_on_or_off():
    assert "must be 1 or 0" in loads(HOLDFAST_DEMO="perhaps").stderr


def test_debugging_is_off_and_hosts_are_named():
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS
