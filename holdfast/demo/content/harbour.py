"""The Harbour team's four families: somebody left, and not everything could be taken on."""

from holdfast.demo.shapes import (
    Aim,
    Closing,
    Grown,
    HandOver,
    Household,
    Kid,
    Plan,
    Plot,
    Sheet,
    Status,
    Summing,
    Turn,
    day,
)

GREENGAGE = Plot(
    family=Household(
        name="Greengage",
        children=(
            Kid("Adam", day("2004-12-05"), "M", "ABAN"),
            Kid("Sumaiya", day("2008-03-19"), "F", "ABAN"),
        ),
        adults=(
            Grown("Rehana", "mother"),
            Grown("Shafiq", "father", "After ten at night, or text"),
        ),
        statuses=(Status("early help", day("2014-01-13"), day("2014-12-05")),),
        language="Bengali",
    ),
    lead="aisha",
    opened_on=day("2014-03-17"),
    diary="ENG1 ENG2 ENG3 POS1 POS2 POS2 FAM1 FAM1 cancelled FAM1 POS3 POS3 POS4 busy POS4 FAM2 "
    "FAM2 - POS3 POS3 FAM2 EMO2 EMO2 . EMO2 FAM3 FAM3 cancelled POS2 FAM1 FAM2 POS4 FAM1 busy "
    "FAM2 FAM3 ENG2 ENG2",
    aims=(
        Aim("family", "Dad home for one supper a week", 1, 9, week=2, ended=(36, "met")),
        Aim("child", "Not be compared with my cousin", 3, 8, week=2, ended=(36, "met")),
    ),
    sheets=(
        Sheet("P4-10", day("2014-04-03"), "baseline", (4, 5, 6, 3, 7), 3),
        Sheet("T4-10", day("2014-05-01"), "baseline", (3, 4, 6, 3, 7), 2),
        Sheet("P4-10", day("2014-12-04"), "end", (2, 2, 4, 2, 9), 0),
    ),
    plan=Plan("early help plan", "EH-0391", "The family settles its own rows"),
    ending_week=34,
    closing=Closing(
        day("2014-12-05"),
        "goals met",
    ),
    summing=Summing(
        "Shifts were the trouble, and nobody had asked about them. Short visits after ten helped.",
        "Adam: “We eat together on Fridays and nobody is compared.”",
        "Adam wrote the last sheet himself, with one correction. School knows whom to ring.",
    ),
    with_whom=("mother", "child", "father"),
)
HAZELNUT = Plot(
    family=Household(
        name="Hazelnut",
        children=(
            Kid("Blessing", day("2005-04-14"), "F", "BAFR"),
            Kid("Emmanuel", day("2007-09-27"), "M", "BAFR"),
        ),
        adults=(Grown("Comfort", "mother", "Before eleven"),),
        statuses=(Status("early help", day("2014-02-17")),),
    ),
    lead="patrick",
    opened_on=day("2014-04-07"),
    diary="ENG1 ENG2 ENG2 ENG3 EMO1 EMO1 away EMO2 EMO2 busy EMO2 POS1 POS1 EMO3 EMO3 - EMO3 "
    "cancelled POS2 POS2 FAM1 FAM1 EMO3 busy EMO4 EMO4 . cancelled -*2 ENG2 EMO1 EMO1 EMO4 "
    "cancelled EMO4 FAM3 EMO3 EMO3",
    aims=(
        Aim("child", "Go upstairs on my own", 1, 6, week=3),
        Aim("parent", "Not send for the neighbour every time", 2, 6, week=3),
    ),
    sheets=(
        Sheet("P4-10", day("2014-04-24"), "baseline", (9, 2, 5, 4, 8), 5),
        Sheet("P4-10", day("2014-09-18"), "review", (6, 2, 5, 3, 8), 3),
        Sheet("P4-10", day("2014-12-11"), "review", (6, 2, 4, 3, 8), 3),
    ),
    turns=(Turn("other", day("2014-10-16"), "Patrick leaves; Aisha takes over"),),
    plan=Plan("early help plan", "EH-0410", "Blessing is less afraid"),
    handed_over=(HandOver(day("2014-10-16"), "aisha", "left"),),
    notes={
        25: "Told Blessing that I am leaving, and who is coming. She asked for Aisha’s age.",
        30: "My first visit. Blessing asked how long I would stay. I said until we both think so.",
    },
)
SORREL = Plot(
    family=Household(
        name="Sorrel",
        children=(Kid("Corey", day("2002-11-08"), "M", "WBRI"),),
        adults=(Grown("Lisa", "mother"), Grown("Wayne", "father", "Not to be told of visits")),
        statuses=(Status("early help", day("2014-05-26")),),
    ),
    lead="patrick",
    opened_on=day("2014-07-07"),
    diary="ENG1 cancelled ENG1 ENG2 -*2 away ENG2 ENG3 busy ABU2 ABU2 cancelled busy .",
    aims=(Aim("child", "Get on a mechanics course", 2, 3, week=8),),
    sheets=(Sheet("S11-17", day("2014-08-28"), "baseline", (4, 6, 7, 4, 6), 3),),
    closing=Closing(
        day("2014-10-16"),
        "practitioner left",
        "Nobody free to take it on. Lisa was told in person and has the duty number.",
    ),
)
BARLEYMOW = Plot(
    family=Household(
        name="Barleymow",
        children=(
            Kid("Jun", day("2004-01-25"), "M", "CHNE"),
            Kid("Lin", day("2009-07-13"), "F", "CHNE"),
        ),
        adults=(
            Grown("Hui", "mother", "Shop closes at nine"),
            Grown("Wei", "father", "At the shop"),
        ),
        statuses=(Status("early help", day("2014-04-14")),),
        language="Cantonese",
    ),
    lead="mei",
    opened_on=day("2014-06-23"),
    diary="ENG1 ENG1 ENG2 cancelled ENG2 - ENG3 FAM1 busy FAM1 FAM3 FAM3 cancelled POS1 POS1 busy "
    "FAM2 FAM2 . POS2 cancelled POS2 FAM2 busy FAM1 FAM1 POS1",
    aims=(
        Aim("family", "One day a week with the shop shut", 0, 4, week=6),
        Aim("child", "Speak for myself at school", 3, 5, week=6),
    ),
    rated_every=3,
    plan_linked_on=day("2014-09-18"),
    plan=Plan("early help plan", "EH-0441", "Jun has time that is not the shop’s"),
    turns=(Turn("other", day("2014-09-25"), "Hui in hospital for a week"),),
)
PLOTS = (GREENGAGE, HAZELNUT, SORREL, BARLEYMOW)
