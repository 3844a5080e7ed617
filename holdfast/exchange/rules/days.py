"""Whether a day makes sense beside the other days of its row: birth, begin, end, the return's."""

from datetime import date, timedelta

from holdfast.exchange.rules.findings import Row
from holdfast.exchange.rules.returns import Fault


def year_end(day: date) -> date:
    """Return the 31 March on or after a day: the end of its statutory year."""
    end = date(day.year, 3, 31)
    return end if day <= end else date(day.year + 1, 3, 31)


def year_start(end: date) -> date:
    """Return the 1 April that begins the year ending on a 31 March."""
    return end.replace(year=end.year - 1) + timedelta(days=1)


def check_span(
    row: Row,
    *,
    columns: tuple[str, str],
    began_on: date | None,
    ended_on: date | None,
    born_on: date | None,
    latest: date,
) -> None:
    """Lose a row that begins before birth, ends before it begins, or lies in the future."""
    begin, end = columns
    if began_on is not None and began_on > latest:
        row.lose(begin, Fault.IN_THE_FUTURE, fix=f"Nothing can begin after {latest:%d/%m/%Y}")
    elif began_on is not None and born_on is not None and began_on < born_on:
        fix = f"The child's date of birth is {born_on:%d/%m/%Y}: check both"
        row.lose(begin, Fault.BEFORE_BIRTH, fix=fix)
    if ended_on is not None and began_on is not None and ended_on < began_on:
        fix = f"It began on {began_on:%d/%m/%Y}: check both days"
        row.lose(end, Fault.ENDS_BEFORE_IT_BEGINS, fix=fix)
    elif ended_on is not None and ended_on > latest + timedelta(days=1):
        fix = "Leave it blank until it has ended"
        row.lose(end, Fault.IN_THE_FUTURE, fix=fix)


def check_birth(row: Row, *, column: str, born_on: date | None, latest: date, oldest: int) -> None:
    """Lose a row of somebody born after `latest`, or more than `oldest` years before it."""
    if born_on is None:
        return
    if born_on > latest:
        row.lose(column, Fault.IN_THE_FUTURE, fix="Check the year of birth")
    elif latest.year - born_on.year > oldest:
        fix = f"That would be {latest.year - born_on.year} years old: check the year of birth"
        row.lose(column, Fault.TOO_LONG_AGO, fix=fix)
