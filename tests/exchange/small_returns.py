"""Returns small enough to see through, with any words in them replaced by a test."""

from collections.abc import Mapping
from datetime import date

from holdfast.exchange.rules.returns import Return
from holdfast.exchange.ssd.reading import read_files as read_ssd
from holdfast.exchange.ssda903.reading import read_files as read_ssda903

TODAY = date(2026, 11, 22)

SSDA903 = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN\n1,2,27/03/2008,WBRI,D051910639385\n2,1,01/05/2009,,\n",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n1,15/02/2016,S,C2,N1,U1,,\n",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON\n1,,14,\n",
}
SSD = {
    "ssd_person": "pers_person_id,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob\n"
    "1,Asha,Cole,F,WBRI,2008-03-27\n2,Ben,Cole,M,NULL,2009-05-01\n3,Ines,Cole,F,,1985-01-01\n",
    "ssd_family": "fami_family_id,fami_person_id\nF1,1\nF1,2\nF1,3\n",
    "ssd_department": "dept_team_id,dept_team_name\nT1,North Team\n",
    "ssd_professionals": "prof_professional_id,prof_professional_name\nW1,Jo Gill\n",
    "ssd_involvements": "invo_involvements_id,invo_professional_id,invo_professional_team,"
    "invo_person_id,invo_involvement_start_date,invo_involvement_end_date\n"
    "I1,W1,T1,1,2026-01-05,\n",
    "ssd_early_help_episodes": "earl_episode_id,earl_person_id,earl_episode_start_date,"
    "earl_episode_end_date\nE1,1,2026-01-05,2026-02-01\n",
    "ssd_cp_plans": "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,"
    "cppl_cp_plan_end_date,cppl_cp_plan_latest_category\nC1,2,2026-02-01,,NEG\n",
    "ssd_sdq_scores": "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_score\n"
    "Q1,1,2026-03-01,17\n",
}


def ssda903(*, as_of: date = date(2017, 3, 31), **changes: Mapping[str, str]) -> Return:
    """Read a return of two children; `header={"F": "M"}` puts M for F in header.csv."""
    files = {name: _changed(text, changes.get(name, {})) for name, text in SSDA903.items()}
    return read_ssda903(_named(files), today=TODAY, as_of=as_of)


def ssd(*, as_of: date = date(2026, 9, 30), change: Mapping[str, str] | None = None) -> Return:
    """Read an extract of one family of three, with words replaced wherever they stand."""
    files = {name: _changed(text, change or {}) for name, text in SSD.items()}
    return read_ssd(_named(files), today=TODAY, as_of=as_of)


def _changed(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def _named(files: Mapping[str, str]) -> dict[str, bytes]:
    return {f"{name}.csv": text.encode() for name, text in files.items()}
