"""What is published beside a claim: the same thing for the same year, or the nearest there is.

Where nothing bears on a claim it says so, and what would; it never stretches one figure to be
another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from holdfast.area.rules.claims import WORDS_FOR, Numbers, growth, signed
from holdfast.area.rules.known import Known, Told
from holdfast.area.rules.measures import Kind
from holdfast.area.rules.values import Marker, in_words


class About(StrEnum):
    """What a claim is about."""

    PEOPLE = "people of all ages"
    CHILDREN = "children and young people"
    CHILDREN_FORESEEN = "children and young people to come"
    FIVE_TO_NINE = "children aged 5 to 9 to come"
    BIRTHS = "births"
    DEPRIVED_AREAS = "small areas deprived for children"
    DEPRIVED_PUPILS = "pupils who live in deprived areas"
    MEALS = "pupils with free school meals"
    OTHER = "something else"


class Bears(StrEnum):
    """How something published bears on a claim."""

    OUT = "bears it out"
    NOT = "does not bear it out"
    BESIDE = "stands beside it"
    MISSING = "cannot be told"


@dataclass(frozen=True)
class Beside:
    """One line beside a claim: what is published, how it bears on it, and where it is from."""

    words: str
    bears: Bears
    source: str = ""


Telling = Callable[[Numbers, Kind, Known], Iterator[Beside]]


def beside(about: About, numbers: Numbers, kind: Kind, known: Known) -> list[Beside]:
    """Return what is published beside a claim, line by line; at least one line."""
    needed, telling = TELLING[about]
    if all(name in numbers for name in needed):
        found = list(telling(numbers, kind, known))
        return found or [Beside("Nothing that was read in tells of this.", Bears.MISSING)]
    lacking = " and ".join(WORDS_FOR[name] for name in needed if name not in numbers)
    return [Beside(f"Nothing can stand beside it without {lacking}.", Bears.MISSING)]


def _line(told: Told, words: str, bears: Bears = Bears.BESIDE) -> Beside:
    return Beside(words, bears, told.how)


def _people(numbers: Numbers, kind: Kind, known: Known) -> Iterator[Beside]:
    claimed, year = numbers["value"], numbers["year"]
    estimate, census = known.at("population", year), known.at("residents_census", year)
    if estimate:
        same = estimate.value == claimed
        words = f"The estimate for the middle of {estimate.year} is {in_words(estimate.value)}"
        if same and kind is Kind.CENSUS:
            words += ": the same number, so it is this estimate, not the census"
        yield _line(estimate, f"{words}.", Bears.OUT if same else Bears.BESIDE)
    if census:
        words = f"Census {census.year} counted {in_words(census.value)} usual residents"
        if kind is not Kind.CENSUS:
            yield _line(census, f"{words}.")
        elif census.value == claimed:
            yield _line(census, f"{words}, the same number.", Bears.OUT)
        else:
            apart = more_or_fewer(claimed - _number(census))
            yield _line(census, f"{words}: the claim is {apart}.", Bears.NOT)
    later = known.latest("population_gla")
    if later and later.year > year:
        yield _line(later, f"In {later.year} it was reckoned {in_words(later.value)}.")


def _children(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    nearest = known.first_from("population_0_17", numbers.get("year", 0))
    words = "No file that was read in counts ages 0 to 19"
    if nearest is None:
        yield Beside(f"{words}.", Bears.MISSING)
        return
    words += f"; the nearest is ages 0 to 17 in {nearest.year}: {in_words(nearest.value)}."
    yield _line(nearest, words)


def _children_foreseen(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    first, then = (
        known.first_from("population_0_17", 0),
        known.at("population_0_17", numbers["until"]),
    )
    if first is None or then is None or first.year >= then.year:
        words = f"No outturn was read in: ages 0 to 17 for {numbers['until']:.0f} and before."
        yield Beside(words, Bears.MISSING)
        return
    found = growth(_number(first), _number(then))
    yield _line(
        then,
        f"Outturn, ages 0 to 17: {in_words(first.value)} in {first.year}, {in_words(then.value)} "
        f"in {then.year}, which is {signed(found, 1)}% in {then.year - first.year} years; the "
        f"forecast was {signed(numbers['percent'], 0)}% of ages 0 to 19.",
    )
    latest = known.latest("population_0_17")
    if latest and latest.year > then.year:
        since = signed(growth(_number(then), _number(latest)), 1)
        words = f"Since then {since}%: {in_words(latest.value)} in {latest.year}."
        yield _line(latest, words)


def _five_to_nine(_numbers: Numbers, _kind: Kind, _known: Known) -> Iterator[Beside]:
    words = (
        "No file that is known here has ages 5 to 9: neither the forecast nor its outturn can be "
        "told. It needs estimates by single year of age (ONS) or the GLA’s projections."
    )
    yield Beside(words, Bears.MISSING)


def _births(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    start, end = known.at("births", numbers["start_year"]), known.at("births", numbers["end_year"])
    for told, claimed in ((start, numbers["start"]), (end, numbers["end"])):
        if told is None:
            continue
        difference = _number(told) - claimed
        apart = f"{more_or_fewer(difference)} than claimed" if difference else "as claimed"
        words = f"{told.year}: {in_words(told.value)} births, {apart}."
        yield _line(told, words, Bears.NOT if difference else Bears.OUT)
    if start and end:
        found = growth(_number(start), _number(end))
        yield _line(end, f"That is {signed(found, 2)}% in {end.year - start.year} years.")
    later = [told for year in range(int(numbers["end_year"]) + 1, int(numbers["end_year"]) + 9)
             if (told := known.at("births", year))]  # fmt: skip
    if later:
        words = "; ".join(f"{in_words(told.value)} in {told.year}" for told in later)
        yield _line(later[-1], f"After that: {words}.")


def _deprived_areas(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    claimed = numbers["value"]
    for (measure, period), (found, source) in sorted(known.deprived.items(), reverse=True):
        if not found.ranked:
            continue
        index = INDEX.get(measure, measure)
        words = f"{period}, {index}: {found.most} of {found.ranked} small areas"
        asks_the_same = measure == "idaci_rank" and period == f"{numbers['year']:.0f}"
        bears = Bears.BESIDE
        if asks_the_same:
            bears = Bears.OUT if found.most == claimed else Bears.NOT
        yield Beside(f"{words}.", bears, source)
    if not known.deprived.get(("idaci_rank", f"{numbers['year']:.0f}")):
        yield Beside(
            f"The index for children of {numbers['year']:.0f} by small area was not read "
            f"in, so that the {in_words(claimed)} can be neither borne out nor refuted"
            f"{_would_be(claimed, known)}.",
            Bears.MISSING,
        )


def _would_be(claimed: float, known: Known) -> str:
    """Return which share of the place's small areas the claim would be, if they were counted."""
    counted = known.deprived.get(("idaci_rank", "2019"))
    if counted is None or not counted[0].ranked:
        return ""
    share = claimed / counted[0].ranked * 100
    return f"; of {counted[0].ranked} small areas it would be {share:.0f}%"


INDEX = {
    "idaci_rank": "income deprivation affecting children",
    "income_rank": "income deprivation of all ages",
    "imd_rank": "deprivation of every kind",
}


def _deprived_pupils(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    for (measure, period), (found, source) in sorted(known.deprived.items()):
        if measure == "idaci_rank" and found.share is not None:
            words = (
                f"{period}: {in_words(found.children_in_most or 0)} of "
                f"{in_words(found.children or 0)} residents aged 0 to 15, "
                f"{found.share:.1f}%, live in one."
            )
            yield Beside(words, Bears.BESIDE, source)
    yield Beside(
        f"The {in_words(numbers['percent'])}% is of pupils, by their homes. Pupils are not "
        "residents: some come from elsewhere, some go elsewhere. No file of pupils’ homes is known "
        "here, so that it cannot be worked out again.",
        Bears.MISSING,
    )


def _meals(numbers: Numbers, _kind: Kind, known: Known) -> Iterator[Beside]:
    claimed = {numbers["start_year"]: numbers["start"], numbers["end_year"]: numbers["end"]}
    found = [told for year in claimed if (told := known.at("fsm", year))]
    for told in found:
        bears = Bears.OUT if told.value == claimed[told.year] else Bears.NOT
        yield _line(told, f"{told.year}: {in_words(told.value)} pupils.", bears)
    years = [year for year in claimed if known.at("fsm", year) is None]
    if years:
        words = "No school census of " + " or ".join(f"{year:.0f}" for year in years)
        yield Beside(f"{words} was read in: only the sum can be checked.", Bears.MISSING)
    latest = known.latest("fsm")
    if latest and latest not in found:
        yield _line(latest, f"{latest.year}: {in_words(latest.value)} pupils{_schools(known)}.")


def _schools(known: Known) -> str:
    having, without = known.latest("fsm_schools"), known.latest("fsm_schools_without")
    if not having or not without:
        return ""
    both = _number(having) + _number(without)
    return f" in {in_words(having.value)} schools with a figure, of {in_words(both)}"


def _other(_numbers: Numbers, _kind: Kind, _known: Known) -> Iterator[Beside]:
    return iter(())


def more_or_fewer(difference: float) -> str:
    """Return a difference in words."""
    return f"{in_words(abs(difference))} {'more' if difference > 0 else 'fewer'}"


def _number(told: Told) -> float:
    """Return a figure that is known to be a number."""
    if isinstance(told.value, Marker):
        raise TypeError(f"{told} is a marker")
    return told.value


SPAN = ("start", "end", "start_year", "end_year")
TELLING: dict[About, tuple[tuple[str, ...], Telling]] = {  # the numbers it asks for, and who tells
    About.PEOPLE: (("value", "year"), _people),
    About.CHILDREN: ((), _children),
    About.CHILDREN_FORESEEN: (("until", "percent"), _children_foreseen),
    About.FIVE_TO_NINE: ((), _five_to_nine),
    About.BIRTHS: (SPAN, _births),
    About.DEPRIVED_AREAS: (("value", "year"), _deprived_areas),
    About.DEPRIVED_PUPILS: (("percent",), _deprived_pupils),
    About.MEALS: (SPAN, _meals),
    About.OTHER: ((), _other),
}
