"""Which form a file's scores came from: the scale, who answered, and by which rule it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from holdfast.measures.instruments import ALL, Instrument
from holdfast.measures.instruments.sdq import VERSIONS, Scale
from holdfast.measures.instruments.sdq_figures import ALPHA, RELIABILITIES, RETEST
from holdfast.measures.instruments.shapes import Direction, Informant, ReliableRule
from holdfast.measures.instruments.shapes import Scale as AnyScale

KINDS = {"alpha": ALPHA, "retest": RETEST}


class NoSuchForm(Exception):  # noqa: N818  # what was asked for, not a fault of the code
    """Nobody has these scores; the message says what there is to choose from."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A scale of an instrument by one informant, read by one kind of reliability.

    `kind` is a key of `KINDS`; it tells two rules of the SDQ total apart, and says nothing of any
    other scale. `form_of` makes one that is known to be.
    """

    informant: Informant
    instrument: Instrument = ALL["sdq"]
    scale_key: str = Scale.TOTAL.value
    kind: str = "alpha"

    @property
    def scale(self) -> AnyScale:
        """Return the scale."""
        return self.instrument.scales[self.scale_key]

    @property
    def is_sdq_total(self) -> bool:
        """Say whether this is the one scale that has an added value, and a computed rule."""
        return (self.instrument.key, self.scale_key) == ("sdq", Scale.TOTAL)

    @property
    def name(self) -> str:
        """Return the scale's name in a sentence: SDQ total."""
        return f"{self.instrument.name} {self.scale.words.lower()}"

    @property
    def lower_is_better(self) -> bool:
        """Say which way this scale gets better."""
        return self.scale.direction is Direction.WORSE

    @property
    def first(self) -> str:
        """Return the heading of the first score."""
        return f"t1_{self.scale_key}"

    @property
    def second(self) -> str:
        """Return the heading of the second score."""
        return f"t2_{self.scale_key}"

    @property
    def ranges(self) -> Mapping[str, AnyScale]:
        """Return the scale that each column of scores is of."""
        found = {self.first: self.scale, self.second: self.scale}
        if self.is_sdq_total:
            for part in (Scale.EMOTIONAL, Scale.IMPACT):
                found[f"t1_{part}"] = self.instrument.scales[part]
        return MappingProxyType(found)

    def highest(self, scale: AnyScale) -> int:
        """Return the most a score may be; a teacher is asked less about the impact."""
        if self.instrument.key == "sdq" and scale.key == Scale.IMPACT:
            theirs = (one for one in VERSIONS.values() if one.informant is self.informant)
            return next(theirs).highest_impact
        return scale.highest

    @property
    def rule(self) -> ReliableRule | None:
        """Return the rule by which a change is more than error, where a named source gives one."""
        rules = self.instrument.reliable_change(self.scale_key, self.informant)
        wanted = f"computed_{self.kind}"
        if not self.is_sdq_total:
            return next(iter(rules), None)
        return next((rule for rule in rules if rule.key == wanted), None)

    @property
    def reliability(self) -> float | None:
        """Return the reliability of the score, from 0 to 1, where the rule is computed from it."""
        return next(
            (
                one.values[Scale.TOTAL]
                for one in RELIABILITIES
                if self.is_sdq_total
                and (one.informant, one.kind) == (self.informant, KINDS[self.kind])
            ),
            None,
        )


def form_of(
    instrument: str, *, informant: str, scale: str | None = None, kind: str | None = None
) -> Form:
    """Return the form asked for. Raise `NoSuchForm` where there is none, with what there is."""
    its = ALL[instrument]
    who = {str(version.informant): version for version in its.versions.values()}
    if informant not in who:
        raise NoSuchForm(f"the {its.name} is answered by {' or '.join(who)}, not by {informant}")
    asked = its.allowed(who[informant].code)
    scales = [key for key, one in its.scales.items() if set(one.items) <= set(asked)]
    form = Form(
        instrument=its,
        informant=Informant(informant),
        scale_key=scale or its.main_scale,
        kind=kind or "alpha",
    )
    if form.scale_key not in scales:
        raise NoSuchForm(f"no {its.name} scale '{scale}': write one of {', '.join(scales)}")
    if kind and form.reliability is None:
        raise NoSuchForm(f"no {kind} reliability is known for {form.name} by {informant}")
    return form
