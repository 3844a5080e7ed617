"""A file's change in plain words, for people who will act on it.

Counts and never percentages: a percentage of twenty children claims more than it knows. Under ten
pairs no mean is told at all.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from textwrap import fill

from holdfast.exchange.change.figures import Figures
from holdfast.exchange.change.forms import Form
from holdfast.kit.disclosure import SMALL

FEWEST = 10
WIDTH, LINE = 18, 88


def in_words(found: Figures, form: Form) -> str:
    """Return what a file comes to, a line a thing, and how it should be read."""
    lines = [f"{form.name}, {form.informant} form: from the first asking to the second", ""]
    lines += [f"  {name:<{WIDTH}}{says}" for name, says in _told(found)]
    lines += ["", "How to read this", *map(_wrapped, _cautions(found, form))]
    return "\n".join(lines) + "\n"


def _wrapped(caution: str) -> str:
    return fill(caution, LINE, initial_indent="- ", subsequent_indent="  ")


def _told(found: Figures) -> Iterator[tuple[str, str]]:
    yield "Children", str(found["rows"] - found["left_out"])
    if found["left_out"]:
        yield "Rows left out", f"{found['left_out']}, for the reasons given"
    yield "Both scores", _pairs(found)
    if found["added_value"]:
        yield "Added value", _added_value(found["added_value"])
    if found["reliable"]:
        yield "Reliable change", _reliable(found["reliable"])
    else:
        yield "Reliable change", f"cannot tell: {found['reliable_why_not']}"
    yield "Mean change", _mean(found)
    yield "Effect size", _size(found)


def _pairs(found: Figures) -> str:
    missing = [f"{why}, {count}" for why, count in found["incomplete"].items() if count]
    return "; ".join([str(found["pairs"]), *missing])


def _mean(found: Figures) -> str:
    if found["pairs"] < FEWEST:
        return _cannot_tell(found["pairs"], "pairs")
    says = f"{_points(found['mean_change'])} {_between(found['ci95'])}"
    return f"{says}{_maybe_none(found['ci95'])}"


def _size(found: Figures) -> str:
    if found["pairs"] < FEWEST:
        return _cannot_tell(found["pairs"], "pairs")
    if found["g_av"] is None:
        return "cannot tell: every child has the same score"
    return f"g_av {_shown(found['g_av'])} {_between(found['g_av_ci95'])}"


def _added_value(found: Figures) -> str:
    left_out = "; ".join(f"{why}, {count}" for why, count in found["excluded"].items())
    if not found["n"]:
        says = "none"
    elif found["n"] < FEWEST:
        says = _cannot_tell(found["n"], "pairs it can be told of")
    else:
        says = (
            f"{_points(found['mean'])} than expected; effect size "
            f"{_shown(found['effect_size'])} {_between(found['ci95'])}"
            f"{_maybe_none(found['ci95'])}; of {found['n']} pairs"
        )
    return f"{says}; left out: {left_out}" if left_out else says


def _reliable(found: Figures) -> str:
    points = found["whole_points"] or found["threshold"]
    return (
        f"{found['improved']} better, {found['deteriorated']} worse, "
        f"{found['unchanged']} within error ({points} points or more count)"
    )


def _cannot_tell(n: int, what: str) -> str:
    return f"cannot tell yet: {n} {what}, and {FEWEST} are needed"


def _points(change: float) -> str:
    if not change:
        return "0.00 points, neither better nor worse"
    return f"{_shown(abs(change))} points {'better' if change > 0 else 'worse'}"


def _between(ends: list[float]) -> str:
    return f"(95% interval {_shown(ends[0])} to {_shown(ends[1])})"


def _maybe_none(ends: list[float]) -> str:
    return ", so it may be none at all" if ends[0] <= 0 <= ends[1] else ""


def _shown(value: float) -> str:
    """Return a figure to two places, half up."""
    places = Decimal(repr(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return str(places if places else abs(places))  # no -0.00


def _cautions(found: Figures, form: Form) -> Iterator[str]:
    yield _better(form)
    yield (
        "Without a comparison group most of a mean change is what would have happened anyway."
        f"{' Added value allows for that; look at it first.' if found['added_value'] else ''}"
    )
    if found["added_value"]:
        yield from _of_added_value(found["added_value"])
    if form.instrument.key == "sdq" and not form.is_sdq_total:
        yield "A single SDQ scale is measured loosely: its change is a prompt to look, no outcome."
    if rule := found["reliable"]:
        yield f"Reliable change is {_in_a_sentence(rule['rule'])}."
        yield f"Sources of that rule: {rule['source'].rstrip('.')}."
    if any(each in SMALL for each in _small_counts(found)):
        yield f"Some counts are under {SMALL.stop} and could point to a child: do not publish them."


def _in_a_sentence(words: str) -> str:
    """Return words without their first capital, unless it begins a name in capitals."""
    return words if words[1].isupper() else words[0].lower() + words[1:]


def _better(form: Form) -> str:
    if form.lower_is_better:
        return f"Better is positive: first score minus second, for a lower {form.name} is better."
    return f"Better is positive: second score minus first, for a higher {form.name} is better."


def _of_added_value(found: Figures) -> Iterator[str]:
    dated = found["months_apart_checked"]
    yield (
        "Added value holds for children at high risk"
        f"{'' if dated else ', asked again after 4 to 8 months'}, by the parent form. "
        f"This file cannot show {'that risk' if dated else 'either'}: be sure of it yourself."
    )
    if found["is_provisional"]:
        yield "Its formula is recalled: compare it with the paper and erratum before publishing."


def _small_counts(found: Figures) -> list[int]:
    reliable = found["reliable"] or {}
    ways = [reliable.get(way, 0) for way in ("improved", "deteriorated", "unchanged")]
    return [*ways, *found["incomplete"].values(), found["pairs"]]
