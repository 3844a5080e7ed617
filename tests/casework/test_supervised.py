"""A clinical supervisor reads the open cases of those in their groups, and writes in none."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils.timezone import localdate, now

from holdfast.access.actions import declare_conflict
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import add_co_worker, hand_over, seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import Case, Visit
from holdfast.families.models import Child, Family
from holdfast.supervision.actions import (
    add_co_supervisor,
    end_co_supervisor,
    find_cover,
    leave_group,
    plan_meetings,
)
from holdfast.supervision.models import Group, Meeting
from tests import people
from tests.casework.typing_in import words
from tests.database import all_seeing
from tests.people import A_MONDAY
from tests.security.test_first_lock import reached
from tests.supervision import groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case(child="Robin Ashdown")


@pytest.fixture
def place(case):
    """Grace's place in the group that Petra leads, from the Monday."""
    return groups.joined(groups.group(), people.participant(people.grace()))


def read_by(who):
    """Return how many cases both locks, and each alone, let somebody read."""
    assert reached(Case, who) == reached(Child, who) == reached(Family, who)
    return reached(Case, who)


def test_the_supervisor_of_the_group_reads_the_case_and_another_does_not(case, place):
    other = people.person("Paul", Role.SUPERVISOR)
    assert (read_by(people.petra()), read_by(other)) == (1, 0)


def test_a_place_that_has_ended_or_has_not_begun_lets_nobody_read(case, place):
    with acting_as(people.ada()):
        leave_group(membership=place, on=A_MONDAY, by=people.ada())
    assert read_by(people.petra()) == 0
    later = groups.group("Later group")
    groups.joined(later, people.participant(people.grace()), on=localdate() + timedelta(days=1))
    assert read_by(people.petra()) == 0


def test_a_place_that_is_to_end_lets_the_supervisor_read_until_then(case, place):
    with acting_as(people.ada()):
        leave_group(membership=place, on=localdate() + timedelta(days=1), by=people.ada())
    assert read_by(people.petra()) == 1


@pytest.mark.parametrize(("closes", "reads"), [(A_MONDAY, 0), (date(2100, 1, 1), 1)])
def test_a_group_that_has_closed_lets_nobody_read(case, place, closes, reads):
    with acting_as(people.ada()):
        Group.objects.update(closed_on=closes)
    assert read_by(people.petra()) == reads


def test_reading_goes_with_the_case_to_whoever_leads_it_next(case, place):
    with acting_as(people.mona()):
        hand_over(
            case=case, to=people.participant(people.mary()), because="absent", on=A_MONDAY,
            at=now(), by=people.mona(),
        )  # fmt: skip
    assert read_by(people.petra()) == 0


def test_a_co_workers_supervisor_reads_the_case_too(case):
    mary = people.participant(people.mary())
    groups.joined(groups.group(), mary)
    assert read_by(people.petra()) == 0
    with acting_as(people.mona()):
        add_co_worker(case=case, participant=mary, on=A_MONDAY, at=now(), by=people.mona())
    assert read_by(people.petra()) == 1


def test_a_conflict_of_interest_ends_it(case, place):
    petra = people.petra()
    with acting_as(petra):
        declare_conflict(family_id=case.family_id, person=petra, why="kin", at=now(), by=petra)
    assert read_by(petra) == 0


def test_a_seal_ends_it(case, place):
    mona = people.mona()
    with acting_as(mona):
        seal_case(case=case, only=[people.grace(), mona], why="kin", at=now(), by=mona)
    assert read_by(people.petra()) == 0


def test_the_close_of_the_case_ends_it(case, place):
    mona = people.mona()
    with acting_as(mona):
        close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far away",
            on=A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
    assert read_by(people.petra()) == 0


def test_another_role_reads_nothing_by_leading_a_group(case):
    lena = people.lena()
    groups.joined(groups.group(supervisor=lena), people.participant(people.grace()))
    assert read_by(lena) == 0


def test_the_second_lock_lets_a_supervisor_write_nothing(case, place):
    petra, told = people.petra(), Told(visited_on=A_MONDAY, took_part=["child"])
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(petra):
        record_visit(case=case, told=told, steps={}, at=now(), today=A_MONDAY, by=petra)
    with acting_as(petra):
        assert Case.objects.filter(pk=case.pk).update(closing_note="x") == 0
        assert Visit.objects.count() == 0


def test_the_case_page_says_that_it_may_be_read_and_offers_nothing_to_change(client, case, place):
    petra = people.signed_in(client, people.petra())
    assert "Robin Ashdown" in words(petra.get(reverse("cases")))
    assert "for supervision" in words(petra.get(reverse("cases")))
    page = words(petra.get(case.get_absolute_url()))
    assert "You may read this case. Grace leads it." in page
    for deed in ("Record a visit", "Hand over", "Pause the work", "How this case was chosen"):
        assert deed not in page
    assert petra.get(reverse("visit_add", args=[case.pk])).status_code == 403


def test_the_four_strands_are_shown_to_the_supervisor_for_talking_over(client, case, place):
    petra = people.signed_in(client, people.petra())
    page = words(petra.get(reverse("case_path", args=[case.pk])))
    for strand in ("Exposure", "Adherence", "Support", "Measurement"):
        assert strand in page
    assert petra.get(reverse("case_path_drawn", args=[case.pk])).status_code == 200


@pytest.fixture
def meeting(case, place):
    """Return a meeting to come of the group in which Grace has a place."""
    with acting_as(people.ada()):
        (made,) = plan_meetings(
            group=place.group, days=[localdate() + timedelta(days=7)], by=people.ada()
        )
    return made


def paul():
    return people.person("Paul", Role.SUPERVISOR)


def covered(meeting):
    with acting_as(people.ada()):
        return find_cover(
            meeting=meeting, cover=paul(), because="away", version=meeting.version, by=people.ada()
        )


def test_cover_reads_the_cases_from_when_it_is_agreed_and_the_groups_own_still_does(meeting):
    assert read_by(paul()) == 0
    covered(meeting)
    assert (read_by(paul()), read_by(people.petra())) == (1, 1)


def test_a_co_supervisor_reads_the_cases_until_their_part_is_ended(meeting):
    with acting_as(people.ada()):
        told = add_co_supervisor(
            meeting=meeting, person=paul(), version=meeting.version, by=people.ada()
        )
        told.refresh_from_db()
    assert read_by(paul()) == 1
    with acting_as(people.ada()):
        end_co_supervisor(meeting=told, person=paul(), version=told.version, by=people.ada())
    assert read_by(paul()) == 0


@pytest.mark.parametrize(
    ("state", "because", "reads"),
    [("held", "", 1), ("drafted", "", 1), ("signed", "", 0), ("cancelled", "a flood", 0)],
)
def test_cover_ends_with_the_signature_or_when_the_meeting_is_off(meeting, state, because, reads):
    covered(meeting)
    with all_seeing():
        Meeting.objects.filter(pk=meeting.pk).update(state=state, cancelled_because=because)
    assert read_by(paul()) == reads


def test_cover_that_stands_down_reads_nothing(meeting):
    told = covered(meeting)
    with acting_as(people.ada()):
        told.refresh_from_db()
        find_cover(
            meeting=told, cover=people.petra(), because="back", version=told.version,
            by=people.ada(),
        )  # fmt: skip
    assert read_by(paul()) == 0


def test_cover_reads_no_case_of_who_is_no_member_on_that_day(meeting, place):
    covered(meeting)
    with acting_as(people.ada()):
        leave_group(membership=place, on=meeting.held_on, by=people.ada())
    assert read_by(paul()) == 0


def test_cover_reads_no_sealed_case_and_none_of_their_kin(meeting, case):
    covered(meeting)
    with acting_as(paul()):
        declare_conflict(family_id=case.family_id, person=paul(), why="kin", at=now(), by=paul())
    assert read_by(paul()) == 0


def test_cover_reads_no_case_of_another_group(meeting):
    other = groups.group("Other group")
    groups.joined(other, people.participant(people.mary()))
    people.case(people.mary(), family="Alder", child="Wren Alder")
    covered(meeting)
    assert (read_by(paul()), read_by(people.petra())) == (1, 2)


def test_cover_of_another_role_reads_nothing(meeting):
    covered(meeting)
    with all_seeing() as cursor:
        cursor.execute("UPDATE access_user SET role = 'director' WHERE id = %s", [paul().pk])
    assert read_by(User.objects.get(pk=paul().pk)) == 0
