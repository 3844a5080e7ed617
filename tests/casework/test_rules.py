"""What the rules of the work say, and what “My work” asks: no database."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from holdfast.casework import rules
from holdfast.casework.duties import Urgency, duties, next_visit
from holdfast.casework.rules.days import ago, ahead
from holdfast.casework.standing_facts import Asked, Facts
from holdfast.measures.rules import schedule

OPENED = date(2026, 3, 2)
ALL_DONE = {"has_goals": True, "has_plan": True}


def days(count):
    return OPENED + timedelta(days=count)


def asks(*stages, informants=("parent",), started=0, ending=None):
    """Return what a case is still to ask at some stages, as the programme plans it."""
    choices = [
        schedule.Chosen(instrument="SDQ", informant=one, stages=frozenset(stages))
        for one in informants
    ]
    work = schedule.Work(
        born_on=date(2014, 1, 1), started_on=days(started),
        ending_on=None if ending is None else days(ending),
    )  # fmt: skip
    return tuple(Asked(place=at, window=w) for at, w in schedule.plan(work, choices).items())


def facts(**more):
    known = {"case_id": UUID(int=1), "child": "Robin", "opened_on": OPENED}
    return Facts(**(known | more))


def asked(today, **more):
    return {duty.form: duty for duty in duties(facts(**more), today=today)}


@pytest.mark.parametrize(
    ("since", "found"),
    [(0, "on track"), (14, "on track"), (15, "late"), (21, "late"), (22, "very late")],
)
def test_a_gap_is_late_after_fourteen_days_and_very_late_after_twenty_one(since, found):
    assert rules.gap(last_visited_on=OPENED, today=days(since)) == found


@pytest.mark.parametrize(
    ("scores", "stuck"),
    [
        ([], False),
        ([4, 4, 4], False),
        ([4, 4, 4, 4], True),
        ([4, 4, 4, 5], False),
        ([1, 4, 4, 4], False),
        ([1, 4, 4, 4, 4], True),
    ],
)
def test_a_goal_is_stuck_after_four_equal_ratings_in_a_row(scores, stuck):
    assert rules.is_stuck(scores) is stuck


def test_a_new_case_asks_for_a_visit_goals_a_first_sdq_and_a_plan():
    found = asked(OPENED + timedelta(days=1), asks=asks("baseline"))
    assert set(found) == {"visit_add", "goal_add", "case_measures", "plan_link"}
    assert {duty.urgency for duty in found.values()} == {Urgency.DUE}
    assert found["visit_add"].why == "Not visited yet: opened yesterday. Next visit due in 6 days"


def test_a_fortnight_later_what_was_not_done_is_overdue():
    found = asked(days(15), asks=asks("baseline"))
    assert {duty.urgency for duty in found.values()} == {Urgency.OVERDUE}
    assert found["visit_add"].mark == "Late"
    assert asked(days(22))["visit_add"].mark == "Very late"


def test_a_case_in_order_visited_today_asks_for_nothing():
    today = days(30)
    done = ALL_DONE | {"last_visited_on": today, "last_rated_on": today}
    assert asked(today, **done) == {}


def test_goals_are_to_be_rated_after_each_visit():
    done = ALL_DONE | {"last_visited_on": days(20), "last_rated_on": days(13)}
    assert asked(days(21), **done)["goals_rate"].urgency is Urgency.DUE
    assert asked(days(28), **done)["goals_rate"].urgency is Urgency.OVERDUE
    assert "goals_rate" not in asked(days(21), **done | {"last_rated_on": days(20)})


def test_a_review_sdq_is_asked_at_about_four_months():
    done = ALL_DONE | {"last_visited_on": days(160), "last_rated_on": days(160)}
    done |= {"asks": asks("review")}
    assert "case_measures" not in asked(days(107), **done)
    assert asked(days(108), **done)["case_measures"].urgency is Urgency.DUE
    assert asked(days(122), **done)["case_measures"].urgency is Urgency.DUE
    assert asked(days(123), **done)["case_measures"].urgency is Urgency.OVERDUE
    assert "case_measures" not in asked(days(151), **done | {"asks": ()})


def test_after_its_time_a_measure_is_asked_for_no_more_but_why_is():
    done = ALL_DONE | {"last_visited_on": days(160), "last_rated_on": days(160)}
    found = asked(days(151), **done, asks=asks("review"))["case_measures"]
    assert found.what == "Say why there is no answer: Robin’s SDQ for review 1"
    assert found.why == "From parent or carer: the time for it ended yesterday"
    assert found.mark == "Say why"


def test_a_measure_of_several_people_is_one_line_of_work():
    done = ALL_DONE | {"asks": asks("baseline", informants=("parent", "teacher", "self"))}
    found = [duty for duty in duties(facts(**done), today=days(1)) if "SDQ" in duty.what]
    assert [duty.what for duty in found] == ["Ask for Robin’s first SDQ"]
    assert found[0].why == "From parent or carer, teacher and young person: due in 13 days"


def test_an_ending_asks_for_a_last_sdq_and_no_review():
    done = ALL_DONE | {"last_visited_on": days(110), "asks": asks("review", "end", ending=110)}
    found = [duty for duty in duties(facts(**done), today=days(110)) if "SDQ" in duty.what]
    assert [duty.what for duty in found] == ["Ask for Robin’s last SDQ"]
    assert found[0].urgency is Urgency.DUE


def test_days_are_said_as_people_say_them():
    today = days(10)
    assert [ago(day, today=today) for day in (today, days(9), days(7))] == [
        "today",
        "yesterday",
        "3 days ago",
    ]
    assert [ahead(day, today=today) for day in (today, days(11), days(13), days(9))] == [
        "today",
        "tomorrow",
        "in 3 days",
        "yesterday",
    ]
    assert next_visit(facts(last_visited_on=days(1)), today=today) == "was due 2 days ago"


def opening(**more):
    known = {
        "opened_on": OPENED,
        "run_began_on": OPENED,
        "run_ends_on": days(300),
        "lead_is_practitioner": True,
        "lead_withdrawn": False,
        "open_cases": 0,
        "manager_agrees_to_more": False,
        "child_has_open_case": False,
    }
    return rules.Opening(**(known | more))


@pytest.mark.parametrize(
    ("facts_of_it", "reasons"),
    [
        ({}, []),
        ({"open_cases": 1}, []),
        ({"open_cases": 2}, [rules.WhyNotOpen.ENOUGH]),
        ({"open_cases": 2, "manager_agrees_to_more": True}, []),
        ({"opened_on": days(-1)}, [rules.WhyNotOpen.RUN_OVER]),
        ({"opened_on": days(301)}, [rules.WhyNotOpen.RUN_OVER]),
        ({"lead_withdrawn": True}, [rules.WhyNotOpen.WITHDRAWN]),
        ({"lead_is_practitioner": False}, [rules.WhyNotOpen.NOT_A_PRACTITIONER]),
        ({"child_has_open_case": True}, [rules.WhyNotOpen.ALREADY_OPEN]),
    ],
)
def test_a_case_opens_unless_there_is_a_reason(facts_of_it, reasons):
    assert rules.why_not_open(opening(**facts_of_it)) == reasons


def allocating(**more):
    known = {"on": days(9), "today": days(9), "is_closed": False, "last_began_on": OPENED}
    return rules.Allocating(**(known | more))


@pytest.mark.parametrize(
    ("facts_of_it", "reasons"),
    [
        ({}, []),
        ({"is_closed": True}, [rules.WhyNotAllocate.CLOSED]),
        ({"works_already": True}, [rules.WhyNotAllocate.WORKS_ALREADY]),
        ({"is_practitioner": False}, [rules.WhyNotAllocate.NOT_A_PRACTITIONER]),
        ({"is_withdrawn": True}, [rules.WhyNotAllocate.WITHDRAWN]),
        ({"on": days(10)}, [rules.WhyNotAllocate.IN_FUTURE]),
        ({"on": days(-1)}, [rules.WhyNotAllocate.BEFORE_ALLOCATION]),
    ],
)
def test_a_case_is_given_or_closed_unless_there_is_a_reason(facts_of_it, reasons):
    assert rules.why_not_allocate(allocating(**facts_of_it)) == reasons


@pytest.mark.parametrize(
    ("waiting", "reasons"),
    [(0, []), (1, [rules.WhyNotClose.RISK_WAITS]), (2, [rules.WhyNotClose.RISK_WAITS])],
)
def test_a_case_is_not_closed_while_a_risk_answer_waits(waiting, reasons):
    closing = rules.Closing(
        risks_waiting=waiting, has_signed_summary=True, is_planned=True, why_none=""
    )
    assert rules.why_not_close(closing) == reasons


def test_a_case_is_not_closed_while_late_answers_with_a_risk_wait_for_a_decision():
    closing = rules.Closing(
        risks_waiting=0, risks_undecided=1, has_signed_summary=True, is_planned=True, why_none=""
    )
    assert rules.why_not_close(closing) == [rules.WhyNotClose.UNDECIDED_RISK]


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({}, []),
        ({"took_part": 0}, [rules.WhyNotVisit.NOBODY]),
        ({"made": False, "took_part": 0}, [rules.WhyNotVisit.WHY_MISSED]),
        ({"made": False, "took_part": 0, "missed_because": "other"}, []),
        (
            {"made": False, "missed_because": "other", "steps": 1},
            [rules.WhyNotVisit.STEP_WHEN_MISSED],
        ),
        ({"steps_all_of_module": False}, [rules.WhyNotVisit.STEP_OF_ANOTHER_MODULE]),
    ],
)
def test_a_visit_is_recorded_unless_there_is_a_reason(typed, reasons):
    known = {"made": True, "missed_because": "", "took_part": 1, "steps": 0}
    visit = rules.VisitTyped(**(known | {"steps_all_of_module": True} | typed))
    assert rules.why_not_visit(visit) == reasons
