"""When a pulse may be opened, answered, counted and told; and who might be glad of a call."""

from datetime import date, timedelta

import pytest

from holdfast.programme.rules import AS_MEANT
from holdfast.voice import rules
from holdfast.voice.content.statements import BY_KEY, STATEMENTS
from holdfast.voice.rules import Known, Stand, WhyNotAnswer, WhyNotCount, WhyNotOpen, WhyNotPublish
from holdfast.voice.rules.waves import Days

DAY = date(2026, 3, 2)
LAST = date(2026, 3, 15)
ASKED = Days(opens_on=DAY, closes_on=LAST)
COUNTED = Days(opens_on=DAY, closes_on=LAST, counted_on=date(2026, 3, 16))


def test_how_a_wave_stands():
    assert rules.stands(ASKED, date(2026, 3, 1)) is Stand.PLANNED
    assert rules.stands(ASKED, DAY) is rules.stands(ASKED, LAST) is Stand.OPEN
    assert rules.stands(ASKED, date(2026, 3, 16)) is Stand.OVER
    assert rules.stands(COUNTED, date(2026, 3, 16)) is Stand.COUNTED


@pytest.mark.parametrize(
    ("first", "last", "is_another", "reason"),
    [
        (DAY, date(2026, 3, 1), False, WhyNotOpen.BACKWARDS),
        (date(2026, 3, 1), LAST, False, WhyNotOpen.PAST),
        (DAY, date(2026, 4, 3), False, WhyNotOpen.TOO_LONG),
        (DAY, LAST, True, WhyNotOpen.ANOTHER),
    ],
)
def test_what_speaks_against_opening_a_pulse(first, last, is_another, reason):
    days = Days(opens_on=first, closes_on=last)
    assert rules.why_not_open(ASKED, today=DAY, is_another=False) == []
    assert rules.why_not_open(days, today=DAY, is_another=is_another) == [reason]


def test_what_speaks_against_answering_counting_and_telling():
    def answer(stand=Stand.OPEN, is_asked=True, has_answered=False):
        return rules.why_not_answer(stand=stand, is_asked=is_asked, has_answered=has_answered)

    assert answer() == []
    assert answer(stand=Stand.OVER) == [WhyNotAnswer.NOT_OPEN]
    assert answer(is_asked=False) == [WhyNotAnswer.NOT_ASKED]
    assert answer(has_answered=True) == [WhyNotAnswer.ANSWERED]
    assert rules.why_not_count(Stand.OVER) == []
    assert rules.why_not_count(Stand.OPEN) == [WhyNotCount.OPEN]
    assert rules.why_not_count(Stand.TOLD) == [WhyNotCount.COUNTED]
    assert rules.why_not_publish(Stand.COUNTED, comments_wait=False) == []
    assert rules.why_not_publish(Stand.OVER, comments_wait=True) == [
        WhyNotPublish.NOT_COUNTED,
        WhyNotPublish.COMMENTS,
    ]
    assert rules.why_not_publish(Stand.TOLD, comments_wait=False) == [WhyNotPublish.TOLD]


def test_each_topic_has_one_or_two_statements_and_a_pulse_takes_under_a_minute():
    for each in STATEMENTS.values():
        topics = [one.topic for one in each]
        assert all(topics.count(topic) <= 2 for topic in topics)
        assert len(set(topics)) == 5, "four topics, and how the work has been"
        assert sum(len(one.words.split()) for one in each) < 100
    assert all(key == one.key for key, one in BY_KEY.items())


def quiet(**known):
    known = {"joined_on": DAY, "had_cases": 1} | known
    return rules.quiet_reasons(Known(**known), today=DAY + timedelta(days=60), numbers=AS_MEANT)


def test_nobody_is_on_the_list_without_a_reason():
    assert quiet() == quiet(missed=1) == []
    assert quiet(open_cases=1, last_visit_on=DAY + timedelta(days=39)) == []


def test_each_reason_is_in_words_they_could_read():
    assert quiet(missed=2) == ["Was not at the last 2 meetings of the group"]
    assert quiet(open_cases=1) == ["No visit is recorded so far"]
    assert quiet(open_cases=1, last_visit_on=DAY) == ["No visit is recorded since 2 March 2026"]
    assert quiet(had_cases=0) == ["No case yet, 8 weeks after joining"]
