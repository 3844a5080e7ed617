"""How easily somebody could be found in an extract, and what would make it harder."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from holdfast.evaluation.rules.reidentification import LEAST, Risk, coarsened, risk

Row = Mapping[str, Any]
FINE = ("age", "ethnicity")
BROAD = ("age_band", "ethnic_group")
OTHERS = ("sex", "disabled", "status_at_start", "service", "deprivation_tenth")
TELLING = ("how_ended", "status_at_end")
WORDS = {
    "age": "age in years", "ethnicity": "ethnicity", "age_band": "age band",
    "ethnic_group": "ethnic group", "sex": "sex", "disabled": "disability",
    "status_at_start": "status at the start", "service": "service",
    "deprivation_tenth": "deprivation of the area", "how_ended": "how the case ended",
    "status_at_end": "status at the end",
}  # fmt: skip


def found_by(cases: Sequence[Row], *, fine: bool = False) -> Risk:
    """Return how easily cases are found by all that others may know of a child.

    `fine` is by single years of age and single ethnicities; otherwise by bands and groups.
    """
    return risk(cases, (*(FINE if fine else BROAD), *OTHERS), TELLING)


def _younger_or_older(band: str) -> Hashable:
    return "Under 11" if band in ("Under 5", "5 to 10") else "11 and over"


def _white_or_not(group: str) -> Hashable:
    return "White" if group == "White" else "Another"


def _council_or_not(status: str) -> Hashable:
    return status if status in ("looked after", "child protection") else "Other"


LADDERS: Mapping[str, Sequence[Callable[[Any], Hashable]]] = {
    "sex": (),
    "age_band": (_younger_or_older,),
    "status_at_start": (_council_or_not,),
    "service": (),
    "disabled": (),
    "ethnic_group": (_white_or_not,),
    "deprivation_tenth": (),
}


def _told(name: str, least: int) -> str:
    """Say whether finding the cases that are alike tells something more of them."""
    if least > 1:
        return f"Among cases that are alike, {WORDS[name]} differs: {least} answers or more (l)."
    return (
        f"Among some cases that are alike, {WORDS[name]} is the same, and told with them (l is 1)."
    )


def suggestions(cases: Sequence[Row]) -> list[str]:
    """Return what to make broader, and how many cases to blank, until five share everything."""
    ladders = {
        name: steps
        for name, steps in LADDERS.items()
        if any(row[name] is not None for row in cases)
    }
    found = coarsened([{name: row[name] for name in ladders} for row in cases], ladders)
    said = []
    for name, steps in found.steps.items():
        if steps > len(ladders[name]):
            said.append(f"Leave out {WORDS[name]}.")
        elif steps:
            said.append(f"Make {WORDS[name]} broader.")
    if found.blanked:
        said.append(f"Leave out all characteristics of {len(found.blanked)} cases.")
    return said or ["Nothing: five or more cases share every characteristic."]


def lines(cases: Sequence[Row]) -> list[str]:
    """Return the report on the risk, line by line."""
    now = found_by(cases)
    by = ", ".join(WORDS[name] for name in (*BROAD, *OTHERS))
    return [
        f"Cases: {now.rows}. Somebody who knows a child may know: {by}.",
        f"The fewest cases that share all of these (k): {now.least}; {LEAST} is the aim.",
        f"Cases that nobody else is like: {now.uniques}. Cases that fewer than {LEAST} are like: "
        f"{now.few}.",
        f"Of all cases, the share that could be named rightly by whoever knows all of these: "
        f"{now.found:.0%}.",
        *(_told(name, least) for name, least in now.tells.items() if now.rows),
        "Whoever receives this may not try to find anybody, join it to other data, or pass it on.",
    ]
