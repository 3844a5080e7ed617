"""What groups are formed from, as the rules ask it, and a proposal as its readers see it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.place.models import Post
from holdfast.programme.models import Part, Participant, Run
from holdfast.supervision import rules
from holdfast.supervision.forming.judging import Cost, broken, costs, host, total
from holdfast.supervision.forming.question import (
    Group as Formed,
)
from holdfast.supervision.forming.question import (
    Kept,
    Kind,
    Person,
    Question,
    Supervisor,
    Wish,
)
from holdfast.supervision.forming.reasons import elsewhere, reasons
from holdfast.supervision.models import Availability, Group, PlacementWish, Proposal


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A practitioner who is to be placed, and what they said."""

    participant: Participant
    name: str
    availability: Availability | None

    @property
    def times(self) -> str:
        """Say when they can come."""
        if self.availability is None:
            return "Not asked yet: placed as if at any time"
        said = [rules.SLOTS[slot] for slot in rules.SLOTS if slot in self.availability.slots]
        return ", ".join(said) or "At no time"


class Roll:
    """Everybody of a run who is to be placed or may lead, by the name the rules know them by."""

    def __init__(self, run: Run) -> None:
        self.run = run
        found = list(
            run.participants.current()
            .filter(part=Part.PRACTITIONER)
            .select_related("person", "team")
            .order_by("person__name", "pk")
        )
        said = {
            one.participant_id: one for one in Availability.objects.filter(participant__run=run)
        }
        twice = {name for name, n in Counter(one.person.name for one in found).items() if n > 1}
        self.candidates = [
            Candidate(
                participant=one,
                name=_name(one) if one.person.name in twice else one.person.name,
                availability=said.get(one.pk),
            )
            for one in found
        ]
        self.keys = {one.name: str(one.participant.pk) for one in self.candidates}
        self.names = {key: name for name, key in self.keys.items()}
        self.leaders = list(
            User.objects.filter(
                authority=run.authority_id, role=Role.SUPERVISOR, is_active=True
            ).order_by("name", "pk")
        )
        self.leading = {str(one.pk): one.name for one in self.leaders}
        self.said_by_leader = {
            one.participant.person_id: frozenset(one.slots)
            for one in Availability.objects.filter(
                participant__run=run, participant__part=Part.SUPERVISOR
            ).select_related("participant")
        }

    def question(self, *, groups: int, smallest: int, largest: int) -> Question:
        """Return what is asked when this run's groups are formed now."""
        managers = _managers(self.candidates)
        now, kept = self._now()
        return Question(
            people=tuple(self._person(one, managers) for one in self.candidates),
            groups=groups,
            smallest=smallest,
            largest=largest,
            wishes=tuple(filter(None, map(self._wish, wishes_of(self.run)))),
            supervisors=tuple(
                Supervisor(name=one.name, available=self.said_by_leader.get(one.pk))
                for one in self.leaders
            ),
            now=now,
            kept=kept,
        )

    def _person(self, one: Candidate, managers: dict[Any, str]) -> Person:
        team = one.participant.team
        said = one.availability
        return Person(
            name=one.name,
            service=team.get_service_display() if team else "no team",
            team=team.name if team else "no team",
            manager=managers.get(team.pk, "") if team else "",
            site=said.site if said else "",
            available=frozenset(said.slots) if said else None,
        )

    def _wish(self, wish: PlacementWish) -> Wish | None:
        a = self.names.get(str(wish.a_id), "")
        b = self.names.get(str(wish.b_id), "") or self.leading.get(str(wish.supervisor_id), "")
        if not a or not b:  # one of the two has left
            return None
        weight = None if wish.points is None else float(wish.points)
        return Wish(kind=Kind(wish.kind), a=a, b=b, weight=weight)

    def _now(self) -> tuple[dict[str, str], dict[str, Kept]]:
        """Return who is in which group now, and what those groups keep."""
        now, kept = {}, {}
        groups = Group.objects.filter(run=self.run, closed_on=None).select_related("supervisor")
        for group in groups.prefetch_related("memberships"):
            slot = rules.slot_of(group.first_meeting_on.weekday(), group.meets_at.hour)
            leader = self.leading.get(str(group.supervisor_id), "")
            kept[group.name] = Kept(slot=slot, supervisor=leader)
            for place in group.memberships.all():
                name = self.names.get(str(place.participant_id))
                if name and place.left_on is None:
                    now[name] = group.name
        return now, kept

    def formed(self, arrangement: list[dict[str, Any]]) -> tuple[Formed, ...]:
        """Return a stored arrangement as the rules know it; who has left is left out."""
        return tuple(
            Formed(
                name=group["name"],
                slot=group["slot"],
                supervisor=self.leading.get(group["supervisor"], ""),
                members=tuple(self.names[key] for key in group["members"] if key in self.names),
            )
            for group in arrangement
        )

    def stored(self, groups: tuple[Formed, ...]) -> list[dict[str, Any]]:
        """Return an arrangement as it is stored, by keys."""
        leaders = {name: key for key, name in self.leading.items()}
        return [
            {
                "name": group.name,
                "slot": group.slot,
                "supervisor": leaders.get(group.supervisor, ""),
                "members": [self.keys[name] for name in group.members],
            }
            for group in groups
        ]


def _name(one: Participant) -> str:
    return f"{one.person.name} ({one.team.name if one.team else 'no team'})"


def _managers(candidates: list[Candidate]) -> dict[Any, str]:
    teams = {one.participant.team_id for one in candidates}
    posts = Post.objects.current().filter(team__in=teams, is_manager=True)
    return {post.team_id: post.person.name for post in posts.select_related("person")}


def wishes_of(run: Run) -> list[PlacementWish]:
    """Return the wishes that still stand, oldest first."""
    found = PlacementWish.objects.filter(run=run, withdrawn_at=None)
    return list(
        found.select_related("a__person", "b__person", "supervisor").order_by("made_at", "pk")
    )


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A member of a proposed group: why they fit, and what moving them alone would do."""

    key: str
    name: str
    why: list[str]
    moves: list[tuple[str, str]]  # a group, and what it would do in words


@dataclass(frozen=True, kw_only=True)
class Told:
    """A proposal as it stands: its groups, what it costs, and what it breaks."""

    proposal: Proposal
    groups: list[tuple[Formed, str, str, list[Placed]]]  # with its place and time in words
    costs: list[Cost]
    broken: list[str]
    points: float
    formed_points: float

    @property
    def is_as_formed(self) -> bool:
        """Tell whether nobody was moved since it was formed."""
        return bool(self.proposal.arrangement == self.proposal.formed)


def told(proposal: Proposal) -> Told:
    """Return a proposal judged by who takes part today."""
    roll = Roll(proposal.run)
    question = roll.question(
        groups=proposal.groups, smallest=proposal.smallest, largest=proposal.largest
    )
    groups = roll.formed(proposal.arrangement)
    found = costs(question, groups) if groups else []
    why = reasons(question, groups) if groups else {}
    return Told(
        proposal=proposal,
        groups=[
            (
                group,
                rules.SLOTS.get(group.slot, "a time to be agreed"),
                host(question, group),
                [_placed(question, groups, name, roll.keys[name], why) for name in group.members],
            )
            for group in groups
        ],
        costs=found,
        broken=broken(question, groups) if groups else [],
        points=total(found),
        formed_points=total(costs(question, roll.formed(proposal.formed))) if groups else 0.0,
    )


def _placed(
    question: Question, groups: tuple[Formed, ...], name: str, key: str, why: dict[str, list[str]]
) -> Placed:
    moves = []
    for one in elsewhere(question, groups, name):
        if one.breaks:
            does = "breaks: " + "; ".join(one.breaks)
        else:
            does = f"{one.points:+g} points" if one.points else "costs nothing"
        moves.append((one.group, f"{one.group}: {does}"))
    return Placed(key=key, name=name, why=why.get(name, []), moves=moves)
