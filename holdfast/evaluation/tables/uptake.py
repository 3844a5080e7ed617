"""Who was reached, who took it up, and whether it lasts: the formulas of the domain's 7.5."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables

TRAITS = ("age_band", "sex", "ethnic_group", "status", "disabled", "deprivation_tenth")
HALF_A_YEAR = 183  # days: six months
NO_TRAIT = ("all", "")


def reach(t: Tables) -> ibis.Table:
    """Return families considered, told of the programme, agreed, and refused; all, and by trait.

    Reach is agreed over told. A family that said no was told, whether or not that day was kept.
    """
    found = t["offers"]
    refused = (found.why_not == "family said no").fill_null(False)
    agreed = found.agreed_on.notnull()
    offers = found.mutate(told=found.offered_on.notnull() | refused | agreed, refused=refused,
                          agreed=agreed)  # fmt: skip
    parts = [_reached(offers, *NO_TRAIT)]
    parts += [_reached(offers, trait, offers[trait].cast("string")) for trait in TRAITS]
    return exact.in_order(ibis.union(*parts), "trait", "value")


def _reached(offers: ibis.Table, trait: str, value: "ibis.Value | str") -> ibis.Table:
    one = offers.mutate(trait=ibis.literal(trait), value=ibis.literal(value)
                        if isinstance(value, str) else value)  # fmt: skip
    return one.group_by("trait", "value").agg(
        considered=one.count().cast("int64"),
        told=exact.count(one.told),
        agreed=exact.count(one.agreed),
        refused=exact.count(one.refused),
        cases=exact.count(one["case"].notnull()),
    )


def adoption(t: Tables) -> ibis.Table:
    """Return by service: practitioners, trained, and those with a case that ever came to work.

    Adoption is trained with an active case over trained; trained is one training day or more.
    """
    people = t["practitioners"].filter(t["practitioners"].part == "practitioner")
    taught = t["training"].filter(t["training"].state == "attended")
    taught = taught.select("practitioner").distinct().mutate(is_trained=True)
    active = t["cases"].filter(
        t["cases"].work_began_on.notnull() & t["cases"].practitioner.notnull()
    )
    active = active.select("practitioner").distinct().mutate(has_case=True)
    found = people.left_join(taught, "practitioner").drop("practitioner_right")
    found = found.left_join(active, "practitioner").drop("practitioner_right")
    trained, has_case = found.is_trained.fill_null(False), found.has_case.fill_null(False)
    told = found.group_by("service").agg(
        practitioners=found.count().cast("int64"),
        trained=exact.count(trained),
        with_case=exact.count(has_case),
        trained_with_case=exact.count(trained & has_case),
        left=exact.count(found.left_on.notnull()),
    )
    return exact.in_order(told, "service")


def penetration(t: Tables) -> ibis.Table:
    """Return by team whether it has somebody who takes part, and its cases ever at work."""
    people = t["practitioners"].filter(t["practitioners"].team.notnull())
    teams = people.group_by("team").agg(
        service=people.service.max(), people=exact.count(people.part == "practitioner")
    )
    cases = t["cases"].filter(t["cases"].team.notnull())
    led = cases.group_by("team").agg(
        cases=cases.count().cast("int64"), active=exact.count(cases.work_began_on.notnull())
    )
    found = teams.left_join(led, "team").drop("team_right")
    told = found.select("team", "service", "people", cases=found.cases.fill_null(0),
                        active=found.active.fill_null(0))  # fmt: skip
    return exact.in_order(told, "team")


def maintenance(t: Tables) -> ibis.Table:
    """Return practitioners by the end of their run, and how many still use the programme.

    Somebody still uses it who did a step six months or more after that end, in a case of the
    programme or beside it. Until six months are over nobody can.
    """
    people = t["practitioners"].filter(t["practitioners"].part == "practitioner")
    seen = t["visits"].filter((t["visits"].steps > 0) & (t["visits"].outcome == "made"))
    used = seen.select("practitioner", "on").union(t["wider_use"].select("practitioner", "on"))
    joined = people.left_join(used, "practitioner")
    after = joined.on.delta(joined.run_ends_on, unit="day") >= HALF_A_YEAR
    each = joined.group_by("practitioner", "run_ends_on").agg(kept=after.fill_null(False).any())
    told = each.group_by("run_ends_on").agg(
        practitioners=each.count().cast("int64"), still=exact.count(each.kept)
    )
    return exact.in_order(told, "run_ends_on")


def wider_use(t: Tables) -> ibis.Table:
    """Return uses of each section with families outside the programme, and by how many people."""
    found = t["wider_use"]
    told = found.group_by("section").agg(
        uses=found.count().cast("int64"),
        people=found.practitioner.nunique().cast("int64"),
        steps=found.steps.sum().cast("int64"),
    )
    return exact.in_order(told, "section")


def barriers(t: Tables) -> ibis.Table:
    """Return what was noted in each month by domain and direction."""
    found = t["barriers"]
    told = found.group_by("on", "domain", "direction").agg(
        n=found.n.sum().cast("int64"), open=found.open.sum().cast("int64")
    )
    return exact.in_order(told, "on", "domain", "direction")
