"""What the two RCADS forms share: who answers, the licence, and why there is no T score."""

from holdfast.measures.instruments.instrument import versions_of
from holdfast.measures.instruments.shapes import (
    Direction,
    Informant,
    Licence,
    Missing,
    RiskRule,
    Scale,
    Version,
)

VERSIONS = versions_of(
    Version(code="RCADS", informant=Informant.SELF, youngest=8, oldest=18),
    Version(code="RCADS-P", informant=Informant.PARENT, youngest=8, oldest=18),
)

LICENCE = Licence(
    holder="Bruce Chorpita and Susan Spence",
    terms=(
        "In copyright. Use in an electronic record and use by an institution need written "
        "permission.",
        "It may not be posted in public.",
    ),
    may_show=("The number of a question and its answers as digits", "Raw scores"),
    may_not_show=("The wording of any question or answer, in any language",),
    source="rcads.ucla.edu/permissionsoverview",
)

NO_T_SCORES = (
    "Raw scores only. Its T scores compare a child with tables by sex and American school grade; "
    "those tables are not here, so neither is any band (65 borderline, 70 clinical), nor NHS "
    "England's thresholds, which are in T scores."
)

MISSING_47 = (
    "up to two blanks in a scale, rounded half up: Stanford REDCap AutoScore, RCADS-47 "
    "(stored file 11581233696)"
)
MISSING_25 = "up to two blanks in a scale, as the 47-item form; not seen for this one"


def scale(key: str, words: str, items: tuple[int, ...], missing_source: str) -> Scale:
    """Return a scale that is the sum of its items, each 0-3, and may have two blanks."""
    return Scale(
        key=key,
        words=words,
        lowest=0,
        highest=3 * len(items),
        direction=Direction.WORSE,
        items=items,
        least_answered=len(items) - 2,
        missing=Missing.PRORATED,
        missing_source=missing_source,
    )


def total(key: str, words: str, highest: int, parts: tuple[str, ...]) -> Scale:
    """Return a score that is the sum of other scales."""
    how = f"the sum of {', '.join(part.replace('_', ' ') for part in parts)}"
    return Scale(
        key=key,
        words=words,
        lowest=0,
        highest=highest,
        direction=Direction.WORSE,
        parts=parts,
        how=how,
    )


def thoughts_of_death(item: int) -> RiskRule:
    """Return the rule for the item that names death, at any answer above zero."""
    return RiskRule(
        item=item,
        at_least=1,
        words=f"Item {item}, about death, is not at zero. Ask what is behind it, today, and follow "
        "the written guidance.",
        source="Our own, cautious: the item is scored as worry. Its number is recalled",
    )
