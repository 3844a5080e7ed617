"""Which form a file's scores came from: who answered, what its scores may be, and by which rule."""

from dataclasses import dataclass
from types import MappingProxyType

from holdfast.measures.instruments.shapes import Informant, ReliableRule
from holdfast.measures.rules.reliable import threshold

INFORMANTS = (Informant.PARENT, Informant.TEACHER, Informant.SELF)
KINDS = ("alpha", "retest")

_SD = {Informant.PARENT: 5.8, Informant.TEACHER: 6.0, Informant.SELF: 5.2}
_RELIABILITY = MappingProxyType(
    {
        (Informant.PARENT, "alpha"): 0.82,
        (Informant.TEACHER, "alpha"): 0.87,
        (Informant.SELF, "alpha"): 0.80,
        (Informant.PARENT, "retest"): 0.72,
        (Informant.TEACHER, "retest"): 0.80,
        (Informant.SELF, "retest"): 0.62,
    }
)


@dataclass(frozen=True, kw_only=True)
class Form:
    """An SDQ total by one informant, read by one kind of reliability."""

    informant: Informant
    kind: str = "alpha"

    @property
    def highest(self) -> dict[str, int]:
        """Return the most each score may be; none may be under 0."""
        impact = 6 if self.informant is Informant.TEACHER else 10
        return {"t1_total": 40, "t2_total": 40, "t1_emotional": 10, "t1_impact": impact}

    @property
    def reliability(self) -> float:
        """Return the reliability of the total, from 0 to 1."""
        return _RELIABILITY[self.informant, self.kind]

    @property
    def rule(self) -> ReliableRule:
        """Return the rule by which a change is more than error, with its name and source."""
        sd, reliability = _SD[self.informant], self.reliability
        return ReliableRule(
            key=f"{self.informant}-{self.kind}",
            name=f"Jacobson-Truax: SDQ total, {self.informant}, {self.kind} {reliability:.2f}, "
            f"SD {sd}: more than 1.96 x SD x sqrt(2(1 - r))",
            scale="total",
            informant=self.informant,
            threshold=threshold(sd, reliability),
            reached_at=False,
            reliability=self.kind,
            source="reliability from Goodman 2001, British SD from Meltzer 2000",
            is_provisional=True,
        )
