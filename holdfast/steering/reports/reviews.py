"""Reviews that are raised, what a paper says now, and what becomes of open cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from holdfast.access.models import User
from holdfast.learning import rules as of_learning
from holdfast.learning.reports.board import accepted, seen
from holdfast.programme import rules as of_the_run
from holdfast.programme.models import Run
from holdfast.programme.reports import Totals, measured, numbers_in_force, totals
from holdfast.risk.models import Risk
from holdfast.risk.reports.register import register
from holdfast.steering.models import ReviewPoint, SteeringAction
from holdfast.steering.reports.commitments import budget, commitments_of, leadership, purchases
from holdfast.steering.reports.plan import plan_of
from holdfast.steering.rules import reviewing
from holdfast.steering.rules.reviewing import Figure, Paper, Point
from holdfast.voice.models import Wave
from holdfast.voice.reports.results import said_in
from holdfast.voice.rules import Audience

MOST = 6  # of what went well, and of challenges: the strongest


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A review that a run has by the rule, the row if it has begun, and since when it is raised."""

    point: Point
    row: ReviewPoint | None
    since: date | None

    @property
    def words(self) -> str:
        """Say which review it is."""
        return reviewing.SAID[self.point.kind]


def reviews_of(reader: User, run: Run, *, today: date) -> list[Raised]:
    """Return the reviews that a run has by the rule, in order of their days."""
    numbers = numbers_in_force()
    rows = {one.kind: one for one in ReviewPoint.objects.visible_to(reader).filter(run=run)}
    found = []
    for point in reviewing.points(began_on=run.began_on, ends_on=run.ends_on, numbers=numbers):
        row = rows.get(point.kind.value)
        is_over = row is not None and row.completed_on is not None
        since = reviewing.raised_since(point.due_on, numbers=numbers, today=today)
        found.append(Raised(point=point, row=row, since=None if is_over else since))
    return found


def cases_asked_since(run: Run, *, today: date) -> date:
    """Return the day from which a decision about an open case counts for the run's end."""
    numbers = numbers_in_force()
    since = reviewing.raised_since(run.ends_on, numbers=numbers, today=today)
    return since or run.ends_on - timedelta(days=numbers.run_first_look)


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """An open case as the lead may know it, and what is to become of it: '' where nobody said."""

    reference: str
    practitioner: str
    team: str
    decision: str


def open_cases(run: Run, *, since: date) -> list[OpenCase]:
    """Return the run's open cases, those without a decision first; to the lead alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.run_end_cases(%s, %s)", [run.pk, since])
        found = [
            OpenCase(reference=reference, practitioner=name, team=team, decision=decision)
            for reference, name, team, decision in cursor.fetchall()
        ]
    return sorted(found, key=lambda one: (bool(one.decision), one.team, one.practitioner))


def decided(run: Run, *, since: date) -> tuple[int, int]:
    """Return how many cases are open and how many of them have a decision, to lead and director."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.run_end_totals(%s, %s)", [run.pk, since])
        row = cursor.fetchone() or (0, 0)
    return int(row[0]), int(row[1])


def undecided(run: Run, *, since: date) -> int:
    """Return how many open cases have no decision for the run's end."""
    are_open, have_one = decided(run, since=since)
    return are_open - have_one


def paper_now(reader: User, run: Run, *, today: date) -> Paper:
    """Return what the paper of a review says now: each figure as a director may know it."""
    notes = seen(accepted(reader))
    figures = [
        *of_people(totals(run, today=today, sections=run.edition.sections.count())),
        *of_measures(run, today),
        *of_supervision(reader, today),
        *of_notes(notes),
        *of_the_pulse(reader, today),
        *of_risks(reader, today),
        *of_the_plan(reader, today),
        *of_the_end(run, today),
    ]
    there = [one for one in of_learning.strongest_first(notes) if one.is_open]
    return Paper(
        as_of=today,
        figures=figures,
        well=[one.sentence for one in there if one.valence == of_learning.HELPS][:MOST],
        challenges=[one.sentence for one in there if one.valence == of_learning.HINDERS][:MOST],
    )


def of_people(found: Totals | None) -> list[Figure]:
    """Return the figures of who takes part, and of their cases."""
    if found is None:
        return []
    few, families = of_the_run.few_out_of, of_the_run.families_out_of
    told = [
        ("trained", "Trained on every section", few(found.trained, found.people, "practitioners")),
        ("group", "In a supervision group", few(found.in_group, found.people, "practitioners")),
        ("case", "With an open case", few(found.with_a_case, found.people, "practitioners")),
        ("goals", "Cases with goals", families(found.with_goals, found.cases, "cases")),
        ("baseline", "Cases with a first SDQ",
         families(found.with_baseline, found.cases, "cases")),
        ("visited", "Cases visited this month", families(found.visited, found.worked, "cases")),
    ]  # fmt: skip
    return figures(told, "pilot")


def figures(told: Iterable[tuple[str, str, str]], source: str) -> list[Figure]:
    """Return figures that come from one page."""
    return [Figure(key=key, label=label, value=value, source=source) for key, label, value in told]


def of_measures(run: Run, today: date) -> list[Figure]:
    """Return how far measures have got: those answered, of those that were due."""
    found = [one for one in measured(run, today=today) if one.standing != "not yet"]
    done = [one for one in found if one.standing == "done"]
    counts = [
        of_the_run.of_families(sum(one.asks for one in some), cases=max_cases(some))
        for some in (done, found)
    ]
    return figures([("measures", "Measures answered", " of ".join(counts))], "pilot")


def max_cases(found: Iterable[object]) -> int:
    """Return the most cases that any of some counts is about: no fewer families are in all."""
    return max((int(getattr(one, "cases", 0)) for one in found), default=0)


def of_supervision(reader: User, today: date) -> list[Figure]:
    """Return what was bought of the clinicians and used, over all purchases."""
    found = purchases(reader, today=today)
    bought, used = sum(one.use.bought for one in found), sum(one.use.used for one in found)
    met = sum(one.given.meetings for one in found)
    told = [
        ("sessions", "Clinical sessions used", f"{used} of {bought} bought"),
        ("meetings", "Group meetings held", str(met)),
    ]
    return figures(told, "funding")


def of_notes(notes: list[of_learning.Seen]) -> list[Figure]:
    """Return how many notes help, hinder, and have eased."""
    hinders = [one for one in notes if one.valence == of_learning.HINDERS]
    there = sum(one.is_open for one in hinders)
    helps = sum(one.is_open for one in notes if one.valence == of_learning.HELPS)
    told = [
        ("helps", "Notes of what helps", str(helps)),
        ("hinders", "Notes of what gets in the way", f"{there} still there"),
        ("eased", "Eased or closed", f"{len(hinders) - there} of {len(hinders)}"),
    ]
    return figures(told, "theme_board")


def of_the_pulse(reader: User, today: date) -> list[Figure]:
    """Return what practitioners said in the last pulse that was told, rounded as it was told."""
    told = Wave.objects.visible_to(reader).filter(
        audience=Audience.PRACTITIONERS, published_on__lte=today
    )
    wave = told.prefetch_related("counts").order_by("-closes_on", "pk").first()
    if wave is None:
        return []
    said = [(one.statement, one.rows[0].bands) for one in said_in(wave, [])]
    return figures(
        [
            (
                f"pulse-{statement.key}",
                f"“{statement.words}”",
                f"{agree} agree, {between} in between, {disagree} disagree",
            )
            for statement, (disagree, between, agree) in said
        ],
        "pulse",
    )


def of_risks(reader: User, today: date) -> list[Figure]:
    """Return how many of the programme's risks are open, and the gravest of them."""
    rows = register(Risk.objects.visible_to(reader).open(), today=today)
    value = f"{len(rows)}; the gravest: {rows[0].risk.title}" if rows else "None"
    return figures([("risks", "Open risks", value)], "risks")


def of_the_plan(reader: User, today: date) -> list[Figure]:
    """Return how the plan, actions, commitments, the lead and the money stand."""
    plan = plan_of(reader, today=today)
    reached = sum(one.row.done_on is not None for one in plan)
    late = sum(one.row.done_on is None and one.expected.late > 0 for one in plan)
    actions = SteeringAction.objects.visible_to(reader).open()
    overdue = actions.filter(due_on__lt=today).count()
    asked = sum(one.needs_somebody for one in commitments_of(reader, today=today))
    missing = sum(bool(one.gaps) for one in leadership(reader))
    money = budget(reader)
    spent, planned = sum(one.spent for one in money), sum(one.row.planned for one in money)
    told = [
        ("reached", "Milestones reached", f"{reached} of {len(plan)}; {late} late", "plan"),
        ("overdue", "Actions overdue", f"{overdue} of {actions.count()}", "steering_actions"),
        ("asked", "Commitments to be renewed", str(asked), "commitments"),
        ("gaps", "Things to lead with a gap", str(missing), "leadership"),
        ("money", "Money spent", f"£{spent:,.0f} of £{planned:,.0f}", "funding"),
    ]
    return [Figure(key=k, label=label, value=v, source=source) for k, label, v, source in told]


def of_the_end(run: Run, today: date) -> list[Figure]:
    """Return how many open cases have a decision for the run's end."""
    are_open, have_one = decided(run, since=cases_asked_since(run, today=today))
    value = of_the_run.families_out_of(have_one, are_open, "open cases")
    return figures([("decided", "With a decision for the pilot’s end", value)], "reviews")
