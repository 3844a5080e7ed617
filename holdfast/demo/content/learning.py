"""What staff noted in the story's year, how the lead sorted it, and what was done about it."""

from holdfast.demo.content.noting import HELPS, Answer, Move, Noted, Plan, Sort
from holdfast.demo.shapes import day

WORK, KNOWLEDGE = "inner.structure.work", "inner.knowledge"
DELIVERERS, FIT, DESIGN = "individuals.deliverers", "inner.compatibility", "innovation.design"

SLIDES_LOADED_ON = day("2014-09-15")
OF_STAFF = (
    Noted(
        who="winston",
        on=day("2014-05-12"),
        sentence="With a full caseload nobody in my team can prepare a weekly visit properly",
        sort=Sort(
            day("2014-05-14"), (WORK, "individuals.opportunity"), -2, "lorna", day("2014-12-01")
        ),
        plan=Plan(
            "Two hours a week kept free in the diary for each pilot case",
            "time",
            "winston",
            day("2014-06-02"),
            day("2014-11-28"),
            (day("2014-11-28"), "helped"),
        ),
        moves=(
            Move(
                day("2014-12-01"),
                "eased",
                "The hours were kept in 21 of 26 weeks, and the team says so",
            ),
        ),
        answer=Answer(
            day("2015-01-06"),
            "Two hours a week are kept free in the diary for each pilot case. It is written into "
            "the pilot’s plan, and new cases wait while a team has no hours left.",
            "Winston Applecart and the programme lead",
        ),
    ),
    Noted(
        who="grace",
        on=day("2014-04-08"),
        sentence="Families like that we set the goals with them on the first visits",
        valence=HELPS,
        sort=Sort(day("2014-04-10"), (FIT, "individuals.recipients"), 2),
    ),
    Noted(
        who="kofi",
        on=day("2014-04-24"),
        sentence="The group is the one hour in the fortnight in which I can think",
        valence=HELPS,
        sort=Sort(day("2014-04-25"), (KNOWLEDGE, "inner.culture.learning"), 2),
    ),
    Noted(
        who="yusuf",
        on=day("2014-06-17"),
        sentence="I am still unsure of myself when I practise a step with a parent",
        has_name=False,
        sort=Sort(day("2014-06-19"), (DELIVERERS, "individuals.capability"), -1, "ingrid"),
        plan=Plan(
            "The psychologists come along to a visit when they are asked",
            "support",
            "ingrid",
            day("2014-07-07"),
        ),
    ),
    Noted(
        who="priya",
        on=day("2014-06-23"),
        sentence="I write every visit twice, here and in the council’s own record",
        sort=Sort(
            day("2014-06-25"), ("inner.structure.technology", FIT), -2, "lorna", day("2015-01-12")
        ),
        plan=Plan(
            "A paragraph for the council’s record is made from the visit, to be pasted",
            "fit",
            "lorna",
            day("2014-09-01"),
        ),
        answer=Answer(
            day("2014-09-08"),
            "From now on each visit gives you a paragraph to paste. You write it once.",
            "The programme lead, with the records team",
        ),
    ),
    Noted(
        who="leon",
        on=day("2014-07-03"),
        sentence="It is close to how our team worked before, so it came easily",
        valence=HELPS,
        sort=Sort(day("2014-07-04"), (FIT,), 2),
    ),
    Noted(
        who="samuel",
        on=day("2014-07-15"),
        sentence="Young people in care move, and then the work begins again",
        sort=Sort(day("2014-07-16"), ("outer.conditions", "innovation.adaptability"), -1),
    ),
    Noted(
        who="desmond",
        on=day("2014-09-02"),
        sentence="I was not told who of my team is away for a training day",
        sort=Sort(day("2014-09-03"), ("inner.communications",), -1, "ada"),
        plan=Plan(
            "Managers get the dates of all training days at the start of each term",
            "tell",
            "ada",
            day("2014-09-22"),
            None,
            (day("2014-10-31"), "helped"),
        ),
        moves=(
            Move(day("2014-11-03"), "eased", "No manager was surprised by the October days"),
            Move(day("2014-12-15"), "closed", "It is done each term now"),
        ),
        answer=Answer(
            day("2014-11-03"),
            "Team managers have the dates of all training days at the start of each term.",
            "The programme administrator",
        ),
    ),
    Noted(
        who="hannah",
        on=day("2014-10-07"),
        sentence="The outcome measures help me to see where a family is going",
        valence=HELPS,
        sort=Sort(day("2014-10-09"), ("process.reflecting.results", DELIVERERS), 1),
    ),
    Noted(
        who="farah",
        on=day("2014-10-21"),
        sentence="Nobody asks in my one-to-one how the pilot case is going",
        has_name=False,
        sort=Sort(
            day("2014-10-23"),
            ("individuals.mid", "individuals.motivation"),
            -2,
            "marcus",
            day("2015-02-02"),
        ),
        plan=Plan(
            "The pilot case is on the form for one-to-ones",
            "lead",
            "marcus",
            day("2014-12-01"),
        ),
    ),
    Noted(
        who="bernadette",
        on=day("2014-11-11"),
        sentence="At the centre parents come in by themselves, so a visit is easy to arrange",
        valence=HELPS,
        sort=Sort(day("2014-11-12"), ("process.engaging.recipients",), 1),
    ),
    Noted(
        who="ngozi",
        on=day("2014-11-24"),
        sentence="The laptop takes ten minutes to start in a family’s kitchen",
        has_name=False,
        sort=Sort(day("2014-11-26"), ("inner.structure.technology",), -1),
    ),
    Noted(
        who="ingrid",
        on=day("2014-12-09"),
        sentence="Two groups meet in a room where everything can be heard next door",
        sort=Sort(day("2014-12-10"), ("inner.resources.space",), -1, "ada"),
    ),
    Noted(
        who="ewa",
        on=day("2014-12-16"),
        sentence="With an interpreter every step takes twice as long",
        sort=Sort(day("2014-12-17"), ("innovation.complexity", "individuals.recipients"), -1),
    ),
    Noted(
        who="tomasz",
        on=day("2015-01-12"),
        sentence="I do not know whether I may go on with my family after February",
    ),
    Noted(
        who="rosa",
        on=day("2015-01-13"),
        sentence="The notes on each step have saved me a whole evening",
        valence=HELPS,
        has_name=False,
    ),
)
OF_SLIDES = (
    Noted(
        slide="B1",
        sort=Sort(day("2014-09-17"), (WORK,), -2, "marcus", day("2015-02-02")),
        plan=Plan(
            "No third case without the manager’s word on what gives way",
            "time",
            "marcus",
            day("2014-10-01"),
        ),
    ),
    Noted(slide="B2", sort=Sort(day("2014-09-17"), (DELIVERERS, "individuals.opportunity"), -2)),
    Noted(
        slide="B4",
        sort=Sort(
            day("2014-09-17"), ("individuals.mid", "individuals.motivation"), -2, "marcus",
            day("2015-02-02"),
        ),
    ),
    Noted(slide="B6", sort=Sort(day("2014-09-18"), (WORK,), -2, "marcus")),
    Noted(
        slide="B16",
        sort=Sort(day("2014-09-18"), (DESIGN,), -1, "lorna", day("2015-01-05")),
        plan=Plan(
            "Plain notes on each step, written here by those who used it",
            "adapt",
            "lorna",
            day("2014-10-06"),
        ),
    ),
    Noted(
        slide="B17",
        sort=Sort(
            day("2014-09-18"), ("process.needs.recipients", "process.tailoring"), -1, "lorna"
        ),
        plan=Plan(
            "Seven questions before a family is chosen, and a psychologist’s advice",
            "plan",
            "lorna",
            day("2014-10-06"),
            day("2014-12-19"),
            (day("2014-12-19"), "helped"),
        ),
        moves=(Move(day("2015-01-07"), "eased", "No family was chosen against advice"),),
        answer=Answer(
            day("2015-01-08"),
            "Seven questions come before a family is chosen, and a psychologist can be asked.",
            "The programme lead and the psychologists",
        ),
    ),
    Noted(slide="C3", sort=Sort(
        day("2014-09-18"), ("process.safeguarding", "process.reflecting.results"), -2, "marcus"
    )),
    Noted(slide="C2", sort=Sort(
        day("2014-09-18"), ("process.planning", "innovation.complexity"), -2
    )),
    Noted(slide="G3", sort=Sort(day("2014-09-19"), (KNOWLEDGE, "inner.culture.learning"), 2)),
    Noted(slide="P1", sort=Sort(
        day("2014-09-19"), ("individuals.high", "individuals.motivation"), 2
    )),
    Noted(slide="P5", sort=Sort(
        day("2014-09-19"), ("inner.relations", "individuals.facilitators"), 2
    )),
    Noted(slide="G5", sort=Sort(day("2014-09-19"), (FIT,), 2)),
)  # fmt: skip
