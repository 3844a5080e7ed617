"""Capacity: releases of time, what is held, the planner of a leaver, and who sees whose."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.capacity.actions import end_release, release_time, say_what_they_hold
from holdfast.capacity.models import HeldCases, Release
from holdfast.capacity.reports.people import capacities, hours_used, whose
from holdfast.capacity.rules import Caseload, Kept, Minutes
from holdfast.casework.actions.handing import accept_handover, propose_handover
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.place.actions import record_leaving, say_absent
from tests import people
from tests.casework.typing_in import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """Return Grace and Mary of Mona's team, and Oscar of another, with their parts."""
    return {
        "grace": people.participant(people.grace()),
        "mary": people.participant(people.mary()),
        "oscar": people.participant(people.oscar(), "South"),
    }


def released(by=None, **told):
    by, grace = by or people.mona(), people.grace()
    told = {"begins_on": today() - timedelta(days=60), "gives_way": "Duty on Thursdays"} | told
    minutes = told.pop("minutes", Minutes(preparing=60, visiting=120, recording=30, group=60))
    with acting_as(by):
        return release_time(person=grace, minutes=minutes, at=people.A_MOMENT, by=by, **told)


def test_a_new_release_takes_the_place_of_the_old_one(team):
    first = released()
    second = released(begins_on=today())
    with acting_as(people.mona()):
        first.refresh_from_db()
        assert first.ends_on == today() - timedelta(days=1)
        end_release(release=second, on=today(), by=people.mona())
        end_release(release=second, on=today() + timedelta(days=9), by=people.mona())
        second.refresh_from_db()
        assert second.ends_on == today()
    with pytest.raises(Refused, match="Promise some time"):
        released(minutes=Minutes())


def test_nobody_but_their_manager_promises_and_only_they_and_the_lead_read_it(team):
    released()
    for who, sees in (("grace", 1), ("mona", 1), ("lena", 1), ("max_", 0), ("mary", 0)):
        reader = getattr(people, who)()
        with acting_as(reader):
            assert Release.objects.count() == sees, who
            assert Release.objects.visible_to(reader).count() == sees, who
    for who in (people.max_(), people.grace(), people.lena()):
        with acting_as(who), pytest.raises(DatabaseError), transaction.atomic():
            Release.objects.create(
                person=people.grace(), group=60, gives_way="x", begins_on=today(), agreed_by=who,
                agreed_at=people.A_MOMENT, ends_on=today(),
            )  # fmt: skip


def test_hours_used_come_from_visits_and_are_numbers_alone_to_the_lead(team):
    case = people.case(people.grace(), "North")
    released()
    with acting_as(people.grace()):
        told = Told(
            visited_on=today(), took_part=["child"], minutes=90, travelling_minutes=30,
            preparing_minutes=15, recording_minutes=15,
        )  # fmt: skip
        record_visit(
            case=case, told=told, steps={}, today=today(), at=people.A_MOMENT, by=people.grace()
        )
    for reader in (people.lena(), people.mona(), people.grace()):
        with acting_as(reader):
            (one,) = capacities([team["grace"]], today=today())
            assert (one.used.visits, one.used.minutes.visiting, one.kept) == (1, 15, Kept.LESS)
    with acting_as(people.max_()):
        assert people.grace().pk not in hours_used(today=today())
        assert [one.person.name for one in whose(people.max_())] == ["Oscar"]


def test_what_somebody_holds_is_kept_as_it_was_said(team):
    mona, grace = people.mona(), people.grace()
    with acting_as(mona):
        for minute, children in enumerate((20, 9)):
            say_what_they_hold(
                person=grace, told=Caseload(children=children, full_time=Decimal("0.5")),
                on=today(), today=today(), at=people.A_MOMENT + timedelta(minutes=minute), by=mona,
            )  # fmt: skip
        (one,) = capacities([team["grace"]], today=today())
        assert HeldCases.objects.count() == 2
        assert (one.held.per_full_time, one.is_over) == (18, True)


def test_a_leaver_in_march_is_planned_for_until_the_planner_is_clear(client, team):
    case = people.case(people.grace(), "North", family="Ashdown", child="Robin Ashdown")
    mona, mary, last_on = people.mona(), people.mary(), today() + timedelta(days=14)
    people.signed_in(client, mona)
    planner = reverse("capacity_planner")
    assert "All that absences and leavings hit is covered" in words(client.get(planner))
    with acting_as(mona):
        record_leaving(
            person=people.grace(), last_on=last_on, because="another post", today=today(),
            at=people.A_MOMENT, by=mona,
        )  # fmt: skip
    told = words(client.get(planner))
    assert "nobody covers yet" in told
    assert "Robin Ashdown’s case" in told
    people.signed_in(client, people.lena())
    assert "1 open case that you do not see" in words(client.get(planner))
    people.signed_in(client, mona)
    with acting_as(mona):
        made = propose_handover(
            case=case, to=team["mary"], because="leaves", note="She likes to draw", works="",
            on=today(), at=people.A_MOMENT, by=mona,
        )  # fmt: skip
    assert "Mary is asked, and has not answered" in words(client.get(planner))
    with acting_as(mary):
        accept_handover(handover=made, version=made.version, on=today(), at=now(), by=mary)
    told = words(client.get(planner))
    assert "All that absences and leavings hit is covered" in told
    people.signed_in(client, people.max_())
    assert "Robin" not in words(client.get(planner))


def test_an_absence_shows_the_visits_and_meetings_it_hits(client, team):
    people.case(people.grace(), "North", family="Ashdown", child="Robin Ashdown")
    mona = people.mona()
    with acting_as(mona):
        say_absent(
            person=people.grace(), kind="sickness", note="", began_on=today(),
            ends_on=today() + timedelta(days=20), cover=None, at=people.A_MOMENT, by=mona,
        )  # fmt: skip
    people.signed_in(client, mona)
    told = words(client.get(reverse("capacity_planner")))
    assert "Visit to Robin Ashdown’s family" in told
    assert "ickness" not in told


def test_the_pages_of_a_manager(client, team):
    people.case(people.grace(), "North", family="Ashdown", child="Robin Ashdown")
    people.signed_in(client, people.mona())
    page = reverse("capacity_person", args=[team["grace"].pk])
    assert "No time is released yet" in words(client.get(page))
    told = {"preparing": "1", "visiting": "1.5", "gives_way": "Duty", "form_key": str(uuid4())}
    answer = client.post(f"{page}release/", told)
    assert "Enter the day from which it holds" in words(answer)
    client.post(f"{page}release/", told | {"begins_on": today().isoformat()})
    told = words(client.get(page))
    assert "Mona released 2.5 hours a week" in told
    assert "a guess of Holdfast’s own" in told
    sent = {"children": "17", "full_time": "1", "on": today().isoformat()}
    client.post(f"{page}held/", sent | {"form_key": str(uuid4())})
    told = words(client.get(page))
    assert "17 children on a full-time post, where 16 is agreed" in told
    assert "Above" in told
    sheet = words(client.get(f"{page}one-to-one/"))
    assert "17 children for each full-time post" in sheet
    assert "Robin Ashdown" in sheet
    client.post(f"{page}release/end/", {"form_key": str(uuid4())})
    assert "Grace" in words(client.get(reverse("capacity")))
    assert "of the people you may know of" in words(client.get(reverse("turnover")))


def test_whose_pages_a_person_opens(client, team):
    page = reverse("capacity_person", args=[team["grace"].pk])
    allowed = {people.grace(): 200, people.mona(): 200, people.lena(): 200}
    allowed |= {people.mary(): 404, people.max_(): 404, people.petra(): 403}
    for who, status in allowed.items():
        people.signed_in(client, who)
        assert client.get(page).status_code == status, who.name
    own = people.person("Manny", Role.MANAGER)
    people.signed_in(client, own)
    assert client.get(reverse("capacity")).status_code == 200
