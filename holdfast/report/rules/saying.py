"""How a finding is said: a value with its unit, its interval, and how far it can be relied on."""

from holdfast.evaluation.rules.findings import Figure, Sure, Table
from holdfast.kit.disclosure.counts import AS_IT_IS, Way, nearest
from holdfast.report.rules.document import Fact, Grid, cell_words

POUNDS, PERCENT, SHARE = "pounds", "%", "share"
TO_A_HUNDREDTH = frozenset({"", "ratio", "standard deviations"})
PEOPLE = frozenset({"families", "cases", "children"})
CANNOT_TELL, NOT_SHOWN = "Cannot tell yet", "Not shown"
MANY = 500  # of so many, a whole percentage is five of them
TOO_FEW = "It would point to a small number of people."
SAID_BY_THE_NUMBER = TO_A_HUNDREDTH | {POUNDS, PERCENT, SHARE}


def number(value: float, unit: str) -> str:
    """Say a number in its unit: pounds whole, shares as percentages, means to a tenth.

    Sizes in standard deviations, and ratios, are said to a hundredth; whole numbers stay whole.
    """
    if unit == SHARE:
        return number(100 * value, PERCENT)
    said = f"{abs(value):,.{_digits(value, unit)}f}"
    sign = "−" if value < 0 and said.strip("0.,") else ""
    return f"{sign}{'£' if unit == POUNDS else ''}{said}{PERCENT if unit == PERCENT else ''}"


def _digits(value: float, unit: str) -> int:
    if unit in TO_A_HUNDREDTH:
        return 2
    return 0 if unit == POUNDS or (float(value).is_integer() and unit != PERCENT) else 1


def with_unit(value: float, unit: str) -> str:
    """Say a number and, where it is not part of it, the unit's word."""
    said = number(value, unit)
    return said if unit in SAID_BY_THE_NUMBER else f"{said} {unit}"


def value_words(figure: Figure, way: Way = AS_IT_IS) -> str:
    """Say what a figure is, or that it cannot be told or is not shown.

    Where numbers are shown to the nearest five, so are people, and shares of
    few to the nearest five in a hundred.
    """
    if figure.value is None:
        return CANNOT_TELL if figure.sure is Sure.CANNOT_TELL else NOT_SHOWN
    if points_at_few(figure, way):
        return NOT_SHOWN
    if figure.unit in PEOPLE and not way.is_exact:
        return f"{way.words(round(figure.value))} {figure.unit}"
    if figure.unit == SHARE and not way.is_exact:
        return f"about {nearest(round(100 * figure.value), _step(figure))}%"
    said = with_unit(figure.value, figure.unit)
    if figure.low is None or figure.high is None:
        return said
    low, high = number(figure.low, figure.unit), number(figure.high, figure.unit)
    return f"{said} (95% interval {low} to {high})"


def _step(figure: Figure) -> int:
    """Return to how many hundredths a share is said: a finer one would tell how many of a few."""
    return 1 if (figure.n or 0) >= MANY else 5


def points_at_few(figure: Figure, way: Way) -> bool:
    """Tell whether a share, of so many, would say how many a few people are."""
    if way.is_exact or figure.unit != SHARE or figure.value is None or figure.n is None:
        return False
    part = round(figure.value * figure.n)
    return part in way.small or figure.n - part in way.small


def rests_on(figure: Figure, way: Way = AS_IT_IS) -> str:
    """Say how many it rests on, or why there is no value."""
    if points_at_few(figure, way):
        return TOO_FEW
    return figure.because or ("" if figure.n is None else f"of {way.words(figure.n)}")


def label(figure: Figure) -> str:
    """Return what a figure is, as a row or a line begins."""
    return figure.says[:1].upper() + figure.says[1:]


def fact(figure: Figure, way: Way = AS_IT_IS) -> Fact:
    """Return a finding's figure as the report says it."""
    said, rests = value_words(figure, way), rests_on(figure, way)
    return Fact(figure.key, label(figure), said, rests, figure.method)


def grid(table: Table) -> Grid:
    """Return a finding's table as the report says it."""
    method = f"{table.method[:1].upper()}{table.method[1:]}"
    note = " ".join(f"{one.rstrip('.')}." for one in (table.note, method) if one)
    rows = tuple(tuple(cell_words(cell) for cell in row) for row in table.rows)
    return Grid(table.key, table.heading, table.columns, rows, note)
