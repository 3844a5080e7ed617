"""Scores, triggers and the two promises: none twice for one cause; rejected until it changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.programme.rules import AS_MEANT
from holdfast.risk import rules
from holdfast.risk.rules import (
    Cause,
    Facts,
    Grade,
    GroupMeetings,
    Kept,
    Leaver,
    ManagerTime,
    MeetingAhead,
    Proposed,
    Section,
    Started,
    Trigger,
    WhyNotKeep,
    WhyNotSettle,
)

DAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)


def found(**facts):
    return rules.causes(Facts(today=DAY, **facts), AS_MEANT)


def group(*present):
    held = tuple((DAY + A_DAY * (14 * n - 70), many) for n, many in enumerate(present))
    return found(groups=(GroupMeetings(key="a", name="Tuesday group", held=held),))


@pytest.mark.parametrize("present", [(), (3,), (3, 4), (3, 3, 4), (5, 3), (3, 5, 3)])
def test_a_group_is_not_thin_until_two_meetings_running(present):
    assert group(*present) == []


def test_a_thin_group_is_one_cause_however_long_it_lasts_and_another_after_a_full_meeting():
    (once,), (longer,), (again,) = group(5, 3, 2), group(5, 3, 2, 1), group(3, 3, 5, 2, 2)
    assert once.words == "Tuesday group: fewer than 4 came to the last 2 meetings"
    assert (once.key, once.fingerprint) == (longer.key, longer.fingerprint)
    assert (once.key, True) == (again.key, once.fingerprint != again.fingerprint)


def test_a_case_is_without_a_measure_from_the_day_after_six_weeks():
    def case(days):
        return found(started=(Started(key="a", reference="M-1", opened_on=DAY - A_DAY * days),))

    assert case(42) == []
    (cause,) = case(43)
    assert cause.words == "M-1: no measure is recorded since it began on 18 January 2026"


MONTH = ManagerTime(key="a", name="Mona", month=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, None),
        ({"promised": 8, "used": 8}, None),
        ({"used": 3}, None),
        ({"last_one_to_one": DAY - A_DAY * 42}, None),
        ({"promised": 8, "used": 5}, "of 8 hours a week released, 5 were used"),
        ({"promised": 8}, "of 8 hours a week released, 0 were used"),
        ({"last_one_to_one": DAY - A_DAY * 43}, "no one-to-one since 18 January 2026"),
    ],
)
def test_a_managers_time_gap(told, words):
    causes = found(managers=(replace(MONTH, **told),))
    assert [one.words for one in causes] == ([f"Mona, February 2026: {words}"] if words else [])


def test_a_leaver_is_a_cause_while_they_lead_a_case_and_another_day_is_another_cause():
    def leaver(cases, last_on=DAY):
        return found(leavers=(Leaver(key="a", name="Grace", last_on=last_on, open_cases=cases),))

    assert leaver(0) == []
    (one,), (fewer,), (later,) = leaver(2), leaver(1), leaver(2, DAY + A_DAY)
    assert one.words == "Grace leaves on 2 March 2026 and leads 2 open cases still"
    assert one.fingerprint == fewer.fingerprint != later.fingerprint


def test_a_meeting_soon_to_come_without_cover():
    ahead = MeetingAhead(
        key="a", name="Tuesday group", held_on=DAY + A_DAY * 14, leads="Petra", is_away=True,
        has_cover=False,
    )  # fmt: skip
    (cause,) = found(meetings=(ahead,))
    assert cause.words == "Tuesday group on 16 March 2026: Petra is away, and nobody covers"
    for other in ({"is_away": False}, {"has_cover": True}, {"held_on": DAY + A_DAY * 15}):
        assert found(meetings=(replace(ahead, **other),)) == []


def test_a_section_that_cases_wait_for_without_a_day():
    def section(waiting, next_day=None):
        one = Section(key="a", name="Section 3", waiting=waiting, next_day=next_day)
        return found(sections=(one,))

    assert section(0) == section(2, DAY) == []
    (one,), (two,), (many,) = section(1), section(2), section(6)
    assert one.words == "Section 3: 1 case waits for somebody trained in it, and no day is planned"
    assert one.fingerprint == two.fingerprint != many.fingerprint


@pytest.mark.parametrize(
    ("points", "grade"),
    [(1, Grade.LOW), (5, Grade.LOW), (6, Grade.MIDDLE), (12, Grade.MIDDLE), (15, Grade.HIGH)],
)
def test_how_grave_a_score_is(points, grade):
    assert rules.grade(points) is grade


def test_five_by_five_words_and_how_a_score_moved():
    assert len(rules.LIKELIHOOD) == len(rules.IMPACT) == 5
    assert rules.score(3, 4) == 12
    assert rules.trend([12]) == ""
    assert rules.trend([6, 12, 4]) == "falling, 12 to 4"
    assert rules.trend([4, 12]) == "rising, 4 to 12"
    assert rules.trend([4, 4]) == "as before, 4"


def test_what_speaks_against_keeping_reviewing_closing_and_settling():
    assert rules.why_not_keep(review_on=DAY + A_DAY, today=DAY) == []
    assert rules.why_not_keep(review_on=DAY, today=DAY) == [WhyNotKeep.PAST]
    assert rules.why_not_review(state="closed", review_on=DAY, today=DAY) == [
        WhyNotKeep.CLOSED,
        WhyNotKeep.PAST,
    ]
    assert rules.why_not_close("open") == []
    assert rules.why_not_close("closed") == [WhyNotKeep.CLOSED]
    assert rules.why_not_settle(state="waiting", because="x") == []
    assert rules.why_not_settle(state="rejected", because=" ") == list(WhyNotSettle)


CAUSES = st.builds(
    Cause,
    trigger=st.sampled_from(list(Trigger)),
    key=st.sampled_from("ab"),
    fingerprint=st.sampled_from("123"),
    words=st.just(""),
)


@given(st.data())
@settings(max_examples=80)
def test_none_fires_twice_for_a_cause_and_a_rejected_one_stays_so_until_it_changes(data):
    """Days go by: causes come and go, somebody accepts, rejects, closes; whatever the order."""
    kept, fired = [], []
    for _ in range(data.draw(st.integers(1, 8))):
        proposed = rules.to_propose(data.draw(st.lists(CAUSES, max_size=4)), kept)
        for one in proposed:
            assert (one.key, one.fingerprint) not in fired, "twice for the same cause"
            mine = [old for old in kept if old.key == one.key]
            assert not any(old.state is Proposed.WAITING or old.is_risk_open for old in mine)
            fired.append((one.key, one.fingerprint))
        kept += [
            Kept(key=one.key, fingerprint=one.fingerprint, state=Proposed.WAITING)
            for one in proposed
        ]
        kept = [settled(old, data) for old in kept]
    assert len(fired) == len(set(fired))


def settled(old, data):
    if old.state is Proposed.WAITING:
        state = data.draw(st.sampled_from(list(Proposed)))
        return replace(old, state=state, is_risk_open=state is Proposed.ACCEPTED)
    return replace(old, is_risk_open=old.is_risk_open and data.draw(st.booleans()))


def test_what_changed_is_proposed_again_once_it_was_rejected():
    cause = Cause(trigger=Trigger.LEAVER, key="a", fingerprint="1", words="")
    old = Kept(key="a", fingerprint="1", state=Proposed.REJECTED)
    assert rules.to_propose([cause], [old]) == []
    changed = replace(cause, fingerprint="2")
    assert rules.to_propose([changed, changed], [old]) == [changed]
