"""An invented SSD extract of any size, with faults planted where a test can find them again.

`make(children=..., each=...)` plants each of the twenty `KINDS` of fault `each` times. The same
seed gives the same bytes. Nothing in it is about anybody.
"""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from holdfast.exchange.rules.codes import ABUSE, ETHNICITIES, WORKER_CHANGES
from holdfast.exchange.rules.returns import Fault

MADE_ON = date(2026, 9, 30)
TEAMS, WORKERS = 24, 240
LEGAL = ("C1", "C2", "E1", "V2", "L2", "J1")
FORENAMES = ("Asha", "Ben", "Cerys", "Dev", "Efua", "Finn", "Grace", "Hari", "Ines", "Jo")
SURNAMES = ("Abara", "Bright", "Cole", "Dunmore", "Ekwall", "Farrow", "Gill", "Hallam", "Iqbal")
TITLES = ("Social worker", "Senior social worker", "Family support worker", "Key worker")

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


def make(*, children: int = 300, each: int = 1, seed: int = 2014) -> Extract:
    """Return an extract of so many good children with each kind of fault planted `each` times."""
    extract = Extract(random.Random(seed))
    _workforce(extract)
    for number in range(children):
        _child(extract, number)
    extract.good = {name: len(rows) for name, rows in extract.rows.items()}
    for plant in KINDS:
        for number in range(each):
            plant(extract, number)
    return extract


def _workforce(extract: Extract) -> None:
    chance = extract.chance
    for number in range(TEAMS):
        above = "T0" if number else None
        extract.add("ssd_department", f"T{number}", f"Team {number}", above)
    for number in range(WORKERS):
        name = f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)}"
        extract.add(
            "ssd_professionals",
            *(f"W{number}", f"S{number}", name, f"SW{100000 + number}"),
            *(chance.choice(TITLES), chance.choice(("1.0", "0.6", "")), chance.choice("YN")),
        )


def _child(extract: Extract, number: int) -> None:
    chance = extract.chance
    child_id = f"{100000 + number}"
    born_on = MADE_ON - timedelta(days=chance.randrange(400, 365 * 17))
    extract.children.append((child_id, born_on))
    extract.add("ssd_person", *_person(extract, child_id, born_on))
    extract.add("ssd_family", f"FT{number}", f"F{number // 2}", child_id)
    began_on = born_on + timedelta(days=chance.randrange(30, 360))
    for _ in range(chance.randrange(1, 4)):
        if began_on < MADE_ON:
            began_on = _stretch(extract, child_id, began_on)


def _person(extract: Extract, child_id: str, born_on: object) -> tuple[object, ...]:
    chance = extract.chance
    names = chance.choice(FORENAMES), chance.choice(SURNAMES)
    pupil = f"A{chance.randrange(10**11, 10**12)}"
    told = chance.choice("MF"), None, chance.choice(sorted(ETHNICITIES))
    return (child_id, f"L{child_id}", pupil, *names, *told, born_on, None, None)


def _stretch(extract: Extract, child_id: str, began_on: date) -> date:
    """Give a child one stretch of one status with a worker, and say when the next may begin."""
    chance = extract.chance
    ended_on = began_on + timedelta(days=chance.randrange(20, 500))
    told_end = ended_on if ended_on < MADE_ON else None
    chance.choice((_early_help, _in_need, _protected, _looked_after))(
        extract, child_id, began_on, told_end
    )
    _involve(extract, child_id, began_on, told_end)
    return min(ended_on + timedelta(days=chance.randrange(30, 300)), MADE_ON)


def _next(extract: Extract, table: str, letter: str) -> str:
    return f"{letter}{len(extract.rows[table])}"


def _involve(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    chance = extract.chance
    why = chance.choice(sorted(WORKER_CHANGES)) if ended_on else "NULL"
    extract.add("ssd_involvements", *_involvement(extract, child_id, began_on, ended_on, why))


def _involvement(
    extract: Extract, child_id: str, began_on: date, ended_on: date | None, why: str
) -> tuple[object, ...]:
    chance = extract.chance
    worker, team = f"W{chance.randrange(WORKERS)}", f"T{chance.randrange(TEAMS)}"
    key = _next(extract, "ssd_involvements", "I")
    return (key, worker, "Allocated case worker", team, child_id, began_on, ended_on, why, None)


def _early_help(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    key = _next(extract, "ssd_early_help_episodes", "E")
    extract.add("ssd_early_help_episodes", key, child_id, began_on, ended_on, "Parenting")


def _in_need(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    referral = _next(extract, "ssd_cin_episodes", "R")
    need = f"N{extract.chance.randrange(1, 9)}"
    extract.add("ssd_cin_episodes", referral, child_id, began_on, need, "N", ended_on)
    plan = _next(extract, "ssd_cin_plans", "P")
    extract.add("ssd_cin_plans", plan, referral, child_id, began_on, ended_on)


def _protected(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    key = _next(extract, "ssd_cp_plans", "C")
    category = extract.chance.choice(sorted(ABUSE))
    extract.add("ssd_cp_plans", key, None, child_id, began_on, ended_on, category)


def _looked_after(extract: Extract, child_id: str, began_on: date, ended_on: date | None) -> None:
    chance = extract.chance
    key, why = _next(extract, "ssd_cla_episodes", "K"), "E4A" if ended_on else None
    extract.add("ssd_cla_episodes", key, child_id, began_on, "S", "N1", ended_on, why)
    legal = _next(extract, "ssd_legal_status", "G")
    extract.add("ssd_legal_status", legal, child_id, chance.choice(LEGAL), began_on, ended_on)
    score = chance.randrange(41)
    extract.add("ssd_sdq_scores", _next(extract, "ssd_sdq_scores", "Q"), child_id, began_on, score)


def _bad_person(column: str, fault: Fault, **changes: object) -> Callable[[Extract, int], None]:
    """Return a planter of a person with one cell changed; nothing else is about that person."""

    def plant(extract: Extract, number: int) -> None:
        cells = dict(
            zip(
                HEADINGS["ssd_person"],
                _person(extract, f"9{len(extract.rows['ssd_person'])}", date(2015, 5, 15)),
                strict=True,
            )
        )
        cells.update(changes)
        extract.plant("ssd_person", column, fault, *cells.values())

    return plant


def _same_person_twice(extract: Extract, number: int) -> None:
    child_id, born_on = extract.children[number]
    cells = _person(extract, child_id, born_on)
    extract.plant("ssd_person", "pers_person_id", Fault.REPEATED, *cells)


def _comma_in_a_name(extract: Extract, number: int) -> None:
    cells = [*_person(extract, f"8{number}", date(2015, 5, 15))]
    cells[4:5] = ["Farrow", " Jr"]
    extract.plant("ssd_person", "", Fault.TOO_MANY_VALUES, *cells, "left over")


def _family_of_nobody(extract: Extract, number: int) -> None:
    cells = f"FX{number}", f"F{number}", f"7{number}"
    extract.plant("ssd_family", "fami_person_id", Fault.NO_SUCH_CHILD, *cells)


def _unknown_worker(extract: Extract, number: int) -> None:
    cells = list(_involvement(extract, extract.child()[0], MADE_ON, None, ""))
    cells[1] = f"W9{WORKERS + number}"
    extract.plant("ssd_involvements", "invo_professional_id", Fault.NO_SUCH_WORKER, *cells)


def _ends_first(extract: Extract, number: int) -> None:
    early = MADE_ON - timedelta(days=9)
    cells = _involvement(extract, extract.child()[0], MADE_ON, early, "")
    column = "invo_involvement_end_date"
    extract.plant("ssd_involvements", column, Fault.ENDS_BEFORE_IT_BEGINS, *cells)


def _odd_change(extract: Extract, number: int) -> None:
    cells = _involvement(extract, extract.child()[0], MADE_ON, None, "BORED")
    extract.plant("ssd_involvements", "invo_worker_change_reason", Fault.NOT_A_CODE, *cells)


def _worker_and_a_half(extract: Extract, number: int) -> None:
    cells = f"WX{number}", f"SX{number}", "Jo Gill", "", "Key worker", "37.5", "N"
    extract.plant("ssd_professionals", "prof_full_time_equivalency", Fault.NOT_A_NUMBER, *cells)


def _nameless_team(extract: Extract, number: int) -> None:
    extract.plant("ssd_department", "dept_team_name", Fault.MISSING, f"TX{number}", "NULL", "T0")


def _odd_category(extract: Extract, number: int) -> None:
    cells = f"CX{number}", None, extract.child()[0], MADE_ON, None, "UNKIND"
    extract.plant("ssd_cp_plans", "cppl_cp_plan_latest_category", Fault.NOT_A_CODE, *cells)


def _excel_date(extract: Extract, number: int) -> None:
    cells = f"RX{number}", extract.child()[0], 41000 + number, "N1", "N", None
    extract.plant("ssd_cin_episodes", "cine_referral_date", Fault.NOT_A_DATE, *cells)


def _before_birth(extract: Extract, number: int) -> None:
    child_id, born_on = extract.child()
    cells = f"KX{number}", child_id, born_on - timedelta(days=400), "S", "N1", None, None
    extract.plant("ssd_cla_episodes", "clae_cla_episode_start_date", Fault.BEFORE_BIRTH, *cells)


def _score_too_high(extract: Extract, number: int) -> None:
    cells = f"QX{number}", extract.child()[0], MADE_ON, 41 + number, None
    extract.plant("ssd_sdq_scores", "csdq_sdq_score", Fault.NOT_A_SCORE, *cells)


def _score_and_reason(extract: Extract, number: int) -> None:
    cells = f"QY{number}", extract.child()[0], MADE_ON, 12, "SDQ2"
    extract.plant("ssd_sdq_scores", "csdq_sdq_reason", Fault.SCORE_AND_REASON, *cells)


KINDS: tuple[Callable[[Extract, int], None], ...] = (
    _bad_person("pers_person_id", Fault.MISSING, pers_person_id=None),
    _bad_person("pers_person_id", Fault.NOT_AN_ID, pers_person_id='=HYPERLINK("x")'),
    _bad_person("pers_dob", Fault.NO_SUCH_DAY, pers_dob="31/02/2015"),
    _bad_person("pers_dob", Fault.IN_THE_FUTURE, pers_dob="01/05/2035"),
    _bad_person("pers_dob", Fault.NOT_A_DATE, pers_dob="not known"),
    _bad_person("pers_sex", Fault.NOT_A_CODE, pers_sex="X"),
    _bad_person("pers_ethnicity", Fault.NOT_A_CODE, pers_ethnicity="White"),
    _same_person_twice,
    _comma_in_a_name,
    _family_of_nobody,
    _unknown_worker,
    _ends_first,
    _odd_change,
    _worker_and_a_half,
    _nameless_team,
    _odd_category,
    _excel_date,
    _before_birth,
    _score_too_high,
    _score_and_reason,
)
