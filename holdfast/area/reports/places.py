"""Which places there are, and under which codes and names publications know one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from holdfast.access.models import User
from holdfast.area.models import AreaList
from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.place.models import Authority

Names = Mapping[str, list[str]]  # by code: the name, and what the area is tied to
WIDE = (Level.AUTHORITY, Level.AUTHORITY_2007, Level.REGION)


@dataclass(frozen=True)
class Place:
    """An authority under every name publications know it by; what is not known is "".

    `number` is the Department for Education's; `old` is its code of 2007.
    """

    code: str
    name: str
    number: str = ""
    old: str = ""
    region: str = ""
    region_name: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """Every authority and region that was read in, asked for once: by level and what it is in."""

    lists: Mapping[tuple[str, str], Names]

    @property
    def authorities(self) -> Names:
        """Return every authority of England."""
        return self.lists.get((Level.AUTHORITY, ENGLAND), {})

    @property
    def by_name(self) -> dict[str, str]:
        """Return the names of all authorities by code, in the order of the names."""
        return dict(sorted(((code, told[0]) for code, told in self.authorities.items()),
                           key=lambda each: each[1]))  # fmt: skip

    def place(self, code: str) -> Place | None:
        """Return a place by its code; None if nothing that was read in names it."""
        told = self.authorities.get(code)
        if told is None:
            return None
        name, number = told
        old = self.lists.get((Level.AUTHORITY_2007, ENGLAND), {})
        region = next(
            (
                within
                for (level, within), names in self.lists.items()
                if level == Level.AUTHORITY and within != ENGLAND and code in names
            ),
            "",
        )
        return Place(
            code=code,
            name=name,
            number=number,
            old=next((each for each, known in old.items() if known[0] == name), ""),
            region=region,
            region_name=self.lists.get((Level.REGION, ENGLAND), {}).get(region, ["", ""])[0],
        )  # fmt: skip

    def codes_of(self, numbers: Names | Mapping[str, object]) -> dict[str, str]:
        """Return the codes of authorities by the Department's number, of those asked for."""
        return {told[1]: code for code, told in self.authorities.items() if told[1] in numbers}

    def home(self, reader: User) -> Place:
        """Return the reader's own authority: by the Department's number, or else by its name."""
        number = reader.authority
        authority = Authority.objects.filter(code=number).first()
        name = authority.name if authority else number
        by_name = (code for code, told in self.authorities.items() if told[0] == name)
        code = self.codes_of({number: ""}).get(number) or next(by_name, "")
        found = self.place(code)
        return replace(found, number=number) if found else Place("", name, number)


def gazetteer() -> Gazetteer:
    """Return every authority and region that was read in: one query."""
    lists = AreaList.objects.filter(level__in=WIDE)
    return Gazetteer({(one.level, one.within): one.names for one in lists})


def names_in(place: Place, level: Level) -> Names:
    """Return the areas of a level within a place, by code."""
    found = AreaList.objects.filter(level=level, within=place.code or "-").first()
    return found.names if found else {}
