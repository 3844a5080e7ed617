"""The family page, and corrections to who is in a family."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.families.actions import add_status
from holdfast.families.models import Adult, Child, Family, StatusSpan, Tie
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))


def known(**more):
    told = {"name": "Robin Ashdown", "sex": "F", "is_disabled": "yes", "disability": "Hearing"}
    return told | boxes(born_on=date(2018, 5, 4)) | more


def test_the_family_page_has_its_people_and_their_statuses_over_time(grace, case):
    with acting_as(people.grace()):
        add_status(
            child=case.child,
            status="child in need",
            began_on=A_MONDAY - timedelta(days=90),
            ended_on=A_MONDAY,
            by=people.grace(),
        )
    page = words(grace.get(reverse("family", args=[case.family_id])))
    assert "Robin Ashdown, 7 years old" in page
    assert "Child in need" in page
    assert "2 March 2026" in page
    assert "No adult is recorded" in page
    assert case.get_absolute_url() in page


def test_a_childs_details_are_corrected(grace, case):
    assert send(grace, "child_change", case.child_id, **known(version=1)).status_code == 302
    (child,) = seen(Child)
    assert (child.sex, child.is_disabled, child.disability) == ("F", True, "Hearing")


def test_two_corrections_of_a_child_are_shown_both(grace, case):
    send(grace, "child_change", case.child_id, **known(version=1))
    typed = known(version=1, disability="Sight")
    second = send(grace, "child_change", case.child_id, **typed)
    assert second.status_code == 409
    assert "Hearing" in words(second)
    assert "Sight" in words(second)


def test_a_birth_date_that_cannot_be_is_refused(grace, case):
    page = words(send(grace, "child_change", case.child_id, **known(**{"born_on-year": "2030"})))
    assert "That day has not come yet" in page
    assert "Hearing" in page


def test_an_adult_is_added_with_what_they_are_to_each_child(grace, case):
    child = case.child_id.hex
    typed = {"name": "Jo", "contact": "Text first", f"tie_{child}": "father"}
    send(grace, "adult_add", case.family_id, **typed, **{f"responsible_{child}": "yes"})
    assert [(one.kind, one.has_parental_responsibility) for one in seen(Tie)] == [("father", True)]
    page = words(grace.get(reverse("family", args=[case.family_id])))
    assert "Father of Robin Ashdown, with parental responsibility" in page
    assert "Text first" in page


def test_an_adults_details_are_corrected_by_one_person_at_a_time(grace, case):
    send(grace, "adult_add", case.family_id, name="Jo")
    adult = seen(Adult)[0]
    assert send(grace, "adult_change", adult.pk, name="Jo A", version=1).status_code == 302
    assert send(grace, "adult_change", adult.pk, name="Jo B", version=1).status_code == 409
    assert [one.name for one in seen(Adult)] == ["Jo A"]


def a_status(**more):
    return {"status": "child in need"} | boxes(began_on=A_MONDAY) | more


def test_a_status_is_added_once(grace, case):
    assert send(grace, "status_add", case.child_id, **a_status()).status_code == 302
    page = words(send(grace, "status_add", case.child_id, **a_status()))
    assert "This status is recorded from that day already" in page
    assert len(seen(StatusSpan)) == 1


def test_a_status_ends_after_it_begins(grace, case):
    typed = a_status(**boxes(ended_on=A_MONDAY - timedelta(days=1)))
    assert "It ends before it begins" in words(send(grace, "status_add", case.child_id, **typed))
    assert seen(StatusSpan) == []


def test_a_manager_reads_the_family_and_corrects_nothing(client, case):
    mona = people.signed_in(client, people.mona())
    page = words(mona.get(reverse("family", args=[case.family_id])))
    assert "Robin Ashdown" in page
    assert "Correct" not in page
    assert mona.get(reverse("child_change", args=[case.child_id])).status_code == 403


def test_a_stranger_cannot_tell_that_a_family_exists(client, case):
    send(people.signed_in(client, people.grace()), "adult_add", case.family_id, name="Jo")
    mary = people.signed_in(client, people.mary())
    for name, key in [
        ("family", case.family_id),
        ("adult_add", case.family_id),
        ("adult_change", seen(Adult)[0].pk),
        ("child_change", case.child_id),
        ("status_add", case.child_id),
    ]:
        assert mary.get(reverse(name, args=[key])).status_code == 404


def test_a_status_with_far_too_long_a_detail_is_refused_with_words(grace, case):
    answer = send(grace, "status_add", case.child_id, **a_status(detail="x" * 201))
    assert "at most 200 characters" in words(answer)


def test_a_familys_small_area_is_kept_as_a_code_and_never_as_a_postcode(grace, case):
    for typed in ("SM4 5DX", "E0100335", "W01001234", "E02000001"):
        answer = send(grace, "family_small_area", case.family_id, small_area=typed, version=1)
        assert "It is not a postcode" in words(answer)
    typed = {"small_area": " e01 003355", "version": 1}
    assert send(grace, "family_small_area", case.family_id, **typed).status_code == 302
    assert [one.small_area for one in seen(Family)] == ["E01003355"]
    page = words(grace.get(reverse("family", args=[case.family_id])))
    assert "Small area they live in: E01003355" in page
    assert send(grace, "family_small_area", case.family_id, **typed).status_code == 409
    send(grace, "family_small_area", case.family_id, small_area="", version=2)
    assert [one.small_area for one in seen(Family)] == [""]


def test_a_small_area_is_given_by_who_works_with_the_family_alone(client, case):
    address = reverse("family_small_area", args=[case.family_id])
    for who, status in ((people.mona(), 403), (people.oscar(), 404), (people.mallory(), 404)):
        assert people.signed_in(client, who).get(address).status_code == status
