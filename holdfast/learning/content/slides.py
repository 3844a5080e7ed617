"""Every line and box of the slides that helps, hinders, or had to be done, as an observation.

The wording is the slides' own, shortened where a line was long. The slides reached us through OCR,
and two boxes are in doubt: "Lack of Practice Qualification" may be one box or two. It is kept as
two, B8 and B9, so there are 58 here where one reading of the slides counts 57. In B4 the word
"managers", and in C6 the end of the line, were cut off.
"""

from dataclasses import dataclass

from holdfast.learning.rules.noting import HELPS, HINDERS, TASK, Valence

IN_DOUBT = ("B8", "B9")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line or box of the slides, and the constructs it is about: the first is the primary."""

    key: str
    words: str
    valence: Valence
    constructs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Slide:
    """The lines of one slide, or of one page of boxes."""

    title: str
    items: tuple[Item, ...]


Row = tuple[str, str, tuple[str, ...]]
KNOWLEDGE, COMPATIBILITY = "inner.knowledge", "inner.compatibility"
WORK, FUNDING = "inner.structure.work", "inner.resources.funding"
DELIVERERS, OPPORTUNITY = "individuals.deliverers", "individuals.opportunity"
CAPABILITY, MOTIVATION = "individuals.capability", "individuals.motivation"
FACILITATORS, LEADS = "individuals.facilitators", "individuals.leads"
MID, HIGH = "individuals.mid", "individuals.high"
PLANNING, DOING, TEAMING = "process.planning", "process.doing", "process.teaming"
ENGAGING, TAILORING = "process.engaging.deliverers", "process.tailoring"
COMPLEXITY, DESIGN = "innovation.complexity", "innovation.design"
LEARNING = "inner.culture.learning"

WHY: tuple[Row, ...] = (
    ("W1", "A fit for our values and commitment to improve outcomes", ("inner.mission",)),
    ("W2", "Aligned with Munro changes", ("outer.policies",)),
    ("W3", "Rooted in strong evidence-based approaches", ("innovation.evidence",)),
    ("W4", "A theoretical basis for practice", (DESIGN, "innovation.evidence")),
    ("W5", "Staff needed an approach that connects with the phasing of intervention",
     ("inner.tension", "process.needs.deliverers")),
    ("W6", "Rooted in systemic and relationship-oriented practice", (COMPATIBILITY,)),
)  # fmt: skip
HAD_TO_DO: tuple[Row, ...] = (
    ("D1", "Engagement of Director and the MSCB", (HIGH, MOTIVATION, "outer.partnerships")),
    ("D2", "Provision of additional social care resources", (FUNDING,)),
    ("D3", "Commissioning of clinical support for practitioners", (FACILITATORS, FUNDING)),
    ("D4", "Incorporate concerns and views of frontline managers", (TAILORING, MID)),
    ("D5", "Develop local leadership", (LEADS, CAPABILITY, TEAMING)),
    ("D6", "Administer the programme", (DOING, PLANNING)),
    ("D7", "Maintain staff commitment", (ENGAGING,)),
    ("D8", "Effective communication about the programme", ("inner.communications",)),
)
GONE_WELL: tuple[Row, ...] = (
    ("G1", "Practitioners have really welcomed the opportunity to develop an approach",
     (DELIVERERS, MOTIVATION)),
    ("G2", "Availability of clinical supervision has been received positively", (KNOWLEDGE,)),
    ("G3", "Clinical supervision is essential to the programme", (KNOWLEDGE, LEARNING)),
    ("G4", "Some have integrated the approach into their cases and other work", (DOING,)),
    ("G5", "The fit of the approach to practice is strong", (COMPATIBILITY,)),
)  # fmt: skip
CHALLENGES: tuple[Row, ...] = (
    ("C1", "Project management and diffused leadership need to be managed throughout",
     (LEADS, PLANNING, TEAMING)),
    ("C2", "A year is not enough", (PLANNING, COMPLEXITY)),
    ("C3", "Risk management is critical",
     ("process.safeguarding", "process.reflecting.results")),
    ("C4", "Caseloads, time and staff turnover need to be managed", (WORK,)),
    ("C5", "Practitioners need to be better supported managerially",
     (MID, CAPABILITY, OPPORTUNITY, "inner.culture.deliverers")),
    ("C6", "For social care practitioners the approach takes time",
     (COMPLEXITY, DELIVERERS, OPPORTUNITY)),
    ("C7", "Adapting organisational culture to support effective practice", ("inner.culture",)),
    ("C8", "Staff engagement", (ENGAGING, DELIVERERS, MOTIVATION)),
)  # fmt: skip
BARRIERS: tuple[Row, ...] = (
    ("B1", "High caseload", (WORK,)),
    ("B2", "Lack of time", (DELIVERERS, OPPORTUNITY)),
    ("B3", "Time needed for HfCF preparation, weekly visits and groups",
     (COMPLEXITY, "inner.priority")),
    ("B4", "Middle managers not fully on board", (MID, MOTIVATION)),
    ("B5", "Organisational change process", (WORK, "inner.priority")),
    ("B6", "Turnover", (WORK,)),
    ("B7", "Timescale of culture change in social care", (LEARNING,)),
    ("B8", "Lack of practice", (DELIVERERS, CAPABILITY)),
    ("B9", "Qualification", (DELIVERERS, CAPABILITY, KNOWLEDGE)),
    ("B10", "Challenge of direct work", (DELIVERERS, CAPABILITY, COMPATIBILITY)),
    ("B11", "Experienced as externally imposed", ("innovation.source", ENGAGING)),
    ("B12", "Need for HfCF work to be integrated with the rest of the social care plan",
     (COMPATIBILITY, "inner.structure.technology")),
    ("B13", "Communication", ("inner.communications",)),
    ("B14", "Human factors, e.g. pregnancy, sick leave", (WORK, DELIVERERS, OPPORTUNITY)),
    ("B15", "Some wanting “pick and mix” of skills or to refer out",
     ("innovation.adaptability", "process.adapting", DELIVERERS, MOTIVATION)),
    ("B16", "Parts of manual inaccessible", (DESIGN,)),
    ("B17", "Case selection challenging", ("process.needs.recipients", TAILORING)),
)  # fmt: skip
POSITIVES: tuple[Row, ...] = (
    ("P1", "Senior manager vision and support", (HIGH, MOTIVATION)),
    ("P2", "Easier for Supporting Family Teams: more congruent with existing practice",
     (COMPATIBILITY,)),
    ("P3", "Participants’ interest in developing clinical skills",
     (DELIVERERS, MOTIVATION, "individuals.need")),
    ("P4", "Introduction of clinical supervision, valued by some participants",
     (KNOWLEDGE, "inner.culture.deliverers")),
    ("P5", "Positive relationship with supervisors", ("inner.relations", FACILITATORS)),
    ("P6", "Positive feedback on training days", (KNOWLEDGE,)),
    ("P7", "Use of Engagement and Hope modules in their work", (DOING,)),
)  # fmt: skip
FORWARD: tuple[Row, ...] = (
    ("N1", "Review position in next 2–3 months", ("process.reflecting.work",)),
    ("N2", "Pilot ends in February", ("innovation.trialability", PLANNING)),
    ("N3", "Look at development of approach beyond February", (PLANNING,)),
    ("N4", "Specialist clinicians within children’s social care",
     (FACILITATORS, "inner.resources")),
    ("N5", "Embed the approach within children’s centres", (COMPATIBILITY, ENGAGING)),
    ("N6", "Training days, supervision groups and routine outcome measures for a broader group",
     (KNOWLEDGE, LEARNING)),
    ("N7", "A training in therapeutic skills to achieve an Advanced Practice Award",
     ("inner.incentives",)),
)  # fmt: skip
PAGES: tuple[tuple[str, Valence, tuple[Row, ...]], ...] = (
    ("Why we chose to do it", HELPS, WHY),
    ("What we had to do", TASK, HAD_TO_DO),
    ("What has gone well", HELPS, GONE_WELL),
    ("Challenges: what we have learned", HINDERS, CHALLENGES),
    ("The boxes of what gets in the way", HINDERS, BARRIERS),
    ("The boxes of positives", HELPS, POSITIVES),
    ("Where do we go from here, and next steps", TASK, FORWARD),
)
SLIDES: tuple[Slide, ...] = tuple(
    Slide(
        title=title,
        items=tuple(
            Item(key=key, words=words, valence=valence, constructs=constructs)
            for key, words, constructs in lines
        ),
    )
    for title, valence, lines in PAGES
)
ITEMS: tuple[Item, ...] = tuple(item for slide in SLIDES for item in slide.items)
BY_KEY: dict[str, Item] = {item.key: item for item in ITEMS}
