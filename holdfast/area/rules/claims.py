"""A claim about the place, worked from its own numbers: what they give, and where they disagree.

Nothing here knows what is true: the arithmetic is the claim's own. What others publish is put
beside it by `beside`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from holdfast.area.rules.values import in_words


class Shape(StrEnum):
    """What kind of claim it is, which says which numbers it has and what can be worked."""

    NUMBER = "a number"  # value; perhaps year
    SHARE = "a share"  # percent
    GROWTH = "from one number to another"  # start, end, start_year, end_year; percent, years
    FORECAST = "a number more, as foreseen"  # change, percent, until; perhaps base


WORDS_FOR = {
    "value": "the number",
    "year": "its year",
    "percent": "the per cent",
    "start": "the first number",
    "end": "the second number",
    "start_year": "the first year",
    "end_year": "the second year",
    "years": "how many years it says",
    "change": "how many more",
    "base": "how many there are",
    "until": "the year by which",
}
NEEDED = {
    Shape.NUMBER: ("value",),
    Shape.SHARE: ("percent",),
    Shape.GROWTH: ("start", "end", "start_year", "end_year"),
    Shape.FORECAST: ("change", "percent", "until"),
}
MAY_HAVE = {
    Shape.NUMBER: ("year",),
    Shape.SHARE: (),
    Shape.GROWTH: ("percent", "years"),
    Shape.FORECAST: ("base",),
}
NOT_ZERO = ("start", "base")
Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Worked:
    """One line of working, and whether it bears the claim out; None where it only follows."""

    words: str
    agrees: bool | None


def why_not_claim(shape: Shape, numbers: Numbers) -> list[str]:
    """Return every reason against a claim of a shape with these numbers."""
    known = (*NEEDED[shape], *MAY_HAVE[shape])
    lacking = [WORDS_FOR[name] for name in NEEDED[shape] if name not in numbers]
    needless = sorted(WORDS_FOR.get(name, name) for name in numbers if name not in known)
    zero = [name for name in NOT_ZERO if name in numbers and numbers[name] <= 0]
    against = [f"Give {words}" for words in lacking]
    against += [f"{words.capitalize()} has no place in {shape}" for words in needless]
    against += [f"{WORDS_FOR[name].capitalize()} must be more than 0" for name in zero]
    if {"start_year", "end_year"} <= set(numbers) and numbers["end_year"] <= numbers["start_year"]:
        against.append("The second year must be after the first")
    if shape is Shape.FORECAST and "percent" in numbers and numbers["percent"] == 0:
        against.append("The per cent must not be 0")
    return against


def worked(shape: Shape, numbers: Numbers) -> list[Worked]:
    """Return the working of a claim, line by line, from its own numbers; none of one number."""
    working = {
        Shape.NUMBER: _number,
        Shape.SHARE: _share,
        Shape.GROWTH: _growth,
        Shape.FORECAST: _forecast,
    }
    return working[shape](numbers)


def growth(start: float, end: float) -> float:
    """Return how much more the end is than the start, in per cent of the start (which is not 0)."""
    return (end - start) / start * 100


def rounds_to(value: float, said: float) -> bool:
    """Tell whether a value is what was said, to as many decimals as were said (0, 1 or 2)."""
    places = next((places for places in (0, 1) if round(said, places) == said), 2)
    half_a_unit = 0.5 / (10.0**places)
    return abs(value - said) <= half_a_unit + 1e-9


def _number(_numbers: Numbers) -> list[Worked]:
    return []  # one number: there is nothing to work out


def _share(_numbers: Numbers) -> list[Worked]:
    words = "A share without the two numbers it is of: it cannot be worked out again."
    return [Worked(words, None)]


def _growth(numbers: Numbers) -> list[Worked]:
    start, end = numbers["start"], numbers["end"]
    gives = growth(start, end)
    found = f"({in_words(end)} − {in_words(start)}) ÷ {in_words(start)} = {signed(gives, 2)}%"
    lines = [_compared(found, gives, numbers.get("percent"))]
    years = numbers["end_year"] - numbers["start_year"]
    said = numbers.get("years")
    if said is not None:
        span = f"{numbers['start_year']:.0f} to {numbers['end_year']:.0f} is {years:.0f} years"
        agrees = years == said
        words = "as it says" if agrees else f"not {said:.0f} as it says"
        lines.append(Worked(f"{span}, {words}.", agrees))
    yearly = ((end / start) ** (1 / years) - 1) * 100 if end > 0 else None
    if yearly is not None:
        lines.append(Worked(f"That is {signed(yearly, 1)}% a year, one year with another.", None))
    return lines


def _forecast(numbers: Numbers) -> list[Worked]:
    change, percent = numbers["change"], numbers["percent"]
    base = numbers.get("base")
    if base is None:
        implied = change / percent * 100
        words = (
            f"{in_words(change)} at {in_words(percent)}% means that there are "
            f"{in_words(change)} ÷ {in_words(percent / 100)} = {in_words(round(implied))} now: "
            "the claim does not say how many."
        )
        return [Worked(words, None)]
    gives = change / base * 100
    found = f"{in_words(change)} ÷ {in_words(base)} = {signed(gives, 1)}%"
    foreseen = f"It foresees {in_words(base + change)} by {numbers['until']:.0f}."
    return [_compared(found, gives, percent), Worked(foreseen, None)]


def _compared(found: str, gives: float, said: float | None) -> Worked:
    if said is None:
        return Worked(f"{found}.", None)
    agrees = rounds_to(gives, said)
    how = "which is" if agrees else "which is not"
    return Worked(f"{found}, {how} the {in_words(said)}% it says.", agrees)


def signed(value: float, places: int) -> str:
    """Return a number with its sign and a fixed number of decimals."""
    return f"{value:+.{places}f}".replace("-", "−")
