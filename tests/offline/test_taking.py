"""What is taken along: no more than the forms need, for oneself alone, and on the record."""

import json
from base64 import b64decode
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.models import Case
from holdfast.offline.views.shell import FILES
from tests import people
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
TAKING = "5f0c9a3e-0000-4000-8000-000000000001"


@pytest.fixture
def grace(client: Client) -> Client:
    return people.signed_in(client, people.grace())


def packed(client: Client, *cases: object, taking: str = TAKING) -> dict[str, object]:
    asked = {"taking": taking, "case": [str(case) for case in cases]}
    return dict(client.post("/offline/pack/", asked).json())


def test_a_pack_holds_what_the_forms_need_and_no_more(grace):
    case = people.case(child="Robin Ashdown")
    with acting_as(people.grace()):
        set_goal(
            case=case, owner="parent", words="Calm bedtimes", agreed_with=[], on=people.A_MONDAY,
            today=people.A_MONDAY, by=people.grace(),
        )  # fmt: skip
    (one,) = packed(grace, case.pk)["cases"]
    assert (one["child"], one["reference"]) == ("Robin", case.reference)
    assert one["goals"] == ["Calm bedtimes"]
    assert "Visit Robin" in one["due"]
    assert "Ashdown" not in str(one["due"])
    assert [form["kind"] for form in one["forms"]][:3] == ["visit_add", "goals_rate", "sdq_add"]
    assert all("<form" in form["page"] for form in one["forms"])


def test_taking_a_case_along_is_on_the_trail_and_in_the_log_of_reading(grace):
    case = people.case()
    packed(grace, case.pk)
    with all_seeing() as cursor:
        cursor.execute("SELECT about FROM audit.entry WHERE what = 'took cases along'")
        assert cursor.fetchall() == [([f"casework.case:{case.pk}"],)]
        cursor.execute("SELECT about FROM audit.reading WHERE page = 'offline_pack'")
        (about,) = cursor.fetchone()
    assert {f"casework.case:{case.pk}", f"families.child:{case.child_id}"} <= set(about)


def test_nobody_takes_along_a_case_that_is_not_theirs(grace):
    theirs = people.case(people.oscar(), "South")
    asked = {"taking": TAKING, "case": [str(theirs.pk)]}
    assert grace.post("/offline/pack/", asked).status_code == 400
    mine, closed = people.case(), people.case(child="Wren Ashdown")
    with acting_as(people.mona()):
        close_case(
            case=Case.objects.get(pk=closed.pk), version=1, because="moved away", note="Far away",
            on=people.A_MONDAY, at=now(), by=people.mona(),
        )  # fmt: skip
    taken = packed(grace, mine.pk, theirs.pk, closed.pk)["cases"]
    assert [one["id"] for one in taken] == [str(mine.pk)]


def test_the_key_is_the_same_again_for_its_taker_and_another_for_anybody_or_anything_else(grace):
    case = people.case()
    mine = packed(grace, case.pk)["key"]
    again = grace.get("/offline/standing/", {"taking": TAKING}).json()
    assert again["key"] == mine
    assert again["cases"] == [str(case.pk)]
    assert len(b64decode(str(mine))) == 32
    assert grace.get("/offline/standing/", {"taking": str(uuid4())}).json()["key"] != mine
    mary = people.signed_in(Client(), people.mary())
    assert mary.get("/offline/standing/", {"taking": TAKING}).json()["key"] != mine


def test_the_frame_is_the_same_for_everybody_and_names_nobody(grace):
    people.case()
    hers = grace.get("/offline/").content.decode()
    assert "Grace" not in hers
    assert hers == Client().get("/offline/").content.decode()


def test_the_worker_may_look_after_the_whole_site_and_keeps_only_what_is_named():
    answer = Client().get("/offline/worker.js")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    said = json.loads(answer.content.decode().partition("\n")[0].removeprefix("const SAID = ")[:-1])
    assert said["shell"] == "/offline/"
    assert all(name.startswith("/static/") for name in said["files"])
    assert len(said["files"]) == len(FILES)


def test_signing_out_with_nothing_left_has_the_browser_wipe_what_it_kept(grace):
    kept = grace.post("/sign-in/logout/")
    assert "Clear-Site-Data" not in kept.headers
    again = people.signed_in(Client(), people.grace())
    assert again.post("/sign-in/logout/", {"wipe": "yes"}).headers["Clear-Site-Data"] == '"storage"'
