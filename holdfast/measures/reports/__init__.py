"""Questions about what is asked, and what may be shown of it. Imported from here."""

from holdfast.measures.reports.planning import (
    PILOT,
    CaseDays,
    as_chosen,
    cases_to_plan,
    chosen_in,
    difference,
    differences,
    guidance_of,
    has_come_back,
    is_answered,
    settings_of,
    state_of,
)
from holdfast.measures.reports.wording import (
    ENGLISH,
    ran_out,
    wording_for,
    words_by_form,
    words_for,
)

__all__ = [
    "ENGLISH",
    "PILOT",
    "CaseDays",
    "as_chosen",
    "cases_to_plan",
    "chosen_in",
    "difference",
    "differences",
    "guidance_of",
    "has_come_back",
    "is_answered",
    "ran_out",
    "settings_of",
    "state_of",
    "wording_for",
    "words_by_form",
    "words_for",
]
