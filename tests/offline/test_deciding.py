"""A form that waits: who sees it, both versions side by side, and what each decision does."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.actions import save_draft
from holdfast.access.identity import acting_as
from holdfast.access.models import Draft, User
from holdfast.casework.actions.cases import hand_over, seal_case
from holdfast.casework.models import Case, Visit
from holdfast.offline.models import WaitingForm
from tests import people
from tests.offline.carried import DAY, sends, sent, visit

pytestmark = pytest.mark.django_db


def as_(who: User) -> Client:
    return people.signed_in(Client(), who)


def handed_over(case: Case) -> None:
    to = people.participant(people.mary())
    with acting_as(people.mona()):
        hand_over(
            case=Case.objects.get(pk=case.pk), to=to, because="left", on=DAY, at=now(),
            by=people.mona(),
        )  # fmt: skip


def waiting(case: Case, **boxes: list[str]) -> str:
    """Return the address of a form of Grace's that waits."""
    return str(sends(as_(people.grace()), sent(case, "visit_add", visit(**boxes))).json()["at"])


def decides(client: Client, at: str, decision: str, because: str = "", version: int = 1) -> Any:
    told = {"decision": decision, "because": because, "version": version}
    return client.post(at, told | {"form_key": str(uuid4())})


def clashing(case: Case) -> str:
    sends(as_(people.grace()), sent(case, "visit_add", visit(note=["The one recorded"])))
    return waiting(case, note=["The one that waits"])


def test_both_versions_are_shown_and_nothing_is_recorded_until_somebody_decides():
    at = clashing(people.case())
    page = as_(people.grace()).get(at).content.decode()
    assert "Something else was recorded meanwhile" in page
    assert "The one recorded" in page
    assert "As it was said" in page
    with acting_as(people.grace()):
        assert Visit.objects.count() == 1


def test_recording_it_all_the_same_records_it_once_and_keeps_the_other():
    at = clashing(people.case())
    grace = as_(people.grace())
    assert decides(grace, at, "record").status_code == 302
    assert "decided about this form already" in decides(grace, at, "record").content.decode()
    with acting_as(people.grace()):
        notes = set(Visit.objects.values_list("note", flat=True))
        assert notes == {"The one recorded", "The one that waits"}
        assert Visit.objects.count() == 2
        assert WaitingForm.objects.get().decision == "record"


def test_opening_it_in_the_case_puts_every_word_in_the_cases_form_and_records_nothing():
    at = clashing(people.case())
    grace = as_(people.grace())
    answer = decides(grace, at, "open")
    page = grace.get(answer.url).content.decode()
    assert "The one that waits" in page
    with acting_as(people.grace()):
        assert Visit.objects.count() == 1


def test_what_is_begun_in_the_cases_form_is_not_overwritten():
    case = people.case()
    at = clashing(case)
    with acting_as(people.grace()):
        address = WaitingForm.objects.get().address
        save_draft(
            address=address, typed={"note": ["Mine"]}, base_version=None, at=now(),
            by=people.grace(),
        )  # fmt: skip
    assert "You have begun this form" in decides(as_(people.grace()), at, "open").content.decode()
    with acting_as(people.grace()):
        assert Draft.objects.get().typed == {"note": ["Mine"]}
        assert WaitingForm.objects.get().decided_at is None


def test_letting_it_go_needs_a_reason_and_keeps_the_words():
    at = clashing(people.case())
    grace = as_(people.grace())
    assert "Say why it is let go" in decides(grace, at, "let go").content.decode()
    assert decides(grace, at, "let go", "The same visit").status_code == 302
    assert "The same visit" in grace.get(at).content.decode()
    assert "None waits now" in grace.get("/offline/waiting/").content.decode()
    with acting_as(people.grace()):
        assert WaitingForm.objects.get().typed["note"] == ["The one that waits"]


def test_what_cannot_be_recorded_says_why_again_and_goes_on_waiting():
    at = waiting(people.case(), took_part=[])
    page = decides(as_(people.grace()), at, "record").content.decode()
    assert "Say who took part" in page
    with acting_as(people.grace()):
        assert WaitingForm.objects.get().decided_at is None
        assert not Visit.objects.exists()


def test_somebody_who_decides_on_what_another_decided_first_changes_nothing():
    at = clashing(people.case())
    assert "decided about" in decides(as_(people.grace()), at, "record", version=7).content.decode()
    with acting_as(people.grace()):
        assert Visit.objects.count() == 1


def test_after_a_hand_over_the_writer_cannot_record_it_and_the_new_lead_can_look_it_over():
    case = people.case()
    handed_over(case)
    at = waiting(case, note=["Said at the door"])
    hers = as_(people.grace()).get(at).content.decode()
    assert "Record it as it was typed" not in hers
    assert decides(as_(people.grace()), at, "open").status_code == 200
    mary = as_(people.mary())
    assert "1 form filled in without signal waits" in mary.get("/").content.decode()
    assert "Record it as it was typed" not in mary.get(at).content.decode()
    answer = decides(mary, at, "open")
    assert "Said at the door" in mary.get(answer.url).content.decode()


def test_the_manager_sees_that_it_waits_and_others_see_nothing():
    case = people.case()
    handed_over(case)
    at = waiting(case, note=["Said at the door"])
    assert case.reference in as_(people.mona()).get("/offline/waiting/").content.decode()
    assert as_(people.mona()).get(at).status_code == 200
    for other in (people.oscar(), people.max_(), people.mallory()):
        assert as_(other).get(at).status_code == 404
        assert case.reference not in as_(other).get("/offline/waiting/").content.decode()


def test_a_manager_is_told_only_that_something_waits_about_a_case_sealed_from_them():
    case = people.case()
    with acting_as(people.mona()):
        seal_case(
            case=Case.objects.get(pk=case.pk), only=[people.mary()], why="related", at=now(),
            by=people.mona(),
        )  # fmt: skip
    at = waiting(case, note=["Said at the door"])
    page = as_(people.mona()).get("/offline/waiting/").content.decode()
    assert "1 more waits about cases of your team" in page
    assert case.reference not in page
    assert as_(people.mona()).get(at).status_code == 404
    assert "Said" not in page
    assert "waits about" not in as_(people.max_()).get("/offline/waiting/").content.decode()
