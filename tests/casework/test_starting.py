"""Starting a case: of a child the council knows, or of a new family."""

from datetime import date

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case, PlanOutcome
from holdfast.families.models import Adult, Child, Family, Tie
from holdfast.programme.models import Participant
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.database import all_seeing
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
BORN = date(2018, 5, 4)


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def grace(client):
    people.participant(people.grace())
    return people.signed_in(client, people.grace())


def lead(who=None):
    with acting_as(who or people.grace()):
        return str(Participant.objects.get(person=who or people.grace()).pk)


def of_new_family(**more):
    told = {"way": "new", "child_name": "Robin Ashdown", "lead": lead()}
    return told | boxes(born_on=BORN, opened_on=A_MONDAY) | more


def of_known_child(council_id, born_on, **more):
    told = {"way": "known", "council_id": council_id, "lead": lead()}
    return told | boxes(known_born_on=born_on, opened_on=A_MONDAY) | more


def known_to_the_council(council_id="C-100", authority=people.MERTON, **facts):
    """Return a child that a return of the council brought in, whom nobody works with yet."""
    ada = people.ada(authority)
    with acting_as(ada, purpose="import"):
        family = Family(authority_id=authority, added_by=ada)
        family.save(force_insert=True)
        child = Child(
            family=family,
            authority_id=authority,
            council_id=council_id,
            **({"born_on": BORN, "name": "Robin Ashdown"} | facts),
        )
        child.save(force_insert=True)
    return child


def seen(model, who=None):
    with acting_as(who or people.grace()):
        return list(model.objects.order_by("pk"))


def test_a_new_family_and_its_case_are_made_together(grace):
    north = people.team()
    adult = {"adult_name": "Jo Ashdown", "adult_tie": "mother", "adult_contact": "Text first"}
    facts = {"sex": "F", "ethnicity": "WBRI", "is_disabled": "no", "needs_interpreter": "yes"}
    plan = {"plan_kind": "child in need plan", "plan_outcome": "Safe at home"}
    sent = send(grace, "case_start", **of_new_family(**adult, **facts, **plan))
    (case,) = seen(Case)
    assert sent.url == case.get_absolute_url()
    (child,) = seen(Child)
    (family,) = seen(Family)
    assert (child.name, child.sex, child.is_disabled, child.needs_interpreter) == (
        "Robin Ashdown",
        "F",
        False,
        True,
    )
    assert family.name == "Ashdown"
    assert [(one.name, one.contact) for one in seen(Adult)] == [("Jo Ashdown", "Text first")]
    assert [one.kind for one in seen(Tie)] == ["mother"]
    assert case.team_id == north.pk
    assert case.opened_on == A_MONDAY
    assert [one.words for one in seen(PlanOutcome)] == ["Safe at home"]


def test_the_least_is_a_name_and_a_birth_date(grace):
    assert send(grace, "case_start", **of_new_family()).status_code == 302
    assert seen(Adult) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"child_name": ""}, "Enter “Child’s full name”"),
        ({"born_on-day": "", "born_on-month": "", "born_on-year": ""}, "Enter “Date of birth”"),
        ({"born_on-year": "2027"}, "That day has not come yet"),
        ({"born_on-year": "1960"}, "too long ago"),
        ({"adult_name": "Jo"}, "Say what the adult is to the child"),
        ({"opened_on-year": "2020"}, "The programme run is over, or has not begun"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_makes_nothing(grace, typed, said):
    page = words(send(grace, "case_start", **of_new_family(plan_outcome="Safe", **typed)))
    assert said in page
    assert "Safe" in page
    assert seen(Case) == seen(Family) == seen(Child) == []


def test_a_child_the_council_knows_is_found_by_number_and_birth_date(grace):
    child = known_to_the_council()
    sent = send(grace, "case_start", **of_known_child("C-100", BORN))
    (case,) = seen(Case)
    assert sent.url == case.get_absolute_url()
    assert (case.child_id, case.family_id) == (child.pk, child.family_id)


def test_a_wrong_pair_is_answered_just_as_an_unknown_one(grace):
    known_to_the_council()
    known_to_the_council("C-200", people.SUTTON, born_on=date(2017, 1, 1))
    answers = [
        words(send(grace, "case_start", **of_known_child(number, born)))
        for number, born in [
            ("C-100", date(2018, 5, 5)),
            ("C-999", BORN),
            ("C-200", date(2017, 1, 1)),
        ]
    ]
    assert all("No child of your authority has this number and this date" in a for a in answers)
    assert not any("Robin" in answer for answer in answers)
    assert seen(Case) == []


def test_neither_half_of_the_pair_is_enough(grace):
    known_to_the_council()
    page = words(send(grace, "case_start", **of_known_child("", BORN)))
    assert "Enter “Child’s number in the case system”" in page
    assert seen(Case) == []


def test_a_child_who_has_a_case_elsewhere_gets_no_second(grace):
    child = known_to_the_council()
    people.case(people.oscar(), "South")
    with acting_as(people.oscar()):
        other = Case.objects.get()
    with all_seeing() as cursor:
        cursor.execute(
            "UPDATE casework_case SET child_id = %s, family_id = %s WHERE id = %s",
            [child.pk, child.family_id, other.pk],
        )
    page = words(send(grace, "case_start", **of_known_child("C-100", BORN)))
    assert "This child already has an open case in the programme" in page
    assert seen(Case) == []


def test_a_third_case_needs_the_manager(grace, client):
    people.case()
    people.case(child="Sam Birch", born_on=date(2015, 1, 2))
    typed = of_new_family(child_name="Kim Reed")
    page = words(send(grace, "case_start", **typed))
    assert "one more needs their manager to open it" in page
    assert len(seen(Case)) == 2
    mona = people.signed_in(client, people.mona())
    assert send(mona, "case_start", **typed).status_code == 302
    assert len(seen(Case)) == 3


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Robin Ashdown", BORN),
        ("Ashdown Robyn", BORN),
        ("robin ashdon", BORN),
        ("Robin Ashdown", date(2018, 4, 5)),
        ("Robin Ashdown", date(2018, 5, 14)),
    ],
)
def test_a_likely_duplicate_is_warned_of_without_a_name(grace, name, born):
    known_to_the_council(name="Robin Fern Ashdown")
    typed = of_new_family(child_name=name, **boxes(born_on=born))
    page = words(send(grace, "case_start", **typed))
    assert "A child with a near name" in page
    assert "already known to the council" in page
    assert "Fern" not in page
    assert seen(Case) == []
    assert send(grace, "case_start", another_child="on", **typed).status_code == 302


def test_a_duplicate_somebody_works_with_is_known_to_their_team(grace):
    people.case(people.oscar(), "South")
    page = words(send(grace, "case_start", **of_new_family()))
    assert "already known to South" in page


@pytest.mark.parametrize(
    ("name", "born"),
    [("Kim Reed", BORN), ("Robin Ashdown", date(2016, 6, 7)), ("Robin Reed", BORN)],
)
def test_another_child_is_no_duplicate(grace, name, born):
    known_to_the_council()
    typed = of_new_family(child_name=name, **boxes(born_on=born))
    assert send(grace, "case_start", **typed).status_code == 302


def test_another_authoritys_children_are_never_told_of(grace):
    known_to_the_council(authority=people.SUTTON)
    assert send(grace, "case_start", **of_new_family()).status_code == 302


def test_a_manager_chooses_among_the_teams_practitioners(client):
    for who, where in [(people.grace(), "North"), (people.mary(), "North")]:
        people.participant(who, where)
    people.participant(people.oscar(), "South")
    mona = people.signed_in(client, people.mona())
    page = words(mona.get(reverse("case_start")))
    assert "Grace" in page
    assert "Mary" in page
    assert "Oscar" not in page
    typed = of_new_family(lead=lead(people.mary()))
    assert send(mona, "case_start", **typed).status_code == 302
    assert len(seen(Case, people.mary())) == 1
    assert seen(Case, people.grace()) == []


def test_nobody_gives_a_case_to_somebody_elses_team(grace):
    people.participant(people.oscar(), "South")
    page = words(send(grace, "case_start", **of_new_family(lead=lead(people.oscar()))))
    assert "There is a problem" in page
    assert seen(Case) == []


def test_somebody_who_takes_no_part_is_told_whom_to_ask(client):
    page = words(people.signed_in(client, people.mary()).get(reverse("case_start")))
    assert "cannot lead a case" in page
    assert people.signed_in(client, people.lena()).get(reverse("case_start")).status_code == 403
