"""The people of an SSD extract, and what every row about one of them has to pass."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.days import check_birth, check_span
from holdfast.exchange.rules.findings import Row
from holdfast.exchange.rules.links import Links, Seen
from holdfast.exchange.rules.returns import FamilyTie, Fault, Person
from holdfast.exchange.rules.tables import Table

OLDEST = 110
UNBORN = timedelta(days=300)

_person_id = cells.identifier(longest=20)
_name = cells.words(longest=100)


@dataclass
class People:
    """Persons and families while an extract is read."""

    as_of: date
    known: dict[str, Person] = field(default_factory=dict)
    families: list[FamilyTie] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.links = Links(Fault.NO_SUCH_CHILD, Fault.CHILD_REJECTED)

    def read_persons(self, table: Table) -> None:
        """Read ssd_person: one row a person."""
        seen = Seen()
        for row in table.rows:
            person = self._person(row, seen)
            self.links.note(row.cells["pers_person_id"], row)
            if person is not None:
                self.known[person.council_id] = person

    def _person(self, row: Row, seen: Seen) -> Person | None:
        council_id = row.must("pers_person_id", _person_id)
        if council_id is not None:
            seen.refuse_again(row, "pers_person_id", council_id)
        born_on, expected_on = self._birth(row)
        died_on = row.may("pers_death_date", cells.day)
        if row.lost or council_id is None:
            return None
        return Person(
            council_id=council_id,
            born_on=born_on,
            expected_on=expected_on,
            died_on=died_on,
            where=row.where,
            sex=row.may("pers_sex", codes.sex) or "",
            ethnicity=row.may("pers_ethnicity", codes.ethnicity) or "",
            upn=row.may("pers_upn", cells.upn) or "",
            forename=row.may("pers_forename", _name) or "",
            surname=row.may("pers_surname", _name) or "",
            legacy_id=row.may("pers_legacy_id", cells.row_id) or "",
        )

    def _birth(self, row: Row) -> tuple[date | None, date | None]:
        """Read the date of birth; a child not yet born has the day it is expected instead."""
        expected_on = row.may("pers_expected_dob", cells.day)
        if expected_on is not None and not row.cells["pers_dob"]:
            return None, expected_on
        born_on = row.must("pers_dob", cells.day)
        check_birth(row, column="pers_dob", born_on=born_on, latest=self.as_of, oldest=OLDEST)
        return born_on, expected_on

    def read_families(self, table: Table) -> None:
        """Read ssd_family: one row for each person in each family."""
        seen = Seen()
        for row in table.rows:
            family_id = row.must("fami_family_id", cells.row_id)
            council_id = self.named_in(row, "fami_person_id")
            if not row.lost:
                seen.refuse_again(row, "fami_person_id", family_id, council_id)
            if not row.lost and family_id is not None and council_id is not None:
                tie = FamilyTie(family_id=family_id, council_id=council_id, where=row.where)
                self.families.append(tie)

    def named_in(self, row: Row, column: str) -> str | None:
        """Return the person a row is about; the row is lost when there is no such person."""
        council_id = row.must(column, _person_id)
        if council_id is not None:
            self.links.require(row, column)
        return council_id

    def days(
        self, row: Row, council_id: str | None, begin: str, end: str, *, unborn: bool = True
    ) -> tuple[date | None, date | None]:
        """Read when something about a person began and ended, and check them with each other.

        `unborn` lets it begin while the child is expected, as a child protection plan may.
        """
        began_on, ended_on = row.must(begin, cells.day), row.must_if_told(end, cells.day)
        person = self.known.get(council_id or "")
        check_span(
            row,
            columns=(begin, end),
            began_on=began_on,
            ended_on=ended_on,
            born_on=_earliest(person, unborn=unborn) if person else None,
            latest=self.as_of,
        )
        return began_on, ended_on


def _earliest(person: Person, *, unborn: bool) -> date | None:
    """Return the first day something may be recorded of a child."""
    if not unborn:
        return person.born_on
    born_on = person.born_on or person.expected_on
    return born_on - UNBORN if born_on else None
