"""Need and reach: who was considered and who said no, beside who lives in the place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.area.reports.known import known_of
from holdfast.area.reports.places import Place, gazetteer
from holdfast.area.reports.population import ethnic_shares
from holdfast.area.rules.deprivation import Deprived
from holdfast.evaluation.rules.population import (
    LESS_DEPRIVED,
    MOST_DEPRIVED,
    Group,
    groups,
    in_fives,
)
from holdfast.kit.disclosure import People

ETHNIC, AREA = "Ethnic group", "Area"
BESIDE = {
    ETHNIC: "Residents of all ages, Census 2021: children’s groups differ from all ages’.",
    AREA: "Children aged 0 to 15, by the small area they live in.",
}


@dataclass(frozen=True)
class Reached:
    """One characteristic: its heading, the groups, and what of the population stands beside."""

    heading: str
    groups: list[Group]
    beside: str


@dataclass(frozen=True)
class NeedAndReach:
    """The place's need, and who was reached by each characteristic."""

    place: Place
    need: Deprived | None
    source: str
    parts: list[Reached]


def need_and_reach(reader: User, *, as_of: date) -> NeedAndReach:
    """Return who was reached of whom, as it stood on a day, in fives.

    Raises:
        PermissionError: if the reader may not see an evaluation.
    """
    place = gazetteer().home(reader)
    need, source = known_of(place).deprived.get(("idaci_rank", "2019"), (None, ""))
    return NeedAndReach(place, need, source, _reached(reader, as_of, _population(place, need)))


def _reached(
    reader: User, as_of: date, population: Mapping[str, Mapping[str, float]]
) -> list[Reached]:
    # Ibis, DuckDB and Arrow take two seconds to begin: only whoever asks waits for them.
    from holdfast.evaluation.engine import answers, chosen
    from holdfast.evaluation.finding.uptake import BY, HOW
    from holdfast.evaluation.snapshot.records import snapshot_for
    from holdfast.evaluation.tables import QUESTIONS

    taken = snapshot_for(reader, as_of=as_of)
    offers = answers(taken.tables, {"offers": QUESTIONS["offers"]}, engine=chosen())["offers"]
    if not offers:
        return []
    every = (*BY, HOW)
    people = People(
        tuple(one.dimension(offers) for one in every),
        Counter(tuple(one.of(row) for one in every) for row in offers),
    )
    told = in_fives(people, [one.heading for one in BY], HOW.heading)
    return [
        Reached(
            heading,
            groups(told, heading, HOW.heading, population.get(heading, {})),
            BESIDE[heading] if heading in population else "",
        )
        for heading in (one.heading for one in BY)
    ]


def _population(place: Place, need: Deprived | None) -> dict[str, Mapping[str, float]]:
    found: dict[str, Mapping[str, float]] = {}
    if ethnic := ethnic_shares(place):
        found[ETHNIC] = ethnic
    if need is not None and need.share is not None:
        found[AREA] = {MOST_DEPRIVED: need.share, LESS_DEPRIVED: 100 - need.share}
    return found
