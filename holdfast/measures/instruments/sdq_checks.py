"""Why a filled-in SDQ, or a sheet of its scores, cannot be accepted as it stands."""

from collections.abc import Mapping

from holdfast.measures.instruments.sdq_versions import (
    DIFFICULTIES,
    FOLLOW_UP_ONLY,
    HOW_LONG,
    LAST_NUMBER,
    SCALES,
    VERSIONS,
    Scale,
    Version,
    highest_answers,
)
from holdfast.measures.instruments.shapes import Answers, Problem

AUSTRALIAN_CODES: Mapping[int, str] = {
    7: "unable to rate",
    8: "not applicable",
    9: "missing",
}
AUSTRALIAN_MISSING_SCORE = 99


def why_not_accept(answers: Answers) -> list[Problem]:
    """Return everything wrong with the answers, by number; nothing means they can be scored."""
    if answers.version not in VERSIONS:
        return [_unknown_version(answers.version)]
    highest = highest_answers(answers.version, follow_up=answers.follow_up)
    return [
        _wrong_answer(number, answer, answers)
        for number, answer in answers.items.items()
        if answer is not None
        and (type(answer) is not int or not 0 <= answer <= highest.get(number, -1))
    ]


def _unknown_version(code: str) -> Problem:
    reason = f"'{code}' is not a version of the SDQ" if code else "the version is blank"
    return Problem("version", reason, f"Write one of {', '.join(VERSIONS)}")


def _wrong_answer(number: int, answer: int, answers: Answers) -> Problem:
    highest = highest_answers(answers.version, follow_up=answers.follow_up)
    if type(answer) is int and answer in AUSTRALIAN_CODES:
        reason = f"{answer} means {AUSTRALIAN_CODES[answer]} in the Australian coding"
        return Problem(f"i{number}", f"{reason}, never a score", "Leave it blank")
    if number not in highest:
        return _not_asked(number, answers)
    return Problem(
        f"i{number}",
        f"{answer} is not an answer to item {number}",
        f"Write {answers_in_words(highest[number])}, or leave it blank if it was not answered",
    )


def answers_in_words(highest: int) -> str:
    """Return the answers from 0 to the highest, as a person would say them: "0, 1 or 2"."""
    return f"{', '.join(str(answer) for answer in range(highest))} or {highest}"


def _not_asked(number: int, answers: Answers) -> Problem:
    if number == HOW_LONG:
        return Problem(
            f"i{number}",
            f"item {number} is not on a follow-up form",
            "Leave it blank, or mark the form as a first one (in a file: the column stage)",
        )
    if number in FOLLOW_UP_ONLY:
        return Problem(
            f"i{number}",
            f"item {number} is only on a follow-up form",
            "Leave it blank, or mark the form as a follow-up (in a file: the column stage)",
        )
    if not 1 <= number <= LAST_NUMBER:
        return Problem(f"i{number}", f"item {number} is not on any form we score", "Leave it blank")
    return Problem(
        f"i{number}",
        f"item {number} is not on the {VERSIONS[answers.version].informant} form",
        "Leave it blank, or check the version",
    )


def why_not_accept_scores(version: Version, scores: Mapping[Scale, int | None]) -> list[Problem]:
    """Return everything wrong with scores typed in from a scored sheet; nothing means accept.

    Each scale is 0-10; impact 0-10, or 0-6 from a teacher; the total 0-40. The total is the
    sum of the four difficulty scales, or left blank, or stands alone without them.
    """
    if all(score is None for score in scores.values()):
        return [Problem("total", "no score is given", "Enter the scores on the sheet")]
    wrong = [
        _wrong_score(version, scale, score)
        for scale, score in scores.items()
        if score is not None
        and (type(score) is not int or not 0 <= score <= _highest_score(version, scale))
    ]
    return wrong or _wrong_total(scores)


def _highest_score(version: Version, scale: Scale) -> int:
    """Return the most that may be typed; -1 for a score that we add up ourselves."""
    highest = {scale: 10 for scale in SCALES}
    highest |= {Scale.TOTAL: 40, Scale.IMPACT: version.highest_impact}
    return highest.get(scale, -1)


def _wrong_score(version: Version, scale: Scale, score: int) -> Problem:
    highest = _highest_score(version, scale)
    if highest < 0:
        return Problem(scale, f"{scale} is added up here, not typed in", "Leave it out")
    if score == AUSTRALIAN_MISSING_SCORE:
        reason = f"{score} means missing in the Australian coding, never a score"
        return Problem(scale, reason, "Leave it blank")
    return Problem(
        scale,
        f"{score} is not a score of {scale} on the {version.informant} form",
        f"Write a whole number from 0 to {highest}, or leave it blank",
    )


def _wrong_total(scores: Mapping[Scale, int | None]) -> list[Problem]:
    total = scores.get(Scale.TOTAL)
    given = [score for scale in DIFFICULTIES if (score := scores.get(scale)) is not None]
    if total is None or not given:
        return []
    if len(given) < len(DIFFICULTIES):
        reason = "a total needs all four difficulty scales, and one is blank"
        return [Problem("total", reason, "Enter all four, or leave the total blank")]
    if total != sum(given):
        reason = f"the four difficulty scales add up to {sum(given)}, not {total}"
        return [Problem("total", reason, "Check the sheet, or leave the total blank")]
    return []
