"""The page that makes an extract: for whom, what it says first, what it hands over and records."""

import hashlib
import io
import json
import uuid
import zipfile

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import STAFF, Role
from holdfast.evaluation.actions import make_extract
from tests import people
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
MAY = (Role.LEAD, Role.EVALUATOR)
GOOD = {"why": "The university's evaluation, as agreed in March", "joined": "yes"}


def evan():
    return people.person("Evan", Role.EVALUATOR)


def send(client, **typed):
    page = people.signed_in(client, evan())
    return page.post(reverse("evaluation_extract"), {"form_key": str(uuid.uuid4()), **typed})


def entries():
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT why, detail FROM audit.entry WHERE what = 'made an extract for an evaluator' "
            "ORDER BY seq"
        )
        return [(why, json.loads(detail)) for why, detail in cursor.fetchall()]


@pytest.mark.parametrize("role", STAFF)
def test_who_may_open_it(client, role):
    page = people.signed_in(client, people.person(f"One{role.name.title()}", role))
    assert page.get(reverse("evaluation_extract")).status_code == (200 if role in MAY else 403)


def test_it_says_how_easily_somebody_could_be_found_before_anything_is_made(client):
    people.case()
    words = people.signed_in(client, evan()).get(reverse("evaluation_extract")).content.decode()
    assert "Cases that nobody else is like: 1." in words
    assert "Robin" not in words
    assert entries() == []


def test_what_is_downloaded_names_nobody_and_stands_on_the_trail(client):
    case = people.case()
    answer = send(client, **GOOD)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
        assert "SHA256SUMS" in archive.namelist()
    assert not [word for word in (str(case.pk), case.reference, "Robin", "Ashdown")
                if word.encode() in whole]  # fmt: skip
    ((why, detail),) = entries()
    assert why == GOOD["why"]
    assert detail["cases"] == 1
    assert detail["sha256"] == hashlib.sha256(answer.content).hexdigest()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"joined": "yes"}, "Write who it is for"),
        ({"why": "Them"}, "Choose whether it may be joined"),
        (GOOD | {"joined": "perhaps"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_made(client, typed, words):
    answer = send(client, **typed)
    assert answer["Content-Type"].startswith("text/html")
    assert words in answer.content.decode()
    assert entries() == []


def test_extracts_share_keys_only_where_they_may_be_joined():
    people.case()
    day = people.A_MONDAY
    with acting_as(evan()):
        one, two, other = (
            make_extract(as_of=day, why="x", may_be_joined=may, by=evan())
            for may in (True, True, False)
        )
    assert one == two
    assert one.name != other.name


def test_a_director_sees_findings_and_takes_no_rows_away():
    with acting_as(people.dora()), pytest.raises(PermissionError):
        make_extract(as_of=people.A_MONDAY, why="x", may_be_joined=True, by=people.dora())
