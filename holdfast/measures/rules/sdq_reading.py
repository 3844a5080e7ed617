"""What only the SDQ has: British norms to set a score beside, and the screening prediction.

The prediction is shown where an authority turned it on, always under its own label.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.measures.instruments import sdq, sdq_figures, sdq_prediction
from holdfast.measures.instruments.sdq_prediction import Likelihood, Told
from holdfast.measures.instruments.shapes import Informant
from holdfast.measures.rules.reading import Filled

BANDED = (sdq.Norms.PARENT_4_17, sdq.Norms.TEACHER_4_17, sdq.Norms.SELF_11_17)
OF_SEX = {"M": "boys", "F": "girls"}
LIKELY = {
    Likelihood.UNLIKELY: "unlikely",
    Likelihood.POSSIBLE: "possible",
    Likelihood.PROBABLE: "probable",
}


@dataclass(frozen=True, kw_only=True)
class NormsSaid:
    """What British children scored: of whom, by which source, and each scale's figures."""

    whom: str
    source: str
    figures: tuple[tuple[str, str, str], ...]


def norms(filled: Filled, *, sex: str = "") -> NormsSaid | None:
    """Return the British norms for this form; None where none are known for it.

    `sex` is F or M as the council writes it, and picks the closer group where there is one.
    """
    if filled.instrument.key != "sdq" or filled.norms not in BANDED or filled.missing_because:
        return None
    of_informant = [one for one in sdq_figures.NORMS if one.informant == filled.informant]
    wanted = (OF_SEX.get(sex, ""), "all", "age 11-15")
    found = next((one for who in wanted for one in of_informant if one.who == who), None)
    if found is None:
        return None
    return NormsSaid(
        whom=f"{found.who}{f', {found.n} of them' if found.n else ''}",
        source=found.source,
        figures=tuple(
            (scale.capitalize(), f"{figure.mean} (SD {figure.sd})", figure.mark.value)
            for scale, figure in found.figures.items()
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """What the screening prediction says of one kind of difficulty."""

    of: str
    says: str
    is_provisional: bool


def prediction(last: Mapping[str, Filled]) -> list[Predicted]:
    """Return the prediction from each person's last SDQ; none where nobody's scores are whole."""
    told = {
        Informant(who): Told(whole(one.scores.get("hyperactivity")), impact(one))
        for who, one in last.items()
        if one.norms in BANDED and not one.is_from_return
    }
    levels = {
        sdq.Scale.HYPERACTIVITY: sdq_prediction.hyperactivity(told),
        sdq.Scale.CONDUCT: sdq_prediction.conduct(of(last, told, "conduct")),
        sdq.Scale.EMOTIONAL: sdq_prediction.emotional(of(last, told, "emotional")),
    }
    return [
        Predicted(
            of=scale.capitalize(),
            says=LIKELY[level],
            is_provisional=sdq_prediction.IS_PROVISIONAL[scale],
        )
        for scale, level in levels.items()
        if level is not None
    ]


def of(
    last: Mapping[str, Filled], told: Mapping[Informant, Told], scale: str
) -> dict[Informant, Told]:
    """Return the same people's scores on another scale, with the same impact."""
    return {who: Told(whole(last[who].scores.get(scale)), one.impact) for who, one in told.items()}


def impact(filled: Filled) -> int | None:
    """Return the impact where all of it was answered."""
    return whole(filled.scores.get("impact_strict", filled.scores.get("impact")))


def whole(score: float | None) -> int | None:
    """Return a score as the whole number that every SDQ score is."""
    return None if score is None else int(score)
