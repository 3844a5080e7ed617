"""Questions behind “My work”, the cases list and “My team”: a few queries, however many cases."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models import DateField as DateColumn
from django.db.models.functions import Cast, TruncDate

from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.duties import Facts, Stuck
from holdfast.casework.models import (
    Assignment,
    Case,
    Discussion,
    Event,
    Goal,
    PhaseSpan,
    Rating,
    Visit,
    Wording,
)
from holdfast.measures.models import Administration
from holdfast.place.models import Post, Team
from holdfast.programme.models import Part, Participant

LATEST_SPOKEN = dict(rules.VOICES)


def facts_of(cases: Iterable[Case]) -> dict[UUID, Facts]:
    """Return, by key, each case as it stands; the cases' children must be loaded already."""
    listed = list(cases)
    keys = [case.pk for case in listed]
    goals = goals_of(keys)
    visited = latest(Visit.objects.filter(outcome="made"), keys, "visited_on")
    rated = latest(Rating.objects.all(), keys, "rated_on")
    discussed = latest(Discussion.objects.all(), keys, "meeting__held_on")
    phases = phases_of(keys)
    stages = sdq_stages({case.child_id for case in listed})
    stuck = stuck_of(keys, goals)
    return {
        case.pk: Facts(
            case_id=case.pk,
            child=str(case.child),
            opened_on=case.opened_on,
            last_visited_on=visited.get(case.pk),
            has_goals=bool(goals[case.pk]),
            last_rated_on=rated.get(case.pk),
            stuck=tuple(stuck[case.pk]),
            last_discussed_on=discussed.get(case.pk),
            sdq_stages=frozenset(
                stage for stage, day in stages[case.child_id] if day >= case.opened_on
            ),
            ending_since=phases[case.pk].began_on
            if case.pk in phases and phases[case.pk].phase == rules.Phase.ENDING
            else None,
            has_plan=bool(case.plan_kind),
        )
        for case in listed
    }


def latest(rows: "QuerySet[Any]", cases: list[UUID], day: str) -> dict[UUID, date]:
    """Return the latest day of some rows, for each case that has any."""
    found = rows.filter(case__in=cases).order_by().values_list("case_id").annotate(Max(day))
    return dict(found)


def goals_of(cases: list[UUID]) -> dict[UUID, list[Goal]]:
    """Return the goals of each case that go on."""
    found: dict[UUID, list[Goal]] = defaultdict(list)
    for goal in Goal.objects.filter(case__in=cases, ended_on=None).order_by("rank", "pk"):
        found[goal.case_id].append(goal)
    return found


def phases_of(cases: list[UUID]) -> dict[UUID, PhaseSpan]:
    """Return the present phase of each case."""
    spans = PhaseSpan.objects.filter(case__in=cases).order_by("began_on", "pk")
    return {span.case_id: span for span in spans}


def sdq_stages(children: set[UUID]) -> dict[UUID, list[tuple[str, date]]]:
    """Return when and at which stage of the work each child's SDQs were asked."""
    found: dict[UUID, list[tuple[str, date]]] = defaultdict(list)
    asked = Administration.objects.filter(child__in=children, instrument="SDQ")
    for child, stage, day in asked.values_list("child_id", "stage", "completed_on"):
        found[child].append((stage, day))
    return found


def stuck_of(cases: list[UUID], goals: dict[UUID, list[Goal]]) -> dict[UUID, list[Stuck]]:
    """Return the goals whose last ratings by one rater are all the same; each goal once."""
    scores: dict[tuple[UUID, str], list[tuple[date, int]]] = defaultdict(list)
    rows = Rating.objects.filter(case__in=cases).order_by("rated_on", "pk")
    for goal, rater, day, score in rows.values_list("goal_id", "rater", "rated_on", "score"):
        scores[goal, rater].append((day, score))
    words = words_of(cases)
    stuck: dict[UUID, dict[UUID, Stuck]] = defaultdict(dict)
    case_of = {goal.pk: case for case, listed in goals.items() for goal in listed}
    for (goal, rater), said in scores.items():
        if goal in case_of and rules.is_stuck([score for _, score in said]):
            stuck[case_of[goal]][goal] = Stuck(
                words=words.get(goal, ""), rater=LATEST_SPOKEN[rater].lower(), rated_on=said[-1][0]
            )
    return defaultdict(list, {case: list(found.values()) for case, found in stuck.items()})


def words_of(cases: list[UUID]) -> dict[UUID, str]:
    """Return each goal's present words."""
    said = Wording.objects.filter(case__in=cases).order_by("number")
    return dict(said.values_list("goal_id", "words"))


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something written in a case by somebody: what, by whom, on which day."""

    case_id: UUID
    what: str
    who: str
    on: date


def changed_by_others(cases: list[UUID], *, reader: User, since: date, today: date) -> list[Change]:
    """Return what others wrote in these cases since a day, and since the reader last wrote there.

    The latest change of each kind to each case stands for the rest of its kind.
    """
    written = [
        written_in(Visit, cases, "a visit", "recorded_by", TruncDate("recorded_at")),
        written_in(Event, cases, "an event", "recorded_by", TruncDate("recorded_at")),
        written_in(Wording, cases, "a goal", "written_by", F("written_on")),
        written_in(Rating, cases, "ratings", "rated_by", F("rated_on")),
        written_in(PhaseSpan, cases, "the phase", "begun_by", F("began_on")),
    ]
    mine: dict[UUID, date] = {}
    theirs: dict[tuple[UUID, str], Change] = {}
    rows = written[0].union(*written[1:], all=True).order_by("on_day")
    for case, what, who, name, written_on in rows:
        on = min(written_on, today)  # the clock runs ahead of the demonstration's day
        if on < since:
            continue
        if who == reader.pk:
            mine[case] = on
        else:
            theirs[case, what] = Change(case_id=case, what=what, who=name, on=on)
    return [one for one in theirs.values() if one.on >= mine.get(one.case_id, since)]


def written_in(model: Any, cases: list[UUID], what: str, who: str, on: Any) -> "QuerySet[Any]":
    """Return (case, what, writer's key, writer's name, day) of one kind of row."""
    rows: QuerySet[Any] = (
        model.objects.filter(case__in=cases)
        .annotate(what_is=Value(what, CharField()), on_day=Cast(on, DateColumn()))
        .values_list("case_id", "what_is", f"{who}_id", f"{who}__name", "on_day")
    )
    return rows


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A form somebody began and has not sent."""

    address: str
    saved_at: datetime


def begun_by(reader: User) -> list[Begun]:
    """Return the forms one person began and has not sent, the newest first."""
    drafts = reader.drafts.order_by("-saved_at", "pk").values_list("address", "saved_at")
    return [Begun(address=address, saved_at=at) for address, at in drafts]


def sealed_in_my_teams() -> int:
    """Return how many open cases of the reader's teams are sealed from the reader."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.sealed_in_my_teams()")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """A practitioner of a team, and the cases they lead there."""

    name: str
    cases: list[Case]


def leads_of(cases: list[UUID]) -> dict[UUID, User]:
    """Return who leads each case or, where it is closed, who led it last."""
    led = Assignment.objects.filter(case__in=cases, part="lead").order_by("began_on", "pk")
    return {
        one.case_id: one.participant.person for one in led.select_related("participant__person")
    }


def teams_of(
    manager: User, *, cases: list[Case], leads: dict[UUID, User]
) -> list[tuple[Team, list[Caseload]]]:
    """Return the teams somebody manages, each practitioner with the cases they lead."""
    posts = Post.objects.current().filter(person=manager, is_manager=True)
    teams = Team.objects.filter(pk__in=posts.values("team")).order_by("name", "pk")
    people: dict[UUID, dict[int, str]] = {team.pk: {} for team in teams}
    parts = Participant.objects.current().filter(team__in=teams, part=Part.PRACTITIONER)
    for one in parts.select_related("person").order_by("person__name", "pk"):
        people[one.team_id or UUID(int=0)][one.person_id] = one.person.name
    led: dict[tuple[UUID, int], list[Case]] = defaultdict(list)
    for case in cases:
        if (lead := leads.get(case.pk)) and case.team_id in people:
            people[case.team_id].setdefault(lead.pk, lead.name)
            led[case.team_id, lead.pk].append(case)
    return [
        (team, [Caseload(name=name, cases=led[team.pk, key]) for key, name in found.items()])
        for team in teams
        if (found := people[team.pk]) is not None
    ]


A_PAGE_OF_TRAIL = 50
SEEN = {  # the name of a page, and what somebody saw there
    "case": "the case page",
    "case_chart": "the chart of progress over practice",
    "case_picture": "the chart of progress over practice",
    "my_work": "their own work list",
    "cases": "the list of cases",
    "my_team": "the team’s page",
    "visit": "a visit",
    "sdq": "an SDQ",
    "family": "the family page",
    "case_trail": "this trail",
}


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One line of a case's trail, in plain words."""

    at: datetime
    who: str
    what: str
    why: str


def trail_of(case: UUID, *, page: int) -> tuple[list[TrailLine], bool]:
    """Return one page of a case's trail, the newest first, and whether there is more."""
    after = (page - 1) * A_PAGE_OF_TRAIL
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM app.trail_of_case(%s, %s, %s)", [case, after, A_PAGE_OF_TRAIL + 1]
        )
        rows = cursor.fetchall()
    lines = [
        TrailLine(at=at, who=who, what=in_plain_words(kind, what), why=why)
        for at, who, kind, what, why in rows[:A_PAGE_OF_TRAIL]
    ]
    return lines, len(rows) > A_PAGE_OF_TRAIL


def in_plain_words(kind: str, what: str) -> str:
    """Say what somebody did, or which page they saw."""
    if kind == "changed":
        return what[:1].upper() + what[1:]
    return f"Saw {SEEN.get(what, 'a form')}"
