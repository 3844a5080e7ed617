"""What is missing: reasons, and whether the cases without a last score were like the others."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import SAME, WHO, Tables, matched

TRAITS = ("age_band", "sex", "ethnic_group", "disabled", "status_at_start", "service")

OCCASIONS = {"start": "baseline", "review": "review", "end": "end"}


def asked(t: Tables) -> ibis.Table:
    """Return how many askings stand each way, by measure, informant and occasion, and why."""
    found = t["asks"]
    keys = ("instrument", "informant", "occasion", "standing", "why_missing")
    return exact.in_order(found.group_by(*keys).agg(n=found.count().cast("int64")), *keys)


def scored(t: Tables) -> ibis.Table:
    """Return for each case, informant and scale at which occasions of the work it has a score."""
    found = t["scores"].filter(t["scores"].value.notnull())
    told = found.group_by(*WHO).agg(
        **{name: (found.occasion == occasion).any() for name, occasion in OCCASIONS.items()}
    )
    return exact.in_order(told, *WHO)


def lost(t: Tables) -> ibis.Table:
    """Return for each trait of the cases with a first score how many have no last one."""
    found = matched(t)
    found = found.filter(found.first_value.notnull())
    found = found.join(t["cases"].select("case", *TRAITS), "case")
    parts = [
        found.mutate(trait=ibis.literal(trait), of=found[trait].cast("string"))
        .group_by(*SAME, "trait", "of")
        .agg(
            firsts=ibis._.count().cast("int64"),
            lost=exact.count(ibis._.last_value.isnull()),
        )
        for trait in TRAITS
    ]
    return exact.in_order(ibis.union(*parts), *SAME, "trait", "of")
