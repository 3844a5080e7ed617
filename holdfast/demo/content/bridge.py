"""The Bridge team's nine families: Supporting Families, where the approach came easiest."""

from holdfast.demo.shapes import (
    Aim,
    AskedYes,
    Closing,
    Cover,
    Grown,
    Household,
    Kid,
    Pause,
    Plan,
    Plot,
    Reopened,
    Sheet,
    Status,
    Summing,
    Turn,
    day,
)

CLOVER = Plot(
    family=Household(
        name="Clover",
        children=(
            Kid("Ethan", day("2003-09-18"), "M", "WBRI"),
            Kid("Megan", day("2006-02-26"), "F", "WBRI"),
        ),
        adults=(Grown("Tracey", "mother"), Grown("Rob", "step-parent", "", None)),
        statuses=(Status("early help", day("2014-01-20")),),
    ),
    lead="leon",
    opened_on=day("2014-03-10"),
    diary="ENG1 ENG2 ENG2 ENG3 FAM1 FAM1 FAM1 FAM2 cancelled FAM2 FAM2 POS3 POS3 POS3 . POS2 "
    "POS2 FAM3 FAM3 - POS4 POS4 FAM2 FAM2 busy ATT3 ATT3 FAM1 FAM1 POS3 EMO2 EMO2 cancelled FAM2 "
    "FAM3 POS2 POS2 FAM1 FAM2 POS3 POS4 FAM1 FAM2",
    aims=(
        Aim("family", "Sort a row out the same day", 2, 8, week=3),
        Aim("child", "Mum and Rob come to parents’ evening", 3, 10, week=3, ended=(33, "met")),
        Aim("parent", "A lie-in on Saturday", 1, 7, week=4),
    ),
    sheets=(
        Sheet("P4-10", day("2014-03-27"), "baseline", (3, 6, 6, 4, 6), 3),
        Sheet("T4-10", day("2014-04-10"), "baseline", (2, 5, 6, 4, 6), 2),
        Sheet("P11-17", day("2014-10-02"), "review", (3, 3, 5, 3, 7), 1),
    ),
    plan=Plan("early help plan", "EH-0402", "Calmer evenings; Ethan at school"),
    turns=(Turn("plan review", day("2014-09-22")),),
    with_whom=("mother", "child", "sibling"),
)
BILBERRY = Plot(
    family=Household(
        name="Bilberry",
        children=(Kid("Nathaniel", day("2008-07-07"), "M", "MWBA"),),
        adults=(Grown("Grace-Ann", "mother"), Grown("Femi", "father", "Saturdays")),
        statuses=(Status("early help", day("2014-04-28")),),
    ),
    lead="leon",
    opened_on=day("2014-06-02"),
    diary="ENG1 ENG2 ENG3 POS1 POS1 away POS2 POS2 POS3 POS3 - POS3 POS4 cancelled POS4 EMO2 "
    "EMO2 POS3 busy FAM1 FAM1 . EMO1 EMO1 FAM2 cancelled FAM2 POS2 POS4 POS1 POS1",
    aims=(
        Aim("parent", "Homework without a fight", 2, 6, week=2),
        Aim("child", "Less shouting, from everybody", 3, 7, week=2),
    ),
    sheets=(
        Sheet("P4-10", day("2014-06-19"), "baseline", (2, 6, 7, 3, 6), 3),
        Sheet("P4-10", day("2014-12-11"), "review", (2, 4, 6, 2, 7), 2),
    ),
    plan=Plan("early help plan", "EH-0437", "Fewer calls home from school"),
)
THIMBLE = Plot(
    family=Household(
        name="Thimble",
        children=(
            Kid("Skye", day("2001-12-12"), "F", "WBRI"),
            Kid("Brandon", day("2004-05-25"), "M", "WBRI"),
        ),
        adults=(Grown("Julie", "mother", "Evenings, by text"),),
        statuses=(Status("early help", day("2014-08-11")),),
    ),
    lead="leon",
    opened_on=day("2014-09-15"),
    opened_by="winston",
    diary="ENG1 ENG1 ENG2 cancelled ENG3 FAM1 busy FAM1 EMO2 EMO2 . FAM2 busy FAM2 EMO1 EMO1",
    aims=(
        Aim("child", "Be believed", 1, 4, week=4),
        Aim("parent", "Get Skye through the school gate", 2, 5, week=4),
    ),
    sheets=(
        Sheet("P11-17", day("2014-10-02"), "baseline", (7, 4, 6, 5, 6), 5),
        Sheet("S11-17", day("2014-10-02"), "baseline", (8, 3, 6, 5, 7), 4),
        Sheet("T11-17", day("2014-10-23"), "baseline", missing_because="School sent it back empty"),
    ),
    plan=Plan("early help plan", "EH-0461", "Skye back at school"),
    asks_yes=(
        AskedYes(
            "SHB",
            day("2015-01-12"),
            "What happened between the two children in the summer has been looked into, and the "
            "work on safety at home is left with us. I missed the training in November; my place "
            "is on the 29th. I would begin with their mother alone",
        ),
    ),
)
PRIMROSE = Plot(
    family=Household(
        name="Primrose",
        children=(Kid("Priyanka", day("2005-06-16"), "F", "AOTH"),),
        adults=(Grown("Vani", "mother"), Grown("Suresh", "father")),
        statuses=(Status("early help", day("2014-02-03"), day("2014-11-21")),),
        language="Tamil",
    ),
    lead="shanthi",
    opened_on=day("2014-03-10"),
    diary="ENG1 ENG2 ENG3 EMO1 EMO1 EMO2 EMO2 EMO3 EMO3 cancelled EMO3 EMO3 POS1 POS2 . EMO3 "
    "EMO3 EMO4 EMO4 - EMO4 EMO3 FAM1 FAM1 busy FAM3 ATT3 ATT3 EMO3 EMO3 POS2 FAM2 FAM2 EMO1 "
    "FAM3 FAM1 ENG2",
    aims=(
        Aim("child", "Sleep at a friend’s house", 0, 9, week=2, ended=(35, "met")),
        Aim("parent", "Let her try, and not hover", 3, 8, week=3, ended=(35, "met")),
        Aim("child", "Read aloud in assembly", 1, 10, week=12, ended=(30, "met")),
    ),
    sheets=(
        Sheet("P4-10", day("2014-03-27"), "baseline", (9, 1, 4, 4, 8), 4),
        Sheet("T4-10", day("2014-04-03"), "baseline", (8, 0, 3, 4, 8), 3),
        Sheet("P4-10", day("2014-07-17"), "review", (6, 1, 3, 3, 9), 2),
        Sheet("P4-10", day("2014-11-20"), "end", (2, 1, 3, 2, 9), 0),
        Sheet("T4-10", day("2014-11-20"), "end", (3, 0, 3, 2, 9), 0),
    ),
    plan=Plan("early help plan", "EH-0399", "Priyanka does what her friends do"),
    ending_week=33,
    closing=Closing(
        day("2014-11-21"),
        "goals met",
    ),
    summing=Summing(
        "A ladder of small steps that she drew herself. Her mother learned to wait a minute.",
        "“I did the sleepover and I did not ring.” Vani: “We are proud, and we sleep.”",
        "Ended with a tea. Priyanka keeps the list of what helps. The school nurse knows them.",
    ),
    with_whom=("child", "mother", "father"),
)
QUILLWORT = Plot(
    family=Household(
        name="Quillwort",
        children=(
            Kid("Kavin", day("2007-10-10"), "M", "AOTH"),
            Kid("Thara", day("2010-12-29"), "F", "AOTH"),
        ),
        adults=(
            Grown("Meena", "mother", "Speaks Tamil with Shanthi"),
            Grown("Pathma", "grandparent", "", False),
        ),
        statuses=(Status("early help", day("2014-07-07")),),
        language="Tamil",
    ),
    lead="shanthi",
    opened_on=day("2014-08-18"),
    diary="ENG1 ENG1 ENG2 ENG3 FAM3 FAM3 away POS1 POS1 POS2 POS2 . POS3 cancelled POS3 POS4 "
    "POS4 FAM1 POS2 FAM1",
    aims=(
        Aim("parent", "Talk about the war when they ask", 0, 4, week=3),
        Aim("child", "Play out after school", 3, 7, week=3),
    ),
    sheets=(
        Sheet("P4-10", day("2014-09-04"), "baseline", (6, 3, 5, 5, 8), 3),
        Sheet("T4-10", day("2014-09-25"), "baseline", (5, 2, 5, 6, 7), 2),
    ),
    plan_linked_on=day("2014-10-09"),
    plan=Plan("early help plan", "EH-0458", "Kavin has friends near home"),
    turns=(Turn("bereavement", day("2014-11-26"), "A great-uncle in Jaffna"),),
)
PAPERBOAT = Plot(
    family=Household(
        name="Paperboat",
        children=(
            Kid("Kayleigh", day("2001-08-14"), "F", "WBRI"),
            Kid("Jayden", day("2003-11-03"), "M", "WBRI"),
            Kid("Lacey", day("2007-04-20"), "F", "WBRI"),
            Kid("Riley", day("2011-10-30"), "M", "WBRI"),
        ),
        adults=(Grown("Kelly", "mother", "Ring the day before and on the day"),),
        statuses=(
            Status("early help", day("2013-11-04"), day("2014-07-14")),
            Status("child in need", day("2014-07-14")),
        ),
    ),
    lead="rosa",
    opened_on=day("2014-03-24"),
    pause=Pause(day("2015-01-08"), "family away", day("2015-01-21")),
    diary="ENG1 away ENG1 cancelled away ENG2 away cancelled ENG2 ENG3 away POS4 away away . "
    "POS4 cancelled POS4 away -*2 away POS4 FAM1 cancelled FAM1 away FAM2 . cancelled FAM2 away "
    "POS3 busy away POS3 FAM2 away FAM1 cancelled POS3",
    aims=(
        Aim("parent", "All four at school by nine", 1, 4, week=9),
        Aim("child", "Not be the one who does everything", 2, 5, week=11),
    ),
    sheets=(
        Sheet("T11-17", day("2014-06-12"), "baseline", (5, 3, 5, 4, 7), 2),
        Sheet("P11-17", day("2014-06-26"), "baseline", missing_because="SDQ2"),
        Sheet("S11-17", day("2014-10-30"), "review", (7, 3, 5, 4, 8), 3, blanks=(3, 8, 13)),
    ),
    turns=(Turn("other", day("2014-07-14"), "Stepped up to child in need"),),
    plan=Plan("child in need plan", "CIN-0219", "All four at school, and Kayleigh can be a child"),
    with_whom=("mother", "sibling"),
)
HAREBELL = Plot(
    family=Household(
        name="Harebell",
        children=(Kid("Freya", day("2000-10-21"), "F", "MOTH"),),
        adults=(Grown("Anita", "mother"), Grown("Colin", "father", "By e-mail")),
        statuses=(Status("early help", day("2014-03-31"), day("2014-12-12")),),
    ),
    lead="rosa",
    opened_on=day("2014-05-12"),
    diary="ENG1 ENG2 ENG2 ENG3 EMO1 EMO1 cancelled EMO2 EMO2 ABU2 -*3 ABU2 cancelled FAM1 FAM1 "
    "away EMO3 EMO3 FAM2 busy FAM2 . EMO4 EMO4 FAM3 cancelled FAM1 EMO2 FAM3",
    aims=(
        Aim("child", "Find another way when it gets too much", 3, 7, week=3),
        Aim("parent", "Be told things", 1, 5, week=3),
    ),
    sheets=(
        Sheet("S11-17", day("2014-05-22"), "baseline", (9, 3, 5, 4, 8), 6),
        Sheet("P11-17", day("2014-05-29"), "baseline", (7, 3, 4, 4, 7), 4),
        Sheet("S11-17", day("2014-12-11"), "end", (6, 2, 4, 3, 8), 3),
    ),
    ending_week=26,
    closing=Closing(
        day("2014-12-12"),
        "goals partly met",
    ),
    summing=Summing(
        "Walking and talking worked; sitting at the table did not.",
        "Freya: “It got less. Not gone.” Anita would have liked to be asked more often.",
        "Freya goes on with the young people’s service and knows her worker there already.",
    ),
    with_whom=("child", "mother"),
)
FOXBERRY = Plot(
    family=Household(
        name="Foxberry",
        children=(Kid("Callie", day("2006-08-01"), "F", "WBRI"),),
        adults=(Grown("Debbie", "mother", "Letters only"),),
        statuses=(Status("early help", day("2014-02-24"), day("2014-07-11")),),
    ),
    lead="callum",
    opened_on=day("2014-03-31"),
    diary="ENG1 ENG1 cancelled ENG2 away ENG2 cancelled cancelled ENG3 away away . cancelled away",
    aims=(Aim("practitioner", "Meet once a week", 2, 2, week=8),),
    rated_every=1,
    sheets=(Sheet("P4-10", day("2014-04-17"), "baseline", missing_because="SDQ2"),),
    closing=Closing(
        day("2014-07-11"),
        "family withdrew",
        "Debbie wrote that it is one visit too many in her week. The door is open.",
    ),
    reopened=Reopened(
        day("2015-01-07"),
        "callum",
        "Debbie wrote again: her week is quieter now, and Callie asked when Callum would come",
    ),
)
STARFLOWER = Plot(
    family=Household(
        name="Starflower",
        children=(
            Kid("Lily-Mae", day("2009-05-09"), "F", "WIRT"),
            Kid("Patsy", day("2010-09-01"), "F", "WIRT"),
        ),
        adults=(Grown("Bridget", "mother", "By the site’s liaison worker"), Grown("Dan", "father")),
        statuses=(Status("early help", day("2014-06-30")),),
    ),
    lead="callum",
    opened_on=day("2014-07-28"),
    diary="ENG1 - ENG1 ENG2 away ENG3 POS1 POS1 POS2 cancelled POS2 POS4 POS4 ill POS4 FAM3 FAM3 "
    ". ATT2 cancelled ATT2 POS1 POS1",
    aims=(
        Aim("parent", "Read with them", 2, 6, week=5),
        Aim("family", "Keep a place at one school", 3, 7, week=5),
    ),
    sheets=(
        Sheet("P4-10", day("2014-09-04"), "baseline", (3, 4, 6, 3, 7), 2),
        Sheet("P4-10", day("2014-12-18"), "review", (3, 3, 5, 2, 7), 1),
    ),
    plan=Plan("early help plan", "EH-0454", "The girls stay at one school"),
    cover=(Cover("rosa", day("2014-09-22")),),
    conflict=("rosa", day("2014-10-13"), "My sister’s children are in the same class and friends"),
)
PLOTS = (
    CLOVER,
    BILBERRY,
    THIMBLE,
    PRIMROSE,
    QUILLWORT,
    PAPERBOAT,
    HAREBELL,
    FOXBERRY,
    STARFLOWER,
)
