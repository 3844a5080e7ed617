"""The people who do the work, in an SSD extract: teams, professionals, involvements."""

from dataclasses import dataclass, field

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.findings import Row
from holdfast.exchange.rules.links import Links, Seen
from holdfast.exchange.rules.returns import Fault, Involvement, Team, Worker
from holdfast.exchange.rules.tables import Table
from holdfast.exchange.ssd.people import People

_name = cells.words(longest=100)


@dataclass
class Workforce:
    """Teams, workers and involvements while an extract is read."""

    people: People
    teams: dict[str, Team] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)
    involvements: list[Involvement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known_workers = Links(Fault.NO_SUCH_WORKER, Fault.WORKER_REJECTED)

    def read_teams(self, table: Table) -> None:
        """Read ssd_department: one row a team."""
        seen = Seen()
        for row in table.rows:
            team_id = row.must("dept_team_id", cells.row_id)
            name = row.must("dept_team_name", _name)
            if team_id is not None:
                seen.refuse_again(row, "dept_team_id", team_id)
            if not row.lost and team_id is not None and name is not None:
                parent_id = row.may("dept_team_parent_id", cells.row_id) or ""
                self.teams[team_id] = Team(
                    team_id=team_id, name=name, parent_id=parent_id, where=row.where
                )

    def read_workers(self, table: Table) -> None:
        """Read ssd_professionals: one row a worker."""
        seen = Seen()
        for row in table.rows:
            worker = _worker(row, seen)
            self.known_workers.note(row.cells["prof_professional_id"], row)
            if worker is not None:
                self.workers[worker.worker_id] = worker

    def read_involvements(self, table: Table) -> None:
        """Read ssd_involvements: one row for a worker's time with a child."""
        seen = Seen()
        for row in table.rows:
            involvement = self._involvement(row, seen)
            if involvement is not None:
                self.involvements.append(involvement)

    def _involvement(self, row: Row, seen: Seen) -> Involvement | None:
        council_id = self.people.named_in(row, "invo_person_id")
        worker_id = row.must("invo_professional_id", cells.row_id)
        self.known_workers.require(row, "invo_professional_id")
        began_on, ended_on = self.people.days(
            row, council_id, "invo_involvement_start_date", "invo_involvement_end_date"
        )
        source_id = row.may("invo_involvements_id", cells.row_id)
        reason = row.may("invo_worker_change_reason", codes.worker_change)
        if not row.lost:
            key = (source_id,) if source_id else (council_id, worker_id, began_on)
            seen.refuse_again(row, "invo_involvements_id", *key)
        if row.lost or council_id is None or worker_id is None or began_on is None:
            return None
        return Involvement(
            involvement_id=source_id or f"{council_id}:{worker_id}:{began_on:%Y%m%d}",
            council_id=council_id,
            worker_id=worker_id,
            began_on=began_on,
            ended_on=ended_on,
            where=row.where,
            team_id=self._team(row),
            role=row.may("invo_professional_role_id", _name) or "",
            change_reason=reason or "",
        )

    def _team(self, row: Row) -> str:
        """Return the team's identifier; some systems send its name, others a team not listed."""
        told = row.cells.get("invo_professional_team", "")
        if not told or told in self.teams or not self.teams:
            return told if told in self.teams else ""
        for team in self.teams.values():
            if team.name.casefold() == told.casefold():
                return team.team_id
        fix = "Check the team, or add it to ssd_department"
        row.drop("invo_professional_team", Fault.NO_SUCH_TEAM, fix=fix)
        return ""


def _worker(row: Row, seen: Seen) -> Worker | None:
    worker_id = row.must("prof_professional_id", cells.row_id)
    if worker_id is not None:
        seen.refuse_again(row, "prof_professional_id", worker_id)
    if row.lost or worker_id is None:
        return None
    return Worker(
        worker_id=worker_id,
        where=row.where,
        name=row.may("prof_professional_name", _name) or "",
        staff_id=row.may("prof_staff_id", cells.row_id) or "",
        registration=row.may("prof_social_worker_registration_no", cells.row_id) or "",
        job_title=row.may("prof_professional_job_title", _name) or "",
        department=row.may("prof_professional_department", _name) or "",
        fte=row.may("prof_full_time_equivalency", cells.number(least=0, most=1.5)),
        agency=row.may("prof_agency_worker_flag", cells.yes_or_no),
    )
