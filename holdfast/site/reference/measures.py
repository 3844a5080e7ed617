"""Say in Markdown what the instrument files say in Python, for docs/reference/measures.md."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.instrument import Instrument, answers_in_words
from holdfast.measures.instruments.shapes import (
    Band,
    BandTable,
    Direction,
    ReliableRule,
    Scale,
    Version,
)
from holdfast.site.reference import sdq
from holdfast.site.reference.markdown import heading, listed, table
from holdfast.site.reference.sdq import PROVISIONAL

MORE: Mapping[str, Callable[[], str]] = {"sdq": sdq.more}
"""What an instrument's page says beyond what all have: key -> what gives it."""


def describe_all() -> str:
    """Return the whole page: what is carried, each instrument in turn, and what is not."""
    parts = (_opening(), *(describe(one) for one in _in_order()), _not_carried())
    return "\n\n".join(parts) + "\n"


def describe(one: Instrument) -> str:
    """Return one instrument: forms, scales, bands, change, risk, codes, licence."""
    parts = (
        f"## {one.title}",
        _wording(one),
        _versions(one),
        _scales(one),
        MORE[one.key]() if one.key in MORE else "",
        *map(_bands, one.tables),
        _change(one),
        _risks(one),
        _codes(one),
        _licence(one),
        heading("Notes", listed(one.notes)) if one.notes else "",
    )
    return "\n\n".join(filter(None, parts))


def _in_order() -> list[Instrument]:
    return sorted(ALL.values(), key=lambda one: (one.key != "sdq", one.name.lower()))


def _opening() -> str:
    rows = (
        (
            f"`{one.key}`",
            one.name,
            str(len({n for code in one.versions for n in one.allowed(code)})),
            "yes" if one.licence.may_bundle_wording else "no: by number",
        )
        for one in _in_order()
    )
    return (
        f"{PROVISIONAL} marks a provisional figure: recalled, and not yet seen in a source. Its "
        "source is named with it. Nothing is rounded but where the rules of an instrument round, "
        "and then a half goes up. A blank is missing: never 0, and never the middle.\n\n"
        + table(("Key", "Kept as", "Items", "Wording carried"), rows)
    )


def _wording(one: Instrument) -> str:
    if one.licence.may_bundle_wording:
        return "Its licence lets anybody reproduce it: its wording is carried, in English."
    return "Questions are known by number only: their wording is not ours to show."


def _versions(one: Instrument) -> str:
    headings = ("Version", "Who answers", "Age", "Banded as", "Answers")
    rows = (_version(one, version) for version in one.versions.values())
    return heading("Versions", table(headings, rows))


def _version(one: Instrument, version: Version) -> tuple[str, ...]:
    oldest = "and over" if version.oldest is None else f"to {version.oldest}"
    ages = f"{version.youngest} {oldest}"
    norms = version.norms or "no bands published"
    return (version.code, version.informant, ages, norms, _takes(one, version.code))


def _takes(one: Instrument, code: str) -> str:
    by_answers: dict[tuple[int, ...], list[int]] = {}
    for number, takes in one.allowed(code).items():
        by_answers.setdefault(takes, []).append(number)
    said = (f"{_numbers(items)}: {answers_in_words(takes)}" for takes, items in by_answers.items())
    unit = f" ({one.answer_unit})" if one.answer_unit else ""
    return "; ".join(said) + unit


def _numbers(items: Iterable[int]) -> str:
    """Return item numbers with runs joined: "1-25, 27"."""
    runs: list[list[int]] = []
    for number in sorted(items):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _scales(one: Instrument) -> str:
    headings = ("Scale", "Items", "Scores", "Higher is", "With blanks")
    return heading("Scales", table(headings, map(_scale, one.scales.values())))


def _scale(scale: Scale) -> tuple[str, ...]:
    items = ", ".join(
        f"{number} (reversed)" if number in scale.reversed else str(number)
        for number in scale.items
    )
    scores = f"{scale.lowest}-{scale.highest}"
    return (scale.words, items or scale.how, scores, _higher(scale), _blanks(scale))


def _higher(scale: Scale) -> str:
    return "neither" if scale.direction is Direction.NEITHER else scale.direction.value


def _blanks(scale: Scale) -> str:
    if not scale.items:
        return "none if a part has none" if scale.parts else "see Scoring or Notes"
    if scale.least_answered == len(scale.items):
        return f"none under all {len(scale.items)} answers ({scale.missing_source})"
    return f"{scale.missing.value}, from {scale.least_answered} answers ({scale.missing_source})"


def _bands(bands: BandTable) -> str:
    rows = (
        (f"{norms}: {scale}", *map(_band, each))
        for norms, scales in bands.bands.items()
        for scale, each in scales.items()
    )
    words = _words(bands)
    others = [each for each in words[1:] if each != words[0]]
    also = f" For prosocial they are called {', '.join(others[0])}." if others else ""
    return heading(
        f"Bands: {bands.name}",
        f"Bands run from mildest to worst.{also}",
        table(("Who and what", *words[0]), rows),
        f"Source: {bands.source}",
    )


def _words(bands: BandTable) -> list[tuple[str, ...]]:
    """Return each way the bands are called, that of most scales first."""
    called = [tuple(b.words for b in each) for s in bands.bands.values() for each in s.values()]
    return sorted(dict.fromkeys(called), key=called.count, reverse=True)


def _band(band: Band) -> str:
    span = f"{band.lowest}" if band.lowest == band.highest else f"{band.lowest}-{band.highest}"
    return f"{span} {PROVISIONAL}" if band.is_provisional else span


def _change(one: Instrument) -> str:
    if not one.reliable_rules:
        return heading("More than error", "No rule of reliable change is held for it.")
    headings = ("Rule", "Scale", "Who answers", "The move needed", "By")
    sources = dict.fromkeys(rule.source for rule in one.reliable_rules)
    rows = (_rule(one, rule) for rule in one.reliable_rules)
    return heading("More than error", table(headings, rows), listed(sources))


def _rule(one: Instrument, rule: ReliableRule) -> tuple[str, ...]:
    needed = f"{rule.threshold:g}" if rule.reached_at else f"more than {rule.threshold:.2f}"
    doubt = f" {PROVISIONAL}" if rule.is_provisional else ""
    scale = one.scales[rule.scale].words
    return (rule.name, scale, rule.informant or "anyone", needed + doubt, rule.reliability)


def _risks(one: Instrument) -> str:
    if not one.risk_rules:
        return ""
    rows = ((str(r.item), f"{r.at_least} and over", r.words, r.source) for r in one.risk_rules)
    return heading("Risk answers", table(("Item", "From", "What is said", "Source"), rows))


def _codes(one: Instrument) -> str:
    if not one.codes:
        return heading("Codes", "None has been found.")
    rows = (
        (
            code.code,
            one.scales[code.scale].words,
            ", ".join(code.versions) or "all",
            "yes" if code.is_outcome else "no",
        )
        for code in one.codes
    )
    headings = (one.codes[0].system, "Scale", "Forms", "Counted as an outcome")
    return heading("Codes", table(headings, rows), f"Source: {one.codes[0].source}")


def _licence(one: Instrument) -> str:
    licence = one.licence
    said = (
        *licence.terms,
        *(f"May be shown: {what}." for what in licence.may_show),
        *(f"May not be shown: {what}." for what in licence.may_not_show),
    )
    return heading(
        "Licence", f"Holder: {licence.holder}.", listed(said), f"Source: {licence.source}."
    )


def _not_carried() -> str:
    return "\n\n".join(("## Not carried", listed(_reasons())))


def _reasons() -> Iterator[str]:
    yield "AIM, IAM, FIM and NoMAD: until their licence is established. FIM is proprietary."
    yield "Goal forms: goals are a part of the case, with our own words, and no printed form."
    yield "RCADS T scores: their tables by sex and school grade are not ours to carry."
    yield "CGAS, SCORE-15, KIDSCREEN, KINDL-R, the Parenting Scale, ChASE: terms not established."
    yield "IES-R: its author refused electronic use."
