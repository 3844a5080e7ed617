"""Being away: what it hits is seen first, why is private, and cover ends by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.casework.actions.covering import end_cover, give_cover
from holdfast.casework.models import Case, Cover
from holdfast.kit.refusals import Refused
from holdfast.place.actions import say_absent
from holdfast.place.models import Absence, AbsenceReason
from tests import people
from tests.casework.test_handing import asked
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def case():
    people.participant(people.mary())
    return people.case()


def away(by=None, cover=None, ends_on=A_MONDAY + MONTH):
    by = by or people.grace()
    with acting_as(by):
        return say_absent(
            person=people.grace(), kind="sickness", note="Her back", began_on=A_MONDAY,
            ends_on=ends_on, cover=cover, at=now(), by=by,
        )  # fmt: skip


def typed(**more):
    days = boxes(began_on=A_MONDAY, ends_on=A_MONDAY + MONTH)
    return {"who": str(people.grace().pk), "kind": "sickness", "note": "Her back", **days, **more}


def agreed(page):
    return page.partition('name="agreed" value="')[2].partition('"')[0]


def test_what_it_hits_is_shown_before_anything_is_kept(client, case):
    grace = people.signed_in(client, people.grace())
    page = words(send(grace, "absence_add", **typed()))
    for said in ("Nothing is kept yet", "23 working days", "4 visits due", "Robin Ashdown"):
        assert said in page
    assert "To be handed over" in page
    with acting_as(people.grace()):
        assert not Absence.objects.exists()
    sent = send(grace, "absence_add", **typed(agreed=agreed(page)))
    assert sent.status_code == 302
    with acting_as(people.grace()):
        assert Absence.objects.get().person == people.grace()


def test_something_else_than_was_shown_is_not_kept(client, case):
    grace = people.signed_in(client, people.grace())
    page = words(send(grace, "absence_add", **typed(agreed="0000")))
    assert "Nothing is kept yet" in page


def test_two_absences_on_one_day_are_refused(case):
    away()
    with pytest.raises(Refused, match="away on some of these days"):
        away()


def test_why_is_for_the_person_and_the_teams_manager_alone(client, case):
    absence = away(cover=people.mary())
    people.team("South")

    def known(who):
        with acting_as(who):
            return Absence.objects.count(), AbsenceReason.objects.count()

    assert known(people.grace()) == known(people.mona()) == (1, 1)
    assert known(people.mary()) == (1, 0), "whoever covers knows the days and not why"
    others = [people.max_(), people.lena(), people.petra(), people.ada(), people.mallory()]
    assert {known(who) for who in others} == {(0, 0)}
    address = reverse("absence", args=[absence.pk])
    assert "Her back" in words(people.signed_in(client, people.mona()).get(address))
    assert people.signed_in(client, people.mary()).get(address).status_code == 404
    page = words(people.signed_in(client, people.mary()).get(reverse("absences")))
    assert "You are named to cover" in page
    assert "ickness" not in page


def cover(absence, by=None):
    by = by or people.mona()
    with acting_as(by):
        return give_cover(absence=absence, at=now(), today=A_MONDAY, by=by)


def reached_by(who):
    with acting_as(who):
        return Case.objects.worked_by(who).count()


def test_cover_is_for_the_span_and_ends_by_itself(case):
    absence = away(cover=people.mary())
    assert reached_by(people.mary()) == 0, "naming somebody gives them nothing"
    assert len(cover(absence)) == 1
    assert reached_by(people.mary()) == 1
    assert reached_by(people.grace()) == 1
    with acting_as(people.mona()):
        grant = Grant.objects.get(person=people.mary())
        assert grant.ended_at is not None
        days = (grant.ended_at - now()).days
        assert days == 30
        Grant.objects.filter(pk=grant.pk).update(began_at=now() - MONTH, ended_at=now())
    assert reached_by(people.mary()) == 0


def test_cover_given_twice_is_one_and_ended_early_is_over_at_once(case):
    absence = away(cover=people.mary())
    cover(absence)
    cover(absence)
    with acting_as(people.mona()):
        assert Cover.objects.count() == 1
        end_cover(absence=absence, at=now(), today=A_MONDAY, by=people.mona())
    assert reached_by(people.mary()) == 0


def test_cover_needs_somebody_who_may_work_with_a_case(case):
    with pytest.raises(Refused, match="Say first who covers"):
        cover(away())


def test_only_who_oversees_gives_cover(client, case):
    absence = away(cover=people.mary())
    address = reverse("absence_cover", args=[absence.pk])
    assert people.signed_in(client, people.grace()).get(address).status_code == 403
    mona = people.signed_in(client, people.mona())
    assert "Robin Ashdown" in words(mona.get(address))
    assert send(mona, "absence_cover", absence.pk).status_code == 302
    page = words(mona.get(reverse("absence", args=[absence.pk])))
    assert "Covered by Mary" in page


def test_a_long_absence_asks_its_manager_for_each_handover(client, case):
    away()
    mona = people.signed_in(client, people.mona())
    for name in ("my_team", "my_work", "absences"):
        page = words(mona.get(reverse(name)))
        assert "Grace: away 2 March 2026 to 1 April 2026" in page
        assert "Hand over" in page
        assert reverse("handover_propose", args=[case.pk]) in page
    asked(case, people.participant(people.mary()))
    assert reverse("handover_propose", args=[case.pk]) not in words(mona.get(reverse("absences")))


def test_a_short_absence_asks_for_none(client, case):
    away(ends_on=A_MONDAY + timedelta(days=4))
    page = words(people.signed_in(client, people.mona()).get(reverse("absences")))
    assert "Grace: away" in page
    assert reverse("handover_propose", args=[case.pk]) not in page


def test_an_absence_changes_its_days_and_who_covers(client, case):
    absence = away()
    mona = people.signed_in(client, people.mona())
    days = boxes(began_on=A_MONDAY, ends_on=A_MONDAY + timedelta(days=1))
    told = typed(cover=str(people.mary().pk), version=1) | days
    assert send(mona, "absence_change", absence.pk, **told).status_code == 302
    assert send(mona, "absence_change", absence.pk, **told).status_code == 409
    page = words(mona.get(reverse("absence", args=[absence.pk])))
    assert "away 2 March 2026 to 3 March 2026" in page
    assert "Mary" in page
