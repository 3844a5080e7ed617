"""Who in a manager's teams leads which case, and how many are sealed."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from holdfast.access.models import User
from holdfast.casework.models import Assignment, Case
from holdfast.place.models import Post, Team
from holdfast.programme.models import Part, Participant


def sealed_in_my_teams() -> int:
    """Return how many open cases of the reader's teams are sealed from the reader."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.sealed_in_my_teams()")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """A practitioner of a team, and the cases they lead there."""

    person_id: int
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
        (
            team,
            [
                Caseload(person_id=key, name=name, cases=led[team.pk, key])
                for key, name in found.items()
            ],
        )
        for team in teams
        if (found := people[team.pk]) is not None
    ]
