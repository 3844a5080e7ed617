"""Say in Markdown what the SDQ files say in Python, for docs/reference/measures.md."""

from collections.abc import Iterator

from holdfast.measures.instruments.sdq import (
    DIFFICULTIES,
    KEYED,
    LEAST_ANSWERED,
    LICENCE,
    REVERSED,
    TABLES,
    VERSIONS,
    Band,
    BandTable,
    NoScore,
    Scale,
    Version,
    answers_in_words,
    highest_answers,
)

PROVISIONAL = "?"


def describe() -> str:
    """Return the SDQ's page: versions, scales, scoring, every band table, licence."""
    parts = (_opening(), _versions(), _scales(), _scoring(), *map(_bands, TABLES), _no_score())
    return "\n\n".join((*parts, _licence())) + "\n"


def _opening() -> str:
    return (
        "## Strengths and Difficulties Questionnaire (SDQ)\n\n"
        "Questions are known by number only: their wording is not ours to show."
    )


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (headings, ("---",) * len(headings), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _versions() -> str:
    headings = ("Version", "Who answers", "Age", "Impact items", "Banded as")
    return "### Versions\n\n" + _table(headings, map(_version, VERSIONS.values()))


def _version(version: Version) -> tuple[str, ...]:
    oldest = "and over" if version.oldest is None else f"to {version.oldest}"
    numbers = _numbers(version.impact_items)
    ages = f"{version.youngest} {oldest}"
    return (version.code, version.informant, ages, numbers, version.norms or "no bands published")


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(
        f"{number} (reversed)" if number in REVERSED else str(number) for number in numbers
    )


def _scales() -> str:
    rows = ((scale.capitalize(), _numbers(items)) for scale, items in KEYED.items())
    return "### Scales\n\n" + _table(("Scale", "Items"), rows)


def _scoring() -> str:
    first = highest_answers("P4-17", follow_up=False)
    later = highest_answers("P4-17", follow_up=True)
    total = ", ".join(DIFFICULTIES)
    return "\n".join(
        (
            "### Scoring",
            "",
            f"- Items 1-25 take {answers_in_words(first[1])}; items 26-33 take "
            f"{answers_in_words(first[26])}. Item 27 is on first forms only. Follow-up forms add "
            f"34 ({answers_in_words(later[34])}) and 35 ({answers_in_words(later[35])}), "
            "which enter no score.",
            "- A reversed item counts 2 less the answer. A blank is missing, reversed or not.",
            f"- A scale is 5 times the mean of its answers, half up; under {LEAST_ANSWERED} "
            "answers there is no score.",
            f"- The total is {total}; there is none if any of them is missing. "
            "Internalising is emotional and peer; externalising is conduct and hyperactivity.",
            "- Impact counts 2 as 1 and 3 as 2 over the impact items. It is 0 when item 26 is 0. "
            "Published rules differ when only part was answered: the strict impact is then "
            "missing, the zero-fill impact counts each blank as 0, and a page says "
            '"incomplete, at least N".',
            "- Higher is worse, but for prosocial, where higher is better.",
        )
    )


def _bands(table: BandTable) -> str:
    rows = (
        (f"{norms}: {scale}", *map(_band, bands))
        for norms, scales in table.bands.items()
        for scale, bands in scales.items()
    )
    return "\n\n".join(
        (
            f"### Bands: {table.name}",
            f"{PROVISIONAL} marks a provisional cell: recalled, and not yet seen in a source. "
            f"Bands run from mildest to worst.{_prosocial_words(table)}",
            _table(("Who and what", *_words(table, Scale.TOTAL)), rows),
            f"Source: {table.source}",
        )
    )


def _words(table: BandTable, scale: Scale) -> tuple[str, ...]:
    scales = next(iter(table.bands.values()))
    return tuple(each.words for each in scales.get(scale, ()))


def _prosocial_words(table: BandTable) -> str:
    words = _words(table, Scale.PROSOCIAL)
    said_otherwise = words and words != _words(table, Scale.TOTAL)
    return f" For prosocial they are called {', '.join(words)}." if said_otherwise else ""


def _band(band: Band) -> str:
    span = f"{band.lowest}" if band.lowest == band.highest else f"{band.lowest}-{band.highest}"
    return f"{span} {PROVISIONAL}" if band.is_provisional else span


def _no_score() -> str:
    rows = ((reason.name, reason.value) for reason in NoScore)
    return "### Why a looked-after child has no score\n\n" + _table(("Code", "Reason"), rows)


def _licence() -> str:
    return "\n".join(
        (
            "### Licence",
            "",
            f"Holder: {LICENCE.holder}.",
            "",
            *(f"- {term}" for term in LICENCE.terms),
            *(f"- May be shown: {what}." for what in LICENCE.may_show),
            *(f"- May not be shown: {what}." for what in LICENCE.may_not_show),
            "",
            f"Source: {LICENCE.source}.",
        )
    )
