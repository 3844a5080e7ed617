"""The SDQ's added value of one child, in words; or in words why it cannot be said."""

from dataclasses import dataclass

from holdfast.measures.instruments import sdq
from holdfast.measures.rules import expected
from holdfast.measures.rules.reading import Filled, number

HIGH_RISK_FROM = 17  # a first parent total in the top of the original three bands
CAUTION = (
    "One child’s figure may be 10 points off either way, so it says little alone. It is made for "
    "groups; its numbers are recalled, and not yet checked against the paper."
)
REASONS = {
    expected.WhyNoAddedValue.NOT_PARENT: "It is for the parent’s form alone.",
    expected.WhyNoAddedValue.NO_EMOTIONAL: "The first form has no emotional score.",
    expected.WhyNoAddedValue.NO_IMPACT: "The first form has no complete impact score.",
    expected.WhyNoAddedValue.TOO_SOON: "The two forms are less than 4 months apart.",
    expected.WhyNoAddedValue.TOO_LATE: "The two forms are more than 8 months apart.",
}


@dataclass(frozen=True, kw_only=True)
class AddedSaid:
    """The added value in words, or every reason why there is none."""

    says: str
    why_not: tuple[str, ...]


def said(first: Filled | None, second: Filled) -> AddedSaid | None:
    """Return what the added value says, first form to second; None where it is not for this form.

    Positive is better than children like this do by themselves: Ford et al. (2009).
    """
    if second.instrument.key != "sdq" or second.is_from_return or second.informant != "parent":
        return None
    if first is None:
        return AddedSaid(says="", why_not=("There is no first form to compare with.",))
    against = why_not(first, second)
    if against:
        return AddedSaid(says="", why_not=tuple(against))
    pair = expected.ParentPair(
        total=first.scores["total"] or 0,
        emotional=first.scores["emotional"],
        impact=impact_of(first),
        second_total=second.scores["total"] or 0,
    )
    return AddedSaid(says=in_words(expected.added_value(pair)), why_not=())


def why_not(first: Filled, second: Filled) -> list[str]:
    """Return every reason against; none means that it can be said."""
    against = []
    if first.scores.get("total") is None or second.scores.get("total") is None:
        against.append("One of the two forms has no total.")
    elif (first.scores["total"] or 0) < HIGH_RISK_FROM:
        against.append(
            f"The first total was under {HIGH_RISK_FROM}: it is made for children with many "
            f"difficulties, and misleads about others."
        )
    if reason := expected.why_no_added_value(
        parent_form=first.norms == second.norms == sdq.Norms.PARENT_4_17,
        emotional=first.scores.get("emotional"),
        impact=impact_of(first),
        between=(first.completed_on, second.completed_on),
    ):
        against.append(REASONS.get(reason, f"{reason}."))
    return against


def impact_of(filled: Filled) -> float | None:
    """Return the impact where all of it was answered."""
    return filled.scores.get("impact_strict", filled.scores.get("impact"))


def in_words(value: float) -> str:
    """Say an added value: "2.3 points better than children like this do by themselves"."""
    size = number(round(abs(value), 1))
    if round(abs(value), 1) == 0:
        return "Just as children with such scores do by themselves over half a year."
    way = "better" if value > 0 else "worse"
    return f"{size} points {way} than children with such scores do by themselves over half a year."
