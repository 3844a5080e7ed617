"""The tables about what supports the work: hours, meetings, training, people, barriers, money."""

from holdfast.evaluation.schema.shapes import TableOf, code, day, key, whole, yes_no
from holdfast.learning.rules import CONSTRUCTS, Domain, Valence
from holdfast.supervision.rules import CAME_SAID
from holdfast.training.rules.states import BOOKING_SAID

SERVICES = (
    ("social care", "Social care"),
    ("supporting families", "Supporting Families"),
    ("childrens centre", "Children's centre"),
    ("other", "Other"),
)
PARTS = (
    ("practitioner", "Practitioner"),
    ("clinical supervisor", "Clinical supervisor"),
    ("manager", "Manager"),
    ("lead", "Programme lead"),
)
HOUR_KINDS = (
    ("with the family", "With the family"),
    ("preparing", "Preparing"),
    ("travelling", "Travelling"),
    ("recording", "Recording"),
    ("not told apart", "Preparing, travelling and recording together"),
    ("supervision", "In a supervision group"),
    ("training", "On a training day"),
    ("consultation", "A clinician's, on a question or in passing"),
)
MONEY_KINDS = (("planned", "Set aside"), ("paid", "Paid; negative where it came back"))
WHO = key("practitioner", "Somebody who takes part")

PRACTITIONERS = TableOf(
    name="practitioners",
    row="person who takes part in a run of the programme",
    key=("practitioner",),
    columns=(
        WHO,
        code("part", "What their part is", PARTS),
        key("team", "Their team", may_lack=True),
        code("service", "The team's kind of service", SERVICES, may_lack=True),
        key("group", "Their latest supervision group", may_lack=True),
        day("joined_on", "When they joined"),
        day("left_on", "When they left the programme", may_lack=True),
        day("run_ends_on", "When the run they take part in ends"),
    ),
)

MEETINGS = TableOf(
    name="meetings",
    row="member of a supervision group at one meeting that was held",
    key=("meeting", "practitioner"),
    columns=(
        key("meeting", "The meeting"),
        key("group", "The group"),
        day("on", "When it was held"),
        WHO,
        code("came", "Whether they came", tuple(CAME_SAID)),
    ),
)

DISCUSSIONS = TableOf(
    name="discussions",
    row="case discussed at one supervision meeting",
    key=("case", "meeting"),
    columns=(
        key("case", "The case"),
        key("meeting", "The meeting"),
        day("on", "When"),
        whole("minutes", "How long", "minutes", may_lack=True),
        whole("techniques", "Techniques that were used to teach, such as rehearsal", "from 0"),
    ),
)

TRAINING = TableOf(
    name="training",
    row="person and training day they were asked to",
    key=("practitioner", "day"),
    columns=(
        WHO,
        key("day", "The training day"),
        code("section", "The section of the manual it was on, by its code"),
        day("on", "When it was held"),
        code("state", "How they stood to it",
             tuple((str(one.value), words) for one, words in BOOKING_SAID.items())),
    ),
)  # fmt: skip

HOURS = TableOf(
    name="hours",
    row="stretch of time somebody gave to one thing on one day",
    key=("on", "practitioner", "kind", "case", "what"),
    columns=(
        key("practitioner", "Who gave it; empty for a clinician's", may_lack=True),
        key("case", "The case it was for", may_lack=True),
        key("what", "The visit, meeting, training day or question it belongs to"),
        day("on", "When"),
        code("kind", "What it was for", HOUR_KINDS),
        whole("minutes", "How long", "minutes, from 0"),
    ),
)

WIDER_USE = TableOf(
    name="wider_use",
    row="use of a part of the manual with a family outside the programme",
    key=("use",),
    columns=(
        key("use", "The use; nothing is kept of the family"),
        WHO,
        day("on", "When"),
        code("section", "The section of the manual, by its code"),
        code("module", "The module, by its code within the section"),
        whole("steps", "Steps that were used", "steps, from 0"),
        yes_no("adapted", "Whether it was adapted"),
    ),
)

BARRIERS = TableOf(
    name="barriers",
    row="month and construct in which people noted that something helps or hinders",
    key=("on", "construct", "direction"),
    columns=(
        day("on", "The first day of the month"),
        code("construct", "What it is about: CFIR 2.0's constructs, and one of ours",
             tuple((one, construct.name) for one, construct in CONSTRUCTS.items())),
        code("domain", "The construct's domain", tuple((one.value, one.words) for one in Domain)),
        code("direction", "Which way", tuple((one.value, one.value) for one in Valence)),
        whole("n", "Observations that were accepted", "observations, from 1"),
        whole("open", "Of those, still there", "observations, from 0"),
    ),
)  # fmt: skip

VIEWS = TableOf(
    name="views",
    row="statement that staff were asked about in one wave, as it was told to them all",
    key=("on", "wave", "service", "statement"),
    columns=(
        key("wave", "The wave"),
        day("on", "Its last day"),
        code("service", "The kind of service, or others together"),
        code("statement", "The statement, by its short name"),
        whole("disagree", "How many disagree", "people, rounded by chance to a multiple of 3"),
        whole("between", "How many stand in between", "the same"),
        whole("agree", "How many agree", "the same"),
    ),
)

MONEY = TableOf(
    name="money",
    row="sum set aside, or paid",
    key=("on", "entry"),
    columns=(
        key("entry", "The entry"),
        key("line", "The line of the budget"),
        code("kind", "Which of the two", MONEY_KINDS),
        day("on", "When it was paid; for a sum set aside, the first day of the run"),
        whole("pence", "How much", "pence"),
    ),
)
