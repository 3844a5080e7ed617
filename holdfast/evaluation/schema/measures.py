"""The tables about measures: what was to be asked, and the scores that came back."""

from holdfast.evaluation.schema.shapes import TableOf, code, day, key, number, whole, yes_no

INFORMANTS = (
    ("parent", "Parent or carer"),
    ("teacher", "Teacher"),
    ("self", "Child or young person"),
    ("informant", "Somebody close"),
    ("practitioner", "Practitioner"),
)
OCCASIONS = (
    ("baseline", "Start of the work"),
    ("review", "Review"),
    ("end", "End of the work"),
    ("follow-up", "Follow-up"),
)
STANDINGS = (
    ("done", "Answered"),
    ("missed", "Not answered, and somebody said why"),
    ("lapsed", "Not answered, and the time for it is over"),
    ("overdue", "Past its day, and may still be answered"),
    ("due", "May be answered now"),
    ("not yet", "Its time has not come"),
)
WHY_MISSING = (
    ("declined", "Whoever was asked did not want to"),
    ("not reached", "Whoever was to answer could not be reached"),
    ("unwell", "They were too unwell"),
    ("not the time", "It was not the right time for the family"),
    ("not asked", "It was not asked"),
    ("not returned", "It was given, and did not come back"),
    ("not the age for it", "The child was too young or too old"),
    ("disability", "A disability too severe for the form"),
    ("other", "Another reason"),
)
ABOUT = (
    key("case", "The case"),
    key("child", "The child"),
    code("instrument", "The measure, by its short name: SDQ"),
    code("informant", "Who answers", INFORMANTS),
    code("occasion", "When in the work", OCCASIONS),
)

ASKS = TableOf(
    name="asks",
    row="asking of one measure of one person that the plan of measures has",
    key=("case", "child", "instrument", "informant", "occasion", "number"),
    columns=(
        *ABOUT,
        whole("number", "Which review it is; 1 for the others", "from 1"),
        day("due_on", "By when"),
        day("closes_on", "The last day on which an answer counts"),
        code("standing", "How it stands", STANDINGS),
        code("why_missing", "Why it was missed", WHY_MISSING, may_lack=True),
    ),
)

SCORES = TableOf(
    name="scores",
    row="score of one scale of one measure that somebody answered on one day",
    key=("case", "child", "instrument", "informant", "occasion", "on", "scale"),
    columns=(
        *ABOUT,
        day("on", "When it was answered"),
        code("form", "The form's version: P4-10"),
        code("norms", "What group the form's scores are compared with: two scores of different "
             "ones make no pair", may_lack=True),
        code("scale", "The scale, by its short name: total"),
        number("value", "The score; empty if too little was answered", "points of the scale",
               may_lack=True),
        code("band", "The band by the measure's first published table", may_lack=True),
        whole("severity", "The same as a number", "0 mildest", may_lack=True),
        yes_no("prorated", "Whether the mean of the answers stood in for a blank; empty where only "
               "the score is kept", may_lack=True),
    ),
)  # fmt: skip
