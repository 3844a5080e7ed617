"""Who may ask a clinician what, and what may be written where nobody is to be named."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

URGENCIES = [
    ("today", "Today: I see or speak to them today or tomorrow"),
    ("this week", "This week"),
    ("no hurry", "No hurry: it can wait for two weeks"),
]
OUTCOMES = [
    ("helped", "I did as advised, and it helped"),
    ("no difference", "I did as advised, and it made no difference"),
    ("otherwise", "I did something else in the end"),
    ("not yet", "There was no chance to try it"),
]
MOST_MINUTES = 600


class WhyNotAsk(StrEnum):
    """Why somebody may not ask a clinician as they mean to."""

    NO_CLINICIAN = (
        "No clinician may read this case: nobody who works with it has a place in a group, or "
        "it is sealed. Ask without a name instead"
    )
    NOT_THIS_CLINICIAN = (
        "That clinician may not read this case. Choose another, or ask without a name"
    )
    NOT_A_CLINICIAN = "Choose one of the clinicians of your authority"


class WhyNotLog(StrEnum):
    """Why advice given in passing may not be noted as typed."""

    NOT_YET = "That day has not come yet"
    TOO_LONG_AGO = "That is more than four weeks ago: note advice while you remember it"
    MINUTES = f"Say how many minutes it took, from 1 to {MOST_MINUTES}"
    SAME_PERSON = "Choose the other person: who asked, or who gave the advice"
    NOT_THEIR_CASE = "Whoever asked does not work with this case. Choose no name"


LONGEST_AGO = 28  # days


def why_not_ask(
    *,
    about_a_case: bool,
    case_clinicians: Sequence[int],
    authority_clinicians: Sequence[int],
    asked_of: int | None,
) -> list[WhyNotAsk]:
    """Return every reason against a question, by who could read it; none means it may be asked.

    A question about a case goes by the case's own access, so one of those clinicians must be there.
    """
    named = asked_of is not None
    against = {
        WhyNotAsk.NO_CLINICIAN: about_a_case and not case_clinicians,
        WhyNotAsk.NOT_THIS_CLINICIAN: about_a_case
        and bool(case_clinicians)
        and named
        and asked_of not in case_clinicians,
        WhyNotAsk.NOT_A_CLINICIAN: not about_a_case
        and named
        and asked_of not in authority_clinicians,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_log(
    *, on: date, today: date, minutes: int, is_same_person: bool, is_askers_case: bool
) -> list[WhyNotLog]:
    """Return every reason against noting advice given in passing; none means it may be noted."""
    against = {
        WhyNotLog.NOT_YET: on > today,
        WhyNotLog.TOO_LONG_AGO: (today - on).days > LONGEST_AGO,
        WhyNotLog.MINUTES: not 1 <= minutes <= MOST_MINUTES,
        WhyNotLog.SAME_PERSON: is_same_person,
        WhyNotLog.NOT_THEIR_CASE: not is_askers_case,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_write(
    *, certain: Sequence[str], likely: Sequence[str], are_no_names: bool
) -> list[str]:
    """Return why words may not be kept where nobody is to be named.

    `certain` are passages that name somebody whatever is said of them: a whole name, a birth date,
    a number. `likely` are words that are also a name; whoever wrote them may say they are none.
    """
    against = [f"“{one}” says who it is. Take it out" for one in certain]
    if not are_no_names:
        against += [
            f"“{one}” is a name of somebody you work with. Take it out, or tick that it is none"
            for one in likely
        ]
    return against
