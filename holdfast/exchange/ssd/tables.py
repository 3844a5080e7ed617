"""The tables of a Standard Safeguarding Dataset extract that are read, and their columns.

Column names are the standard's own; `spelt` holds those of its earlier versions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.folders import Wanted
from holdfast.exchange.rules.returns import SpanKind

BLANKS = frozenset({"NULL", "SSD_PH", "PLACEHOLDER_DATA", "#N/A"})

PERSON = Wanted(
    name="ssd_person",
    also_called=("person",),
    needed=("pers_person_id", "pers_dob"),
    welcome=(
        "pers_sex",
        "pers_ethnicity",
        "pers_upn",
        "pers_expected_dob",
        "pers_death_date",
        "pers_forename",
        "pers_surname",
        "pers_legacy_id",
    ),
    required=True,
)
FAMILY = Wanted(
    name="ssd_family",
    also_called=("family",),
    needed=("fami_family_id", "fami_person_id"),
    without_it="nobody is put together as a family",
)
TEAMS = Wanted(
    name="ssd_department",
    also_called=("department",),
    needed=("dept_team_id", "dept_team_name"),
    welcome=("dept_team_parent_id",),
    without_it="no teams come in",
)
WORKERS = Wanted(
    name="ssd_professionals",
    also_called=("professionals",),
    needed=("prof_professional_id",),
    welcome=(
        "prof_professional_name",
        "prof_staff_id",
        "prof_social_worker_registration_no",
        "prof_professional_job_title",
        "prof_professional_department",
        "prof_full_time_equivalency",
        "prof_agency_worker_flag",
    ),
    without_it="no professionals come in, and nobody's involvement",
)
INVOLVEMENTS = Wanted(
    name="ssd_involvements",
    also_called=("involvements",),
    needed=(
        "invo_person_id",
        "invo_professional_id",
        "invo_involvement_start_date",
        "invo_involvement_end_date",
    ),
    welcome=(
        "invo_involvements_id",
        "invo_professional_role_id",
        "invo_professional_team",
        "invo_worker_change_reason",
    ),
    without_it="nobody's involvement comes in",
)
EPISODES = Wanted(
    name="ssd_cla_episodes",
    also_called=("cla_episodes",),
    needed=("clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased"),
    welcome=(
        "clae_cla_episode_id",
        "clae_cla_episode_start_reason",
        "clae_cla_primary_need_code",
        "clae_cla_episode_ceased_reason",
    ),
    without_it="no periods of being looked after come in",
    spelt={
        "clae_cla_episode_ceased_date": "clae_cla_episode_ceased",
        "clae_cla_primary_need": "clae_cla_primary_need_code",
    },
)
SDQS = Wanted(
    name="ssd_sdq_scores",
    also_called=("sdq_scores",),
    needed=("csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_score"),
    welcome=("csdq_table_id", "csdq_sdq_reason"),
    without_it="no SDQ scores come in",
    spelt={"csdq_sdq_assessment_date": "csdq_sdq_completed_date"},
)


@dataclass(frozen=True, kw_only=True)
class SpanTable:
    """A table of one status from a day until a day, and the column its code is in."""

    wanted: Wanted
    kind: SpanKind
    key: str
    person: str
    began: str
    ended: str
    code: str
    reads_code: Callable[[str], str]
    skip_if: str = ""


EARLY_HELP = SpanTable(
    kind=SpanKind.EARLY_HELP,
    key="earl_episode_id",
    person="earl_person_id",
    began="earl_episode_start_date",
    ended="earl_episode_end_date",
    code="earl_episode_reason",
    reads_code=cells.words(longest=100),
    wanted=Wanted(
        name="ssd_early_help_episodes",
        also_called=("early_help_episodes",),
        needed=(
            "earl_episode_id",
            "earl_person_id",
            "earl_episode_start_date",
            "earl_episode_end_date",
        ),
        welcome=("earl_episode_reason",),
        without_it="no early help comes in",
    ),
)
IN_NEED = SpanTable(
    kind=SpanKind.CHILD_IN_NEED,
    key="cine_referral_id",
    person="cine_person_id",
    began="cine_referral_date",
    ended="cine_close_date",
    code="cine_cin_primary_need_code",
    reads_code=codes.primary_need,
    skip_if="cine_referral_nfa",
    wanted=Wanted(
        name="ssd_cin_episodes",
        also_called=("cin_episodes",),
        needed=("cine_referral_id", "cine_person_id", "cine_referral_date", "cine_close_date"),
        welcome=("cine_cin_primary_need_code", "cine_referral_nfa"),
        without_it="no child-in-need episodes come in",
        spelt={"cine_cin_primary_need": "cine_cin_primary_need_code"},
    ),
)
IN_NEED_PLAN = SpanTable(
    kind=SpanKind.CIN_PLAN,
    key="cinp_cin_plan_id",
    person="cinp_person_id",
    began="cinp_cin_plan_start_date",
    ended="cinp_cin_plan_end_date",
    code="",
    reads_code=codes.primary_need,
    wanted=Wanted(
        name="ssd_cin_plans",
        also_called=("cin_plans",),
        needed=(
            "cinp_cin_plan_id",
            "cinp_person_id",
            "cinp_cin_plan_start_date",
            "cinp_cin_plan_end_date",
        ),
        without_it="no child-in-need plans come in",
        spelt={
            "cinp_cin_plan_start": "cinp_cin_plan_start_date",
            "cinp_cin_plan_end": "cinp_cin_plan_end_date",
        },
    ),
)
PROTECTED = SpanTable(
    kind=SpanKind.CHILD_PROTECTION,
    key="cppl_cp_plan_id",
    person="cppl_person_id",
    began="cppl_cp_plan_start_date",
    ended="cppl_cp_plan_end_date",
    code="cppl_cp_plan_latest_category",
    reads_code=codes.abuse,
    wanted=Wanted(
        name="ssd_cp_plans",
        also_called=("cp_plans",),
        needed=(
            "cppl_cp_plan_id",
            "cppl_person_id",
            "cppl_cp_plan_start_date",
            "cppl_cp_plan_end_date",
        ),
        welcome=("cppl_cp_plan_latest_category",),
        without_it="no child protection plans come in",
    ),
)
LEGAL = SpanTable(
    kind=SpanKind.LEGAL_STATUS,
    key="lega_legal_status_id",
    person="lega_person_id",
    began="lega_legal_status_start_date",
    ended="lega_legal_status_end_date",
    code="lega_legal_status",
    reads_code=cells.words(longest=100),
    wanted=Wanted(
        name="ssd_legal_status",
        also_called=("legal_status",),
        needed=(
            "lega_legal_status_id",
            "lega_person_id",
            "lega_legal_status",
            "lega_legal_status_start_date",
            "lega_legal_status_end_date",
        ),
        without_it="no legal statuses come in",
        spelt={"lega_legal_status_start": "lega_legal_status_start_date"},
    ),
)
SPANS = (EARLY_HELP, IN_NEED, IN_NEED_PLAN, PROTECTED, LEGAL)
ALL = (
    *(PERSON, FAMILY, TEAMS, WORKERS, INVOLVEMENTS, EPISODES, SDQS),
    *(table.wanted for table in SPANS),
)
