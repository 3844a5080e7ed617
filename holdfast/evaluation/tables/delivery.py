"""What was given: visits, modules, meetings and training, for each case and each practitioner."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables

CAME = ("attended", "part")


def dose(t: Tables) -> ibis.Table:
    """Return for each case its visits, the days it was open to its last visit, and its minutes."""
    visits = t["visits"]
    made = visits.outcome == "made"
    seen = visits.group_by("case").agg(
        planned=visits.count().cast("int64"),
        made=exact.count(made),
        child_there=exact.count(made & visits.child_there),
        last_on=visits.on.max(where=made),
    )
    hours = t["hours"].filter(t["hours"]["case"].notnull())
    given = hours.group_by("case").agg(minutes=hours.minutes.sum().cast("int64"))
    cases = t["cases"].select("case", "started_on", "ended_on", "service", "practitioner")
    found = cases.left_join(seen, "case").drop("case_right")
    found = found.left_join(given, "case").drop("case_right")
    told = found.select(
        "case", "service", "practitioner",
        closed=found.ended_on.notnull(),
        planned=found.planned.fill_null(0), made=found.made.fill_null(0),
        child_there=found.child_there.fill_null(0), minutes=found.minutes.fill_null(0),
        days=found.last_on.delta(found.started_on, unit="day").cast("int64"),
    )  # fmt: skip
    return exact.in_order(told, "case")


def modules(t: Tables) -> ibis.Table:
    """Return for each module the cases it was planned and used in, and how its core was kept."""
    found = t["modules"]
    used = found.visits > 0
    told = found.group_by("section", "module").agg(
        planned=exact.count(found.planned_on.notnull()),
        used=exact.count(used),
        used_unplanned=exact.count(used & found.planned_on.isnull()),
        dropped=exact.count(found.dropped_because.notnull()),
        visits=found.visits.sum().cast("int64"),
        core_steps=found.core_steps.sum(where=used).fill_null(0).cast("int64"),
        core_done=found.core_done.sum(where=used).fill_null(0).cast("int64"),
        adapted=found.adapted.sum().cast("int64"),
        skipped=found.skipped.sum().cast("int64"),
    )
    return exact.in_order(told, "section", "module")


def sections(t: Tables) -> ibis.Table:
    """Return for each section the cases that used a module of it, and who was trained in it."""
    found = t["modules"]
    used = found.filter(found.visits > 0)
    cases = used.group_by("section").agg(cases=used["case"].nunique().cast("int64"))
    taught = t["training"].filter(t["training"].state == "attended")
    people = taught.group_by("section").agg(trained=taught.practitioner.nunique().cast("int64"))
    both = cases.outer_join(people, "section")
    told = both.select(
        section=ibis.coalesce(both.section, both.section_right),
        cases=both.cases.fill_null(0), trained=both.trained.fill_null(0),
    )  # fmt: skip
    return exact.in_order(told, "section")


def fidelity(t: Tables) -> ibis.Table:
    """Return for each case what of its work kept to the programme: four strands, not added up."""
    found = t["modules"]
    used = found.visits > 0
    kept = found.group_by("case").agg(
        core_steps=found.core_steps.sum(where=used).fill_null(0).cast("int64"),
        core_done=found.core_done.sum(where=used).fill_null(0).cast("int64"),
        modules=exact.count(used),
        planned_modules=exact.count(used & found.planned_on.notnull()),
    )
    visits = t["visits"].filter(t["visits"].outcome == "made")
    made = visits.group_by("case").agg(
        visits=visits.count().cast("int64"), adapted=exact.count(visits.adapted)
    )
    talked = t["discussions"].group_by("case").agg(discussed=t["discussions"].count().cast("int64"))
    told = t["cases"].select("case")
    for more in (kept, made, talked):
        told = told.left_join(more, "case").drop("case_right")
    counts = {one: told[one].fill_null(0) for one in told.columns if one != "case"}
    return exact.in_order(told.select("case", **counts), "case")


def missed(t: Tables) -> ibis.Table:
    """Return how many visits were missed for each reason."""
    found = t["visits"].filter(t["visits"].outcome == "missed")
    told = found.group_by("missed_because").agg(visits=found.count().cast("int64"))
    return exact.in_order(told, "missed_because")


def practitioners(t: Tables) -> ibis.Table:
    """Return one line a person, from training to effect: no score, for one person's are few."""
    people = t["practitioners"].filter(t["practitioners"].part == "practitioner")
    training, meetings, cases = t["training"], t["meetings"], t["cases"]
    wider = t["wider_use"]
    taught = training.group_by("practitioner").agg(
        asked=training.count().cast("int64"), trained=exact.count(training.state == "attended")
    )
    met = meetings.group_by("practitioner").agg(
        meetings=meetings.count().cast("int64"), came=exact.count(meetings.came.isin(CAME))
    )
    led = cases.group_by("practitioner").agg(
        cases=cases.count().cast("int64"),
        active=exact.count(cases.work_began_on.notnull()),
        closed=exact.count(cases.ended_on.notnull()),
    )
    seen = t["visits"].filter(t["visits"].outcome == "made")
    made = seen.group_by("practitioner").agg(visits=seen.count().cast("int64"))
    used = wider.group_by("practitioner").agg(wider_uses=wider.count().cast("int64"))
    told = people.select("practitioner", "service", "group", "left_on")
    for more in (taught, met, led, made, used):
        told = told.left_join(more, "practitioner").drop("practitioner_right")
    same = ("practitioner", "service", "group", "left_on")
    counts = {one: told[one].fill_null(0) for one in told.columns if one not in same}
    return exact.in_order(told.select(*same, **counts), "practitioner")
