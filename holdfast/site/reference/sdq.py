"""Say in Markdown what only the SDQ has: its scoring, norms, prediction, added value."""

from collections.abc import Iterator

from holdfast.measures.instruments import sdq_figures, sdq_prediction
from holdfast.measures.instruments.sdq import (
    DIFFICULTIES,
    LEAST_ANSWERED,
    NoScore,
    answers_in_words,
    highest_answers,
)
from holdfast.measures.instruments.sdq_figures import COLUMNS, Figure, Mark, Norm
from holdfast.site.reference.markdown import heading, listed, table

PROVISIONAL = "?"
"""What marks a figure that was recalled and not yet seen in a source."""


def more() -> str:
    """Return the SDQ's own parts: scoring, norms, reliability, prediction, no score."""
    return "\n\n".join((_scoring(), _norms(), _reliability(), _prediction(), _no_score()))


def _scoring() -> str:
    first = highest_answers("P4-17", follow_up=False)
    later = highest_answers("P4-17", follow_up=True)
    total = ", ".join(DIFFICULTIES)
    lines = (
        f"Items 1-25 take {answers_in_words(first[1])}; items 26-33 take "
        f"{answers_in_words(first[26])}. Item 27 is on first forms only. Follow-up forms add "
        f"34 ({answers_in_words(later[34])}) and 35 ({answers_in_words(later[35])}), "
        "which enter no score.",
        "A reversed item counts 2 less the answer. A blank is missing, reversed or not.",
        f"A scale is 5 times the mean of its answers, half up; under {LEAST_ANSWERED} "
        "answers there is no score.",
        f"The total is {total}; there is none if any of them is missing. "
        "Internalising is emotional and peer; externalising is conduct and hyperactivity.",
        "Impact counts 2 as 1 and 3 as 2 over the impact items: 28 to 32, and from a teacher 28, "
        "30 and 31. It is 0 when item 26 is 0. Published rules differ when only part was "
        "answered: the strict impact is then missing, the zero-fill impact counts each blank as "
        '0, and a page says "incomplete, at least N".',
        "Added value is 2.3 + 0.8 total + 0.2 impact - 0.3 emotional, all first, less the second "
        f"total; {PROVISIONAL} its coefficients are recalled, and its paper has an erratum (BJP "
        "2009;195:182) that was not read. Parent forms only, 4 to 8 months apart, of children at "
        "high risk: among others it rises by itself.",
    )
    return heading("Scoring", listed(lines))


def _norms() -> str:
    headings = ("Who answered, about whom", "n", *(each.capitalize() for each in COLUMNS))
    sources = (f"{_about(norm)}: {norm.source}" for norm in sdq_figures.NORMS)
    return heading(
        "British norms",
        "Mean (SD). A blank is not known. ~ marks a figure recalled that agrees with what was "
        f"seen; {PROVISIONAL} one that was recalled only.",
        table(headings, map(_norm, sdq_figures.NORMS)),
        listed(sources),
    )


def _about(norm: Norm) -> str:
    return f"{norm.informant.capitalize()}, {norm.who}"


def _norm(norm: Norm) -> tuple[str, ...]:
    figures = (_figure(norm.figures.get(scale)) for scale in COLUMNS)
    return (_about(norm), "" if norm.n is None else str(norm.n), *figures)


def _figure(figure: Figure | None) -> str:
    if figure is None:
        return ""
    marks = {Mark.SEEN: "", Mark.CHECKED: " ~", Mark.RECALLED: f" {PROVISIONAL}"}
    return f"{figure.mean} ({figure.sd}){marks[figure.mark]}"


def _reliability() -> str:
    headings = ("Who answered, by what", *(each.capitalize() for each in COLUMNS))
    rows = (
        (
            f"{one.informant.capitalize()}, {one.kind} {PROVISIONAL}",
            *(f"{value:.2f}" for value in one.values.values()),
        )
        for one in sdq_figures.RELIABILITIES
    )
    source = f"Source: {sdq_figures.RELIABILITY_SOURCE}."
    return heading("Reliability", table(headings, rows), source)


def _prediction() -> str:
    return heading("Prediction of a disorder", listed(_predicted()))


def _predicted() -> Iterator[str]:
    yield f"Off, unless a site turns it on. {sdq_prediction.LABEL}"
    yield (
        "Hyperactivity (sdqinfo.com, c6): level 1 from a score of 6 and an impact of 1; level 2 "
        "from 7 and 2, or a parent's 9 and 1. Home is the parent, or the young person only where "
        "the parent's level is missing. Probable takes home at 2 and school at 1 or 2; one "
        "setting alone is at most possible."
    )
    yield (
        f"{PROVISIONAL} Conduct and emotional, recalled: the highest of any informant. Conduct is "
        "possible from 4 (parent), 3 (teacher) or 5 (young person) with an impact of 1, probable "
        "one point higher with an impact of 2. Emotional is possible from 5, 5 and 6, and "
        "probable one point higher."
    )


def _no_score() -> str:
    rows = ((reason.name, reason.value) for reason in NoScore)
    return heading("Why a looked-after child has no score", table(("Code", "Reason"), rows))
