"""First and last scores of each case, and how the pairs moved."""

from collections.abc import Mapping, Sequence

import ibis

from holdfast.evaluation.tables import exact

Tables = Mapping[str, ibis.Table]
WHO = ("case", "child", "instrument", "informant", "scale")
SAME = ("instrument", "informant", "scale")
LATER = ("review", "end")
MATCHED = "matched"  # under which an engine keeps what most questions begin with


def first_and_last(t: Tables) -> ibis.Table:
    """Return a row for each case, informant and scale with a score at the start, or later.

    First is the earliest at the start of the work; last the latest at a review or the end, on a
    later day and compared with the same group as the first. A last without a first stays.
    """
    return exact.in_order(matched(t), *WHO)


def matched(t: Tables) -> ibis.Table:
    """Return the rows of `first_and_last` in no order; those an engine kept, where it did."""
    if MATCHED in t:
        return t[MATCHED]
    scored = t["scores"].filter(t["scores"].value.notnull())
    first = _one(scored.filter(scored.occasion == "baseline"), "first", latest=False)
    later = scored.filter(scored.occasion.isin(LATER))
    fits = later.join(first, list(WHO))
    fits = fits.filter((fits.on > fits.first_on) & fits.norms.identical_to(fits.first_norms))
    fits = fits.select(*WHO, "on", "form", "norms", "value", "band", "severity")
    alone = later.anti_join(first, list(WHO)).select(fits.columns)
    last = _one(fits.union(alone), "last", latest=True).drop("last_norms")
    both = first.drop("first_norms").outer_join(last, list(WHO))
    keys = {one: ibis.coalesce(both[one], both[f"{one}_right"]) for one in WHO}
    return both.select(**keys, **{one: both[one] for one in TOLD}).view()


TOLD = tuple(
    f"{when}_{what}"
    for when in ("first", "last")
    for what in ("on", "form", "value", "band", "severity")
)


def _one(scored: ibis.Table, when: str, *, latest: bool) -> ibis.Table:
    """Return the earliest or latest score of each, its columns named after when it was."""
    order = [scored.on.desc() if latest else scored.on.asc(), scored.form.asc()]
    window = ibis.window(group_by=[scored[one] for one in WHO], order_by=order)
    ranked = scored.mutate(place=ibis.row_number().over(window))
    chosen = ranked.filter(ranked.place == 0)
    named = {f"{when}_{one}": chosen[one] for one in FACTS}
    return chosen.select(*WHO, **named)


FACTS = ("on", "form", "norms", "value", "band", "severity")


def pairs(t: Tables) -> ibis.Table:
    """Return the cases that have both, with what they were at the start."""
    return exact.in_order(moved(t), *WHO)


def moved(t: Tables) -> ibis.Table:
    """Return the rows of `pairs` in no order."""
    found = matched(t)
    both = found.filter(found.first_value.notnull() & found.last_value.notnull())
    cases = t["cases"].select("case", *TRAITS)
    return both.left_join(cases, "case").drop("case_right").view()


TRAITS = ("sex", "age_band", "ethnic_group", "disabled", "status_at_start", "deprivation_tenth",
          "service", "practitioner", "group", "ended_on")  # fmt: skip


def completeness(t: Tables) -> ibis.Table:
    """Return for each informant and scale how many cases have a first, a last, and both.

    `closed` and its kin count closed cases alone.
    """
    found = matched(t)
    ended = t["cases"].select("case", is_closed=t["cases"].ended_on.notnull())
    known = found.join(ended, "case")
    first, last = known.first_value.notnull(), known.last_value.notnull()
    counted = known.group_by(*SAME).agg(
        firsts=exact.count(first),
        lasts_alone=exact.count(~first & last),
        pairs=exact.count(first & last),
        closed_firsts=exact.count(first & known.is_closed),
        closed_pairs=exact.count(first & last & known.is_closed),
    )
    whole = t["cases"].agg(
        cases=t["cases"].count().cast("int64"), closed=exact.count(t["cases"].ended_on.notnull())
    )
    return exact.in_order(counted.cross_join(whole), *SAME)


def change(t: Tables, by: Sequence[str] = ()) -> ibis.Table:
    """Return means, spreads and correlation of the pairs, for each value of some traits.

    Change is last less first, in points of the scale: which way is better is the measure's to say.
    """
    found = moved(t)
    found = found.mutate(
        one=exact.thousandths(found.first_value), two=exact.thousandths(found.last_value)
    )
    found = found.mutate(moved=found.two - found.one)
    sums = found.group_by(*SAME, *by).agg(
        n=found.count().cast("int64"),
        one_sum=exact.total(found.one), one_square=exact.square(found.one),
        two_sum=exact.total(found.two), two_square=exact.square(found.two),
        moved_sum=exact.total(found.moved), moved_square=exact.square(found.moved),
        both=exact.product(found.one, found.two),
    )  # fmt: skip
    told = sums.select(
        *SAME,
        *by,
        "n",
        mean_first=exact.mean(sums.one_sum, sums.n),
        sd_first=exact.sd(sums.one_sum, sums.one_square, sums.n),
        mean_last=exact.mean(sums.two_sum, sums.n),
        sd_last=exact.sd(sums.two_sum, sums.two_square, sums.n),
        mean_change=exact.mean(sums.moved_sum, sums.n),
        sd_change=exact.sd(sums.moved_sum, sums.moved_square, sums.n),
        r=_correlation(sums),
    )
    return exact.in_order(told, *SAME, *by)


def _correlation(sums: ibis.Table) -> ibis.Value:
    """Return Pearson's r, -1 to 1; empty where either side does not vary."""
    n = sums.n.cast("float64")
    together = n * sums.both - sums.one_sum * sums.two_sum
    one = n * sums.one_square - sums.one_sum * sums.one_sum
    two = n * sums.two_square - sums.two_sum * sums.two_sum
    under = (one.sqrt() * two.sqrt()).nullif(0.0)
    r = together / under
    return ibis.ifelse((one > 0) & (two > 0), ibis.ifelse(r > 1, 1.0, ibis.ifelse(r < -1, -1.0, r)),
                       ibis.null("float64"))  # fmt: skip


def bands(t: Tables) -> ibis.Table:
    """Return how many pairs went from each band to each."""
    found = moved(t)
    banded = found.filter(found.first_band.notnull() & found.last_band.notnull())
    keys = (*SAME, "first_severity", "first_band", "last_severity", "last_band")
    return exact.in_order(banded.group_by(*keys).agg(n=banded.count().cast("int64")), *keys)


def why_no_last(t: Tables) -> ibis.Table:
    """Return for each case and informant with a first score and no last one why there is none.

    The reason is that of the latest asking for a review or the end: its own, or how it stands;
    empty where nothing was to be asked.
    """
    who = ("case", "child", "instrument", "informant")
    found = matched(t)
    lost = found.group_by(*who).agg(
        has_first=found.first_value.notnull().any(), has_last=found.last_value.notnull().any()
    )
    lost = lost.filter(lost.has_first & ~lost.has_last).select(*who)
    asks = t["asks"].filter(t["asks"].occasion.isin(LATER) & (t["asks"].standing != "done"))
    order = [asks.due_on.desc(), asks.occasion.asc(), asks.number.desc()]
    ranked = asks.mutate(
        place=ibis.row_number().over(
            ibis.window(group_by=[asks[one] for one in who], order_by=order)
        )
    )
    latest = ranked.filter(ranked.place == 0)
    latest = latest.select(*who, because=ibis.coalesce(latest.why_missing, latest.standing))
    told = lost.left_join(latest, list(who)).select(*who, "because")
    return exact.in_order(told, *who)
