"""Forming a run's groups on the page: who can come, wishes, a proposal, moving, and using it."""

import uuid
from datetime import time

import pytest
from django.urls import reverse

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.kit.refusals import Refused
from holdfast.programme.models import Participant
from holdfast.supervision.actions import (
    make_wish,
    move_in_proposal,
    propose_groups,
    put_proposal_back,
    say_when,
    use_proposal,
)
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.models import Availability, Group, Membership, PlacementWish, Proposal
from holdfast.supervision.reports.forming import told
from tests import people
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
FORMERS = (people.lena, people.ada)


def crowd(count: int = 10) -> list:
    """Return so many participants, of two teams."""
    people.petra()
    teams = ("North", "South")
    return [
        people.participant(people.person(f"Member{n:02}", Role.PRACTITIONER), teams[n % 2])
        for n in range(count)
    ]


def proposed(groups: int = 2, smallest: int = 5, largest: int = 6) -> Proposal:
    with acting_as(people.lena()):
        return propose_groups(
            run=people.run(), groups=groups, smallest=smallest, largest=largest,
            at=people.A_MOMENT, by=people.lena(),
        )  # fmt: skip


def said(participant, slots, *, version: int = 0, by=None) -> Availability:
    by = by or people.lena()
    with acting_as(by):
        return say_when(
            participant=participant, slots=slots, site="North house", version=version,
            at=people.A_MOMENT, by=by,
        )  # fmt: skip


def sent(**typed) -> dict[str, object]:
    return {"form_key": uuid.uuid4(), **typed}


def test_everybody_is_proposed_a_place_and_the_proposal_is_proved():
    crowd()
    made = proposed()
    assert made.status == "optimal"
    assert sorted(len(group["members"]) for group in made.arrangement) == [5, 5]
    with acting_as(people.lena()):
        assert told(made).broken == []


def test_a_time_nobody_shares_is_an_answer_with_what_conflicts():
    first, *_ = crowd()
    said(first, [])
    made = proposed()
    assert made.status == "impossible"
    assert made.conflict == ["Member00 can come only at no time"]
    assert made.arrangement == []


def test_a_declared_conflict_must_hold():
    first, second, *_ = crowd()
    with acting_as(people.lena()):
        make_wish(
            run=people.run(), kind=Kind.APART, a=first, b=second, supervisor=None, points=None,
            because="", at=people.A_MOMENT, by=people.lena(),
        )  # fmt: skip
    members = proposed().members
    assert members[str(first.pk)] != members[str(second.pk)]


def test_nobody_and_too_many_groups_are_refused():
    people.run()
    with pytest.raises(Refused, match="Nobody takes part"):
        proposed()
    crowd(3)
    with pytest.raises(Refused, match="4 groups are more than 3 people"):
        proposed(groups=4, smallest=1)


def test_moving_tells_its_cost_and_can_be_put_back_and_never_overwrites_another_change():
    crowd()
    made = proposed(smallest=4)
    with acting_as(people.lena()):
        key, to = made.arrangement[0]["members"][0], made.arrangement[1]["name"]
        move = {"participant_key": key, "to": to, "by": people.lena()}
        move_in_proposal(proposal=made, version=1, **move)
        assert made.members[key] == to
        assert told(made).points > told(made).formed_points
        with pytest.raises(Stale):
            move_in_proposal(proposal=made, version=1, **move)
        put_proposal_back(proposal=made, version=2, by=people.lena())
        assert told(made).is_as_formed


def test_a_proposal_that_breaks_a_demand_is_not_used():
    crowd()
    made = proposed()
    with acting_as(people.lena()):
        key, to = made.arrangement[0]["members"][0], made.arrangement[1]["name"]
        move_in_proposal(proposal=made, participant_key=key, to=to, version=1, by=people.lena())
        with pytest.raises(Refused, match="has 4 people, not 5 to 6"):
            use_proposal(
                proposal=made, version=2, on=people.A_MONDAY, at=people.A_MOMENT, by=people.lena()
            )
    with all_seeing():
        assert Group.objects.count() == 0


def test_using_a_proposal_begins_groups_gives_places_and_cannot_be_done_twice():
    for one in crowd():
        said(one, ["wed-pm"])
    made = proposed()
    use = {"on": people.A_MONDAY, "at": people.A_MOMENT, "by": people.lena()}
    with acting_as(people.lena()):
        groups = use_proposal(proposal=made, version=1, **use)
        with pytest.raises(Refused, match="used or dropped already"):
            use_proposal(proposal=made, version=2, **use)
    assert [group.first_meeting_on.weekday() for group in groups] == [2, 2]
    assert {group.meets_at for group in groups} == {time(14)}
    with all_seeing():
        assert Membership.objects.filter(left_on=None).count() == 10


def test_a_newcomer_is_placed_and_nobody_else_moves():
    crowd()
    use = {"version": 1, "on": people.A_MONDAY, "at": people.A_MOMENT, "by": people.lena()}
    first = proposed()
    with acting_as(people.lena()):
        use_proposal(proposal=first, **use)
    crowd(11)
    second = proposed()
    assert {key: second.members[key] for key in first.members} == first.members
    with acting_as(people.lena()):
        use_proposal(proposal=second, **use)
    with all_seeing():
        assert Membership.objects.filter(left_on=None).count() == 11
        assert Membership.objects.exclude(left_on=None).count() == 0
        assert Group.objects.count() == 2


def test_whoever_left_meanwhile_is_not_moved_and_gets_no_place():
    crowd()
    made = proposed(smallest=4)
    gone = made.arrangement[0]["members"][0]
    with acting_as(people.lena()):
        Participant.objects.filter(pk=gone).update(withdrew_on=people.A_MONDAY)
        move = {"participant_key": gone, "to": made.arrangement[1]["name"], "by": people.lena()}
        with pytest.raises(Refused, match="left the programme since"):
            move_in_proposal(proposal=made, version=1, **move)
        use_proposal(
            proposal=made, version=1, on=people.A_MONDAY, at=people.A_MOMENT, by=people.lena()
        )
    with all_seeing():
        assert Membership.objects.count() == 9
        assert not Membership.objects.filter(participant=gone).exists()


def test_only_those_who_form_groups_come_to_the_pages(client):
    for who in (people.petra, people.grace, people.mona, people.dora):
        assert people.signed_in(client, who()).get(reverse("forming")).status_code == 403
    for who in FORMERS:
        crowd(1)
        assert people.signed_in(client, who()).get(reverse("forming")).status_code == 200


def test_the_row_policies_hide_wishes_and_proposals_from_everybody_else():
    crowd()
    proposed()
    with acting_as(people.grace()):
        assert not Proposal.objects.exists()
        assert not PlacementWish.objects.exists()


def test_somebody_says_when_they_can_come_and_only_for_themselves(client):
    grace = people.participant(people.grace())
    mary = people.participant(people.mary())
    at = people.signed_in(client, people.grace())
    done = at.post(reverse("own_when"), sent(slots=["tue-am"], site="", version="0"))
    assert done.status_code == 302
    with all_seeing():
        assert Availability.objects.get(participant=grace).slots == ["tue-am"]
    assert at.get(reverse("when", args=[mary.pk])).status_code == 403


def test_nothing_ticked_and_both_ticked_are_told(client):
    people.participant(people.grace())
    at = people.signed_in(client, people.grace())
    address = reverse("own_when")
    page = at.post(address, sent(site="North")).content.decode()
    assert "Tick at least one half-day, or say that there is none" in page
    page = at.post(address, sent(slots=["tue-am"], never="on")).content.decode()
    assert "Tick half-days or that there is none, not both" in page
    assert at.post(address, sent(slots=["sun-am"])).status_code == 200


def test_two_people_saying_when_see_both(client):
    grace = people.participant(people.grace())
    said(grace, ["mon-am"])
    at = people.signed_in(client, people.grace())
    page = at.post(reverse("own_when"), sent(slots=["tue-am"], version="0"))
    assert page.status_code == 409
    assert "Tuesday morning" in page.content.decode()


def test_the_whole_way_from_page_to_groups(client):
    crowd()
    at = people.signed_in(client, people.lena())
    typed = sent(groups="2", smallest="4", largest="6")
    made = at.post(reverse("forming"), typed)
    again = at.post(reverse("forming"), typed)  # a double click
    assert made.url == again.url
    with all_seeing():
        proposal = Proposal.objects.get()
    key, to = proposal.arrangement[0]["members"][0], proposal.arrangement[1]["name"]
    page = at.get(made.url).content.decode()
    assert "Proved: no arrangement costs less." in page
    done = at.post(f"{made.url}move/", sent(move=f"{key}:{to}", version="1"), follow=True)
    assert "Moved: +" in done.content.decode()
    assert at.post(f"{made.url}move/", sent(move="nobody:nowhere", version="2")).status_code == 302
    done = at.post(f"{made.url}back/", sent(version="2"), follow=True)
    assert "Put them back as formed" not in done.content.decode()
    day = {"on-day": "2", "on-month": "3", "on-year": "2026"}
    done = at.post(f"{made.url}use/", sent(**day, version="3"), follow=True)
    assert "The groups are as proposed" in done.content.decode()


def test_a_wish_is_asked_for_whole(client):
    first, second, *_ = crowd(3)
    at = people.signed_in(client, people.lena())
    page = at.post(reverse("wish"), sent(kind="apart", a=first.pk)).content.decode()
    assert "Choose which colleague" in page
    assert "Say that it must hold, or how much it matters, not both" in page
    typed = {"kind": "apart", "a": first.pk, "b": second.pk, "points": "5"}
    assert at.post(reverse("wish"), sent(**typed)).status_code == 302
    with all_seeing():
        wish = PlacementWish.objects.get()
    assert "apart from Member01; 5 points" in " ".join(
        at.get(reverse("forming")).content.decode().split()
    )
    at.post(reverse("wish_withdraw", args=[wish.pk]), sent())
    assert "Nobody has a wish yet" in at.get(reverse("forming")).content.decode()
