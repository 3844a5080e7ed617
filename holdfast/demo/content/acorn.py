"""The Acorn children's centre's four families, with the youngest children."""

from holdfast.demo.shapes import (
    Aim,
    Closing,
    Grown,
    Household,
    Kid,
    Plan,
    Plot,
    Sheet,
    Status,
    Turn,
    day,
)

SNOWBERRY = Plot(
    family=Household(
        name="Snowberry",
        children=(
            Kid("Leo", day("2010-08-15"), "M", "MWAS"),
            Kid("Maya", day("2013-11-02"), "F", "MWAS"),
        ),
        adults=(
            Grown("Jess", "mother", "At the stay-and-play on Wednesdays"),
            Grown("Sanjay", "father"),
        ),
        statuses=(Status("early help", day("2014-02-10")),),
    ),
    lead="bernadette",
    opened_on=day("2014-03-17"),
    diary="ENG1 ENG2 ENG3 POS1 POS1 POS1 cancelled POS2 POS2 POS4 POS4 busy ATT1 ATT1 ATT2 ATT2 "
    "POS3 cancelled POS3 -*3 POS3 POS4 POS4 ATT2 ATT3 ATT3 POS1 busy POS2 POS2 ATT3 . POS4 "
    "cancelled POS3 POS3 FAM1 FAM1 POS4 POS1",
    aims=(
        Aim("parent", "Leave him at nursery without tears", 2, 9, week=2, ended=(36, "met")),
        Aim("parent", "Enjoy him again", 3, 8, week=2),
    ),
    sheets=(
        Sheet("P2-4", day("2014-04-03"), "baseline", (4, 5, 7, 3, 5), 2),
        Sheet("P4-10", day("2014-10-02"), "review", (3, 3, 5, 2, 7), 1),
        Sheet("P4-10", day("2015-01-08"), "review", (2, 2, 5, 2, 8), 0),
    ),
    turns=(Turn("school change", day("2014-09-08"), "Began in reception"),),
    plan=Plan("early help plan", "EH-0419", "Leo settles at nursery"),
    ending_week=40,
)
COWSLIP = Plot(
    family=Household(
        name="Cowslip",
        children=(
            Kid("Isla", day("2009-12-06"), "F", "WROM"),
            Kid("Vasile", day("2011-03-22"), "M", "WROM"),
        ),
        adults=(
            Grown("Elena", "mother", "Come to the site gate and ask"),
            Grown("Ion", "father"),
        ),
        statuses=(Status("early help", day("2014-05-01")),),
        language="Romanian",
        needs_interpreter=True,
    ),
    lead="bernadette",
    opened_on=day("2014-06-16"),
    plan=Plan("early help plan", "EH-0433", "Isla comes to school every day"),
    diary="ENG1 away ENG1 ENG2 cancelled ENG3 -*3 away POS1 POS1 other POS1 POS4 POS4 away POS4 "
    "ATT2 ATT2 busy POS2 . POS4 away FAM3 POS4 POS1",
    aims=(Aim("family", "Isla at school on Mondays too", 2, 6, week=5),),
    sheets=(
        Sheet("P4-10", day("2014-07-24"), "baseline", (5, 3, 6, 5, 7), 2, note="Interpreter"),
        Sheet("T4-10", day("2014-09-25"), "baseline", (4, 2, 6, 6, 6), 2),
    ),
    adapts=0.3,
    discussed_every=3,
)
SEASHELL = Plot(
    family=Household(
        name="Seashell",
        children=(Kid("Oscar", day("2010-04-02"), "M", "WBRI"),),
        adults=(Grown("Becky", "mother", "Text"),),
        statuses=(Status("early help", day("2014-03-06")),),
    ),
    lead="nimmi",
    opened_on=day("2014-04-22"),
    diary="ENG1 ENG2 ENG3 POS1 POS1 cancelled POS2 POS2 POS4 busy POS4 POS3 . POS3 -*2 POS1 . .",
    aims=(Aim("parent", "Get to the shop and back in peace", 1, 5, week=2),),
    sheets=(Sheet("P4-10", day("2014-05-08"), "baseline", (3, 6, 7, 2, 6), 2),),
    plan=Plan("early help plan", "EH-0424", "A calm start at school in September"),
    closing=Closing(
        day("2014-09-05"),
        "moved away",
        "A new flat in another county. Told the children’s centre there, with Becky’s leave.",
    ),
)
APPLEWOOD = Plot(
    family=Household(
        name="Applewood",
        children=(
            Kid("Theo", day("2010-01-31"), "M", "BCRB"),
            Kid("Zara", day("2011-09-09"), "F", "BCRB"),
        ),
        adults=(
            Grown("Natasha", "mother"),
            Grown("Delroy", "father", "Works away; home at weekends"),
        ),
        statuses=(Status("early help", day("2014-10-20")),),
    ),
    lead="olu",
    opened_on=day("2014-11-10"),
    diary="ENG1 cancelled ENG1 ENG2 ENG2 ENG3 POS1 POS1",
    aims=(Aim("parent", "One bedtime story each, every night", 3, 4, week=5),),
    rated_every=1,
    discussed_every=1,
)
PLOTS = (SNOWBERRY, COWSLIP, SEASHELL, APPLEWOOD)
