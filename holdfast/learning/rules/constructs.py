"""CFIR 2.0, the words in which what helps and what hinders is sorted.

Source: Damschroder, Reardon, Opra Widerquist, Lowery, "The updated Consolidated Framework for
Implementation Research based on user feedback", Implementation Science 17:75 (2022), open access:
5 domains, 48 constructs, 19 subconstructs. The framework asks each user to say what its domains
mean for them, to put broad names into words of their own, and to add what is missing: so each
domain has its meaning for this programme here, each construct plain words beside its name, and one
construct is added and marked as ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Domain(StrEnum):
    """The five places in which something helps or hinders."""

    INNOVATION = "innovation"
    OUTER = "outer"
    INNER = "inner"
    INDIVIDUALS = "individuals"
    PROCESS = "process"

    @property
    def words(self) -> str:
        """Return the domain as a page says it."""
        return HERE[self][0]

    @property
    def means(self) -> str:
        """Return what the domain is in this programme."""
        return HERE[self][1]

    @property
    def cfir(self) -> str:
        """Return the framework's own name for the domain."""
        return CFIR_NAMES[self]


HERE: Mapping[Domain, tuple[str, str]] = {
    Domain.INNOVATION: (
        "The approach itself",
        "Hope for Children and Families: where it comes from, what it rests on, and how easy the "
        "manual is to use.",
    ),
    Domain.OUTER: (
        "Beyond the service",
        "The safeguarding partnership, the Department for Education, other partners, and the place "
        "families live in.",
    ),
    Domain.INNER: (
        "The service",
        "The social care teams and the children’s centres: how work is organised, what is valued, "
        "what there is time, money and room for.",
    ),
    Domain.INDIVIDUALS: (
        "People",
        "Practitioners, who deliver it; families, who receive it; the two psychologists, the "
        "programme lead, team managers and directors.",
    ),
    Domain.PROCESS: (
        "How it is brought in",
        "What is done to bring the programme in: planning, engaging people, doing it, looking back "
        "and changing course.",
    ),
}
CFIR_NAMES = {
    Domain.INNOVATION: "Innovation",
    Domain.OUTER: "Outer setting",
    Domain.INNER: "Inner setting",
    Domain.INDIVIDUALS: "Individuals",
    Domain.PROCESS: "Implementation process",
}


@dataclass(frozen=True, kw_only=True)
class Construct:
    """One construct: the framework's name, plain words of ours, and what it is a part of."""

    key: str
    domain: Domain
    name: str
    plain: str
    parent: str = ""
    is_added: bool = False

    @property
    def is_sub(self) -> bool:
        """Tell whether it is a part of another construct."""
        return bool(self.parent)


# Key, the framework's name, plain words; a key with a dot is a subconstruct of what is before it.
Line = tuple[str, str, str]
INNOVATION: tuple[Line, ...] = (
    ("source", "Innovation Source", "Who brought it in"),
    ("evidence", "Innovation Evidence Base", "What shows that it works"),
    ("advantage", "Innovation Relative Advantage", "Better than what we did before"),
    ("adaptability", "Innovation Adaptability", "How far it can be fitted to a family"),
    ("trialability", "Innovation Trialability", "Tried small before it is kept"),
    ("complexity", "Innovation Complexity", "How much it asks: time, steps, preparation"),
    ("design", "Innovation Design", "How the manual is made and reads"),
    ("cost", "Innovation Cost", "What it costs"),
)
OUTER: tuple[Line, ...] = (
    ("incidents", "Critical Incidents", "Events that shake everything"),
    ("attitudes", "Local Attitudes", "What people here think of such help"),
    ("conditions", "Local Conditions", "The place: need, poverty, housing"),
    ("partnerships", "Partnerships & Connections", "Partners and the safeguarding board"),
    ("policies", "Policies & Laws", "Law and national policy"),
    ("financing", "Financing", "Money from outside"),
    ("pressure", "External Pressure", "Pressure from outside"),
    ("pressure.societal", "Societal Pressure", "Pressure from the public and the press"),
    ("pressure.market", "Market Pressure", "What other authorities do"),
    ("pressure.measured", "Performance-Measurement Pressure", "Inspection and published figures"),
)
INNER: tuple[Line, ...] = (
    ("structure", "Structural Characteristics", "How the service is built"),
    ("structure.physical", "Physical Infrastructure", "Rooms and where teams sit"),
    ("structure.technology", "Information Technology Infrastructure", "Computers and the record"),
    ("structure.work", "Work Infrastructure", "Caseloads, staffing and turnover"),
    ("relations", "Relational Connections", "How people get on and work together"),
    ("communications", "Communications", "Who is told what"),
    ("culture", "Culture", "How things are done here"),
    ("culture.equality", "Human Equality-Centeredness", "Everybody’s worth"),
    ("culture.recipients", "Recipient-Centeredness", "Families come first"),
    ("culture.deliverers", "Deliverer-Centeredness", "Staff are looked after"),
    ("culture.learning", "Learning-Centeredness", "Learning is safe and expected"),
    ("tension", "Tension for Change", "A felt need for something different"),
    ("compatibility", "Compatibility", "Fit with the work and its plans"),
    ("priority", "Relative Priority", "What it competes with"),
    ("incentives", "Incentive Systems", "Recognition and awards"),
    ("mission", "Mission Alignment", "Fit with what the service is for"),
    ("resources", "Available Resources", "What there is to do it with"),
    ("resources.funding", "Funding", "Money for it"),
    ("resources.space", "Space", "Room for it"),
    ("resources.materials", "Materials & Equipment", "Things to do it with"),
    ("knowledge", "Access to Knowledge & Information", "Training, supervision, advice"),
)
INDIVIDUALS: tuple[Line, ...] = (
    ("high", "High-level Leaders", "Directors and senior managers"),
    ("mid", "Mid-level Leaders", "Team managers"),
    ("opinion", "Opinion Leaders", "Colleagues whom others follow"),
    ("facilitators", "Implementation Facilitators", "The two psychologists"),
    ("leads", "Implementation Leads", "The programme lead and local leads"),
    ("team", "Implementation Team Members", "Those who help to run it"),
    ("support", "Other Implementation Support", "Others who support it"),
    ("deliverers", "Innovation Deliverers", "Practitioners"),
    ("recipients", "Innovation Recipients", "Families"),
    ("need", "Need", "What they lack or want"),
    ("capability", "Capability", "What they know and can do"),
    ("opportunity", "Opportunity", "What they have the time and power for"),
    ("motivation", "Motivation", "What they want to do"),
)
PROCESS: tuple[Line, ...] = (
    ("teaming", "Teaming", "Working on it together"),
    ("needs", "Assessing Needs", "Finding out what people need"),
    ("needs.deliverers", "Assessing Needs: Innovation Deliverers", "What staff need"),
    ("needs.recipients", "Assessing Needs: Innovation Recipients", "What families need"),
    ("context", "Assessing Context", "Finding out what helps and hinders"),
    ("planning", "Planning", "Planning and the time given"),
    ("tailoring", "Tailoring Strategies", "Answering what was found"),
    ("engaging", "Engaging", "Bringing people along"),
    ("engaging.deliverers", "Engaging: Innovation Deliverers", "Bringing staff along"),
    ("engaging.recipients", "Engaging: Innovation Recipients", "Bringing families along"),
    ("doing", "Doing", "Using it, little by little"),
    ("reflecting", "Reflecting & Evaluating", "Looking back"),
    ("reflecting.work", "Reflecting & Evaluating: Implementation", "Looking back on how it goes"),
    ("reflecting.results", "Reflecting & Evaluating: Innovation", "Looking back on results"),
    ("adapting", "Adapting", "Changing the approach or the work"),
)
ADDED = "safeguarding"
LINES = {
    Domain.INNOVATION: INNOVATION,
    Domain.OUTER: OUTER,
    Domain.INNER: INNER,
    Domain.INDIVIDUALS: INDIVIDUALS,
    Domain.PROCESS: PROCESS,
}


def _all() -> dict[str, Construct]:
    """Return every construct by its key, in the framework's order, ours last in its domain."""
    made = {}
    for domain, lines in LINES.items():
        for key, name, plain in lines:
            whole = f"{domain}.{key}"
            parent = f"{domain}.{key.rpartition('.')[0]}" if "." in key else ""
            made[whole] = Construct(key=whole, domain=domain, name=name, plain=plain, parent=parent)
    ours = f"{Domain.PROCESS}.{ADDED}"
    made[ours] = Construct(
        key=ours,
        domain=Domain.PROCESS,
        name="Safeguarding risk governance",
        plain="How risk to children is managed",
        is_added=True,
    )
    return made


CONSTRUCTS: Mapping[str, Construct] = _all()


def constructs_of(domain: Domain) -> list[Construct]:
    """Return a domain's constructs and their parts, in the framework's order, ours last."""
    return [one for one in CONSTRUCTS.values() if one.domain is domain]


def said(construct: Construct) -> str:
    """Return a construct in plain words and by the framework's name, as a list offers it."""
    return f"{construct.plain} ({construct.name})"


def offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the constructs as a list offers them: under each domain, in its order."""
    return [
        (domain.words, [(one.key, said(one)) for one in constructs_of(domain)]) for domain in Domain
    ]
