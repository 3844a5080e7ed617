"""How a scale of the catalogue is read: which way is better, its rule, its cut, its norms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdfast.evaluation.rules.scores import Norms, Pair, ScaleRead
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.jacobson_truax import threshold
from holdfast.measures.instruments.sdq_figures import NORMS, RELIABILITIES, RETEST
from holdfast.measures.instruments.sdq_figures import Norm as Published
from holdfast.measures.instruments.sdq_versions import VERSIONS
from holdfast.measures.instruments.sdq_versions import Scale as SdqScale
from holdfast.measures.instruments.shapes import Band, Direction, Informant, ReliableRule
from holdfast.measures.rules.averages import mean, sd
from holdfast.measures.rules.reliable import cut_c

COMPUTED = "computed_alpha"


def reading(instrument: Instrument, informant: Informant, scale: str) -> ScaleRead:
    """Return how a scale by an informant is read. Raise `KeyError` for a scale it has not.

    Of the SDQ's total the rule is the one computed from alpha, and its cut begins the top band.
    """
    its = instrument.scales[scale]
    plain = ScaleRead(
        key=f"{instrument.key}.{informant.value}.{scale}",
        name=f"{instrument.name} {its.words.lower()}, {informant.value}",
        lower_is_better=its.direction is Direction.WORSE,
        lowest=its.lowest,
        highest=its.highest,
        rule=_rule(instrument.reliable_change(scale, informant)),
    )
    if (instrument.key, scale) != ("sdq", SdqScale.TOTAL):
        return plain
    return _of_the_total(plain, instrument, informant)


def _rule(rules: Iterable[ReliableRule]) -> ReliableRule | None:
    known = list(rules)
    return next((rule for rule in known if rule.key == COMPUTED), known[0] if known else None)


def _of_the_total(plain: ScaleRead, instrument: Instrument, informant: Informant) -> ScaleRead:
    norms = next((one for one in NORMS if (one.informant, one.who) == (informant, "all")), None)
    forms = [form for form, one in VERSIONS.items() if one.informant is informant and one.norms]
    top = bands(instrument, SdqScale.TOTAL, forms[-1:])
    cut = float(top[-1].lowest) if top else None
    return replace(
        plain,
        cut=cut,
        has_added_value=informant is Informant.PARENT,
        norms=_norms(norms, informant) if norms else None,
    )


def _norms(norms: Published, informant: Informant) -> Norms:
    told = norms.figures[SdqScale.TOTAL]
    retest = next(
        one.values[SdqScale.TOTAL]
        for one in RELIABILITIES
        if (one.informant, one.kind) == (informant, RETEST)
    )
    return Norms(mean=told.mean, sd=told.sd, reliability=retest, source=norms.source)


def bands(instrument: Instrument, scale: str, forms: Iterable[str]) -> tuple[Band, ...]:
    """Return the bands of a scale by the instrument's first table, mildest first.

    None where the forms are compared with different groups, or none is published for theirs.
    """
    groups = {instrument.versions[form].norms for form in forms if form in instrument.versions}
    if len(groups) != 1 or not instrument.tables:
        return ()
    return instrument.tables[0].bands.get(groups.pop() or "", {}).get(scale, ())


def with_own_error(scale: ScaleRead, pairs: Sequence[Pair]) -> ScaleRead:
    """Return a study's scale with a rule and a cut from its norms and the pairs' own first scores.

    Jacobson and Truax (1991): 1.96 SD sqrt(2 (1 - r)), and cut c between these cases and the
    norms. As it was where it has a rule, there are no norms, or fewer than two pairs.
    """
    firsts = [pair.first for pair in pairs]
    norms, spread = scale.norms, sd(firsts)
    if scale.rule or norms is None or not spread:
        return scale
    rule = ReliableRule(
        key="computed_own",
        name="Jacobson-Truax",
        scale=scale.key,
        informant=None,
        threshold=threshold(spread, norms.reliability),
        reached_at=False,
        reliability=f"reliability {norms.reliability:g}, these cases' own first SD {spread:.2f}",
        source=norms.source,
        is_provisional=False,
    )
    cut = cut_c(clinic_mean=mean(firsts), clinic_sd=spread, norm_mean=norms.mean, norm_sd=norms.sd)
    return replace(scale, rule=rule, cut=cut)
