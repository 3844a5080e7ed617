"""One of everything in one case, and the keys its addresses are made with."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.actions.concerns import close_concern, decide, raise_concern
from holdfast.casework.actions.ending import begin_ending, write_summary
from holdfast.casework.actions.files import Said, keep_file
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.onward import refer_onward
from holdfast.casework.actions.outcomes import add_outcome
from holdfast.casework.actions.plan_of_work import Planned, plan_module
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.unsafe import flag_goal
from holdfast.casework.actions.visits import Told, note_discussion, record_event, record_visit
from holdfast.casework.models import (
    AgreedAction,
    Case,
    Concern,
    File,
    Goal,
    Reminder,
    Showing,
)
from holdfast.casework.rules.concerns import Decided, Raised
from holdfast.choosing.models import Nomination
from holdfast.consultation.models import Consultation, CorridorAdvice
from holdfast.families.actions import add_adult
from holdfast.family_pages.actions.answering import Came, arrive
from holdfast.family_pages.actions.linking import make_link
from holdfast.family_pages.actions.pages import open_page_link, tell_worker
from holdfast.family_pages.actions.sharing import share_with_family
from holdfast.family_pages.models import Link
from holdfast.family_pages.reports import sheet_of
from holdfast.family_pages.rules import Channel, Mark, PageWanted, Wanted
from holdfast.kit.references import new_reference
from holdfast.manual.models import Module
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.models import Ask, RiskAnswer
from holdfast.offline.actions import Arrived, keep_waiting
from tests import people
from tests.database import all_seeing
from tests.security.keys import Keys
from tests.security.supervised import a_meeting


def ended(case: Case, lead: User) -> None:
    """Begin the ending of a case, and write a closing summary."""
    day, moment = people.A_MONDAY, people.A_MOMENT
    ending = begin_ending(
        case=case, is_planned=False, because="moved away", why="A new flat", last_day=day, on=day,
        today=day, at=moment, by=lead,
    )  # fmt: skip
    told = {"learned": "To wait", "follow_up_on": day + timedelta(days=90)}
    write_summary(ending=ending, version=1, told=told, on=day, at=moment, by=lead)


def filled(case: Case, lead: User) -> Keys:
    """Put one of everything into a case; return the keys its addresses are made with."""
    day, moment = people.A_MONDAY, people.A_MOMENT
    with acting_as(lead):
        visit = record_visit(
            case=case,
            told=Told(visited_on=day, took_part=["child"], note="We talked about bedtimes."),
            steps={},
            at=moment,
            today=day,
            by=lead,
        )
        goal = set_goal(
            case=case, owner="parent", words="Calm bedtimes", agreed_with=["parent"], on=day,
            today=day, by=lead,
        )  # fmt: skip
        rate_goals(case=case, rated=[Rated(goal, "parent", 3)], on=day, today=day, by=lead)
        other = set_goal(
            case=case, owner="child", words="Walk home alone", agreed_with=["child"], on=day,
            today=day, by=lead,
        )  # fmt: skip
        flag = flag_goal(goal=other, reason="The road", at=moment, today=day, by=lead)
        outcome = add_outcome(case=case, words="Safe", at=moment, today=day, by=lead)
        module = Module.objects.get(code="POS1", section__edition=case.run.edition_id)
        module = Planned(module=module, goals=[goal.pk])
        planned = plan_module(case=case, told=module, at=moment, today=day, by=lead)
        referral = refer_onward(
            case=case, service="School nurse", reason="Sleep", on=day, today=day, by=lead
        )
        event = record_event(
            case=case, kind="school change", on=day, note="", at=moment, today=day, by=lead
        )
        sdq = record_sdq(
            child=case.child, form="P4-17", stage="baseline", completed_on=day, today=day,
            at=moment, by=lead, answers={number: 1 for number in range(1, 26)},
        )  # fmt: skip
        file = keep_file(
            case=case, name="letter.txt", content=b"Thank you", at=moment, by=lead,
            said=Said(sort="letter", whose="child", note="A card", is_shared=True),
        )  # fmt: skip
        risk = RiskAnswer(
            family_id=case.family_id, child_id=case.child_id, administration=sdq, question=9,
            answer=1, words="About not wanting to be here", raised_at=moment,
        )  # fmt: skip
        risk.save(force_insert=True)
        showing = Showing(
            case=case, administration=sdq, supervisor=people.petra(), shown_by=lead,
            shown_at=now() - timedelta(days=2), until=now() + timedelta(days=2), withdrawn_at=now(),
        )  # fmt: skip
        showing.save(force_insert=True)
        ended(case, lead)
        ask = Ask.objects.waiting().filter(case_id=case.pk).order_by("due_on", "pk")[0]
        nomination = Nomination(
            reference=new_reference("HN"), authority_id=lead.authority, family=case.family,
            child=case.child, run=case.run, team=case.team, why="Bedtimes", nominated_by=lead,
            participant=people.participant(lead, case.team.name), state="withdrawn",
            ended_because="other", nominated_on=day,
        )  # fmt: skip
        nomination.save(force_insert=True)
        adult = add_adult(family=case.family, name="Jo Ashdown", by=lead)
        waiting = keep_waiting(arrived=arrived(case), why="not finished", by=lead)
        link, page = private_link(case, lead), page_link(case, goal, file, lead)
        concern = a_concern(case, lead)
        reminder = Reminder(
            case=case, reason="The hospital letter", owner=lead, review_on=day, set_on=day,
            set_by=lead,
        )  # fmt: skip
        reminder.save(force_insert=True)
        question = a_question(case, lead)
        discussion = note_discussion(
            case=case, meeting=a_meeting(lead.authority), agreed="To wait", by=lead
        )
    with all_seeing():
        action = AgreedAction(
            case=case, discussion=discussion, words="Ring the school", owner=lead, due_on=day
        )
        action.save(force_insert=True)
    with acting_as(page.respondent):
        wrote = tell_worker(link=page, words="Thank you", today=day, at=moment, by=page.respondent)
    with acting_as(link.respondent):
        sheet = sheet_of(link)
        came = Came(link=link, sheet=sheet, answers=sheet.complete({1: 1}), on=day, at=moment)
        arrival = arrive(came=came, why="late", by=link.respondent)
    return {
        "case_id": case.pk, "visit_id": visit.pk, "goal_id": goal.pk, "flag_id": flag.pk,
        "event_id": event.pk, "file_id": file.pk,
        "administration_id": sdq.pk, "family_id": case.family_id, "child_id": case.child_id,
        "adult_id": adult.pk, "ask_id": ask.pk, "link_id": link.pk, "arrival_id": arrival.pk,
        "waiting_id": waiting.pk,
        "risk_id": risk.pk, "concern_id": concern.pk, "feedback_id": wrote.pk,
        "nomination_id": nomination.pk,
        "reminder_id": reminder.pk, "consultation_id": question.pk,
        "discussion_id": discussion.pk, "action_id": action.pk,
        "showing_id": showing.pk,
        "outcome_id": outcome.pk, "planned_id": planned.pk, "referral_id": referral.pk,
    }  # fmt: skip


def a_concern(case: Case, lead: User) -> Concern:
    """Write down a safety concern about the child of a case."""
    raised = Raised(what="A bruise", seriousness="serious", happened_on=people.A_MONDAY)
    return raise_concern(
        case=case, raised=raised, told=None, at=people.A_MOMENT, today=people.A_MONDAY, by=lead
    )


def a_question(case: Case, lead: User) -> Consultation:
    """Ask a clinician about a case, and note advice given in passing."""
    day, moment = people.A_MONDAY, people.A_MOMENT
    question = Consultation(
        reference=new_reference("HC"), authority_id=lead.authority, case=case, asked_by=lead,
        asked_on=day, asked_at=moment, urgency="today", question="Is it too soon?",
    )  # fmt: skip
    question.save(force_insert=True)
    passing = CorridorAdvice(
        authority_id=lead.authority, case=case, asked_by=lead, clinician=people.petra(),
        noted_by=lead, given_on=day, sentence="Wait a week", minutes=3, noted_at=moment,
    )  # fmt: skip
    passing.save(force_insert=True)
    return question


def settled(concern: Concern, by: User) -> None:
    """Have a manager decide about a concern, and close it."""
    decided = Decided(
        by="team manager", name="Mona", channel="in person", words="Seen", follows="stepped down",
        on=people.A_MONDAY, look_again_on=people.A_MONDAY,
    )  # fmt: skip
    when = {"at": people.A_MOMENT, "today": people.A_MONDAY, "by": by}
    decide(concern=concern, version=1, decided=decided, oversees=True, **when)
    close_concern(concern=concern, version=2, words="Safe", **when)


def arrived(case: Case) -> Arrived:
    """Return a form filled in without signal, as it arrives."""
    return Arrived(
        key=uuid4(), case_id=case.pk, reference=case.reference, kind="visit_add",
        address=f"/cases/{case.pk}/visits/add/", typed={"note": ["x"]}, said=[["Note", "x"]],
        taken_at=people.A_MOMENT, recorded_at=people.A_MOMENT, received_at=people.A_MOMENT,
    )  # fmt: skip


def private_link(case: Case, lead: User) -> Link:
    """Ask for an SDQ at the review, by private link."""
    ask = Ask(
        family_id=case.family_id, child_id=case.child_id, case_id=case.pk, instrument="SDQ",
        informant="parent", stage="review", number=40, opens_on=people.A_MONDAY,
        due_on=people.A_MONDAY, closes_on=people.A_MONDAY, planned_by=lead,
        planned_at=people.A_MOMENT,
    )  # fmt: skip
    ask.save(force_insert=True)
    wanted = Wanted(
        form="P4-17", channel=Channel.EMAIL, language="en", called="Robin", sent_to="jo@example.org"
    )
    link, _ = make_link(ask=ask, wanted=wanted, today=people.A_MONDAY, at=now(), by=lead)
    return link


def page_link(case: Case, goal: Goal, file: File, lead: User) -> Link:
    """Share a goal and a file on the parent's page, and make a link to it."""
    marks = [
        Mark(reader="parent", kind="goal", about=str(goal.pk)),
        Mark(reader="parent", kind="file", about=str(file.pk), words=file.note),
    ]
    share_with_family(case=case, marks=marks, today=people.A_MONDAY, at=people.A_MOMENT, by=lead)
    wanted = PageWanted(
        reader="parent", channel=Channel.EMAIL, language="en", called="Robin",
        sent_to="jo@example.org", secret="blue kettle", lasts=timedelta(days=31),
    )  # fmt: skip
    link, _ = open_page_link(case=case, wanted=wanted, at=now(), by=lead)
    return link
