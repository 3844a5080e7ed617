"""How far an SDQ score must move: two sorts of rule that live side by side and never mix.

One is computed for the total from a spread and a reliability, and names both. The other is NHS
England's fixed threshold for each scale; it has none for the total, and none for a teacher. A
single scale is measured too loosely (a young person's peer scale has an alpha of .41) for its
change to be an outcome: it is a prompt to look.
"""

from holdfast.measures.instruments import nhs_england
from holdfast.measures.instruments.jacobson_truax import threshold
from holdfast.measures.instruments.sdq_figures import (
    ALPHA,
    NORMS,
    RELIABILITIES,
    RELIABILITY_SOURCE,
    Norm,
    Reliability,
)
from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.instruments.shapes import Informant, ReliableRule

_SPREAD_OF = {Informant.PARENT: "all", Informant.TEACHER: "all", Informant.SELF: "age 11-15"}


def _computed(reliability: Reliability) -> ReliableRule:
    norm = _norm(reliability.informant)
    sd, r = norm.figures[Scale.TOTAL].sd, reliability.values[Scale.TOTAL]
    is_alpha = reliability.kind == ALPHA
    return ReliableRule(
        key="computed_alpha" if is_alpha else "computed_retest",
        name=f"Computed from {'alpha' if is_alpha else 'retest'}",
        scale=Scale.TOTAL.value,
        informant=reliability.informant,
        threshold=threshold(sd, r),
        reached_at=False,
        reliability=f"{reliability.kind} {r:.2f}, British SD {sd} ({norm.who})",
        source=f"Jacobson and Truax 1991; reliability: {RELIABILITY_SOURCE}; SD: {norm.source}",
        is_provisional=True,
    )


def _norm(informant: Informant) -> Norm:
    who = _SPREAD_OF[informant]
    return next(one for one in NORMS if (one.informant, one.who) == (informant, who))


def _fixed(informant: Informant, points: int, *scales: Scale, origin: str) -> list[ReliableRule]:
    return [
        nhs_england.rule(scale.value, points, origin=origin, informant=informant)
        for scale in scales
    ]


_THREE = (Scale.CONDUCT, Scale.EMOTIONAL, Scale.HYPERACTIVITY)
_IAPT, _NORMS = "CYP IAPT 2015", "derived from norms"

RULES: tuple[ReliableRule, ...] = (
    *map(_computed, RELIABILITIES),
    *_fixed(Informant.PARENT, 4, *_THREE, origin=_IAPT),
    *_fixed(Informant.PARENT, 3, Scale.IMPACT, origin=_IAPT),
    *_fixed(Informant.PARENT, 3, Scale.PEER, Scale.PROSOCIAL, origin=_NORMS),
    *_fixed(Informant.SELF, 4, *_THREE, origin=_IAPT),
    *_fixed(Informant.SELF, 3, Scale.IMPACT, origin=_IAPT),
    *_fixed(Informant.SELF, 5, Scale.PEER, origin=_NORMS),
    *_fixed(Informant.SELF, 4, Scale.PROSOCIAL, origin=_NORMS),
)
