"""Finding a module: which words to look for, which narrowing it passes, a site's own signposts."""

import re
from dataclasses import dataclass
from enum import StrEnum

WORD = re.compile(r"\w{3,}")
MOST_WORDS = 8  # of a search that are looked for by their spelling
CLOSE = 0.5  # how alike two spellings must be, from 0 to 1, by the letters they share in threes
OLDEST = 25
LONGEST = 200  # characters of a site's own search words
ALSO_FOR = {"parent": {"both", "family"}, "child": {"both", "family"}, "both": {"family"}}


class WhyNotSignpost(StrEnum):
    """Why a signpost may not be put up."""

    TOO_LONG = "Use 200 characters or fewer: short words that people here would look for"
    AGES = f"Ages go from 0 to {OLDEST}, the youngest first"


def words_of(typed: str) -> list[str]:
    """Return the words of a search whose spelling may be forgiven."""
    return [word.casefold() for word in WORD.findall(typed)][:MOST_WORDS]


def any_of(typed: str) -> str:
    """Return a search for any of the words of another."""
    return " or ".join(re.findall(r"\w+", typed))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a reader narrows the catalogue down; what is left blank narrows nothing."""

    audience: str = ""
    section: str = ""
    kind: str = ""
    age: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.audience or self.section or self.kind or self.age is not None)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What is known of a module; a site may not have said for which ages."""

    audience: str
    section: str
    kinds: frozenset[str]
    youngest: int | None = None
    oldest: int | None = None


def admits(wanted: Wanted, offered: Offered) -> bool:
    """Tell whether a module is one of those wanted; ages nobody has given keep none out."""
    audiences = {wanted.audience, *ALSO_FOR.get(wanted.audience, ())}
    return (
        (not wanted.audience or offered.audience in audiences)
        and wanted.section in ("", offered.section)
        and (not wanted.kind or wanted.kind in offered.kinds)
        and (wanted.age is None or fits(wanted.age, offered.youngest, offered.oldest))
    )


def fits(age: int, youngest: int | None, oldest: int | None) -> bool:
    """Tell whether an age lies between two, either of which may be open."""
    return (youngest is None or youngest <= age) and (oldest is None or age <= oldest)


def why_not_signpost(
    *, words: str, youngest: int | None, oldest: int | None
) -> list[WhyNotSignpost]:
    """Return every reason against a signpost."""
    ages = [age for age in (youngest, oldest) if age is not None]
    in_order = ages == sorted(ages) and all(0 <= age <= OLDEST for age in ages)
    against = {WhyNotSignpost.TOO_LONG: len(words) > LONGEST, WhyNotSignpost.AGES: not in_order}
    return [reason for reason, holds in against.items() if holds]
