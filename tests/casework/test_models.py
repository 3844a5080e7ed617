"""What the database itself never lets be false: the good row, then each bad one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from holdfast.access.identity import acting_as
from holdfast.casework.models import (
    Assignment,
    Case,
    Discussion,
    Goal,
    Rating,
    StepDone,
    Visit,
    Wording,
)
from holdfast.manual.models import Step
from holdfast.supervision.actions import form_group, plan_meetings
from tests import people
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)
BEFORE = A_MONDAY - timedelta(days=1)


@pytest.fixture
def case():
    """Grace is asking, of a case of her own: what is refused is refused for being bad."""
    made = people.case()
    with acting_as(people.grace()):
        yield made


def visit(case, **more):
    told = {"visited_on": A_MONDAY, "outcome": "made", "recorded_at": A_MOMENT}
    return Visit(case=case, recorded_by=people.grace(), **(told | more))


def goal(case):
    made = Goal(case=case, owner="child", set_on=A_MONDAY, rank=1)
    made.save(force_insert=True)
    words = Wording(
        case=case,
        goal=made,
        number=1,
        words="Sleep",
        written_on=A_MONDAY,
        written_by=people.grace(),
    )
    words.save(force_insert=True)
    return made, words


def refused(row, by):
    """Check that the database refuses a row, naming the constraint."""
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        row.save(force_insert=True)


def test_a_good_visit_is_kept(case):
    visit(case, minutes=720, other_minutes=0).save(force_insert=True)
    visit(case, outcome="missed", missed_because="other").save(force_insert=True)


@pytest.mark.parametrize(
    ("bad", "by"),
    [
        ({"outcome": "missed"}, "casework_missed_with_a_reason"),
        ({"missed_because": "other"}, "casework_missed_with_a_reason"),
        ({"minutes": 721}, "casework_minutes_of_one_day"),
        ({"minutes": -1}, "casework_minutes_of_one_day"),
        ({"other_minutes": 721}, "casework_minutes_of_one_day"),
    ],
)
def test_a_bad_visit_is_not(case, bad, by):
    refused(visit(case, **bad), by)


def test_a_step_is_told_of_once_a_visit(case):
    made = visit(case)
    made.save(force_insert=True)
    step = Step.objects.order_by("pk")[0]
    StepDone(case=case, visit=made, step=step, how="done").save(force_insert=True)
    again = StepDone(case=case, visit=made, step=step, how="skipped")
    refused(again, "casework_a_step_once_a_visit")


def test_a_rating_is_from_0_to_10_and_one_a_day(case):
    one, words = goal(case)

    def rating(score, rater="child"):
        return Rating(
            case=case,
            goal=one,
            wording=words,
            rater=rater,
            score=score,
            rated_on=A_MONDAY,
            rated_by=people.grace(),
        )

    rating(0).save(force_insert=True)
    rating(10, "parent").save(force_insert=True)
    refused(rating(11, "family"), "casework_rated_on_its_scale")
    refused(rating(-1, "family"), "casework_rated_on_its_scale")
    refused(rating(5), "casework_one_rating_a_day")


def test_a_wording_has_a_number_of_its_own(case):
    one, _ = goal(case)
    again = Wording(
        case=case, goal=one, number=1, words="Wake", written_on=LATER, written_by=people.grace()
    )
    refused(again, "casework_one_wording_a_number")


def test_a_case_has_one_lead_at_a_time_who_ends_after_they_begin(case):
    part = people.participant(people.mary())
    with acting_as(people.mona()):
        lead = Assignment(case=case, participant=part, part="lead", began_on=LATER)
        refused(lead, "casework_one_lead_at_a_time")
        backwards = Assignment(
            case=case, participant=part, part="co-worker", began_on=A_MONDAY, ended_on=BEFORE
        )
        refused(backwards, "casework_allocation_ends_after_it_begins")
        lead.part = "co-worker"
        lead.save(force_insert=True)


@pytest.mark.parametrize(
    ("bad", "by"),
    [
        ({"closed_on": BEFORE, "closed_because": "other"}, "casework_closes_after_it_opens"),
        ({"closed_on": LATER}, "casework_closed_with_a_reason"),
        ({"closed_because": "other"}, "casework_closed_with_a_reason"),
    ],
)
def test_a_case_closes_after_it_opens_and_with_a_reason(case, bad, by):
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**bad)
    Case.objects.filter(pk=case.pk).update(closed_on=A_MONDAY, closed_because="other")


def test_a_case_is_discussed_once_a_meeting(case):
    lena = people.lena()
    with acting_as(lena):
        group = form_group(
            run=people.run(),
            name="Monday",
            supervisor=people.petra(),
            first_meeting_on=A_MONDAY,
            by=lena,
        )
        (meeting,) = plan_meetings(group=group, days=[A_MONDAY], by=lena)
    Discussion(case=case, meeting=meeting).save(force_insert=True)
    refused(Discussion(case=case, meeting=meeting), "casework_once_a_meeting")
