"""What actions on goals change and refuse, and what a flag holds back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.goal_rules import say_goal_rules
from holdfast.casework.actions.goals import change_goal, end_goal, reword_goal, set_goal
from holdfast.casework.actions.rating import AlreadyRated, Rated, rate_goals
from holdfast.casework.actions.unsafe import flag_goal, settle_flag
from holdfast.casework.models import Goal, Rating, UnsafeFlag
from holdfast.kit.refusals import Refused
from holdfast.supervision.actions import form_group, join_group
from tests import people
from tests.casework.test_actions import trail
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)
LEVELS = ("None", "One night", "Three nights", "Five nights", "All week")


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def supervised():
    """Put Grace in Petra's group."""
    part = people.participant(people.grace())
    with acting_as(people.lena()):
        group = form_group(
            run=people.run(), name="Tuesday", supervisor=people.petra(),
            first_meeting_on=A_MONDAY, by=people.lena(),
        )  # fmt: skip
        join_group(group=group, participant=part, on=A_MONDAY, by=people.lena())


@pytest.fixture
def grace():
    who = people.grace()
    with acting_as(who):
        yield who


def a_goal(case, grace, words="Sleep", on=A_MONDAY, **more):
    return set_goal(
        case=case, owner="child", words=words, agreed_with=["child"], on=on, today=LATER, by=grace,
        **more,
    )  # fmt: skip


def rate(case, grace, *rated, on=LATER):
    rate_goals(case=case, rated=rated, on=on, today=LATER, by=grace)


def test_one_goal_more_than_the_authority_allows_is_refused(case):
    with acting_as(people.lena()):
        say_goal_rules(version=0, most_open=2, by=people.lena())
    grace = people.grace()
    with acting_as(grace):
        first = a_goal(case, grace)
        a_goal(case, grace, "Eat together")
        with pytest.raises(Refused, match="As many goals are open as your authority allows"):
            a_goal(case, grace, "A friend round")
        changed = change_goal(
            goal=first, version=1, owner="child", words="Sleep in my bed", agreed_with=[],
            on=LATER, today=LATER, by=grace,
        )  # fmt: skip
        assert Goal.objects.filter(ended_on=None).count() == 2
        assert changed.replaces_id == first.pk


def test_another_authoritys_number_does_not_count_here(case):
    lead = people.person("Lyra", "programme lead", people.SUTTON)
    with acting_as(lead):
        say_goal_rules(version=0, most_open=1, by=lead)
    grace = people.grace()
    with acting_as(grace):
        a_goal(case, grace)
        a_goal(case, grace, "Eat together")


def test_the_number_of_goals_is_said_once_for_each_version():
    lena = people.lena()
    with acting_as(lena):
        say_goal_rules(version=0, most_open=3, by=lena)
        with pytest.raises(Stale):
            say_goal_rules(version=0, most_open=4, by=lena)
        assert say_goal_rules(version=1, most_open=5, by=lena).most_open == 5


def test_a_changed_goal_ends_and_the_new_one_points_back_and_starts_afresh(case, grace):
    old = a_goal(case, grace)
    rate(case, grace, Rated(old, "child", 4), on=A_MONDAY)
    new = change_goal(
        goal=old, version=1, owner="parent", words="Be in bed by nine", agreed_with=["parent"],
        on=LATER, today=LATER, by=grace, scale="attainment", levels=LEVELS, weight=3,
    )  # fmt: skip
    old.refresh_from_db()
    assert (old.ended_on, old.ended_because) == (LATER, "changed")
    assert (new.replaces_id, new.rank, new.scale, new.weight) == (old.pk, 2, "attainment", 3)
    assert new.wordings.get().levels == list(LEVELS)
    assert not new.ratings.exists()
    assert ("changed goal", str(grace.pk), "") in trail(case)
    with pytest.raises(Stale):
        change_goal(
            goal=old, version=1, owner="child", words="Another", agreed_with=[], on=LATER,
            today=LATER, by=grace,
        )  # fmt: skip


def test_a_goal_neither_ends_nor_is_rated_before_it_was_set(case, grace):
    goal = a_goal(case, grace, on=LATER)
    with pytest.raises(Refused, match="before the goal was set"):
        end_goal(goal=goal, version=1, because="met", on=A_MONDAY, today=LATER, by=grace)
    with pytest.raises(Refused, match="Goal 1: it was not set yet on that day"):
        rate(case, grace, Rated(goal, "child", 4), on=A_MONDAY)
    assert not Rating.objects.exists()


def test_a_goal_ended_in_another_tab_is_told_and_the_other_ratings_wait(case, grace):
    ended, open_still = a_goal(case, grace), a_goal(case, grace, "Eat together")
    end_goal(goal=ended, version=1, because="met", on=A_MONDAY, today=LATER, by=grace)
    with pytest.raises(Refused, match="Goal 1: it had ended by that day"):
        rate(case, grace, Rated(ended, "child", 4), Rated(open_still, "child", 5))
    assert not Rating.objects.exists()
    rate(case, grace, Rated(ended, "child", 4), on=A_MONDAY)
    assert Rating.objects.get().score == 4


def test_a_rating_stands_under_the_words_of_its_day(case, grace):
    goal = a_goal(case, grace)
    reword_goal(
        goal=goal, version=1, words="Sleep through", agreed_with=[], on=LATER, today=LATER, by=grace
    )
    rate(case, grace, Rated(goal, "child", 4), on=A_MONDAY)
    rate(case, grace, Rated(goal, "child", 5), on=LATER)
    told = {one.rated_on: one.wording.words for one in Rating.objects.select_related("wording")}
    assert told == {A_MONDAY: "Sleep", LATER: "Sleep through"}


def test_a_level_is_refused_on_the_scale_from_0_to_10_and_kept_on_its_own(case, grace):
    of_ten = a_goal(case, grace)
    of_levels = a_goal(case, grace, "Nights", scale="attainment", levels=LEVELS)
    with pytest.raises(Refused, match="Goal 1: that is not on its scale"):
        rate(case, grace, Rated(of_ten, "child", -1), Rated(of_levels, "child", -1))
    with pytest.raises(Refused, match="Goal 2: that is not on its scale"):
        rate(case, grace, Rated(of_levels, "child", 3))
    rate(case, grace, Rated(of_ten, "child", 0), Rated(of_levels, "child", -2))
    kept = {(one.goal_id, one.scale, one.score) for one in Rating.objects.all()}
    assert kept == {(of_ten.pk, "progress", 0), (of_levels.pk, "attainment", -2)}


def test_not_asked_is_kept_with_its_reason_and_gives_way_to_a_rating(case, grace):
    goal = a_goal(case, grace)
    rate(case, grace, Rated(goal, "child", None, "not there"))
    assert [(one.score, one.not_asked_because) for one in Rating.objects.all()] == [
        (None, "not there")
    ]
    assert not Rating.objects.scored().exists()
    rate(case, grace, Rated(goal, "child", 0))
    assert [(one.score, one.version) for one in Rating.objects.scored()] == [(0, 2)]


def test_anothers_rating_of_the_day_is_replaced_only_by_somebody_who_has_seen_it(case):
    grace, mary = people.grace(), people.mary()
    with acting_as(people.mona()):
        from django.utils.timezone import now

        from holdfast.casework.actions.cases import add_co_worker

        add_co_worker(
            case=case, participant=people.participant(mary), on=A_MONDAY, at=now(), by=people.mona()
        )
    with acting_as(mary):
        goal = a_goal(case, mary)
        rate(case, mary, Rated(goal, "parent", 7))
    with acting_as(grace):
        with pytest.raises(AlreadyRated, match="Mary has recorded 7 for the parent") as clash:
            rate(case, grace, Rated(goal, "parent", 3), Rated(goal, "child", 2))
        assert Rating.objects.count() == 1
        version = clash.value.clashes[0].there.version
        rate(case, grace, Rated(goal, "parent", 7))  # the same word twice is no clash
        with pytest.raises(AlreadyRated):
            rate(case, grace, Rated(goal, "parent", 3, replaces=version + 5))
        rate(case, grace, Rated(goal, "parent", 3, replaces=version))
        there = Rating.objects.get()
        assert (there.score, there.rated_by) == (3, grace)


def test_a_flagged_goal_is_not_rated_reworded_or_ended_until_it_is_settled(case, supervised):
    grace, petra = people.grace(), people.petra()
    with acting_as(grace):
        goal = a_goal(case, grace)
    mona = people.mona()
    with acting_as(mona):
        flag = flag_goal(goal=goal, reason="The road", at=A_MOMENT, today=LATER, by=mona)
        with pytest.raises(Refused, match="flagged already"):
            flag_goal(goal=goal, reason="Again", at=A_MOMENT, today=LATER, by=mona)
    with acting_as(grace):
        with pytest.raises(Refused, match="flagged as unsafe, so it is not rated"):
            rate(case, grace, Rated(goal, "child", 4))
        with pytest.raises(Refused, match="flagged as unsafe"):
            end_goal(goal=goal, version=1, because="met", on=LATER, today=LATER, by=grace)
        with pytest.raises(Refused, match="flagged as unsafe"):
            reword_goal(
                goal=goal, version=1, words="Walk", agreed_with=[], on=LATER, today=LATER, by=grace
            )
        word = {"advised_on": LATER, "advice": "With her mother", "at": A_MOMENT, "today": LATER}
        with pytest.raises(Refused, match="supervisor of your own group"):
            settle_flag(flag=flag, version=1, settled_as="go on", advised_by=mona, by=grace, **word)
        settle_flag(flag=flag, version=1, settled_as="go on", advised_by=petra, by=grace, **word)
        with pytest.raises(Stale):
            settle_flag(
                flag=flag, version=1, settled_as="change", advised_by=petra, by=grace, **word
            )
        rate(case, grace, Rated(goal, "child", 4))
    assert ("flagged goal as unsafe", str(mona.pk), "The road") in trail(case)
    assert ("settled unsafe goal", str(grace.pk), "With her mother") in trail(case)


def settle(flag, grace, settled_as):
    return settle_flag(
        flag=flag, version=flag.version, settled_as=settled_as, advised_by=people.petra(),
        advised_on=LATER, advice="Not alone", at=A_MOMENT, today=LATER, by=grace,
    )  # fmt: skip


def test_a_goal_to_be_set_aside_ends_with_the_word(case, supervised, grace):
    goal = a_goal(case, grace)
    flag = flag_goal(goal=goal, reason="The road", at=A_MOMENT, today=LATER, by=grace)
    settle(flag, grace, "set aside")
    goal.refresh_from_db()
    assert (goal.ended_on, goal.ended_because) == (LATER, "set aside")


def test_a_goal_to_be_changed_stays_paused_until_it_is(case, supervised, grace):
    goal = a_goal(case, grace)
    flag = flag_goal(goal=goal, reason="The road", at=A_MOMENT, today=LATER, by=grace)
    settle(flag, grace, "change")
    with pytest.raises(Refused, match="not rated"):
        rate(case, grace, Rated(goal, "child", 4))
    new = change_goal(
        goal=goal, version=1, owner="child", words="Walk home with Ellis", agreed_with=[],
        on=LATER, today=LATER, by=grace,
    )  # fmt: skip
    rate(case, grace, Rated(new, "child", 4))


def test_a_flag_is_raised_by_nobody_from_outside(case, grace):
    goal = a_goal(case, grace)
    mary = people.mary()
    with acting_as(mary), pytest.raises(DatabaseError), transaction.atomic():
        UnsafeFlag.objects.create(
            case_id=case.pk, goal_id=goal.pk, reason="x", flagged_on=LATER, flagged_by=mary,
            flagged_at=A_MOMENT,
        )  # fmt: skip
