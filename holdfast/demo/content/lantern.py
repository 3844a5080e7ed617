"""The Lantern team's seven families, the fullest story of the year first."""

from holdfast.demo.content.meadowsweet import MEADOWSWEET
from holdfast.demo.shapes import (
    Aim,
    AskedYes,
    Closing,
    Cover,
    Flagged,
    Grown,
    Household,
    Kid,
    Plan,
    Plot,
    Seal,
    Sheet,
    Status,
    Turn,
    day,
)

ROSEHIP = Plot(
    family=Household(
        name="Rosehip",
        children=(Kid("Idris", day("2007-09-02"), "M", "BAFR"),),
        adults=(
            Grown("Hawa", "mother", "Ring in school hours"),
            Grown("Musa", "father", "Lives elsewhere; sees Idris on Saturdays"),
        ),
        statuses=(
            Status("child in need", day("2014-03-03"), day("2014-11-14")),
            Status("early help", day("2014-11-14")),
        ),
        language="Krio",
    ),
    lead="grace",
    opened_on=day("2014-05-12"),
    plan=Plan("child in need plan", "CIN-0188", "Calm, firm limits at home"),
    diary="ENG1 ENG2*2 ENG3 POS1*2 cancelled POS1 POS2*2 POS3 busy POS3*2 -*2 POS3 POS4 FAM1 "
    "FAM1 away FAM2 POS4*2 busy FAM2 POS2 . FAM3 cancelled FAM3 POS3",
    aims=(
        Aim("parent", "Get to school on time without a battle", 2, 7, week=3),
        Aim("child", "See my dad every Saturday", 4, 8, week=3),
    ),
    sheets=(
        Sheet("P4-10", day("2014-05-22"), "baseline", (3, 7, 8, 3, 6), 4),
        Sheet("T4-10", day("2014-06-12"), "baseline", (2, 6, 8, 4, 5), 3),
        Sheet("P4-10", day("2014-11-06"), "review", (3, 4, 6, 2, 7), 2),
    ),
    turns=(
        Turn("plan review", day("2014-08-07")),
        Turn("plan review", day("2014-11-13"), "Stepped down to early help"),
    ),
)
BELLFLOWER = Plot(
    family=Household(
        name="Bellflower",
        children=(
            Kid("Ruby", day("2006-12-18"), "F", "WBRI"),
            Kid("Harvey", day("2009-04-07"), "M", "WBRI"),
            Kid("Lola", day("2013-08-25"), "F", "WBRI"),
        ),
        adults=(
            Grown("Stacey", "mother", "Knock twice; the bell is broken"),
            Grown("Maureen", "grandparent", "Evenings", False),
        ),
        statuses=(
            Status("child in need", day("2013-06-10")),
            Status("child protection", day("2014-02-06")),
        ),
    ),
    lead="kofi",
    opened_on=day("2014-03-24"),
    plan=Plan("child protection plan", "CPP-0031", "Basic care is good enough, and stays so"),
    diary="ENG1*2 cancelled ENG1 ENG2 ENG3 ABU1 away ABU1 . ABU3*2 ABU3 POS4 POS4 busy ABU3 "
    "ABU2 . - ABU2 ABU2 POS1 POS1 cancelled ABU1*2 POS4 ATT1 ATT1 ATT2 away ATT2 . ABU3 POS4 "
    "ATT2 POS1 POS1",
    aims=(
        Aim("practitioner", "Food in, beds made and school every day", 1, 6, week=5),
        Aim("parent", "Not feel I am failing", 2, 5, week=5),
        Aim("child", "Clean kit on PE days", 0, 8, week=6, ended=(34, "met")),
    ),
    sheets=(
        Sheet("P4-10", day("2014-04-10"), "baseline", (5, 5, 7, 4, 7), 4),
        Sheet("T4-10", day("2014-05-01"), "baseline", (6, 4, 8, 5, 6), 3, blanks=(6, 21)),
        Sheet("P4-10", day("2014-10-09"), "review", (4, 4, 7, 4, 7), 3),
    ),
    turns=(
        Turn("child protection conference", day("2014-05-01"), "The plan goes on"),
        Turn("strategy meeting", day("2014-07-24")),
        Turn("child protection conference", day("2014-10-23"), "Progress seen; the plan goes on"),
    ),
    cover=(Cover("hannah", day("2014-06-02")),),
    adapts=0.2,
    with_whom=("mother", "child", "sibling"),
)
JUNIPER = Plot(
    family=Household(
        name="Juniper",
        children=(Kid("Reece", day("2001-03-15"), "M", "MWBC"),),
        adults=(Grown("Donna", "mother"),),
        statuses=(
            Status("child in need", day("2014-04-22"), day("2014-10-30")),
            Status("child protection", day("2014-10-30"), day("2014-11-27")),
            Status("looked after", day("2014-11-27")),
        ),
    ),
    lead="kofi",
    opened_on=day("2014-06-09"),
    diary="ENG1 away ENG1 cancelled ENG2 away away ENG2 busy ENG3 -*2 EMO1 away EMO1 . cancelled "
    "EMO2 away . ABU2 away . .",
    aims=(
        Aim("parent", "Know where Reece is at night", 3, 1, week=9),
        Aim("child", "Be left alone a bit", 4, 3, week=9),
    ),
    sheets=(
        Sheet("S11-17", day("2014-07-03"), "baseline", (4, 8, 7, 4, 4), 4),
        Sheet(
            "T11-17",
            day("2014-07-10"),
            "baseline",
            missing_because="Not on a school’s roll since Easter",
        ),
    ),
    turns=(
        Turn("strategy meeting", day("2014-10-02"), "Missing for two nights"),
        Turn("child protection conference", day("2014-10-30")),
        Turn("court hearing", day("2014-11-27")),
    ),
    plan=Plan("child in need plan", "CIN-0203", "Reece is safe in the evenings"),
    with_whom=("child", "mother"),
    closing=Closing(
        day("2014-11-28"),
        "escalated",
        "Reece is now looked after. Donna kept every appointment in the last month.",
    ),
)
DAMSON = Plot(
    family=Household(
        name="Damson",
        children=(
            Kid("Joel", day("2005-10-09"), "M", "BCRB"),
            Kid("Naomi", day("2010-02-14"), "F", "BCRB"),
        ),
        adults=(
            Grown("Yvette", "mother", "Works nights: after two in the afternoon"),
            Grown("Errol", "grandparent", "", False),
        ),
        statuses=(Status("child in need", day("2014-01-16")),),
    ),
    lead="hannah",
    opened_on=day("2014-04-07"),
    plan=Plan("child in need plan", "CIN-0161", "Fewer exclusions from school"),
    diary="ENG1 ENG2 ENG2 ENG3 POS1 cancelled POS1 POS2 busy POS2 POS3 POS3 . FAM1 busy FAM1 "
    "-*2 EMO2 EMO2 busy POS3 busy EMO2 FAM2 cancelled EMO1 busy POS3 FAM2 busy EMO2 busy EMO1 "
    "busy ill",
    aims=(
        Aim("child", "Keep out of the head’s office", 2, 6, week=3),
        Aim("parent", "An hour to myself on Thursdays", 1, 4, week=4),
        Aim("parent", "The bread-baking class on Thursdays", 2, 7, week=19, replaces=1),
    ),
    rated_every=3,
    sheets=(
        Sheet("P4-10", day("2014-04-24"), "baseline", (3, 7, 9, 4, 6), 4),
        Sheet("T4-10", day("2014-05-08"), "baseline", (2, 8, 9, 5, 4), 5),
        Sheet("P4-10", day("2014-10-16"), "review", (3, 5, 8, 4, 6), 3, from_scored_sheet=True),
    ),
    turns=(
        Turn("plan review", day("2014-07-10")),
        Turn("school change", day("2014-09-08"), "Moved to another primary school"),
        Turn("plan review", day("2014-12-04")),
    ),
    discussed_every=3,
)
TAMARIND = Plot(
    family=Household(
        name="Tamarind",
        children=(Kid("Anya", day("2004-08-21"), "F", "AIND"),),
        adults=(
            Grown("Kavita", "mother", "At work only, by telephone, and ask if she can talk"),
            Grown("Rohan", "father", "Never at home"),
        ),
        statuses=(
            Status("child in need", day("2014-03-27"), day("2014-06-19")),
            Status("child protection", day("2014-06-19")),
        ),
        language="Gujarati",
    ),
    lead="yusuf",
    opened_on=day("2014-04-28"),
    plan=Plan("child protection plan", "CPP-0044", "Anya is safe when her father visits"),
    diary="ENG1*2 ENG2 ENG3 EMO1 away EMO1 EMO1 . EMO2 EMO2 ABU1 cancelled EMO3 -*2 EMO3 "
    "EMO3 EMO4 busy EMO4 EMO4 . EMO1 cancelled EMO3 FAM1 FAM1 FAM3 busy ATT1 ATT2 ATT2 EMO3 "
    "EMO1 ATT3",
    aims=(
        Aim("child", "Know who is coming, and when", 2, 8, week=3),
        Aim("parent", "Sleep without checking the door", 1, 5, week=3),
    ),
    sheets=(
        Sheet("P4-10", day("2014-05-15"), "baseline", (9, 2, 5, 4, 9), 5),
        Sheet("P4-10", day("2014-11-20"), "review", (6, 1, 4, 4, 9), 3),
    ),
    turns=(
        Turn("strategy meeting", day("2014-06-12")),
        Turn("child protection conference", day("2014-06-19")),
        Turn("court hearing", day("2014-10-03")),
        Turn("child protection conference", day("2014-12-11")),
    ),
    cover=(Cover("hannah", day("2014-07-07")),),
    seal=Seal(day("2014-10-08"), "The father has begun to work in the same building"),
)
MULBERRY = Plot(
    family=Household(
        name="Mulberry",
        children=(
            Kid("Kieran", day("2000-05-03"), "M", "WBRI", "Learning disability"),
            Kid("Ellis", day("2008-11-27"), "M", "WBRI"),
        ),
        adults=(
            Grown("Sharon", "mother"),
            Grown("Gary", "father", "Lorry driver: home from Friday"),
        ),
        statuses=(
            Status("child in need", day("2014-05-29"), day("2014-07-17")),
            Status("child protection", day("2014-07-17")),
        ),
    ),
    lead="yusuf",
    opened_on=day("2014-07-28"),
    plan=Plan("child protection plan", "CPP-0049", "Everybody at home is safe, Kieran too"),
    diary="ENG1 ENG1 - ENG2 SHB1 SHB1 ENG3 SHB3 SHB3 SHB2 cancelled SHB2 SHB2 busy SHB3 SHB2 "
    "SHB1 . SHB2 EMO2 EMO2 SHB3",
    aims=(
        Aim("practitioner", "The safety plan is kept every day", 5, 9, week=4),
        Aim(
            "child",
            "Go to football again",
            0,
            1,
            week=6,
            flagged=Flagged(
                9,
                "miriam",
                "Younger children train on the same pitch, and nobody would be with him",
                14,
                "change",
                "Not by himself. Football with his father at the side, and the coach told what he "
                "needs to know",
            ),
        ),
        Aim("child", "Football on Saturdays, with Dad at the side", 0, 3, week=14, replaces=1),
    ),
    sheets=(
        Sheet("P11-17", day("2014-08-14"), "baseline", (5, 4, 7, 7, 5), 6),
        Sheet("S11-17", day("2014-09-04"), "baseline", missing_because="SDQ3"),
    ),
    turns=(
        Turn("strategy meeting", day("2014-09-11")),
        Turn("child protection conference", day("2014-10-09"), "The plan goes on"),
    ),
    with_whom=("mother", "child", "father"),
    adapts=0.35,
    asks_yes=(
        AskedYes(
            "SHB",
            day("2014-08-05"),
            "The training is in November, and this cannot wait for it. I would begin with the "
            "safety plan at home, with both parents, and nothing alone with him yet",
            day("2014-08-07"),
            "yes",
            "Yes, if we rehearse each visit in the group first, and I come along to the second. "
            "Stop and ring me if anything new is said",
        ),
    ),
)
PLOTS = (MEADOWSWEET, ROSEHIP, BELLFLOWER, JUNIPER, DAMSON, TAMARIND, MULBERRY)
