"""Every line of the slides, and what of Holdfast answers it: the table behind from-the-slides.md.

A line names the addresses that answer it and the role that needs them. One without an address is
not built yet; `tests/site/test_from_the_slides.py` lists those, so that none is forgotten.
"""

from dataclasses import dataclass

from holdfast.access.permissions import Role


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its words, what answers it in a sentence, the addresses' names, whose they are."""

    words: str
    says: str
    names: tuple[str, ...] = ()
    role: Role | None = None

    @property
    def is_built(self) -> bool:
        """Tell whether something answers it."""
        return bool(self.names)


def by(role: Role, words: str, says: str, *names: str) -> Line:
    """Return a line that is answered, for one role."""
    return Line(words=words, says=says, names=names, role=role)


def not_yet(words: str, says: str) -> Line:
    """Return a line that nothing answers yet; `says` is what would."""
    return Line(words=words, says=says)


WORKER, MANAGER, SUPERVISOR = Role.PRACTITIONER, Role.MANAGER, Role.SUPERVISOR
LEAD, DIRECTOR, ADMINISTRATOR = Role.LEAD, Role.DIRECTOR, Role.ADMINISTRATOR
SECTION = "the section in the manual, and training days on it"

SLIDES: tuple[tuple[str, tuple[Line, ...]], ...] = (
    ("Merton the place", (
        by(LEAD, "Outer London borough", "The place, with its region and its nearest alike",
           "place"),
        by(LEAD, "Total population of 200,543 (Census 2011)",
           "The estimate for the middle of 2011, beside what the census counted", "place"),
        by(LEAD, "47,499 children and young people aged 0–19",
           "The claim beside the nearest ages that are published", "place"),
        by(LEAD, "Forecast to increase by 3,180 (7%); aged 5 to 9 by 20%",
           "The forecast’s own sum, and its outturn; where a figure may be going, with its range",
           "place", "place_figure"),
        by(LEAD, "A 39% net increase of births",
           "The claim’s own sum, and the wards’ births added up", "place"),
        by(LEAD, "39 Super Output Areas among the 30% most deprived",
           "Every small area by rank, with its children and its ward; a map", "place_areas"),
        by(LEAD, "45% of pupils live in an area of deprivation",
           "Children who live in such areas, and why the claim cannot be worked out again",
           "place"),
        by(LEAD, "An increase of 23% in free school meals since 2010",
           "The claim’s own sum, and the school census that was read in", "place"),
        by(MANAGER, "Additional demand on all children’s services",
           "Referrals, children in need and workforce by year beside others; who has time",
           "place", "capacity"),
    )),
    ("Children’s Trust Values", (
        by(WORKER, "Children and young people at the heart of our work",
           "Goals of the child’s own, in their words; a page for the young person",
           "goal_add", "family_page"),
        by(WORKER, "A culture that values children and young people",
           "The family’s page, and measures told to a family", "family_page"),
        by(MANAGER, "Equality, equity, inclusion and valuing diversity",
           "Who was considered and chosen, by age, sex, ethnicity and status", "considered"),
        by(DIRECTOR, "Local accountability and partnership", "The pilot in totals", "pilot"),
        by(WORKER, "Promoting a learning culture",
           "What staff say helps and hinders, and what was done", "theme_board", "you_said"),
        by(LEAD, "Quality assurance and continuous improvement",
           "Reports of what did not work in the manual; training that is due", "issues",
           "training_matrix"),
    )),
    ("Why we chose to do it", (
        by(LEAD, "A fit for our values and commitment to improve outcomes",
           "A note under “Fit with what the service is for”", "slides", "theme_board"),
        by(LEAD, "Aligned with Munro changes", "A note under “Law and national policy”", "slides"),
        by(WORKER, "Rooted in strong evidence-based approaches",
           "A note under “What shows that it works”", "slides"),
        by(WORKER, "A theoretical basis for practice",
           "The formulation, stage by stage, beside the plan of the work", "case_formulation"),
        by(WORKER, "An approach that connects with the phasing of intervention",
           "The plan of the work, by phase", "case_plan"),
        by(WORKER, "Systemic and relationship-oriented practice",
           "The family and its ties", "family"),
    )),
    ("What we had to do", (
        by(DIRECTOR, "Engagement of Director and the MSCB",
           "Who committed to what, how far, until when; decisions with their forum",
           "commitments", "decisions"),
        by(LEAD, "Provision of additional Social Care resources",
           "Sessions bought against used, money set aside against spent", "funding"),
        by(LEAD, "Commissioning of clinical support for practitioners",
           "What is asked of each psychologist, and how long it waits", "consultation_load"),
        by(MANAGER, "Incorporate concerns and views of frontline managers",
           "A note in one sentence; the reply to it, for all to read", "observation_note",
           "you_said"),
        by(LEAD, "Develop local leadership", "Who leads what, who stands in, and what is missing",
           "leadership"),
        by(ADMINISTRATOR, "Administer the programme",
           "Groups, training days and returns", "groups", "training", "returns"),
        by(LEAD, "Maintain staff commitment",
           "What staff say without a name and what is done about it; what is tried", "pulse",
           "strategies"),
        by(WORKER, "Ensure there is effective communication about the programme",
           "Notices, newsletters, and what was done about what staff said", "notices",
           "newsletters", "you_said"),
    )),
    ("What has gone well", (
        by(LEAD, "Practitioners have really welcomed the opportunity",
           "What helps, as staff say it", "theme_pictures"),
        by(SUPERVISOR, "Availability of clinical supervision has been received positively",
           "What a group’s members say after meetings, from five answers on", "group"),
        by(WORKER, "Clinical supervision is essential to the programme",
           "My supervision, and what to bring to it", "my_supervision"),
        by(WORKER, "Integrated into their cases and generalised to other work",
           "The manual used with other families", "wider_use", "my_practice"),
        by(LEAD, "The fit of the approach to practice is strong",
           "Notes under “Fit with the work and its plans”", "observations"),
    )),
    ("Challenges: what we have learned", (
        by(LEAD, "Project management and diffused leadership",
           "Milestones with what a late one moves; who leads what; actions until they are done",
           "plan", "leadership", "steering_actions"),
        by(WORKER, "A year is not enough",
           "What is to become of an open case when the run ends", "run_decision"),
        by(MANAGER, "Risk management is critical",
           "Safety concerns with their ladder; a register that the figures propose to", "safety",
           "red_list", "risks"),
        by(MANAGER, "Caseloads, time and staff turnover",
           "The team’s cases, who is away, who leaves, who has time", "my_team", "capacity",
           "capacity_planner"),
        by(MANAGER, "Practitioners need to be better supported managerially",
           "The manager’s page, what to ask at a one-to-one, and training for managers", "my_team",
           "one_to_one", "training_matrix"),
        by(MANAGER, "For social care practitioners the approach takes time",
           "Hours released against hours used, and what one more case would take", "capacity"),
        by(LEAD, "Adaptation of organisational culture",
           "Notes under “How things are done here”, month by month", "theme_board"),
        by(LEAD, "Staff engagement",
           "Who is trained, in a group, and has a case; who might be glad of a call", "pilot",
           "quiet_list"),
    )),
    ("Clinical supervision and training arrangements", (
        by(MANAGER, "Each participant to use the approach with 1–2 cases",
           "Choosing, and what the manager decides", "nominations"),
        by(WORKER, "Outcome measures on pilot cases (goals and SDQ)",
           "What is to be asked, when, and how it moved", "case_measures", "goals_rate"),
        by(WORKER, "Training: Engagement and Hope", SECTION, "training", "manual"),
        by(WORKER, "Training: Positive Parenting", SECTION, "training", "manual"),
        by(WORKER, "Training: Attachment and Parenting", SECTION, "training", "manual"),
        by(WORKER, "Training: Targeting Abusive/Neglectful Parenting", SECTION, "training",
           "manual"),
        by(WORKER, "Training: Sexually Harmful Behaviour",
           "Nobody begins it untrained without the psychologist’s yes", "go_ahead_ask"),
        by(WORKER, "Training: Working with Families", SECTION, "training", "manual"),
        by(WORKER, "Training: Emotional and Traumatic Responses", SECTION, "training", "manual"),
        by(LEAD, "For all participants and managers", "Who came to what", "training_matrix"),
        by(LEAD, "Four groups of 5–6, social work and children’s centres",
           "Groups, formed by the lead from a proposal", "groups", "forming"),
        by(WORKER, "Two hours every fortnight", "The group’s meetings", "group_calendar"),
        by(LEAD, "Two clinical psychologists", "Their load", "consultation_load"),
        by(LEAD, "From the end of February 2014, for a year", "The run", "pilot"),
    )),
    ("The boxes of what gets in the way", (
        by(MANAGER, "High caseload",
           "Children for each full-time post; a third case only with the manager’s word",
           "capacity", "nominations"),
        by(MANAGER, "Lack of time", "Hours released against hours used, and what gives way",
           "capacity", "release"),
        by(WORKER, "Time needed for preparation, weekly visits and groups",
           "A visit prepared on one page; what is late", "visit_prepare", "my_work"),
        by(LEAD, "Middle managers not fully on board",
           "Notes under “Team managers”, with what is tried", "observations", "strategies"),
        by(WORKER, "Organisational change process", "Events on the timeline", "timeline"),
        by(MANAGER, "Turnover", "Who leaves, what must be done before, places taken again",
           "leavings", "capacity_planner", "turnover"),
        by(LEAD, "Timescale of culture change in social care",
           "Themes month by month", "theme_board"),
        by(WORKER, "Lack of practice", "My practice: joint visits and reflections", "my_practice"),
        by(WORKER, "Qualification", "Training, mine and when it is due again", "my_training"),
        by(WORKER, "Challenge of direct work",
           "A question to a psychologist; a visit made together", "consultation_ask",
           "visit_add"),
    )),
    ("The boxes of positives", (
        by(DIRECTOR, "Senior manager vision and support", "Commitments, and how they stand",
           "commitments"),
        by(LEAD, "Easier for Supporting Family Teams",
           "Kinds of service beside each other, from five people on", "theme_board"),
        by(WORKER, "Interest in developing clinical skills",
           "One’s own development, with entries from what one came to", "development"),
        by(SUPERVISOR, "Clinical supervision valued by some participants",
           "What is said of meetings, from five answers on", "group"),
        by(LEAD, "Positive relationship with supervisors",
           "Notes under “How people get on and work together”", "observations"),
        by(LEAD, "Positive feedback on training days", "What was said of each day",
           "training_day"),
        by(WORKER, "Use of Engagement and Hope modules in their work",
           "The path a case was worked through", "case_path"),
    )),
    ("More boxes of what gets in the way", (
        by(WORKER, "Experienced as externally imposed", "You said, we did", "you_said"),
        by(WORKER, "HfCF work integrated with the rest of the social care plan",
           "Outcomes of the statutory plan, and a paragraph for the council’s record",
           "case_plan", "case_paragraph"),
        by(WORKER, "Communication", "Notices on first pages, and a newsletter", "notices",
           "newsletters"),
        by(MANAGER, "Human factors: pregnancy, sick leave", "Absence and cover", "absences"),
        by(WORKER, "Wanting “pick and mix” of skills or to refer out",
           "Why the manual was departed from; referring onward, with the reason", "case_path",
           "refer_onward"),
        by(WORKER, "Parts of manual inaccessible",
           "Plain notes on a step; reporting what did not work", "manual", "issues_mine"),
        by(WORKER, "Case selection challenging", "Seven questions before a family is chosen",
           "nomination_check"),
    )),
    ("Where do we go from here", (
        by(LEAD, "Review position in next 2–3 months",
           "Reviews raised ahead, with a paper that fills itself and is frozen", "reviews"),
        by(WORKER, "Pilot ends in February", "A decision for each open case", "run_decision"),
        by(LEAD, "Look at development of approach beyond February",
           "Stop, keep or widen, with costs and what runs out first", "coming_year"),
    )),
    ("Next steps", (
        by(WORKER, "Specialist clinicians: consultation", "Ask a clinician", "consultations"),
        by(WORKER, "Specialist clinicians: training", "Training days", "training"),
        by(WORKER, "Specialist clinicians: joint work", "A second worker at a visit", "visit_add"),
        by(WORKER, "Specialist clinicians: reflective practice in groups",
           "Groups tied to no manual; what one takes away is one’s own", "reflective_groups",
           "session_take_away"),
        by(LEAD, "Embedding within children’s centres work",
           "Kinds of service beside each other, from five people on", "theme_board"),
        by(LEAD, "Training days for a broader group", "Planning training days",
           "training_day_plan"),
        by(LEAD, "Clinical supervision groups for evidence-based interventions",
           "Forming groups", "forming"),
        by(LEAD, "Routine use of outcome measures", "Which measures are asked, of whom, when",
           "chosen_measures"),
        not_yet("A training in therapeutic skills: an Advanced Practice Award", "the award"),
    )),
)  # fmt: skip
LINES: tuple[Line, ...] = tuple(line for _, lines in SLIDES for line in lines)
