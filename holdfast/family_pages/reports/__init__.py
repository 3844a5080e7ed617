"""What is behind a private link, how each stands, and what a family sees. Imported from here."""

from holdfast.family_pages.reports.links import (
    INFORMANTS,
    KEPT_AT,
    Standing,
    Waiting,
    behind,
    guidance_for,
    guidance_of,
    kept_answers,
    link_of,
    one_at_a_time,
    risks_undecided,
    sent_already,
    sheet_of,
    standings,
    waiting_for,
    words_on_sending,
)

__all__ = [
    "INFORMANTS",
    "KEPT_AT",
    "Standing",
    "Waiting",
    "behind",
    "guidance_for",
    "guidance_of",
    "kept_answers",
    "link_of",
    "one_at_a_time",
    "risks_undecided",
    "sent_already",
    "sheet_of",
    "standings",
    "waiting_for",
    "words_on_sending",
]
