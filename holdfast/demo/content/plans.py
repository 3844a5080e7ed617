"""The plans of the work of four families, with what was formulated, re-checked and referred onward.

The others have what most cases of the pilot would have had in its first year: none.
"""

from holdfast.demo.plan_shapes import Dropped, Held, Intent, Laid, Onward, Profile, Said
from holdfast.demo.shapes import day

CHILD, HOME = ("child",), ("child", "sibling")
MEADOWSWEET = Laid(
    family="Meadowsweet",
    on=day("2014-05-06"),
    outcomes=(
        (day("2014-05-06"), "The children are not shouted at, and say so", "2"),
        (day("2015-01-12"), "Tilly goes to school every day", "3"),
    ),
    ties=((day("2014-05-06"), 0, 0), (day("2014-05-06"), 1, 1), (day("2014-05-06"), 2, 1)),
    intents=(
        Intent("ENG1", (0, 1), phase="beginning", visits=2),
        Intent("ENG3", (0, 1, 2), phase="beginning", visits=1),
        Intent("EMO1", (0,), visits=4),
        Intent("POS1", (1,), visits=3),
        Intent("EMO2", (0,), visits=2),
        Intent("POS2", (1,), visits=2),
        Intent("ATT2", (1,), visits=2),
        Intent("ABU2", (1,), visits=2),
        Intent("EMO3", (0,), visits=3),
        Intent("FAM1", (2,), visits=2),
        Intent("FAM2", (2,), kind="interference", why="Rows about the bathroom every morning"),
        Intent("EMO4", (0,), visits=3),
        Intent("POS4", (0, 1), kind="maintenance", phase="consolidating and ending", visits=2),
        Intent("FAM3", (2,), kind="maintenance", phase="consolidating and ending", visits=2),
    ),
    dropped=(
        Dropped("ABU2", day("2014-07-08"), "not needed", "It came from fright, not temper"),
    ),
    held=(
        Held(day("2014-06-24"), "changed", "Sleep comes first now: the safe box before praise"),
        Held(day("2014-12-16"), "right", "School is in none of its modules, and goes well"),
    ),
    onward=(
        Onward(
            day("2014-11-18"), "A bereavement service for children",
            "Alfie asks about Grandad all day, and this work is Tilly’s",
            "waiting list", day("2014-12-02"), "Twelve weeks, they think",
        ),
    ),
    said=(
        Said(day("2014-03-24"), "first-look", "Police twice in the autumn, to shouting and a "
             "broken door. Carly and Dean agreed who sleeps where, and whom Tilly rings.",
             "Referral and screening", "mosaic", "REF-20418"),
        Said(day("2014-03-31"), "assessment", "Three children, two fathers, four addresses in "
             "five years. Carly was hit as a child and wants it to stop with her.",
             "Single assessment with chronology", "mosaic", "ASS-11873"),
        Said(day("2014-04-08"), "harm-and-effects", "Tilly lies awake and listens. She keeps the "
             "little ones in her room when voices rise."),
        Said(day("2014-04-08"), "analysis", "Likely to go on if nothing changes, and likely to "
             "change: both adults name it, and Carly asked for help herself."),
        Said(day("2014-04-15"), "decisions", "Child in need plan, reviewed every three months.",
             "Child in need plan", "mosaic", "CIN-0147"),
        Said(day("2014-05-06"), "intervention", "First that Tilly feels safe and sleeps; with it, "
             "calm ways for Carly; then the whole family at one table."),
        Said(day("2014-05-06"), "outcomes", "Tilly’s own goal each fortnight, the SDQ from three "
             "sides, and nobody calling the police."),
        Said(day("2014-09-23"), "analysis", "Less likely to go on: no call since May. The weak "
             "spot is Dean’s late shifts."),
    ),
    profiles=(
        Profile(day("2014-04-08"), "good", "Carly asked for help herself; Dean is not sure yet.", (
            ("emotional", "serious", HOME, "Tilly’s own words; school; both parents"),
            ("home", "severe", (*HOME, "adult"), "Two police reports; the neighbour"),
            ("physical", "none", (), "Health visitor and school nurse asked"),
            ("neglect", "some", CHILD, "Late to school, tired"),
        )),
        Profile(day("2014-09-23"), "good", "Dean comes to visits now.", (
            ("emotional", "some", CHILD, "Tilly wakes once a week"),
            ("home", "some", HOME, "One row since May, and it was mended"),
            ("physical", "none", (), "Nothing new"),
            ("neglect", "none", (), "On time all September"),
        )),
    ),
    pasted=((day("2014-05-07"), "mosaic", "CN-88120"), (day("2014-12-17"), "mosaic", "CN-91407")),
)  # fmt: skip
HONEYSUCKLE = Laid(
    family="Honeysuckle",
    on=day("2014-05-12"),
    ties=((day("2014-05-12"), 0, 0), (day("2014-06-03"), 2, 0)),
    intents=(
        Intent("ENG3", (0, 1), phase="beginning", visits=1),
        Intent("ATT1", (1,), visits=2),
        Intent("ATT2", (1,), visits=2),
        Intent("EMO1", (0,), visits=2),
        Intent("EMO2", (0,), visits=2),
        Intent("EMO3", (0,), visits=4),
        Intent("POS1", (1,), visits=2),
        Intent("FAM3", (0, 1), kind="maintenance", phase="consolidating and ending", visits=2),
    ),
    held=(
        Held(day("2014-07-08"), "right", ""),
        Held(day("2014-11-25"), "changed", "Stepped down: the family module comes in to hold it"),
    ),
    onward=(
        Onward(
            day("2014-06-10"), "Speech and language therapy",
            "Maryam speaks at home and not at school: more than this work can tell apart",
            "taken on", day("2014-09-02"), "Seen at school each fortnight",
        ),
    ),
    said=(
        Said(day("2014-05-12"), "intervention", "Small steps of speaking, each with somebody she "
             "chose, while Saima and Nadeem learn to wait."),
    ),
    pasted=((day("2014-05-13"), "mosaic", "CN-88302"),),
)  # fmt: skip
PIPPIN = Laid(
    family="Pippin",
    on=day("2014-04-14"),
    intents=(
        Intent("POS1", (1,), visits=3),
        Intent("POS2", (0,), visits=2),
        Intent("POS3", (0,), visits=6),
        Intent("POS4", (0,), visits=3),
        Intent("ABU2", (0,), kind="interference", why="Lee’s temper at bedtime"),
    ),
    dropped=(Dropped("ABU2", day("2014-09-16"), "declined", "He will talk, not do worksheets"),),
    held=(Held(day("2014-06-17"), "right", ""), Held(day("2014-10-14"), "right", "Same three")),
    onward=(
        Onward(
            day("2014-10-14"), "Talking therapies for adults",
            "Lee asked for somebody to talk to about his own father", "", None, "",
        ),
    ),
)  # fmt: skip
ROWANBERRY = Laid(
    family="Rowanberry",
    on=day("2014-05-29"),
    ties=((day("2014-05-29"), 0, 0), (day("2014-05-29"), 1, 0)),
    intents=(
        Intent("POS1", (1,), visits=3),
        Intent("ABU3", (0,), visits=3),
        Intent("POS4", (0,), visits=3),
        Intent("ATT2", (1,), visits=3),
        Intent("POS2", (0, 1), visits=2),
    ),
    held=(Held(day("2014-06-24"), "right", ""),),
    profiles=(
        Profile(day("2014-05-29"), "uncertain", "Kirsty is willing; there is no money for a bed.", (
            ("neglect", "serious", CHILD, "Health visitor; our own visits; the nursery"),
            ("emotional", "some", CHILD, "Nursery"),
        )),
    ),
)  # fmt: skip
PLANS = (MEADOWSWEET, HONEYSUCKLE, PIPPIN, ROWANBERRY)
