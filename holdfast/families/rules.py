"""Ages, statuses, who may already be known, and who a text names: no database, no clock."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

SEXES = [("F", "Female"), ("M", "Male"), ("U", "Not known"), ("I", "Indeterminate")]
ETHNICITIES = [
    ("WBRI", "White British"),
    ("WIRI", "White Irish"),
    ("WIRT", "Traveller of Irish heritage"),
    ("WROM", "Gypsy or Roma"),
    ("WOTH", "Any other White background"),
    ("MWBC", "White and Black Caribbean"),
    ("MWBA", "White and Black African"),
    ("MWAS", "White and Asian"),
    ("MOTH", "Any other Mixed background"),
    ("AIND", "Indian"),
    ("APKN", "Pakistani"),
    ("ABAN", "Bangladeshi"),
    ("AOTH", "Any other Asian background"),
    ("BCRB", "Black Caribbean"),
    ("BAFR", "Black African"),
    ("BOTH", "Any other Black background"),
    ("CHNE", "Chinese"),
    ("OOTH", "Any other ethnic group"),
    ("REFU", "Did not wish to say"),
    ("NOBT", "Not yet asked"),
]
TIES = [
    ("mother", "Mother"),
    ("father", "Father"),
    ("step-parent", "Step-parent"),
    ("grandparent", "Grandparent"),
    ("foster carer", "Foster carer"),
    ("other carer", "Other carer"),
    ("other", "Other"),
]
SMALL_AREA = r"^E01[0-9]{6}$"  # of England, by the Office for National Statistics
NO_SMALL_AREA = (
    "A small area’s code is E01 and six digits. It is not a postcode: keep no postcode here"
)


def why_not_small_area(code: str) -> list[str]:
    """Return every reason against a code being a small area's; none against there being none."""
    return [] if not code or re.fullmatch(SMALL_AREA, code) else [NO_SMALL_AREA]


class Status(StrEnum):
    """The statuses of a child, from the least to the most the council has taken on."""

    UNIVERSAL = "universal"
    EARLY_HELP = "early help"
    FAMILY_HELP = "family help"
    CHILD_IN_NEED = "child in need"
    CHILD_PROTECTION = "child protection"
    LOOKED_AFTER = "looked after"
    CARE_LEAVER = "care leaver"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the statuses as a form offers them."""
        return [(status.value, status.value.capitalize()) for status in cls]


HIGHEST_FIRST = (
    Status.LOOKED_AFTER,
    Status.CHILD_PROTECTION,
    Status.CHILD_IN_NEED,
    Status.FAMILY_HELP,
    Status.EARLY_HELP,
    Status.CARE_LEAVER,
    Status.UNIVERSAL,
)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A status from its first day to its last; `ended_on` is None while it goes on."""

    status: Status
    began_on: date
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the status is held on a day; its last day is not counted."""
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


def level(spans: list[Span], *, on: date) -> Status:
    """Return the highest status held on a day: children hold several at once."""
    held = {span.status for span in spans if span.holds_on(on)}
    return next((status for status in HIGHEST_FIRST if status in held), Status.UNIVERSAL)


def age(*, born_on: date, on: date) -> int:
    """Return age in whole years; somebody born on 29 February ages on 1 March in other years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is typed of a child, or known of one already."""

    name: str
    born_on: date
    council_id: str = ""


def likely_the_same(typed: Known, known: Known) -> bool:
    """Tell whether two may be one child: same council key, or a near name and a near birth date.

    Names: every word of the shorter within one slip of a word of the longer, in any order. Dates:
    equal, or day and month swapped, or one part wrong.
    """
    if typed.council_id and typed.council_id == known.council_id:
        return True
    return near_names(typed.name, known.name) and near_dates(typed.born_on, known.born_on)


def near_names(one: str, other: str) -> bool:
    """Tell whether two names could be the same, allowing a slip of the pen in each longer word."""
    words, more = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return every_word_near(words, more) or (
        len(words) == len(more) and every_word_near(more, words)
    )


def every_word_near(words: list[str], more: list[str]) -> bool:
    """Tell whether each word, and there is one, is a slip at most from one of the others."""
    return bool(words) and all(any(is_slip(word, match) for match in more) for word in words)


def is_slip(word: str, match: str) -> bool:
    """Tell whether two words are the same or, both longer than three letters, one slip off."""
    allowed = int(min(len(word), len(match)) > 3)
    return DamerauLevenshtein.distance(word, match) <= allowed


def near_dates(one: date, other: date) -> bool:
    """Tell whether two dates could be the same day, written down with one part wrong or swapped."""
    swapped = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return swapped or sum(a == b for a, b in pairs) >= 2


OLDEST = 26  # years: the oldest care leaver anybody works with is 25


class WhyNotBorn(StrEnum):
    """Why a day may not be a child's date of birth."""

    IN_FUTURE = "That day has not come yet"
    TOO_LONG_AGO = "That is too long ago for a child or young person: check the year"


def why_not_born_on(born_on: date, *, today: date) -> list[WhyNotBorn]:
    """Return every reason against a child's date of birth; none means it may be one."""
    against = {
        WhyNotBorn.IN_FUTURE: born_on > today,
        WhyNotBorn.TOO_LONG_AGO: age(born_on=born_on, on=today) >= OLDEST,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotStatus(StrEnum):
    """Why a status may not be added as it was typed."""

    ENDS_BEFORE = "It ends before it begins"
    ALREADY = "This status is recorded from that day already"


def why_not_status(
    *, began_on: date, ended_on: date | None, is_recorded: bool
) -> list[WhyNotStatus]:
    """Return every reason against a status as typed; none means it may be added.

    A status may begin before the birth: plans are made for children not yet born.
    """
    against = {
        WhyNotStatus.ENDS_BEFORE: ended_on is not None and ended_on < began_on,
        WhyNotStatus.ALREADY: is_recorded,
    }
    return [reason for reason, holds in against.items() if holds]


REFERENCE = re.compile(r"\bH[A-Z]-[0-9A-Z]{5}\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = rf"({'|'.join(MONTHS)})[a-z]*"
DATES = [  # each with the places of day, month and year among its groups
    (
        re.compile(r"\b(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2}(?![./-]\d))\b"),
        (1, 2, 3),
    ),
    (re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b"), (3, 2, 1)),
    (
        re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH},? (\d{{4}}|\d{{2}})\b"),
        (1, 2, 3),
    ),
    (re.compile(rf"\b{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b"), (2, 1, 3)),
]
SHORTEST = 3  # letters of a name, and
SHORTEST_NUMBER = 5  # signs of a council's number, that are looked for


@dataclass(frozen=True, kw_only=True)
class Nameable:
    """Somebody of a family, by what would name them in a text: name, birth date, number."""

    name: str
    born_on: date | None = None
    council_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Named:
    """What in a text names somebody: for certain, or as words that may mean something else."""

    certain: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


def named_in(text: str, people: Iterable[Nameable]) -> Named:
    """Return the passages of a text that name one of some people, each once, as they stand in it.

    Certain: a whole name of two words or more, a birth date however written, a council's number,
    a reference of ours. Likely: one word that is part of a name, in small letters too.
    """
    known = list(people)
    words = [(found[0], plain(found[0])) for found in WORD.finditer(text)]
    wholes = {tuple(map(plain, WORD.findall(one.name))) for one in known}
    certain: list[str] = []
    covered: set[int] = set()
    for whole in sorted(one for one in wholes if len(one) > 1):
        for at in range(len(words) - len(whole) + 1):
            if tuple(word for _, word in words[at : at + len(whole)]) == whole:
                certain.append(" ".join(word for word, _ in words[at : at + len(whole)]))
                covered.update(range(at, at + len(whole)))
    certain += [*birth_dates(text, known), *numbers(text, known)]
    parts = {part for whole in wholes for part in whole if len(part) >= SHORTEST}
    likely = [word for at, (word, bare) in enumerate(words) if bare in parts and at not in covered]
    return Named(certain=tuple(dict.fromkeys(certain)), likely=tuple(dict.fromkeys(likely)))


def plain(word: str) -> str:
    """Return a word in small letters without accents, as it is compared."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def birth_dates(text: str, people: Iterable[Nameable]) -> list[str]:
    """Return the dates in a text that are somebody's birthday with its year."""
    births = {
        (one.born_on.day, one.born_on.month, one.born_on.year % 100)
        for one in people
        if one.born_on
    }
    found = [
        (said[0], tuple(as_number(said[place]) for place in places))
        for pattern, places in DATES
        for said in pattern.finditer(text.lower())
    ]
    return [said for said, (day, month, year) in found if (day, month, year % 100) in births]


def as_number(said: str) -> int:
    """Return part of a date as a number, a month by its first three letters."""
    return int(said) if said.isdigit() else MONTHS.index(said[:3]) + 1


def numbers(text: str, people: Iterable[Nameable]) -> list[str]:
    """Return the councils' numbers of people, and references of ours, that are in a text."""
    known = {one.council_id for one in people if len(one.council_id) >= SHORTEST_NUMBER}
    theirs = [one for one in sorted(known) if re.search(rf"\b{re.escape(one)}\b", text, re.I)]
    return [*theirs, *REFERENCE.findall(text)]
