"""What a report is written from: findings, the programme's office, and the year to come."""

from collections.abc import Sequence
from datetime import date

from holdfast.access.models import User
from holdfast.evaluation.reports import findings_of
from holdfast.evaluation.rules.findings import Findings
from holdfast.kit.disclosure.counts import TO_FIVE, Way, nearest
from holdfast.place.models import Authority
from holdfast.programme.models import Run
from holdfast.programme.reports import totals
from holdfast.report.models import ComingYear, Report
from holdfast.report.pictures.drawing import pictures_of
from holdfast.report.rules.coming_year import Have, Option, Took, most_groups, options
from holdfast.report.rules.contents import CHAPTERS, HEADLINES
from holdfast.report.rules.document import Document, Fact
from holdfast.report.rules.moved import Move, in_words, moved
from holdfast.report.rules.writing import Material, board_report, evaluator_report
from holdfast.steering.models import SteeringDecision
from holdfast.steering.reports.commitments import budget, clinical_time
from holdfast.steering.reports.reviews import paper_now
from holdfast.supervision.models import Group
from holdfast.supervision.rules import GroupKind

WRITERS = {"board": board_report, "evaluator": evaluator_report}
HOURS_OF_A_CASE = "hours.a_case"  # the finding that says what one case took
YEAR = 365  # days: what a run took is said for a year


def documents_of(material: Material) -> dict[str, Document]:
    """Return the report as it is written for each of its readers."""
    return {form: write(material) for form, write in WRITERS.items()}


def material_of(reader: User, run: Run, *, today: date) -> Material:
    """Return all that a report says now, for the programme lead or a director."""
    found = found_now(reader, today=today)
    paper = paper_now(reader, run, today=today)
    last = last_report(reader, run)
    since = in_full(last.as_of) if last else ""
    ways, limit = ways_on(reader, run, found, today=today)
    decisions = SteeringDecision.objects.visible_to(reader).order_by("-decided_on", "pk")
    return Material(
        programme=str(run),
        authority=Authority.objects.get(pk=reader.authority).name,
        as_of=found.as_of,
        findings=found,
        pictures=pictures_of(found),
        standing=[Fact(one.key, one.label, one.value, "", "") for one in paper.figures],
        well=paper.well,
        challenges=paper.challenges,
        decisions=[
            f"{in_full(one.decided_on)}: {one}. Because: {one.because}" for one in decisions
        ],
        options=ways,
        limit=limit,
        since=since,
        moves=moves_since(last, found),
        board_moves=board_moves_since(last, found),
        headlines=HEADLINES,
        chapters=CHAPTERS,
    )


def found_now(reader: User, *, today: date) -> Findings:
    """Return what is found now, with what an hour of a practitioner costs where that is said."""
    there = ComingYear.objects.visible_to(reader).first()
    return findings_of(reader, as_of=today, rate=there.practitioner_rate if there else None)


def in_full(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def last_report(reader: User, run: Run) -> Report | None:
    """Return the report that was frozen last."""
    return Report.objects.visible_to(reader).filter(run=run).order_by("-number").first()


def moves_since(last: Report | None, found: Findings) -> list[str]:
    """Say every figure that moved since the last report."""
    if last is None:
        return []
    return in_words(moved(last.findings, found), since=f"on {in_full(last.as_of)}")


def board_moves_since(last: Report | None, found: Findings) -> list[str]:
    """Say which headlines moved since the last report, people in fives."""
    if last is None:
        return []
    moves = [one for one in moved(last.findings, found, TO_FIVE) if one.key in HEADLINES]
    return in_words(moves, since=f"on {in_full(last.as_of)}")


def moved_since(report: Report, now: Findings, way: Way) -> dict[str, Move]:
    """Return what a frozen report says otherwise than is found now, by the figure's key."""
    return {one.key: one for one in moved(report.findings, now, way)}


def ways_on(
    reader: User, run: Run, found: Findings, *, today: date
) -> tuple[Sequence[Option], str]:
    """Return what could come next with its cost, and what there is enough for, in words.

    Nothing, and why, where the lead has not said what the coming year has, or there was no group.
    """
    there = ComingYear.objects.visible_to(reader).first()
    took = took_in_a_year(reader, run, found, there, today=today) if there else None
    if there is None or took is None or not took.groups:
        return [], ""
    have = Have(
        clinician_hours=float(there.clinician_hours),
        practitioner_hours=float(there.practitioner_hours),
        trained=took.practitioners,
        money=float(there.money),
    )
    most, first = most_groups(took, have)
    groups = f"{most} group{'' if most == 1 else 's'}"
    return options(took, have), f"There is enough for {groups}; what runs out first: {first}."


def took_in_a_year(
    reader: User, run: Run, found: Findings, there: ComingYear, *, today: date
) -> Took | None:
    """Return what the run took, said for a whole year; None before it has gone on for a quarter."""
    until = min(today, run.ends_on)
    days = (until - run.began_on).days
    told = totals(run, today=today, sections=run.edition.sections.count())
    if days < YEAR / 4 or told is None:
        return None
    groups = Group.objects.visible_to(reader).of_kind(GroupKind.SUPERVISION).filter(run=run).count()
    given = clinical_time(since=run.began_on, until=until)
    spent = sum(float(one.spent) for one in budget(reader))
    hours = {figure.key: figure.value for figure in found.figures}.get(HOURS_OF_A_CASE)
    return Took(
        groups=groups,
        cases=nearest(told.cases, TO_FIVE.step),
        practitioners=told.trained,
        group_hours=given.minutes / 60 / groups * YEAR / days if groups else 0.0,
        case_hours=(hours or 0.0) * YEAR / days,
        clinician_rate=float(there.clinician_rate),
        practitioner_rate=float(there.practitioner_rate),
        other_money=spent * YEAR / days,
    )
