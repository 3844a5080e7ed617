"""An extract with Standard Safeguarding Dataset column names, in the making."""

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from holdfast.exchange.rules.returns import Fault

MADE_ON = date(2026, 9, 30)


HEADINGS: dict[str, tuple[str, ...]] = {
    "ssd_person": (
        *("pers_person_id", "pers_legacy_id", "pers_upn", "pers_forename", "pers_surname"),
        *("pers_sex", "pers_gender", "pers_ethnicity", "pers_dob", "pers_expected_dob"),
        "pers_death_date",
    ),
    "ssd_family": ("fami_table_id", "fami_family_id", "fami_person_id"),
    "ssd_department": ("dept_team_id", "dept_team_name", "dept_team_parent_id"),
    "ssd_professionals": (
        *("prof_professional_id", "prof_staff_id", "prof_professional_name"),
        *("prof_social_worker_registration_no", "prof_professional_job_title"),
        *("prof_full_time_equivalency", "prof_agency_worker_flag"),
    ),
    "ssd_involvements": (
        *("invo_involvements_id", "invo_professional_id", "invo_professional_role_id"),
        *("invo_professional_team", "invo_person_id", "invo_involvement_start_date"),
        *("invo_involvement_end_date", "invo_worker_change_reason", "invo_referral_id"),
    ),
    "ssd_early_help_episodes": (
        *("earl_episode_id", "earl_person_id", "earl_episode_start_date"),
        *("earl_episode_end_date", "earl_episode_reason"),
    ),
    "ssd_cin_episodes": (
        *("cine_referral_id", "cine_person_id", "cine_referral_date"),
        *("cine_cin_primary_need_code", "cine_referral_nfa", "cine_close_date"),
    ),
    "ssd_cin_plans": (
        *("cinp_cin_plan_id", "cinp_referral_id", "cinp_person_id"),
        *("cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ),
    "ssd_cp_plans": (
        *("cppl_cp_plan_id", "cppl_referral_id", "cppl_person_id", "cppl_cp_plan_start_date"),
        *("cppl_cp_plan_end_date", "cppl_cp_plan_latest_category"),
    ),
    "ssd_cla_episodes": (
        *("clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date"),
        *("clae_cla_episode_start_reason", "clae_cla_primary_need_code"),
        *("clae_cla_episode_ceased", "clae_cla_episode_ceased_reason"),
    ),
    "ssd_legal_status": (
        *("lega_legal_status_id", "lega_person_id", "lega_legal_status"),
        *("lega_legal_status_start_date", "lega_legal_status_end_date"),
    ),
    "ssd_sdq_scores": (
        *("csdq_table_id", "csdq_person_id", "csdq_sdq_completed_date"),
        *("csdq_sdq_score", "csdq_sdq_reason"),
    ),
}


@dataclass(frozen=True, order=True)
class Planted:
    """A fault put in on purpose: where it will be found, and as what."""

    file: str
    row: int
    column: str
    fault: Fault


@dataclass
class Extract:
    """An extract in the making: rows by table, and the faults planted in them."""

    chance: random.Random
    rows: dict[str, list[list[str]]] = field(
        default_factory=lambda: {name: [] for name in HEADINGS}
    )
    planted: list[Planted] = field(default_factory=list)
    good: dict[str, int] = field(default_factory=dict)
    children: list[tuple[str, date]] = field(default_factory=list)

    def add(self, table: str, *cells: object) -> None:
        """Add a row, its cells in the order of the table's headings."""
        self.rows[table].append([_written(cell) for cell in cells])

    def plant(self, table: str, column: str, fault: Fault, *cells: object) -> None:
        """Add a row with a fault in it, and remember where it is."""
        self.add(table, *cells)
        row = len(self.rows[table]) + 1
        self.planted.append(Planted(f"{table}.csv", row, column, fault))

    def child(self) -> tuple[str, date]:
        """Return any good child: its identifier and date of birth."""
        return self.chance.choice(self.children)

    def files(self) -> dict[str, bytes]:
        """Return the extract as the bytes of its files."""
        return {f"{name}.csv": _file(HEADINGS[name], rows) for name, rows in self.rows.items()}

    def write(self, folder: Path) -> None:
        """Write the extract into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files().items():
            (folder / name).write_bytes(content)


def _written(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d} 00:00:00.000"
    return "" if cell is None else str(cell)


def _file(headings: tuple[str, ...], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()
