"""Who has seen and changed a case, in plain words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from holdfast.casework.worklist.changes import FORMS

A_PAGE_OF_TRAIL = 50
SEEN = {  # the name of a page, and what somebody saw there
    "case": "the case page",
    "timeline": "the timeline",
    "case_chart": "the chart of progress over practice",
    "case_picture": "the chart of progress over practice",
    "my_work": "their own work list",
    "cases": "the list of cases",
    "my_team": "the team’s page",
    "visit": "a visit",
    "measure": "a measure",
    "measure_for_family": "a measure’s sheet for the family",
    "risk": "a risk answer",
    "safety_now": "whom to call about safety",
    "safety": "the safety page",
    "concern": "a safety concern",
    "shown_to_me": "the list of what is shown to them",
    "shown_one": "a measure that was shown to them",
    "measure_answers": "the answers of a measure",
    "measure_choose": "the list of measures",
    "case_measures": "the measures page",
    "family": "the family page",
    "closing_summary": "the closing summary",
    "case_trail": "this trail",
    "links": "how private links stand",
    "link_make": "the form for a private link",
    "family_page": "what the family sees",
    "family_page_preview": "what the family sees, as they see it",
    "family_page_link": "the form for a link to the family’s page",
    "feedback": "what the family wrote",
    "own_page": "the family’s own page",
    "own_page_rate": "a goal to rate, on the family’s own page",
    "own_page_tell": "the box to write in, on the family’s own page",
    "link_hand_over": "the form for handing a device over",
    "link_revoke": "the form for revoking a private link",
    "arrival": "answers that came second or late",
    "link_start": "the first page of a private link",
    "link_one": "a question of a private link",
    "link_all": "the questions of a private link",
    "link_review": "their answers before sending them",
    "link_thanks": "that their answers have come",
    "offline_take": "the list of cases to take along",
    "offline_pack": "what they took along for a visit",
    "offline_standing": "that the case is still theirs, on a device",
}


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One line of a case's trail, in plain words."""

    at: datetime
    who: str
    what: str
    why: str


def trail_of(case: UUID, *, page: int) -> tuple[list[TrailLine], bool]:
    """Return one page of a case's trail, the newest first, and whether there is more."""
    after = (page - 1) * A_PAGE_OF_TRAIL
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM app.trail_of_case(%s, %s, %s)", [case, after, A_PAGE_OF_TRAIL + 1]
        )
        rows = cursor.fetchall()
    lines = [
        TrailLine(at=at, who=who, what=in_plain_words(kind, what), why=why)
        for at, who, kind, what, why in rows[:A_PAGE_OF_TRAIL]
    ]
    return lines, len(rows) > A_PAGE_OF_TRAIL


def in_plain_words(kind: str, what: str) -> str:
    """Say what somebody did, or which page they saw."""
    if kind == "changed":
        return what[:1].upper() + what[1:]
    return f"Saw {SEEN.get(what, f'the form for {FORMS[what]}' if what in FORMS else 'a page')}"
