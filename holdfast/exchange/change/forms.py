"""Which form a file's scores came from: who answered, what its scores may be, and by which rule."""

from dataclasses import dataclass

from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.sdq import VERSIONS, Scale
from holdfast.measures.instruments.sdq_figures import ALPHA, RELIABILITIES, RETEST
from holdfast.measures.instruments.shapes import Informant, ReliableRule

FORM_OF = {Informant.PARENT: "P4-17", Informant.TEACHER: "T4-17", Informant.SELF: "S11-17"}
KINDS = {"alpha": ALPHA, "retest": RETEST}
_SDQ = ALL["sdq"]


@dataclass(frozen=True, kw_only=True)
class Form:
    """An SDQ total by one informant, read by one kind of reliability: a key of `KINDS`."""

    informant: Informant
    kind: str = "alpha"

    @property
    def highest(self) -> dict[str, int]:
        """Return the most each score may be; none may be under 0."""
        total = _SDQ.scales[Scale.TOTAL].highest
        return {
            "t1_total": total,
            "t2_total": total,
            "t1_emotional": _SDQ.scales[Scale.EMOTIONAL].highest,
            "t1_impact": VERSIONS[FORM_OF[self.informant]].highest_impact,
        }

    @property
    def reliability(self) -> float:
        """Return the reliability of the total, from 0 to 1."""
        return next(
            one.values[Scale.TOTAL]
            for one in RELIABILITIES
            if (one.informant, one.kind) == (self.informant, KINDS[self.kind])
        )

    @property
    def rule(self) -> ReliableRule:
        """Return the rule by which a change is more than error, with its name and source."""
        rules = _SDQ.reliable_change(Scale.TOTAL, self.informant)
        return next(rule for rule in rules if rule.key == f"computed_{self.kind}")
