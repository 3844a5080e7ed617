"""Who was considered, told and agreed: reach, by what is known of children."""

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.evaluation.finding.telling import NOT_KNOWN, By, Told, crossed, not_shown
from holdfast.evaluation.rules.population import LESS_DEPRIVED, MOST_DEPRIVED
from holdfast.evaluation.rules.telling import counted, share
from holdfast.evaluation.schema.families import AGES, STATUSES
from holdfast.kit.disclosure import EVERYONE, Kind, kind

Answers = Mapping[str, Sequence[Mapping[str, Any]]]
AGREED, REFUSED, WAITING, NOT_TOLD = "Agreed", "Said no", "Told, no answer yet", "Not told"
SEXES = {"F": "Female", "M": "Male", "I": "Indeterminate"}
YES_NO = {True: "Yes", False: "No"}


def standing(offer: Mapping[str, Any]) -> str:
    """Return how one family that was considered stands."""
    if offer["agreed_on"] is not None:
        return AGREED
    if offer["why_not"] == "family said no":
        return REFUSED
    return NOT_TOLD if offer["offered_on"] is None else WAITING


def known(value: object, words: Mapping[Any, str] | None = None) -> str:
    """Return a value in words, or that it is not known."""
    if value is None:
        return NOT_KNOWN
    return words.get(value, NOT_KNOWN) if words else str(value)


def deprivation(row: Mapping[str, Any]) -> str:
    """Return whether a family lives among the 30% most deprived areas, those of tenth 1 to 3."""
    tenth = row["deprivation_tenth"]
    if tenth is None:
        return NOT_KNOWN
    return MOST_DEPRIVED if tenth <= 3 else LESS_DEPRIVED


HOW = By(heading="How it stands", of=standing, order=(AGREED, REFUSED, WAITING, NOT_TOLD))
BY = (
    By(heading="Age", of=lambda row: known(row["age_band"]), plain=True, protected=True,
       order=tuple(band for band, _ in AGES)),
    By(heading="Sex", of=lambda row: known(row["sex"], SEXES), protected=True),
    By(heading="Ethnic group", of=lambda row: known(row["ethnic_group"]), protected=True),
    By(heading="Disabled", of=lambda row: known(row["disabled"], YES_NO), protected=True),
    By(heading="Area", of=deprivation, plain=True, order=(MOST_DEPRIVED, LESS_DEPRIVED)),
    By(heading="Status", of=lambda row: known(row["status"]),
       order=tuple(status for status, _ in STATUSES)),
)  # fmt: skip


def _stands(*how: str) -> Kind:
    return kind(**{HOW.heading: how})


ANSWERED = _stands(AGREED, REFUSED)


def reach(told: Answers) -> Told:
    """Return how many families were considered, and of those told of the programme how many agreed.

    Reach is agreed over told (domain 7.5).
    """
    offers = told["offers"]
    stands = [standing(row) for row in offers]
    agreed, refused = stands.count(AGREED), stands.count(REFUSED)
    figures = (
        counted(
            "reach.considered", "families considered", len(offers), unit="families",
            method="counted", n=len(offers),
        ),
        share("reach.agreed", "families that agreed, of those told and answering", agreed,
              agreed + refused),
    )  # fmt: skip
    said = {"reach.considered": [EVERYONE], "reach.agreed": [_stands(AGREED), ANSWERED]}
    tables, few = crossed("reach", "Families considered", offers, BY, HOW, figures=said)
    return Told(
        figures=tuple(not_shown(one) if one.key in few else one for one in figures),
        tables=tuple(tables),
    )
