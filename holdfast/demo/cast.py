"""Who is who in the demonstration. Everybody is invented, down to the surname.

Their cases and families are in `content`; what happens to them is told by `story`.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from holdfast.access.permissions import Role
from holdfast.supervision.forming.question import Kind

AUTHORITY = "315"  # Merton, as the brief says
RUN_NAME = "Merton pilot 2014-15"
EDITION = "HFCF-2014"
RUN_BEGAN_ON = date(2014, 2, 24)
RUN_ENDS_ON = date(2015, 2, 28)
SHOW_CASE = "Meadowsweet"  # the family of the case that screenshots are taken of


class TeamOf(NamedTuple):
    """A team: the short name the story calls it by, its name, its service."""

    key: str
    name: str
    service: str


TEAMS = (
    TeamOf("lantern", "Lantern team", "social care"),
    TeamOf("willow", "Willow team", "social care"),
    TeamOf("compass", "Compass team", "social care"),
    TeamOf("bridge", "Bridge team", "supporting families"),
    TeamOf("harbour", "Harbour team", "supporting families"),
    TeamOf("acorn", "Acorn children’s centre", "childrens centre"),
)


class GroupOf(NamedTuple):
    """A supervision group: the story's short name, its name, its psychologist, its first day."""

    key: str
    name: str
    supervisor: str
    first_meeting_on: date


GROUPS = (
    GroupOf("mon", "Monday group", "ingrid", date(2014, 2, 24)),
    GroupOf("tue", "Tuesday group", "arjun", date(2014, 2, 25)),
    GroupOf("wed", "Wednesday group", "ingrid", date(2014, 2, 26)),
    GroupOf("thu", "Thursday group", "arjun", date(2014, 2, 27)),
)


@dataclass(frozen=True)
class Person:
    """One of the cast: `key` is what the story calls them by; `why` says what to try as them."""

    key: str
    name: str
    role: Role
    team: str = ""
    group: str = ""
    why: str = ""

    @property
    def email(self) -> str:
        """Return an address at a domain that can never receive mail (RFC 2606)."""
        return f"{self.key}@holdfast.example.org"


def practitioners(team: str, *people: tuple[str, str, str]) -> list[Person]:
    """Return a team's practitioners, each given as name, group and what to try as them."""
    return [
        Person(name.split()[0].casefold(), name, Role.PRACTITIONER, team, group, why)
        for name, group, why in people
    ]


PRACTITIONERS = [
    *practitioners(
        "lantern",
        ("Grace Appletree", "mon", "two cases, one of them the fullest story of the year"),
        ("Kofi Brightwater", "tue", "a case with a child protection plan, worked with a colleague"),
        ("Hannah Thistledown", "wed", "a case that has not been visited for a while"),
        ("Yusuf Larkspur", "thu", "a case sealed by the team manager"),
    ),
    *practitioners(
        "willow",
        ("Priya Marigold", "tue", "covered a colleague’s case for a summer"),
        ("Tomasz Fernwhistle", "mon", "a goal that has not moved"),
        ("Denise Puddlemere", "wed", "back at work after a long sickness"),
        ("Farah Candlewick", "thu", "works one case and helps with another"),
    ),
    *practitioners(
        "compass",
        ("Samuel Moonpenny", "mon", "young people who are looked after"),
        ("Ngozi Cloudberry", "tue", "a change of foster home in the middle of the work"),
        ("Ewa Silverbell", "wed", "a family met through an interpreter"),
    ),
    *practitioners(
        "bridge",
        ("Leon Merryfield", "mon", "three cases: the manager opened the third"),
        ("Shanthi Honeydew", "tue", "a family spoken with in Tamil"),
        ("Rosa Tumblebrook", "wed", "brothers and sisters, and many missed visits"),
        ("Callum Wrenfield", "thu", "a case that a colleague stepped back from"),
    ),
    *practitioners(
        "harbour",
        ("Aisha Goldenrod", "mon", "a case taken over from somebody who left"),
        ("Patrick Dandelion", "wed", ""),
        ("Mei Willowherb", "thu", "a case without a first SDQ"),
    ),
    *practitioners(
        "acorn",
        ("Bernadette Buttercup", "mon", "the youngest children"),
        ("Nimmi Periwinkle", "tue", "no case left: the family moved away"),
        ("Olu Sundrop", "wed", "a case opened late in the year"),
        ("Katy Foxglove", "thu", "trained, and still without a case"),
    ),
]


def one(key: str, name: str, role: Role, why: str, team: str = "") -> Person:
    """Return one of those who are not practitioners."""
    return Person(key, name, role, team, why=why)


MANAGERS = [
    one(
        "miriam", "Miriam Oakapple", Role.MANAGER, "oversees seven cases; may hand over", "lantern"
    ),
    one("desmond", "Desmond Hollyhock", Role.MANAGER, "a sickness and what it cost", "willow"),
    one("ruth", "Ruth Starwort", Role.MANAGER, "looked-after young people", "compass"),
    one(
        "winston",
        "Winston Applecart",
        Role.MANAGER,
        "the busiest team, and three cases that ended",
        "bridge",
    ),
    one("carol", "Carol Snapdragon", Role.MANAGER, "somebody left in the autumn", "harbour"),
    one(
        "jamila",
        "Jamila Cornflower",
        Role.MANAGER,
        "a children’s centre, and a family that moved away",
        "acorn",
    ),
]
SUPERVISORS = [
    one("ingrid", "Dr Ingrid Halfmoon", Role.SUPERVISOR, "the Monday and Wednesday groups"),
    one("arjun", "Dr Arjun Waterlily", Role.SUPERVISOR, "the Tuesday and Thursday groups"),
]
LEAD = one("lorna", "Lorna Weathervane", Role.LEAD, "the pilot at a glance, and no family’s name")
DIRECTOR = one("marcus", "Marcus Bellweather", Role.DIRECTOR, "the pilot in figures")
EVALUATOR = one(
    "teresa", "Teresa Inkwell", Role.EVALUATOR, "the frozen report, and an extract without names"
)
ASSESSOR = one("edmund", "Edmund Quillfeather", Role.ASSESSOR, "what an assessor may reach so far")
ADMINISTRATOR = one(
    "ada", "Ada Pennywhistle", Role.ADMINISTRATOR, "imports a return, uploads a licensed guide"
)
OTHERS = [*SUPERVISORS, LEAD, DIRECTOR, EVALUATOR, ASSESSOR, ADMINISTRATOR]
WISHES = [  # kind, who, with whom, points (None: it must hold), why
    (Kind.TOGETHER, "priya", "tomasz", 5, "They travel from the same place"),
    (Kind.APART, "kofi", "leon", None, "A conflict declared to the programme lead"),
]
EVERYBODY = [*PRACTITIONERS, *MANAGERS, *OTHERS]
BY_KEY = {person.key: person for person in EVERYBODY}

PEOPLE_TO_TRY: list[tuple[str, str, str]] = [
    (BY_KEY[key].name, BY_KEY[key].role.value, BY_KEY[key].why)
    for key in ("grace", "miriam", "leon", "lorna", "ingrid", "ada")
]
