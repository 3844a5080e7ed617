"""The one face every instrument shows: what may be answered, its scores, bands and licence.

An instrument that only adds up its items is data for `Instrument` and nothing more. One whose
scoring is its own overrides the methods that differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from holdfast.measures.instruments.scoring import score_scales
from holdfast.measures.instruments.shapes import (
    Answers,
    Band,
    BandTable,
    Code,
    Direction,
    Informant,
    Licence,
    Missing,
    NotAcceptable,
    Problem,
    ReliableRule,
    Risk,
    RiskRule,
    Scale,
    Score,
    Unit,
    Version,
    Window,
    Wording,
)
from holdfast.measures.instruments.sheets import problems_of

__all__ = [
    "Answers",
    "Band",
    "BandTable",
    "Code",
    "Direction",
    "Informant",
    "Instrument",
    "Licence",
    "Missing",
    "NotAcceptable",
    "Problem",
    "ReliableRule",
    "Risk",
    "RiskRule",
    "Scale",
    "Score",
    "Unit",
    "Version",
    "Window",
    "Wording",
]


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """An instrument as data: its forms, what each item takes, and how it is read.

    `key` is its short name in a command ("phq9"), `name` what is kept and shown ("PHQ-9"),
    `title` its whole name. `main_scale` is the one to show first. `answer_unit` is what an
    answer counts where it is not simply a number on the form, and `how_to_enter` what to say to
    whoever keys a paper form in; "" where there is nothing to say. `not_known` are the
    answers that say nothing is known: kept as given, and missing from every score. On an item
    `printed_backwards` the paper itself numbers the answers from the highest down: the number
    printed is the answer, and counts as it stands.
    """

    key: str
    name: str
    title: str
    versions: Mapping[str, Version]
    item_answers: Mapping[int, tuple[int, ...]]
    scales: Mapping[str, Scale]
    main_scale: str
    licence: Licence
    tables: tuple[BandTable, ...] = ()
    risk_rules: tuple[RiskRule, ...] = ()
    reliable_rules: tuple[ReliableRule, ...] = ()
    codes: tuple[Code, ...] = ()
    follow_up_window: Window | None = None
    wordings: tuple[Wording, ...] = ()
    answer_unit: Unit | None = None
    how_to_enter: str = ""
    not_known: frozenset[int] = frozenset()
    printed_backwards: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def allowed(self, code: str, *, follow_up: bool = False) -> Mapping[int, tuple[int, ...]]:
        """Return each number on a form with the answers it takes, lowest first.

        Raise `KeyError` for a code that is not one of `versions`.
        """
        del follow_up  # the same items are asked again, unless an instrument says otherwise
        if code not in self.versions:
            raise KeyError(code)
        return self.item_answers

    def highest_answers(self, code: str, *, follow_up: bool = False) -> Mapping[int, int]:
        """Return each number on a form with the highest answer it takes."""
        allowed = self.allowed(code, follow_up=follow_up)
        return MappingProxyType({number: max(takes) for number, takes in allowed.items()})

    def problems(self, answers: Answers) -> list[Problem]:
        """Return everything wrong with the answers, by number; nothing means score them."""
        if answers.version not in self.versions:
            return [self._unknown_version(answers.version)]
        allowed = self.allowed(answers.version, follow_up=answers.follow_up)
        return [
            _wrong_answer(number, answer, allowed, self.answer_unit)
            for number, answer in answers.items.items()
            if answer is not None and not _is_allowed(answer, allowed.get(number, ()))
        ]

    def _unknown_version(self, code: str) -> Problem:
        reason = f"'{code}' is not a version of the {self.name}" if code else "it is blank"
        return Problem("version", reason, f"Write {_one_of(tuple(self.versions))}")

    def score(self, answers: Answers) -> dict[str, Score]:
        """Return every scale's score by its key; None where too little was answered, never 0.

        Raise `NotAcceptable` with every problem if the answers cannot be scored.
        """
        problems = self.problems(answers)
        if problems:
            raise NotAcceptable(problems)
        return score_scales(self.scales, self._known(answers), self._scored_answers())

    def _known(self, answers: Answers) -> dict[int, int | None]:
        given = answers.items.items()
        return {number: None if said in self.not_known else said for number, said in given}

    def _scored_answers(self) -> dict[int, tuple[int, ...]]:
        return {
            number: tuple(answer for answer in takes if answer not in self.not_known)
            for number, takes in self.item_answers.items()
        }

    def bands(self, version_code: str, scale: str, value: Score) -> list[Band]:
        """Return the band a score falls in by each table that has one, in the tables' order.

        Nothing for no score, or where nothing is published. Raise `KeyError` for a version that
        is not known and `ValueError` for a score the scale cannot have.
        """
        norms = self.versions[version_code].norms
        if value is None or norms is None:
            return []
        published = [table.bands.get(norms, {}).get(scale, ()) for table in self.tables]
        return [_band_of(bands, value, scale, version_code) for bands in published if bands]

    def risks(self, answers: Answers) -> list[Risk]:
        """Return every risk answer given, by the item's number and in our own words."""
        return [
            Risk(item=rule.item, answer=answer, words=rule.words)
            for rule in self.risk_rules
            if (answer := self._known(answers).get(rule.item)) is not None
            and answer >= rule.at_least
        ]

    def typed_scores(self) -> tuple[str, ...]:
        """Return the scales whose scores may be typed from a sheet already scored."""
        return tuple(self.scales)

    def problems_of_scores(self, version_code: str, scores: Mapping[str, Score]) -> list[Problem]:
        """Return everything wrong with scores typed from a sheet; nothing means keep them."""
        if version_code not in self.versions:
            return [self._unknown_version(version_code)]
        return problems_of({key: self.scales[key] for key in self.typed_scores()}, scores)

    def with_sums(self, scores: Mapping[str, Score]) -> dict[str, Score]:
        """Return typed scores with whatever this instrument adds up from them itself."""
        return dict(scores)

    def reliable_change(self, scale: str, informant: Informant) -> list[ReliableRule]:
        """Return every named rule of reliable change for a scale and informant; often none."""
        return [
            rule
            for rule in self.reliable_rules
            if rule.scale == scale and rule.informant in (None, informant)
        ]

    def codes_of(self, version_code: str, scale: str) -> list[Code]:
        """Return the published codes of a scale on a form."""
        if version_code not in self.versions:
            raise KeyError(version_code)
        return [
            code
            for code in self.codes
            if code.scale == scale and version_code in (code.versions or self.versions)
        ]

    def doubts_about_age(self, version_code: str, age_in_years: int) -> list[str]:
        """Return what to ask before using a form at this age: warnings, never refusals."""
        return doubts_about_age(self.versions[version_code], age_in_years)

    def wording(self, language: str = "en") -> Mapping[int, str] | None:
        """Return the items' wording, where the licence lets us carry it; None otherwise."""
        found = self.words_in(language)
        return found.items if found else None

    def answer_words(self, number: int, language: str = "en") -> Mapping[int, str]:
        """Return what each answer to an item says, where the licence lets us carry it."""
        found = self.words_in(language)
        return self.in_printed_order(number, found.answers) if found else {}

    def in_printed_order(self, number: int, answers: Mapping[int, str]) -> Mapping[int, str]:
        """Return answer words by the number to keep, turned for an item printed backwards."""
        if number not in self.printed_backwards or not answers:
            return answers
        ends = max(answers) + min(answers)
        return {ends - answer: words for answer, words in answers.items()}

    def words_in(self, language: str = "en") -> Wording | None:
        """Return all of a form's words in a language: lead-in, items, answers; or None."""
        return next((one for one in self.wordings if one.language == language), None)


def numbered(count: int, *takes: int) -> Mapping[int, tuple[int, ...]]:
    """Return items 1 to `count`, each taking the same answers, lowest first."""
    return MappingProxyType(dict.fromkeys(range(1, count + 1), takes))


def versions_of(*versions: Version) -> Mapping[str, Version]:
    """Return versions by their code."""
    return MappingProxyType({version.code: version for version in versions})


def scales_of(*scales: Scale) -> Mapping[str, Scale]:
    """Return scales by their key; one made of others after them."""
    return MappingProxyType({scale.key: scale for scale in scales})


def doubts_about_age(version: Version, age_in_years: int) -> list[str]:
    """Return what to ask before using this form at this age; none means it fits.

    A doubt is a warning, never a refusal: keep which form was used.
    """
    doubts = []
    if age_in_years < version.youngest:
        doubts.append(
            f"{version.code} is for age {version.youngest} and over, and this person is "
            f"under {version.youngest}. Check the form and the date of birth."
        )
    if version.oldest is not None and age_in_years > version.oldest:
        doubts.append(
            f"{version.code} is for age {version.oldest} and under, and this person is "
            f"over {version.oldest}. Check the form and the date of birth."
        )
    return doubts


def _is_allowed(answer: int, takes: tuple[int, ...]) -> bool:
    return type(answer) is int and answer in takes


def _wrong_answer(
    number: int, answer: int, allowed: Mapping[int, tuple[int, ...]], unit: Unit | None
) -> Problem:
    if number not in allowed:
        return Problem(f"i{number}", f"item {number} is not on this form", "Leave it blank")
    takes = f"{answers_in_words(allowed[number])}{f' ({unit})' if unit else ''}"
    return Problem(
        f"i{number}",
        f"{answer} is not an answer to item {number}",
        f"Write {takes}, or leave it blank if it was not answered",
    )


def answers_in_words(takes: tuple[int, ...]) -> str:
    """Return the answers an item takes, as a person would say them: "0, 1 or 2"."""
    if len(takes) > 7 and takes == tuple(range(takes[0], takes[-1] + 1)):
        return f"a whole number from {takes[0]} to {takes[-1]}"
    return _one_of(tuple(str(each) for each in takes))


def _one_of(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _band_of(bands: tuple[Band, ...], value: float, scale: str, version_code: str) -> Band:
    for band in bands:
        if band.holds(value):
            return band
    raise ValueError(f"{value} is not a score of {scale} on {version_code}")
