"""Where a figure comes from: the questions put to the records, and the page with its list."""

from collections.abc import Mapping

Source = tuple[tuple[str, ...], str]  # questions of the evaluation's tables; the name of a page
SOURCES: Mapping[str, Source] = {
    "reach.": (("offers",), "considered"),
    "cases.": (("cases",), "pilot"),
    "visits.monthly": (("visits_by_month",), "pilot"),
    "visits.missed": (("missed_visits",), "pilot"),
    "visits.": (("dose",), "pilot"),
    "sections.": (("sections",), "training"),
    "modules": (("modules_of_cases",), "pilot"),
    "fidelity.": (("fidelity",), "pilot"),
    "goals.": (("goals",), "pilot"),
    "sdq.": (("cases", "first_and_last", "why_no_last"), "pilot"),
    "staff.": (("adoption", "penetration", "maintenance", "wider_use"), "training"),
    "hours.": (("hours", "cases"), "funding"),
    "money.": (("money", "cases"), "funding"),
    "cost.": (("hours", "money", "cases"), "funding"),
    "attendance.": (("attendance_by_month",), "groups"),
    "measures.": (("timeliness_by_month",), "pilot"),
    "barriers": (("barriers",), "theme_board"),
}  # the first that begins a figure's key is its source


def source_of(key: str) -> Source:
    """Return the questions a figure is worked out from and the page of its list; none for others.

    Scores of any other instrument come from the same questions as the SDQ's.
    """
    found = (source for begins, source in SOURCES.items() if key.startswith(begins))
    return next(found, SOURCES["sdq."] if "." in key else ((), ""))
