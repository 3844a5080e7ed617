"""The kinds of fault that are planted in a made extract, a row each."""

from collections.abc import Callable
from datetime import date, timedelta

from holdfast.exchange.rules.returns import Fault
from tests.exchange.ssd_extract import HEADINGS, MADE_ON, Extract
from tests.exchange.ssd_lives import WORKERS, _involvement, _person


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
