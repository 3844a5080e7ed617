"""HoNOSCA: how grave a child's difficulties are, on 13 scales, and two more for practitioners."""

from collections.abc import Mapping

from holdfast.measures.instruments import nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.shapes import (
    Code,
    Direction,
    Informant,
    Licence,
    RiskRule,
    Scale,
    Version,
)

FIRST_PART = 13

_STRICT = "our own: a scale rated 9 or left blank leaves the total without a score"
_CODED = {
    "HoNOSCA-P": (
        *("989881000000104", "989931000000107", "989941000000103", "989951000000100"),
        *("989961000000102", "989971000000109", "989981000000106", "989991000000108"),
        *("990001000000107", "989891000000102", "989901000000101", "989911000000104"),
        "989921000000105",
    ),
    "HoNOSCA": (
        *("989751000000102", "989801000000109", "989811000000106", "989821000000100"),
        *("989831000000103", "989841000000107", "989851000000105", "989861000000108"),
        *("989871000000101", "989761000000104", "989771000000106", "989781000000108"),
        "989791000000105",
    ),
    "HoNOSCA-SR": (
        *("989621000000101", "989671000000102", "989681000000100", "989691000000103"),
        *("989701000000103", "989711000000101", "989721000000107", "989731000000109"),
        *("989741000000100", "989631000000104", "989641000000108", "989651000000106"),
        "989661000000109",
    ),
}


def _scale(key: str, words: str, items: tuple[int, ...]) -> Scale:
    return Scale(
        key=key,
        words=words,
        lowest=0,
        highest=4 * len(items),
        direction=Direction.WORSE,
        items=items,
        least_answered=len(items),
        missing_source=_STRICT,
    )


def _codes() -> tuple[Code, ...]:
    return tuple(
        snomed(code, f"scale_{number}", versions=(version,), is_outcome=True)
        for version, codes in _CODED.items()
        for number, code in enumerate(codes, start=1)
    )


class Honosca(Instrument):
    """The 15 scales of the practitioner's form; the others have the first 13."""

    def allowed(self, code: str, *, follow_up: bool = False) -> Mapping[int, tuple[int, ...]]:
        """Return each scale on a form with the ratings it takes, lowest first."""
        every = super().allowed(code, follow_up=follow_up)
        if self.versions[code].informant is Informant.PRACTITIONER:
            return every
        return {number: takes for number, takes in every.items() if number <= FIRST_PART}


INSTRUMENT = Honosca(
    key="honosca",
    name="HoNOSCA",
    title="Health of the Nation Outcome Scales for Children and Adolescents (HoNOSCA)",
    versions=versions_of(
        Version(code="HoNOSCA", informant=Informant.PRACTITIONER, youngest=5, oldest=18),
        Version(code="HoNOSCA-SR", informant=Informant.SELF, youngest=13, oldest=18),
        Version(code="HoNOSCA-P", informant=Informant.PARENT, youngest=5, oldest=18),
    ),
    item_answers=numbered(15, 0, 1, 2, 3, 4, 9),
    scales=scales_of(
        *(_scale(f"scale_{n}", f"Scale {n}", (n,)) for n in range(1, 16)),
        _scale("total", "Total of 13", tuple(range(1, 14))),
        _scale("total_15", "Total of 15", tuple(range(1, 16))),
    ),
    main_scale="total",
    licence=Licence(
        holder="Royal College of Psychiatrists",
        terms=("In copyright. Permission is given person by person: ask the College.",),
        may_show=("The number of a scale and its rating", "Scores"),
        may_not_show=("The wording of any scale or of its glossary",),
        source="CamCOPS documentation of its HoNOS tasks: permission to that system only",
    ),
    risk_rules=(
        RiskRule(
            item=3,
            at_least=1,
            words="Scale 3, about harm to oneself that was no accident, is not at zero. Follow the "
            "written guidance today.",
            source="The scale's number is recalled; any rating above zero is our own threshold",
        ),
    ),
    reliable_rules=tuple(
        nhs_england.rule(f"scale_{n}", 2, origin="no origin stated") for n in range(1, 14)
    ),
    codes=_codes(),
    how_to_enter="9 means not known. It is kept, and counts in no score.",
    not_known=frozenset({9}),
    notes=(
        "9 means not known: kept as given, and never counted.",
        "Scales 14 and 15 are the practitioner's only. Ages: a public summary, 5 to 18, and from "
        "13 for the young person's own.",
    ),
)
