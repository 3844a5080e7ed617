"""The Compass team's four families, with children who are or were looked after."""

from holdfast.demo.content.returned import JORDAN, SAMI
from holdfast.demo.shapes import Aim, Grown, Household, Kid, Plan, Plot, Sheet, Status, Turn, day

WINDFALL = Plot(
    family=Household(
        name="Windfall",
        children=(Kid("Jordan", day("1998-02-11"), "M", "MOTH", council_id=JORDAN),),
        adults=(
            Grown("Pearl", "foster carer", "Any time", False),
            Grown("Michelle", "mother", "Contact on Sundays"),
        ),
        statuses=(Status("looked after", day("2012-05-14")),),
    ),
    lead="samuel",
    opened_on=day("2014-03-24"),
    plan=Plan("care plan", "CP-0812", "A settled home to sixteen and after"),
    diary="ENG1 away ENG1 ENG1 ENG2 away ENG2 ENG3 EMO1 cancelled EMO1 EMO2 away EMO2 ABU2 ABU2 "
    "away ABU2 - EMO1 . FAM3 FAM3 cancelled FAM1 away EMO4 EMO4 busy . EMO4 away FAM3 FAM3 EMO2 "
    "cancelled EMO1 FAM1 FAM1 FAM3 FAM3",
    aims=(
        Aim("child", "Stay here until I’m eighteen", 4, 8, week=7),
        Aim("child", "Not lose it with Pearl", 2, 6, week=7),
        Aim("practitioner", "See Michelle, and come home steady", 1, 5, week=14),
    ),
    sheets=(
        Sheet("S11-17", day("2014-04-24"), "baseline", missing_because="SDQ5"),
        Sheet("P11-17", day("2014-05-08"), "baseline", (5, 8, 7, 5, 4), 5, from_scored_sheet=True),
        Sheet("P11-17", day("2014-10-23"), "review", (4, 5, 6, 4, 6), 3),
        Sheet("S11-17", day("2014-11-06"), "review", (5, 5, 6, 3, 6), 2),
    ),
    turns=(
        Turn("plan review", day("2014-05-22"), "Looked-after review"),
        Turn("plan review", day("2014-11-13"), "Looked-after review"),
    ),
    with_whom=("child", "other carer"),
)
KITEWIND = Plot(
    family=Household(
        name="Kitewind",
        children=(
            Kid("Amara", day("2002-04-16"), "F", "BAFR"),
            Kid("Chidi", day("2005-08-08"), "M", "BAFR"),
        ),
        adults=(
            Grown("Ifeoma", "mother", "After six"),
            Grown("Doreen", "foster carer", "Until August", False),
        ),
        statuses=(
            Status("looked after", day("2013-09-05"), day("2014-08-18")),
            Status("child in need", day("2014-08-18")),
        ),
        language="Igbo",
    ),
    lead="samuel",
    opened_on=day("2014-05-19"),
    plan=Plan("care plan", "CP-0827", "Amara goes home, safely and for good"),
    diary="ENG1 ENG2 ENG2 ENG3 ABU1 ABU1 ABU2 busy ABU2 ATT1 ATT1 ATT2 . ATT2 ATT3 ATT3 - POS4 "
    "POS4 cancelled POS3 POS3 FAM1 FAM1 FAM2 busy FAM2 ATT3 EMO2 EMO2 FAM1 FAM3 FAM2",
    aims=(
        Aim("child", "Go home and it stays all right", 2, 8, week=3),
        Aim("parent", "Count to ten before I answer", 2, 7, week=3),
        Aim("family", "Sunday lunch without a row", 1, 7, week=17),
    ),
    sheets=(
        Sheet("P11-17", day("2014-06-05"), "baseline", (6, 6, 5, 3, 7), 4),
        Sheet("S11-17", day("2014-06-05"), "baseline", (7, 5, 4, 3, 8), 4),
        Sheet("P11-17", day("2014-12-04"), "review", (3, 3, 4, 2, 8), 1),
        Sheet("S11-17", day("2014-12-04"), "review", (4, 3, 4, 2, 8), 1),
    ),
    turns=(
        Turn("plan review", day("2014-07-17"), "Home to be tried from August"),
        Turn("placement change", day("2014-08-18"), "Home to Ifeoma"),
        Turn("school change", day("2014-09-03")),
        Turn("plan review", day("2014-11-27")),
    ),
    with_whom=("mother", "child", "sibling"),
)
LANTERNLIGHT = Plot(
    family=Household(
        name="Lanternlight",
        children=(Kid("Sami", day("2006-01-09"), "M", "OOTH", "Hearing impairment", SAMI),),
        adults=(
            Grown("June", "foster carer", "Until September", False),
            Grown("Marcia", "foster carer", "Home all day; door camera", False),
            Grown("Layla", "mother", "Through the contact centre"),
        ),
        statuses=(Status("looked after", day("2013-11-25")),),
        language="Arabic",
    ),
    lead="ngozi",
    opened_on=day("2014-04-14"),
    plan=Plan("care plan", "CP-0830", "Sami can say what he feels"),
    diary="ENG1 ENG1 ENG2 ENG3 EMO1 EMO1 EMO1 away EMO2 EMO2 EMO2 ATT2 ATT2 busy EMO3 - EMO3 "
    "EMO1 away . . EMO1 EMO1 ENG2 ATT2 ATT2 EMO2 busy EMO1 EMO3 . EMO3 ATT3 EMO4 EMO4 EMO3 "
    "EMO4",
    aims=(
        Aim(
            "child",
            "A night without the bad dream",
            2,
            7,
            week=3,
            scores=(2, 3, 4, 4, 5, 6, 6, 5, 2, 1, 2, 3, 4, 5, 6, 6, 7),
        ),
        Aim("practitioner", "Uses his signs when he is upset", 2, 6, week=4),
    ),
    sheets=(
        Sheet("P4-10", day("2014-05-01"), "baseline", (8, 4, 6, 6, 6), 5),
        Sheet("T4-10", day("2014-05-15"), "baseline", (7, 3, 5, 6, 6), 3),
        Sheet("P4-10", day("2014-10-09"), "review", (9, 5, 6, 6, 6), 6, note="New carer"),
        Sheet("P4-10", day("2014-12-18"), "review", (6, 4, 5, 5, 7), 3),
    ),
    turns=(
        Turn("plan review", day("2014-06-26"), "Looked-after review"),
        Turn("placement change", day("2014-08-29"), "June was taken ill; to Marcia"),
        Turn("school change", day("2014-09-15")),
        Turn("plan review", day("2014-12-11"), "Looked-after review"),
    ),
    with_whom=("child", "other carer"),
    adapts=0.3,
    notes={
        19: "June must go into hospital. Told Sami with pictures: two houses and one bus.",
        21: "Two weeks after the move. Sami would not sign. We built the bus out of chairs.",
        23: "Marcia has learnt eight signs. Sami corrected three of them.",
    },
)
COBBLESTONE = Plot(
    family=Household(
        name="Cobblestone",
        children=(
            Kid("Hodan", day("2007-03-03"), "F", "BAFR"),
            Kid("Zakariya", day("2009-09-14"), "M", "BAFR"),
            Kid("Ayaan", day("2012-12-01"), "M", "BAFR"),
        ),
        adults=(Grown("Fadumo", "mother", "Ring through the interpreter line"),),
        statuses=(
            Status("looked after", day("2013-12-02"), day("2014-03-10")),
            Status("child in need", day("2014-03-10")),
        ),
        language="Somali",
        needs_interpreter=True,
    ),
    lead="ewa",
    opened_on=day("2014-05-06"),
    plan=Plan("child in need plan", "CIN-0172", "The children stay at home, and are happy there"),
    diary="ENG1 ENG1 other ENG2 ENG2 cancelled ENG3 ENG3 ATT1 ATT1 other POS1 POS1 -*2 POS1 "
    "POS4 POS4 busy ATT2 ATT2 FAM3 FAM3 other POS2 POS2 . POS4 FAM3 ATT2 busy POS3 POS3 POS4 "
    "POS3",
    aims=(
        Aim("parent", "Understand the letters from school", 1, 6, week=6),
        Aim("parent", "All three in bed by eight", 2, 7, week=7),
        Aim("child", "Bring my reading book home", 4, 9, week=7, ended=(26, "met")),
        Aim(
            "parent",
            "Out of the door on school days",
            -2,
            1,
            week=11,
            scores=(-2, -2, -1, -1, 0, 0, 0, 1, 1),
            levels=(
                "Nobody is ready, and we stay at home",
                "We leave when the bell has rung",
                "We leave in time three days a week",
                "We leave in time every day, and I say it once",
                "They stand at the door before me",
            ),
            weight=3,
        ),
        Aim(
            "parent",
            "Hodan asks for help at school",
            -1,
            2,
            week=11,
            scores=(-1, -1, -1, 0, 0, 1, 1, 1, 2),
            levels=(
                "She hides behind her hair and goes without",
                "She looks at her teacher and says nothing",
                "She puts her hand up once a week",
                "She asks every day",
                "She asks, and shows the new girl how",
            ),
            weight=2,
        ),
    ),
    sheets=(
        Sheet("P4-10", day("2014-06-19"), "baseline", (6, 2, 5, 4, 8), 3, note="Interpreter"),
        Sheet("T4-10", day("2014-07-03"), "baseline", (5, 1, 5, 5, 7), 2),
        Sheet("P4-10", day("2014-12-11"), "review", (4, 1, 4, 3, 9), 1, note="Interpreter"),
    ),
    turns=(Turn("plan review", day("2014-07-24")), Turn("birth", day("2014-10-06"), "A cousin")),
    with_whom=("mother", "child", "other worker"),
    adapts=0.35,
    notes={2: "The interpreter did not come. Fadumo and I drew instead, for half an hour."},
)
PLOTS = (WINDFALL, KITEWIND, LANTERNLIGHT, COBBLESTONE)
