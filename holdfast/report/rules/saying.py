"""How a finding is said: a value with its unit, its interval, and how far it can be relied on."""

from holdfast.evaluation.rules.findings import Figure, Sure, Table
from holdfast.report.rules.document import Fact, Grid, cell_words

POUNDS, PERCENT, SHARE = "£", "%", "share"
TO_A_HUNDREDTH = frozenset({"", "ratio", "standard deviations"})
SAID_BY_THE_NUMBER = TO_A_HUNDREDTH | {POUNDS, PERCENT, SHARE}


def number(value: float, unit: str) -> str:
    """Say a number in its unit: pounds whole, shares as percentages, means to a tenth.

    Sizes in standard deviations, and ratios, are said to a hundredth; whole numbers stay whole.
    """
    if unit == SHARE:
        return number(100 * value, PERCENT)
    said = f"{abs(value):,.{_digits(value, unit)}f}"
    sign = "−" if value < 0 and said.strip("0.,") else ""
    return f"{sign}{POUNDS if unit == POUNDS else ''}{said}{PERCENT if unit == PERCENT else ''}"


def _digits(value: float, unit: str) -> int:
    if unit in TO_A_HUNDREDTH:
        return 2
    return 0 if unit == POUNDS or (float(value).is_integer() and unit != PERCENT) else 1


def with_unit(value: float, unit: str) -> str:
    """Say a number and, where it is not part of it, the unit's word."""
    said = number(value, unit)
    return said if unit in SAID_BY_THE_NUMBER else f"{said} {unit}"


def value_words(figure: Figure) -> str:
    """Say what a figure is, or that it cannot be told or is not shown."""
    if figure.value is None:
        return "Cannot tell yet" if figure.sure is Sure.CANNOT_TELL else "Not shown"
    said = with_unit(figure.value, figure.unit)
    if figure.low is None or figure.high is None:
        return said
    low, high = number(figure.low, figure.unit), number(figure.high, figure.unit)
    return f"{said} (95% interval {low} to {high})"


def rests_on(figure: Figure) -> str:
    """Say how many it rests on, or why there is no value."""
    if figure.because:
        return figure.because
    return "" if figure.n is None else f"of {figure.n:,}"


def fact(figure: Figure) -> Fact:
    """Return a finding's figure as the report says it."""
    label = figure.says[:1].upper() + figure.says[1:]
    return Fact(figure.key, label, value_words(figure), rests_on(figure), figure.method)


def grid(table: Table) -> Grid:
    """Return a finding's table as the report says it."""
    note = " ".join(filter(None, (table.note, table.method)))
    rows = tuple(tuple(cell_words(cell) for cell in row) for row in table.rows)
    return Grid(table.key, table.heading, table.columns, rows, note)
