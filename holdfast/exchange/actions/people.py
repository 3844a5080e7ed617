"""Planning who comes in: teams, workers, families, children, adults."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from holdfast.access.models import User
from holdfast.exchange.actions.ledger import Ledger
from holdfast.exchange.actions.plans import Plan
from holdfast.exchange.models import Worker
from holdfast.exchange.rules import returns
from holdfast.exchange.rules.standing import is_adult
from holdfast.families.models import Adult, Child, Family
from holdfast.place.models import Service, Team

NOT_BORN = "not-born-yet"
NO_FAMILY = "adult-in-no-family"
OTHER_FAMILY = "other-family"
SAME_PUPIL = "same-pupil-number"


@dataclass
class People:
    """The plans for everybody a return tells of, and what could not be done for them."""

    told: returns.Return
    authority: str
    by: User
    ledger: Ledger
    remarks: list[tuple[str, str, returns.Where]] = field(default_factory=list)
    children: dict[str, Child] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ledger, as_of = self.ledger, self.told.as_of
        self.teams = Plan("Teams", Team, ledger, as_of)
        self.workers = Plan("Workers", Worker, ledger, as_of)
        self.families = Plan("Families", Family, ledger, as_of)
        self.young = Plan("Children", Child, ledger, as_of)
        self.grown = Plan("Adults", Adult, ledger, as_of)
        self.team_ids: dict[str, UUID] = {}
        self.worker_ids: dict[str, UUID] = {}

    def plan(self) -> None:
        """Plan everybody, those that others stand on first."""
        self._plan_teams()
        self._plan_workers()
        self._plan_families()

    def _plan_teams(self) -> None:
        here = list(Team.objects.filter(authority_id=self.authority))
        by_key = {team.council_id: team for team in here if team.council_id}
        by_name = {team.name: team for team in here}
        for one in self.told.teams:
            found = by_key.get(one.team_id) or by_name.get(one.name)
            taken = by_name.get(one.name, found)
            told = {"council_id": one.team_id, "name": one.name}
            if found is None:
                made = Team(authority_id=self.authority, service=Service.OTHER, **told)
                found = by_name[one.name] = self.teams.add(made, told)
            elif taken is found:
                self.teams.meet(found, told)
            self.team_ids[one.team_id] = found.pk

    def _plan_workers(self) -> None:
        here = {one.council_id: one for one in Worker.objects.filter(authority_id=self.authority)}
        for one in self.told.workers:
            told = {
                "name": one.name,
                "staff_id": one.staff_id,
                "registration": one.registration,
                "job_title": one.job_title,
                "department": one.department,
                "full_time": one.fte,
                "is_agency": one.agency,
            }
            if one.worker_id in here:
                worker = self.workers.meet(here[one.worker_id], told)
            else:
                made = Worker(authority_id=self.authority, council_id=one.worker_id, **told)
                worker = self.workers.add(made, told)
            self.worker_ids[one.worker_id] = worker.pk

    def _plan_families(self) -> None:
        self.family_of = {tie.council_id: tie.family_id for tie in reversed(self.told.families)}
        here = Family.objects.filter(authority_id=self.authority)
        self.families_here = {one.pk: one for one in here}
        self.households = {one.council_id: one for one in here if one.council_id}
        children = Child.objects.filter(authority_id=self.authority).exclude(council_id="")
        known = {child.council_id: child for child in children}
        self.pupils = {child.upn: child.council_id for child in known.values() if child.upn}
        has_a_status = {span.council_id for span in self.told.spans}
        adults: list[returns.Person] = []
        for person in self.told.people:
            status = person.council_id in has_a_status or person.council_id in known
            if is_adult(person, as_of=self.told.as_of, has_a_status=status):
                adults.append(person)
            elif person.born_on is None:
                words = "Not born when the extract was made: comes in with a date of birth"
                self.remarks.append((NOT_BORN, words, person.where))
            else:
                self._plan_child(person, known.get(person.council_id))
        self._plan_adults(adults)

    def _plan_child(self, person: returns.Person, child: Child | None) -> None:
        told = {
            "name": f"{person.forename} {person.surname}".strip(),
            "born_on": person.born_on,
            "sex": person.sex,
            "ethnicity": person.ethnicity,
            "upn": person.upn,
        }
        if child is None:
            family = self._household(person)
            keys = {"authority_id": self.authority, "council_id": person.council_id}
            child = self.young.add(Child(family=family, **keys, **told), told)
            if self.pupils.get(person.upn, person.council_id) != person.council_id:
                words = f"Has the pupil number of {self.pupils[person.upn]}: the same child?"
                self.remarks.append((SAME_PUPIL, words, person.where))
        else:
            self.young.meet(child, told)
            self._check_household(child, person)
        self.children[person.council_id] = child

    def _household(self, person: returns.Person) -> Family:
        """Return the family somebody belongs in, planning a new one where there is none."""
        key = self.family_of.get(person.council_id, "")
        if key in self.households:
            return self.households[key]
        told = {"council_id": key}
        family = Family(authority_id=self.authority, added_by=self.by, **told)
        if key:
            self.households[key] = family
        return self.families.add(family, told)

    def _check_household(self, child: Child, person: returns.Person) -> None:
        """Let a family that had no key of the council's take it; never move a child."""
        key = self.family_of.get(person.council_id, "")
        family = self.families_here[child.family_id]
        if not key or family.council_id == key:
            return
        if not family.council_id and key not in self.households:
            self.households[key] = self.families.meet(family, {"council_id": key})
            return
        words = f"The return puts this child in family {key}; here the family was left as it is"
        self.remarks.append((OTHER_FAMILY, words, person.where))

    def _plan_adults(self, adults: Iterable[returns.Person]) -> None:
        here: Any = Adult.objects.exclude(council_id="")  # a join would read every family again
        known: dict[str, Adult] = {
            row.council_id: row for row in here if row.family_id in self.families_here
        }
        for person in adults:
            told = {
                "name": f"{person.forename} {person.surname}".strip(),
                "born_on": person.born_on,
            }
            if person.council_id in known:
                self.grown.meet(known[person.council_id], told)
            elif person.council_id in self.family_of:
                family = self._household(person)
                made = Adult(family=family, council_id=person.council_id, **told)
                self.grown.add(made, told)
            else:
                words = "A grown-up in no family of this return: not brought in"
                self.remarks.append((NO_FAMILY, words, person.where))
