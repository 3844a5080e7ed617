"""The Willow team's six families: a long sickness, a colleague's summer, a goal that stays."""

from holdfast.demo.shapes import (
    Aim,
    Cover,
    Grown,
    HandOver,
    Household,
    Kid,
    Plan,
    Plot,
    Sheet,
    Status,
    Turn,
    day,
)

HONEYSUCKLE = Plot(
    family=Household(
        name="Honeysuckle",
        children=(
            Kid("Maryam", day("2008-01-24"), "F", "APKN"),
            Kid("Bilal", day("2011-05-16"), "M", "APKN"),
        ),
        adults=(
            Grown("Saima", "mother", "Any weekday morning"),
            Grown("Nadeem", "father", "After Friday prayers"),
        ),
        statuses=(
            Status("child in need", day("2014-02-13"), day("2014-11-20")),
            Status("early help", day("2014-11-20")),
        ),
        language="Urdu",
    ),
    lead="priya",
    opened_on=day("2014-03-31"),
    plan=Plan("child in need plan", "CIN-0158", "Maryam speaks at school"),
    diary="ENG1 ENG2 ENG2 ENG3 ATT1 ATT1 cancelled ATT2 ATT2 EMO1 EMO1 EMO2 busy EMO2 EMO3 - "
    "away EMO3 EMO3 EMO3 POS1 POS1 busy POS2 EMO3 FAM1 FAM1 ill FAM3 EMO3 POS2 . FAM2 cancelled "
    "FAM2 EMO3 POS2 FAM3 FAM3",
    aims=(
        Aim("child", "Put my hand up in class", 0, 7, week=3),
        Aim("parent", "Play with both of them, not one at a time", 3, 7, week=3),
        Aim("family", "A walk together at weekends", 4, 8, week=8, ended=(31, "met")),
    ),
    sheets=(
        Sheet("P4-10", day("2014-04-17"), "baseline", (9, 1, 3, 6, 8), 4),
        Sheet("T4-10", day("2014-05-15"), "baseline", (8, 0, 2, 7, 7), 4),
        Sheet("P4-10", day("2014-09-25"), "review", (6, 1, 3, 4, 9), 2),
        Sheet("T4-10", day("2014-10-16"), "review", (6, 0, 2, 5, 8), 2),
    ),
    turns=(
        Turn("plan review", day("2014-07-03")),
        Turn("plan review", day("2014-11-20"), "Stepped down to early help"),
    ),
)
CATKIN = Plot(
    without_word=True,
    family=Household(
        name="Catkin",
        children=(Kid("Zofia", day("2002-07-30"), "F", "WOTH"),),
        adults=(Grown("Beata", "mother", "Texts in Polish are fine"),),
        statuses=(Status("child in need", day("2014-08-28")),),
        language="Polish",
    ),
    lead="priya",
    opened_on=day("2014-09-29"),
    diary="ENG1 ENG1 cancelled ENG2 busy ENG2 ENG3 EMO1 cancelled EMO1 . busy EMO2",
    aims=(Aim("child", "Talk to Mum without it turning into a row", 3, 4, week=6),),
    rated_every=4,
    sheets=(
        Sheet("P11-17", day("2014-10-16"), "baseline", missing_because="SDQ2"),
        Sheet("S11-17", day("2014-10-16"), "baseline", missing_because="SDQ5"),
    ),
    turns=(Turn("school change", day("2014-11-10"), "Moved class after the summer’s trouble"),),
    discussed_every=3,
)
PIPPIN = Plot(
    family=Household(
        name="Pippin",
        children=(
            Kid("Tyler", day("2004-03-08"), "M", "WBRI"),
            Kid("Mason", day("2006-10-12"), "M", "WBRI"),
        ),
        adults=(Grown("Lee", "father", "Ring the mobile, not the shop"),),
        statuses=(Status("child in need", day("2014-01-30")),),
    ),
    lead="tomasz",
    opened_on=day("2014-03-10"),
    plan=Plan("child in need plan", "CIN-0152", "The boys stay at school all day"),
    diary="ENG1 ENG1 ENG2 ENG3 POS1 POS1 POS1 away POS2 POS2 POS3 POS3 cancelled POS3 POS3 POS3 "
    "POS4 busy POS4 . -*2 POS3 POS3 FAM1 POS3 cancelled POS3 POS4 POS3 away POS3 FAM2 POS3 POS4 "
    "busy POS3 POS3 . POS4 POS3 POS3 busy",
    through_new_year=True,
    aims=(
        Aim("parent", "They do what I ask the first time", 3, 3, week=3, is_still=True),
        Aim("child", "Dad comes to football", 2, 5, week=4),
    ),
    sheets=(
        Sheet("P4-10", day("2014-03-27"), "baseline", (4, 6, 8, 4, 5), 4),
        Sheet("P4-10", day("2014-09-11"), "review", (4, 6, 8, 4, 5), 4),
        Sheet("T4-10", day("2014-10-02"), "review", (3, 5, 7, 4, 6), 2),
    ),
    turns=(
        Turn("plan review", day("2014-06-12")),
        Turn("plan review", day("2014-10-09"), "No change seen; goes on"),
    ),
    with_whom=("father", "child", "sibling"),
    discussed_every=1,
    notes={
        28: "The same three as in April. Lee says he knows, and does not know what else to try.",
        36: "Lee asked whether he is the problem. We talked about his own father.",
    },
)
QUINCE = Plot(
    family=Household(
        name="Quince",
        children=(
            Kid("Aaliyah", day("2005-11-05"), "F", "BCRB"),
            Kid("Micah", day("2007-12-20"), "M", "BCRB"),
        ),
        adults=(Grown("Simone", "mother", "Ring after school drop-off"),),
        statuses=(Status("child in need", day("2014-02-20")),),
    ),
    lead="denise",
    opened_on=day("2014-04-07"),
    plan=Plan("child in need plan", "CIN-0163", "Calm at home after the separation"),
    diary="ENG1 ENG2 ENG2 ENG3 EMO1 EMO1 EMO2 cancelled ill EMO2 EMO2 POS1 POS1 away POS2 EMO1 - "
    "POS2 EMO3 - EMO3 . ENG2 EMO3 EMO3 busy EMO4 EMO4 cancelled FAM3 EMO4 POS1 . FAM1 FAM1 POS2 "
    "FAM3 POS1 POS1",
    aims=(
        Aim("child", "Stop the tummy aches before school", 2, 7, week=3),
        Aim("parent", "Talk about their dad without crying", 1, 6, week=4),
    ),
    sheets=(
        Sheet("P4-10", day("2014-04-24"), "baseline", (8, 3, 4, 3, 8), 4),
        Sheet("P4-10", day("2014-07-31"), "review", (6, 3, 4, 3, 8), 3),
        Sheet("P4-10", day("2014-12-04"), "review", (4, 2, 4, 2, 9), 1),
    ),
    turns=(Turn("plan review", day("2014-06-26")), Turn("plan review", day("2014-11-06"))),
    handed_over=(
        HandOver(day("2014-06-09"), "priya", "absent"),
        HandOver(day("2014-09-08"), "denise", "other"),
    ),
    notes={
        9: "Priya’s first visit. Simone had been told, and the children had drawn her a map.",
        22: "Denise is back. Aaliyah had kept the old ladder. Priya came too, to hand back.",
    },
)
ELDERFLOWER = Plot(
    family=Household(
        name="Elderflower",
        children=(Kid("Connor", day("2009-06-29"), "M", "WIRI"),),
        adults=(
            Grown("Sinead", "mother", "Text only"),
            Grown("Brigid", "grandparent", "Lives next door", False),
        ),
        statuses=(Status("child in need", day("2014-04-03")),),
    ),
    lead="denise",
    opened_on=day("2014-05-06"),
    plan=Plan("child in need plan", "CIN-0176", "Connor is ready for a full school day"),
    diary="ENG1 ENG1 ENG2 cancelled ill -*2 ENG3 POS1 POS1 busy POS2 POS2 - POS2 away POS3 POS3 "
    "ENG2 POS3 POS4 POS4 cancelled ATT1 ATT1 busy ATT2 POS4 . ATT3 cancelled POS1 POS4 POS4 POS2",
    aims=(Aim("parent", "Bed by half past seven", 1, 6, week=7),),
    sheets=(
        Sheet("P4-10", day("2014-07-10"), "baseline", (4, 5, 9, 3, 6), 3),
        Sheet("T4-10", day("2014-07-17"), "baseline", (3, 5, 9, 4, 5), 3),
    ),
    turns=(Turn("plan review", day("2014-09-18")),),
    cover=(Cover("farah", day("2014-06-20"), day("2014-09-05"), visits=True),),
    with_whom=("mother", "child", "other carer"),
)
ROWANBERRY = Plot(
    family=Household(
        name="Rowanberry",
        children=(Kid("Daisy", day("2009-10-19"), "F", "WBRI", "Speech and language"),),
        adults=(
            Grown("Kirsty", "mother", "Large print; ring to read a letter out"),
            Grown("Paul", "father"),
        ),
        statuses=(Status("child in need", day("2013-12-12")),),
    ),
    lead="farah",
    opened_on=day("2014-04-14"),
    plan=Plan("child in need plan", "CIN-0169", "Daisy has the care and play she needs"),
    diary="ENG1 ENG1 ENG2 ENG2 ENG3 POS1 POS1 POS1 cancelled ABU3 ABU3 ABU3 POS4 busy POS4 - "
    "POS4 ATT2 ATT2 ATT2 cancelled POS2 POS2 ABU3 busy POS1 ATT2 . POS4 POS4 POS2 away ATT1 POS1 "
    "ABU3 POS4 POS2",
    aims=(
        Aim("parent", "Know what to do when she screams", 2, 6, week=4),
        Aim("practitioner", "Play with Daisy every day", 2, 7, week=5),
    ),
    sheets=(
        Sheet("P4-10", day("2014-05-08"), "baseline", (3, 4, 8, 6, 5), 3, blanks=(9, 25)),
        Sheet("T4-10", day("2014-06-05"), "baseline", (2, 3, 9, 6, 4), 3),
        Sheet("P4-10", day("2014-11-13"), "review", (3, 3, 6, 5, 6), 2),
    ),
    turns=(Turn("plan review", day("2014-06-19")), Turn("plan review", day("2014-12-18"))),
    with_whom=("mother", "child", "father"),
    adapts=0.45,
)
PLOTS = (HONEYSUCKLE, CATKIN, PIPPIN, QUINCE, ELDERFLOWER, ROWANBERRY)
