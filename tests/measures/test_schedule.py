"""When each measure is asked, how it stands on a day, and what a new plan changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from holdfast.measures.instruments import named
from holdfast.measures.rules import replanning, schedule
from holdfast.measures.rules.schedule import Place, State, Window, Work, state

START = date(2026, 3, 2)
SDQ = named("SDQ")


def days(count):
    return START + timedelta(days=count)


def work(**more):
    return Work(**({"born_on": date(2014, 5, 4), "started_on": START} | more))


def parent(*stages):
    return schedule.chosen(SDQ, "parent", stages or schedule.STAGES)


def planned(*choices, **more):
    return schedule.plan(work(**more), choices or [parent()])


def window(plan, stage, number=1, informant="parent"):
    return plan.get(Place("SDQ", informant, stage, number))


def test_the_baseline_opens_a_fortnight_before_and_closes_four_weeks_after_the_start():
    assert window(planned(), "baseline") == Window(days(-14), days(14), days(28))


def test_a_review_is_due_every_122_days_and_counts_four_weeks_either_way():
    plan = planned()
    assert window(plan, "review", 1) == Window(days(94), days(122), days(150))
    assert window(plan, "review", 2) == Window(days(216), days(244), days(272))


def test_nothing_is_asked_at_the_end_before_the_ending_begins():
    assert window(planned(), "end") is None
    assert window(planned(ending_on=days(200)), "end") == Window(days(200), days(214), days(242))


def test_no_review_falls_due_after_the_ending_began():
    plan = planned(ending_on=days(243))
    assert window(plan, "review", 1)
    assert window(plan, "review", 2) is None
    assert window(planned(ending_on=days(244)), "review", 2)


def test_a_follow_up_is_four_to_eight_months_after_the_baseline_was_answered():
    own = SDQ.follow_up_window
    assert (own.earliest, own.latest) == (4, 8)
    alone = parent("baseline", "follow-up")
    assert window(planned(alone), "follow-up") == Window(days(122), days(183), days(244))
    late = planned(alone, baselines={("SDQ", "parent"): days(20)})
    assert window(late, "follow-up") == Window(days(142), days(203), days(264))
    theirs = planned(alone, baselines={("SDQ", "teacher"): days(20)})
    assert window(theirs, "follow-up").due_on == days(183)


def test_a_follow_up_waits_for_the_review_before_it_and_ends_before_the_next():
    plan = planned()
    assert window(plan, "review", 1).closes_on == days(150)
    assert window(plan, "follow-up") == Window(days(151), days(183), days(215))
    assert window(plan, "review", 2).opens_on == days(216)


@pytest.mark.parametrize(
    ("ending_on", "follow_up"),
    [
        (160, Window(days(203), days(203), days(244))),  # the end holds days 160 to 202
        (190, Window(days(151), days(183), days(189))),
        (230, Window(days(151), days(183), days(229))),  # no second review falls due
        (244, Window(days(151), days(183), days(215))),
    ],
)
def test_a_follow_up_gives_way_to_the_end_too_and_keeps_its_own_months(ending_on, follow_up):
    assert window(planned(ending_on=days(ending_on)), "follow-up") == follow_up


def test_a_review_that_fell_due_before_the_ending_began_ends_where_the_end_begins():
    plan = planned(ending_on=days(130))
    assert window(plan, "review") == Window(days(94), days(122), days(129))
    assert window(plan, "end").opens_on == days(130)
    same = planned(ending_on=days(122))
    assert window(same, "review") == Window(days(94), days(121), days(121))


def test_of_a_start_and_an_end_in_one_month_the_end_has_its_days():
    plan = planned(ending_on=days(2))
    assert window(plan, "end") == Window(days(2), days(16), days(44))
    assert window(plan, "baseline") == Window(days(-14), days(1), days(1))


def test_an_ask_without_a_day_of_its_own_is_left_out():
    one = replace(parent(), months=(4, 4))  # one day, and a review's
    assert window(planned(one), "follow-up") is None
    apart = replace(one, stages=frozenset({"baseline", "follow-up"}))
    assert window(planned(apart), "follow-up") == Window(days(122), days(122), days(122))


def test_only_the_chosen_stages_are_asked():
    assert {place.stage for place in planned(parent("baseline", "end"))} == {"baseline"}


def test_a_young_person_answers_for_themselves_from_eleven_on_the_day_it_is_due():
    myself = schedule.chosen(SDQ, "self", schedule.STAGES)
    assert planned(myself, born_on=date(2018, 5, 4)) == {}
    eleven_in_may = planned(myself, born_on=date(2015, 5, 4))
    assert window(eleven_in_may, "baseline", informant="self") is None
    assert window(eleven_in_may, "review", informant="self")


def test_at_four_either_form_for_parents_is_right_and_at_five_one():
    narrow = {"P2-4", "P4-10"}
    at_four = {one.code for one in schedule.versions_of(SDQ, "parent", 4)}
    assert at_four & narrow == narrow
    assert {one.code for one in schedule.versions_of(SDQ, "parent", 5)} & narrow == {"P4-10"}


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (-15, State.NOT_YET),
        (-14, State.DUE),
        (14, State.DUE),
        (15, State.OVERDUE),
        (28, State.OVERDUE),
        (29, State.LAPSED),
    ],
)
def test_an_ask_stands_by_its_days(day, stands):
    one = Window(days(-14), days(14), days(28))
    assert state(one, today=days(day)) is stands
    assert state(one, today=days(day), missed=True) is State.MISSED
    assert state(one, today=days(day), answered=True, missed=True) is State.DONE


def test_not_asked_is_a_reason_and_nothing_else_is():
    assert "not asked" in dict(schedule.MISSED)
    assert schedule.why_not_missed(because="not asked", words="", is_answered=False) == []


@pytest.mark.parametrize(
    ("because", "words", "is_answered", "said"),
    [
        ("", "", False, "Choose a reason"),
        ("0", "", False, "Choose a reason"),
        ("not the time", " ", False, "Say it in words too"),
        ("other", "", False, "Say it in words too"),
        ("declined", "", True, "This one was answered: it was not missed"),
    ],
)
def test_a_reason_is_one_of_ours_and_in_words_where_it_must_be(because, words, is_answered, said):
    found = schedule.why_not_missed(because=because, words=words, is_answered=is_answered)
    assert found == [said]


def standing(plan, *settled):
    return [
        replanning.Standing(place=place, window=one, is_settled=place in settled)
        for place, one in plan.items()
    ]


def test_a_new_plan_moves_adds_and_drops_what_is_not_done_and_keeps_what_is():
    before = planned()
    baseline, first = Place("SDQ", "parent", "baseline"), Place("SDQ", "parent", "review", 1)
    after = planned(started_on=days(7), ending_on=days(200))
    found = replanning.difference(standing(before, baseline), after, today=days(100))
    assert baseline in found.kept
    assert (first, before[first], after[first]) in found.moved
    assert [place.stage for place, _ in found.added] == ["end"]
    assert {place.stage for place in found.dropped} == {"review"}
    assert not found.is_nothing
    assert found.counts == {"kept": 1, "moved": 2, "added": 1, "dropped": 5}


def test_an_answer_belongs_to_the_ask_whose_window_holds_it_or_the_last_that_had_opened():
    plan = planned()

    def of(day, stage="review", informant="parent"):
        told = {"instrument": "SDQ", "informant": informant, "stage": stage}
        return replanning.place_of_answer(plan, **told, on=days(day))

    assert of(100) == Place("SDQ", "parent", "review", 1)
    assert of(180) == Place("SDQ", "parent", "review", 1)  # late
    assert of(220) == Place("SDQ", "parent", "review", 2)
    assert of(50) is None
    assert of(-10, "baseline") == Place("SDQ", "parent", "baseline")
    assert of(-15, "baseline") is None
    assert of(100, informant="teacher") is None
    assert of(100, "end") is None


@pytest.mark.parametrize(
    ("day", "stage"),
    [(-15, None), (10, "baseline"), (130, "review"), (160, "follow-up"), (220, "review")],
)
def test_a_day_is_of_one_stage_or_of_none(day, stage):
    assert replanning.stage_asked(planned(), instrument="SDQ", on=days(day)) == stage
    assert replanning.stage_asked(planned(), instrument="PHQ-9", on=days(day)) is None


def test_of_several_informants_the_stage_is_the_one_that_most_are_asked_at():
    early = {("SDQ", "teacher"): days(-14)}
    everybody = (
        schedule.chosen(SDQ, "parent", ["review"]),
        schedule.chosen(SDQ, "teacher", ["follow-up"]),
        schedule.chosen(SDQ, "self", ["follow-up"]),
    )
    plan = planned(*everybody, baselines=early)

    def stage(**whom):
        return replanning.stage_asked(plan, instrument="SDQ", on=days(125), **whom)

    assert stage() == "follow-up"
    assert stage(informant="parent") == "review"
    assert stage(informant="practitioner") is None
    two = {place: window for place, window in plan.items() if place.informant != "self"}
    assert replanning.stage_asked(two, instrument="SDQ", on=days(125)) == "review", "as many: first"


@pytest.mark.parametrize(("day", "late"), [(-16, -2), (-14, 0), (28, 0), (29, 1), (58, 30)])
def test_how_late_an_answer_came_is_said_in_days(day, late):
    assert replanning.how_late(window(planned(), "baseline"), on=days(day)) == late


def test_nothing_is_added_to_a_plan_after_its_last_day_but_a_first_plan_has_it():
    before, after = planned(parent("review")), planned(parent("baseline", "review"))
    baseline = Place("SDQ", "parent", "baseline")
    later = replanning.difference(standing(before), after, today=days(29))
    assert baseline not in dict(later.added)
    in_time = replanning.difference(standing(before), after, today=days(28))
    assert baseline in dict(in_time.added)
    assert baseline in dict(replanning.difference([], after, today=days(400)).added)


def test_a_window_holds_its_first_and_its_last_day_and_an_age_its_oldest():
    one = Window(days(1), days(2), days(3))
    assert [one.holds(days(n)) for n in range(5)] == [False, True, True, True, False]
    told = schedule.Chosen(instrument="X", informant="self", stages=frozenset(), ages=((11, 17),))
    assert [told.is_for(years) for years in (10, 11, 17, 18)] == [False, True, True, False]


def test_what_is_left_from_the_day_it_is_due_or_up_to_it_keeps_that_day():
    one = Window(days(0), days(10), days(20))
    assert one.without([Window(days(0), days(5), days(9))]) == Window(days(10), days(10), days(20))
    up_to = one.without([Window(days(11), days(15), days(20))])
    assert up_to == Window(days(0), days(10), days(10))
    split = one.without([Window(days(4), days(5), days(6)), Window(days(11), days(12), days(13))])
    assert split == Window(days(7), days(10), days(10))


def test_a_choice_takes_its_instruments_own_months_and_a_plan_its_stages_in_order():
    assert parent().months == (4, 8)
    assert schedule.chosen(named("PHQ-9"), "self", ["end"]).months is None
    assert schedule.follow_up(START, (4, 8)).due_on == days(183)
    stages = [place.stage for place in planned(ending_on=days(200))]
    assert stages == ["baseline", "review", "end", "follow-up"]


def test_a_late_answer_is_of_the_latest_that_had_opened_that_very_day():
    plan = {
        Place("SDQ", "parent", "review", 1): Window(days(0), days(1), days(2)),
        Place("SDQ", "parent", "review", 2): Window(days(10), days(11), days(12)),
    }
    told = {"instrument": "SDQ", "informant": "parent", "stage": "review"}
    of = [replanning.place_of_answer(plan, **told, on=days(n)) for n in (-1, 0, 5, 10, 99)]
    assert [one and one.number for one in of] == [None, 1, 1, 2, 2]
    first, second = plan
    nested = {
        first: Window(days(0), days(1), days(50)),
        second: Window(days(10), days(11), days(12)),
    }
    assert replanning.place_of_answer(nested, **told, on=days(40)) == first, "its days hold it"
    turned = {first: plan[second], second: plan[first]}  # where the first was put off
    assert replanning.place_of_answer(turned, **told, on=days(99)) == first
    assert replanning.how_late(Window(days(0), days(1), days(2)), on=days(-1)) == -1
