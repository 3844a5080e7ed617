"""Score the Strengths and Difficulties Questionnaire.

Five scales of 0-10, a total, two broader sums, and the impact of the difficulties. Published
scoring syntaxes disagree in one place: an impact supplement answered in part. One returns
nothing, one counts each blank as 0. Both are given here, and neither is chosen silently.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.measures.instruments.instrument import doubts_about_age
from holdfast.measures.instruments.sdq_bands import (
    DFE_LOOKED_AFTER_BANDS,
    NEWER_FOUR,
    ORIGINAL_THREE,
    TABLES,
    band,
)
from holdfast.measures.instruments.sdq_checks import (
    answers_in_words,
    why_not_accept,
    why_not_accept_scores,
)
from holdfast.measures.instruments.sdq_versions import (
    ANY_DIFFICULTY,
    DIFFICULTIES,
    KEYED,
    LICENCE,
    REVERSED,
    SCALES,
    VERSIONS,
    Norms,
    NoScore,
    Scale,
    Version,
    highest_answers,
)
from holdfast.measures.instruments.shapes import (
    Answers,
    Band,
    BandTable,
    Informant,
    NotAcceptable,
    Problem,
)

__all__ = [
    "DFE_LOOKED_AFTER_BANDS",
    "DIFFICULTIES",
    "KEYED",
    "LEAST_ANSWERED",
    "LICENCE",
    "NEWER_FOUR",
    "ORIGINAL_THREE",
    "REVERSED",
    "SCALES",
    "TABLES",
    "VERSIONS",
    "Answers",
    "Band",
    "BandTable",
    "Informant",
    "NoScore",
    "Norms",
    "NotAcceptable",
    "Problem",
    "Scale",
    "Scores",
    "Version",
    "answers_in_words",
    "band",
    "doubts_about_age",
    "highest_answers",
    "score",
    "why_not_accept",
    "why_not_accept_scores",
]

LEAST_ANSWERED = 3  # of a scale's five; under it there is no score
Items = Mapping[int, int | None]


@dataclass(frozen=True, kw_only=True)
class Scores:
    """A scored form. None means too little was answered, and never 0.

    Scales and impact 0-10 (impact 0-6 from a teacher), sums 0-20, total 0-40. Higher is worse,
    but for prosocial. `impact_strict` is None when the supplement is incomplete;
    `impact_zero_fill` counts each blank in it as 0; `impact_at_least` is what to say then
    ("incomplete, at least 2"), and None when there is nothing to say.
    """

    emotional: int | None
    conduct: int | None
    hyperactivity: int | None
    peer: int | None
    prosocial: int | None
    total: int | None
    internalising: int | None
    externalising: int | None
    impact_strict: int | None
    impact_zero_fill: int | None
    impact_at_least: int | None
    answered: tuple[tuple[Scale, int], ...]

    def on(self, scale: Scale) -> int | None:
        """Return the score of a scale; for impact, the strict one."""
        found: int | None = getattr(self, "impact_strict" if scale is Scale.IMPACT else scale)
        return found


def score(answers: Answers) -> Scores:
    """Score a filled-in form. Raise `NotAcceptable` with every problem if it cannot be.

    Source: the official scoring sheets (worked example: 4 on 3 items gives 7) and the Stata
    and R syntaxes published with them.
    """
    problems = why_not_accept(answers)
    if problems:
        raise NotAcceptable(problems)
    given = {scale: keyed_answers(answers.items, scale) for scale in SCALES}
    scales = {scale: prorate(keyed) for scale, keyed in given.items()}
    strict, zero_fill = impact(VERSIONS[answers.version], answers.items)
    asked = VERSIONS[answers.version].impact_items
    return Scores(
        emotional=scales[Scale.EMOTIONAL],
        conduct=scales[Scale.CONDUCT],
        hyperactivity=scales[Scale.HYPERACTIVITY],
        peer=scales[Scale.PEER],
        prosocial=scales[Scale.PROSOCIAL],
        total=add_up(scales[scale] for scale in DIFFICULTIES),
        internalising=add_up((scales[Scale.EMOTIONAL], scales[Scale.PEER])),
        externalising=add_up((scales[Scale.CONDUCT], scales[Scale.HYPERACTIVITY])),
        impact_strict=strict,
        impact_zero_fill=zero_fill,
        impact_at_least=zero_fill if strict is None else None,
        answered=(
            *((scale, len(keyed)) for scale, keyed in given.items()),
            (Scale.IMPACT, sum(answers.items.get(number) is not None for number in asked)),
        ),
    )


def keyed_answers(items: Items, scale: Scale) -> list[int]:
    """Return a scale's answers, turned so that more is more; a blank is missing, never 0 or 2."""
    return [
        2 - answer if number in REVERSED else answer
        for number in KEYED[scale]
        if (answer := items.get(number)) is not None
    ]


def prorate(keyed: Sequence[int]) -> int | None:
    """Return five times the mean, half up, as 0-10; None under three answers.

    Whole-number arithmetic: `round` would make 2.5 into 2, and the published rule makes it 3.
    """
    if len(keyed) < LEAST_ANSWERED:
        return None
    return (10 * sum(keyed) + len(keyed)) // (2 * len(keyed))


def add_up(parts: Iterable[int | None]) -> int | None:
    """Return the sum of the scales; None if any has no score."""
    total = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def impact(version: Version, items: Items) -> tuple[int | None, int | None]:
    """Return the impact twice: None unless every answer is there, and with each blank as 0.

    Answers 0 and 1 count 0, 2 counts 1, 3 counts 2. No difficulties at all (item 26) makes it
    0, even if boxes after it are ticked. A supplement left wholly blank has no impact.
    """
    if items.get(ANY_DIFFICULTY) == 0:
        return 0, 0
    given = [
        max(answer - 1, 0)
        for number in version.impact_items
        if (answer := items.get(number)) is not None
    ]
    if not given:
        return None, None
    return (sum(given) if len(given) == len(version.impact_items) else None), sum(given)
