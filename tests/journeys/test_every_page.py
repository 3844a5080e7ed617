"""Every page there is, as everybody there is, on a telephone: whole, plain and quiet.

The addresses are the site's own list and the keys are the told story's, so a new page is walked
without anybody adding it here.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLResolver, get_resolver

from holdfast.access.permissions import POLICY, Role
from holdfast.demo.cast import ADMINISTRATOR, ASSESSOR, BY_KEY, DIRECTOR, EVALUATOR, LEAD
from tests.journeys.judging import Question
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.security.walk import RETURN, addresses
from tests.thorough import share

pytestmark = pytest.mark.journey
TELEPHONE, DESK = 360, 1280  # pixels
KEY = re.compile(r"<(?:\w+:)?(\w+)>")
OF_A_CASE = """
SELECT c.id AS case_id, c.family_id, c.child_id,
  (SELECT id FROM casework_visit WHERE case_id = c.id LIMIT 1) AS visit_id,
  (SELECT id FROM casework_file WHERE case_id = c.id AND withdrawn_at IS NULL LIMIT 1) AS file_id,
  (SELECT id FROM casework_goal WHERE case_id = c.id AND ended_on IS NULL LIMIT 1) AS goal_id,
  (SELECT id FROM casework_event WHERE case_id = c.id LIMIT 1) AS event_id,
  (SELECT id FROM measures_administration WHERE child_id = c.child_id LIMIT 1) AS administration_id,
  (SELECT id FROM families_adult WHERE family_id = c.family_id LIMIT 1) AS adult_id,
  (SELECT id FROM measures_riskanswer WHERE child_id = c.child_id LIMIT 1) AS risk_id,
  (SELECT id FROM casework_concern WHERE case_id = c.id LIMIT 1) AS concern_id,
  (SELECT id FROM family_pages_link WHERE case_id = c.id LIMIT 1) AS link_id,
  (SELECT id FROM family_pages_arrival WHERE case_id = c.id LIMIT 1) AS arrival_id,
  (SELECT id FROM offline_waitingform WHERE case_id = c.id LIMIT 1) AS waiting_id,
  (SELECT case_id FROM access_grant WHERE person_id = u.id AND standing = 'considers'
   AND ended_at IS NULL ORDER BY began_at DESC LIMIT 1) AS nomination_id,
  (SELECT id FROM casework_planoutcome WHERE case_id = c.id LIMIT 1) AS outcome_id,
  (SELECT id FROM casework_plannedmodule WHERE case_id = c.id LIMIT 1) AS planned_id,
  (SELECT id FROM casework_onwardreferral WHERE case_id = c.id LIMIT 1) AS referral_id,
  (SELECT id FROM casework_discussion WHERE case_id = c.id LIMIT 1) AS discussion_id,
  (SELECT id FROM casework_agreedaction WHERE case_id = c.id LIMIT 1) AS action_id,
  (SELECT id FROM consultation_consultation WHERE case_id = c.id
   ORDER BY asked_on LIMIT 1) AS consultation_id
FROM casework_case c JOIN access_grant g ON g.case_id = c.id
JOIN access_user u ON u.id = g.person_id
WHERE u.name = %s AND g.ended_at IS NULL AND g.standing IN ('works with', 'oversees')
ORDER BY (SELECT count(*) FROM casework_event WHERE case_id = c.id) DESC LIMIT 1
"""
NAMES = (
    *("case_id", "family_id", "child_id", "visit_id", "file_id", "goal_id", "event_id"),
    *("administration_id", "adult_id", "risk_id", "concern_id", "link_id", "arrival_id"),
    *("waiting_id", "nomination_id", "outcome_id", "planned_id", "referral_id"),
    *("discussion_id", "action_id", "consultation_id"),
)
ANYWHERE = {
    "guide_id": "manual_guide", "step_id": "manual_step", "module_id": "manual_module",
    "batch_id": "exchange_batch", "upload_id": "exchange_upload",
    "group_id": "supervision_group WHERE kind = 'supervision'",
    "attendance_id": "supervision_attendance",
    "reflection_id": "supervision_meetingreflection", "slot_id": "casework_slot",
    "membership_id": "supervision_membership", "showing_id": "casework_showing",
    "shown_id": "casework_showing", "handover_id": "casework_handover",
    "absence_id": "place_absence", "leaving_id": "place_leaving WHERE state = 'planned'",
    "advice_id": "choosing_advice",
    "use_id": "casework_wideruse", "consultation_id": "consultation_consultation",
    "meeting_id": "supervision_meeting WHERE state = 'signed'",
    "reflective_id": "supervision_group WHERE kind = 'reflective practice'",
    "session_id": "supervision_meeting WHERE id IN "
    "(SELECT meeting_id FROM supervision_sessiontheme)",
    "room_id": "supervision_room",
    "holiday_id": "supervision_schoolholiday",
    "note_id": "manual_note", "issue_id": "manual_issue",
    "proposal_id": "supervision_proposal", "wish_id": "supervision_placementwish",
    "section_id": "manual_section WHERE is_specialist AND edition_id = "
    "(SELECT edition_id FROM programme_run LIMIT 1)",
    "go_ahead_id": "casework_goahead WHERE answer = ''",
    "observation_id": "learning_observation WHERE accepted_on IS NOT NULL",
    "strategy_id": "learning_strategy",
    "milestone_id": "steering_milestone", "decision_id": "steering_steeringdecision",
    "steering_meeting_id": "steering_steeringmeeting", "led_id": "steering_responsibility",
    "commitment_id": "steering_commitment", "line_id": "steering_budgetline",
    "review_id": "steering_reviewpoint", "stakeholder_id": "steering_stakeholder",
    "telling_id": "steering_telling",
    "newsletter_id": "steering_newsletter",
    "programme_risk_id": "risk_risk", "proposed_id": "risk_riskproposal WHERE state = 'waiting'",
    "claim_id": "area_claim", "area_import_id": "area_areaimport",
    "wave_id": "voice_wave WHERE published_on IS NOT NULL",
    "called_id": "programme_participant WHERE id IN (SELECT m.participant_id FROM "
    "supervision_membership m JOIN supervision_group g ON g.id = m.group_id "
    "WHERE g.name = 'Monday group' AND m.left_on IS NULL)",
    "report_id": "report_report",
    "mailing_id": "mail_mailing", "day_id": "training_day", "material_id": "training_material",
}  # fmt: skip
OF_ONESELF = {
    "notice_id": "SELECT n.id FROM steering_notice n JOIN access_user u ON n.roles ? u.role "
    "WHERE u.name = %s ORDER BY n.id LIMIT 1",
    "steering_action_id": "SELECT a.id FROM steering_steeringaction a JOIN access_user u "
    "ON u.id = a.owner_id WHERE u.name = %s AND a.state = 'open' ORDER BY a.id LIMIT 1",
    "passport_id": "SELECT p.id FROM programme_participant p JOIN access_user u ON u.id = "
    "p.person_id WHERE u.name = %s ORDER BY p.id LIMIT 1",
    "met_id": "SELECT a.meeting_id FROM supervision_attendance a JOIN programme_participant p "
    "ON p.id = a.participant_id JOIN access_user u ON u.id = p.person_id WHERE u.name = %s "
    "AND a.came = 'attended' ORDER BY a.meeting_id LIMIT 1",
    "trained_id": "SELECT b.day_id FROM training_booking b JOIN programme_participant p "
    "ON p.id = b.participant_id JOIN access_user u ON u.id = p.person_id WHERE u.name = %s "
    "AND b.state = 'attended' ORDER BY b.day_id LIMIT 1",
}
PEOPLE = [
    BY_KEY["grace"], BY_KEY["miriam"], BY_KEY["ingrid"],
    LEAD, DIRECTOR, EVALUATOR, ASSESSOR, ADMINISTRATOR,
]  # fmt: skip
OPEN = [
    "/accessibility/",
    "/privacy/",
    "/demo/sign-in/",
    "/demo/sign-in/?next=/cases/",
    "/nowhere/",
    "/offline/",
]
ON_PAGE = """() => {
  const targets = {};
  let heading = '';
  for (const one of document.querySelectorAll('main h2, main summary, main a[href]')) {
    const said = (one.getAttribute('aria-label') || one.textContent).trim().replace(/\\s+/g, ' ');
    if (one.tagName !== 'A') { heading = said; continue; }
    if (one.closest('table')) continue;  // there its row says what it is about
    (targets[`${said}, under ${heading}`] ??= new Set()).add(one.href);
  }
  return {
    wide: document.scrollingElement.scrollWidth - window.innerWidth,
    h1: document.querySelectorAll('h1').length,
    title: document.title,
    alike: Object.keys(targets).filter(words => targets[words].size > 1),
  };
}"""


class Inspector(Visitor):
    """Somebody who looks at pages one after another and notes what is amiss."""

    def looks_round(self) -> None:
        """Leave looking to `looks_at`, which is stricter."""

    def looks_at(self, address: str) -> bool:
        """Look at one page; tell whether it is one, and not a file or somewhere else."""
        self.expected = ["status of 403", "status of 404"]
        before = len(self.complaints)
        try:
            answer = self.tab.goto(self.url + address, wait_until="load")
        except Exception as error:
            if "Download is starting" in str(error):
                return False
            raise
        if "text/html" not in answer.headers.get("content-type", ""):
            del self.complaints[before:]  # of the browser's own frame round a file
            return False
        if answer.status >= 500:
            self.complaints.append(f"{address}: {answer.status}")
        found = self.tab.evaluate(ON_PAGE)
        wrong = [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in self.amiss()]
        wrong += [f"{found['wide']} pixels too wide"] if found["wide"] > 0 else []
        wrong += [f"{found['h1']} first headings"] if found["h1"] != 1 else []
        wrong += [] if found["title"].endswith("Holdfast") else [f"title {found['title']!r}"]
        wrong += [f"{words!r} leads to several places" for words in found["alike"]]
        self.complaints += [f"{address}: {one}" for one in wrong]
        return True

    def amiss(self) -> list[dict[str, Any]]:
        """Return whatever axe finds where something is new to it."""
        question = Question(self.tab)
        return question.amiss() if question else []


@pytest.fixture
def inspector(visitor: Any) -> Inspector:
    made: Inspector = visitor(Inspector)
    made.tab.set_viewport_size({"width": TELEPHONE, "height": 740})
    return made


def keys_for(site: Site, name: str) -> dict[str, Any]:
    """Return a key for each part of an address, of what the person reaches where it matters."""
    found: dict[str, Any] = {"instrument": "phq9", "stage": "analysis", "measure": "turnover"}
    found |= {"form": "board", "ending": "pdf", "figure_key": "cases.started", "shape": "growth"}
    for key, table in ANYWHERE.items():
        rows = site.ask(f"SELECT id FROM {table} ORDER BY id LIMIT 1")  # our tables
        found[key] = rows[0][0] if rows else None
    for key, sql in OF_ONESELF.items():
        rows = site.ask(sql, name)
        found[key] = rows[0][0] if rows else None
    moves = site.ask("SELECT together FROM supervision_meetingmove ORDER BY together LIMIT 1")
    found["together"] = moves[0][0] if moves else None
    for row in site.ask(OF_A_CASE, name):
        found |= dict(zip(NAMES, row, strict=True))
    return found


def who_looks_at(route: str, view: Any) -> list[Role]:
    """Return as whom a page is looked at: as all who may read it, or as one in a share of them."""
    may = [one.role for one in PEOPLE if getattr(view, "needs", None) in POLICY[one.role]]
    return share(may, len(PEOPLE), name=lambda role: f"{route} {role}")


def pages_of(role: Role, keys: dict[str, Any]) -> list[str]:
    """Return the addresses a role looks at, with keys that are there; of a share, one in three."""
    routes = [
        route
        for route, view in addresses()
        if "GET" in getattr(view, "accepts", ()) and role in who_looks_at(route, view)
        if all(keys.get(key) for key in KEY.findall(route))
    ]
    return [KEY.sub(lambda found: str(keys[found[1]]), route) for route in share(routes, 3)]


def doors(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    """Yield the sign-in library's pages that need no key."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern, route)
        elif route.startswith("/sign-in/") and not set("<(^") & set(route):
            yield route


def brings_something_to_look_at(me: Inspector) -> None:
    """Send a return and a guide file, so that their pages are there."""
    for last in (True, False):  # one read in, one waiting
        me.goes_to("/returns/send/")
        me.tab.locator("input[type=radio][value=ssda903]").check(force=True)
        files = [
            {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
            for name, text in RETURN.items()
        ]
        me.tab.locator("input[type=file]").set_input_files(files)
        me.tab.locator("main form button").first.click()
        me.tab.wait_for_url("**/returns/sent/**")
        if last:
            me.tab.locator("main form button").first.click()
            me.tab.wait_for_url(re.compile(r"/returns/[0-9a-f-]{36}/$"))


def test_each_page_that_somebody_here_may_read_is_looked_at() -> None:
    for route, view in addresses():
        may = {one.role for one in PEOPLE if getattr(view, "needs", None) in POLICY[one.role]}
        looks = who_looks_at(route, view)
        assert set(looks) <= may
        assert bool(looks) == bool(may), route


@pytest.mark.parametrize("person", PEOPLE, ids=[person.role.value for person in PEOPLE])
def test_every_page_of_a_role_is_whole(site: Site, inspector: Inspector, person: Any) -> None:
    inspector.signs_in_as(person.name)
    if person is ADMINISTRATOR:
        brings_something_to_look_at(inspector)
    pages = pages_of(person.role, keys_for(site, person.name))
    looked = sum(inspector.looks_at(page) for page in pages)
    assert looked
    inspector.tab.set_viewport_size({"width": DESK, "height": 900})
    inspector.looks_at(pages[0])


def test_what_anybody_may_read_is_whole(inspector: Inspector) -> None:
    for page in [*OPEN, *doors()]:
        inspector.looks_at(page)


def test_pages_about_signing_in_are_whole_for_who_is_signed_in(inspector: Inspector) -> None:
    inspector.signs_in_as(LEAD.name)
    for page in ["/cases/start/", *(door for door in doors() if "logout" not in door)]:
        inspector.looks_at(page)
