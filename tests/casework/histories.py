"""Cases with a history of any length, told through actions by the person who would do each."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.visits import How, Told, note_discussion, record_event, record_visit
from holdfast.casework.models import Case, Goal
from holdfast.manual.models import Module, Step
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.instruments import sdq
from holdfast.supervision.actions import form_group, join_group, plan_meetings
from holdfast.supervision.models import Meeting
from tests import people

STEP = timedelta(days=5)
WORDS = (
    "Robin gets to school on time most days",
    "Bedtimes without a row, and everyone asleep by nine",
    "Mum and Robin have twenty minutes together each day, doing something Robin picks",
    "Robin has a friend round to play",
    "Dad keeps to the days he says he will come",
    "Less shouting, more listening",
)
FORMS = (("P4-17", 24), ("T4-17", 19), ("P4-17", 21), ("S11-17", 17))
LAST_DAY = date(2027, 2, 26)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=ZoneInfo("Europe/London"))


def day_of(number: int, of: int) -> date:
    """Spread so many things evenly over the case's fifty weeks."""
    return people.A_MONDAY + timedelta(days=2 + 350 * number // max(of, 1))


def case_with(
    *, visits: int = 3, goals: int = 2, ratings: int = 2, sdqs: int = 1, talks: int = 1
) -> Case:
    """Return Grace's case of Robin, who is eleven, with so much of everything recorded in it."""
    meetings = meetings_of(talks)
    case = people.case(born_on=date(2014, 5, 4))
    with acting_as(people.grace()):
        record_visits(case, visits)
        record_goals(case, goals, ratings)
        record_sdqs(case, sdqs)
        for number, kind in enumerate(("strategy meeting", "school change", "plan review")):
            day = day_of(3 * number + 1, 10)
            record_event(
                case=case, kind=kind, on=day, note="", at=at(day), today=LAST_DAY, by=people.grace()
            )
        for meeting in meetings:
            note_discussion(
                case=case, meeting=meeting, agreed="Try it at home first", by=people.grace()
            )
    return case


def meetings_of(count: int) -> list[Meeting]:
    """Return so many meetings of Grace's group, which is formed if she has none."""
    participant = people.participant(people.grace())
    days = [day_of(number, count) for number in range(count)]
    with acting_as(people.lena()):
        membership = participant.memberships.first()
        if membership is None:
            group = form_group(
                run=people.run(), name="Willow", supervisor=people.petra(),
                first_meeting_on=people.A_MONDAY, by=people.lena(),
            )  # fmt: skip
            membership = join_group(
                group=group, participant=participant, on=people.A_MONDAY, by=people.lena()
            )
        held = set(membership.group.meetings.values_list("held_on", flat=True))
        new = [day for day in days if day not in held]
        plan_meetings(group=membership.group, days=new, by=people.lena())
        return list(membership.group.meetings.filter(held_on__in=days).order_by("held_on"))


def record_visits(case: Case, count: int) -> None:
    modules = list(
        Module.objects.filter(section__edition=case.run.edition_id).order_by(
            "section__order", "order"
        )
    )
    steps = list(Step.objects.filter(module__in=modules).order_by("order"))
    for number in range(count):
        day, module = day_of(number, count), modules[number * 10 // max(count, 1)]
        is_missed = number % 9 == 5
        told = Told(
            visited_on=day,
            outcome="missed" if is_missed else "made",
            missed_because="no time" if is_missed else "",
            module=module,
            took_part=[] if is_missed else ["child", "mother"],
            minutes=None if is_missed else 60,
            childs_voice="" if is_missed else "Robin said it was all right",
            note="They were tired, and stayed with it.",
        )
        of_module = [step for step in steps if step.module_id == module.pk]
        how = {
            step: How(how="adapted" if (number + place) % 7 == 0 else "done")
            for place, step in enumerate(of_module)
        }
        record_visit(
            case=case, told=told, steps={} if is_missed else how, at=at(day), today=LAST_DAY,
            by=people.grace(),
        )  # fmt: skip


def record_goals(case: Case, count: int, ratings: int) -> list[Goal]:
    goals = [
        set_goal(
            case=case, owner="family", words=words, agreed_with=["mother"], on=people.A_MONDAY,
            today=LAST_DAY, by=people.grace(),
        )
        for words in WORDS[:count]
    ]  # fmt: skip
    for number in range(ratings):
        rated = [
            Rated(goal, rater, min(10, begins + (number * (place + 1)) // 4))
            for place, goal in enumerate(goals)
            for rater, begins in (("parent", 2), ("child", 3))
        ]
        day = day_of(number, ratings)
        rate_goals(case=case, rated=rated, on=day, today=LAST_DAY, by=people.grace())
    return goals


def record_sdqs(case: Case, count: int) -> None:
    for number in range(count):
        form, begins = FORMS[number % len(FORMS)]
        total = max(begins - number, 0)
        parts = [total // 4 + (total % 4 > place) for place in range(4)]
        day = day_of(number, count)
        record_sdq(
            child=case.child, form=form, stage="baseline" if number < 2 else "review",
            completed_on=day, today=LAST_DAY, at=at(day), by=people.grace(),
            scores=dict(zip(sdq.DIFFICULTIES, parts, strict=True)) | {sdq.Scale.PROSOCIAL: 7},
        )  # fmt: skip
