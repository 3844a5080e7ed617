"""The walk's people and records: one case of each relation, filled, and what addresses need."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.concerns import close_concern, decide, raise_concern
from holdfast.casework.actions.ending import begin_ending, write_summary
from holdfast.casework.actions.files import Said, keep_file
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.handing import propose_handover
from holdfast.casework.actions.onward import refer_onward
from holdfast.casework.actions.outcomes import add_outcome
from holdfast.casework.actions.plan_of_work import Planned, plan_module
from holdfast.casework.actions.practice import Used, note_wider_use
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.showing import show_measures
from holdfast.casework.actions.specialist import ask_go_ahead
from holdfast.casework.actions.supervising import add_to_agenda
from holdfast.casework.actions.unsafe import flag_goal
from holdfast.casework.actions.visits import Told, note_discussion, record_event, record_visit
from holdfast.casework.models import (
    AgreedAction,
    Case,
    Concern,
    FollowUp,
    Goal,
    Handover,
    Reminder,
    Showing,
    WiderUse,
)
from holdfast.casework.rules.concerns import Decided, Raised
from holdfast.choosing.actions.checking import ask_advice
from holdfast.choosing.models import Advice, Nomination
from holdfast.consultation.models import Consultation, CorridorAdvice
from holdfast.exchange.actions.sending import send_return
from holdfast.exchange.models import Batch
from holdfast.families.actions import add_adult
from holdfast.family_pages.actions.answering import Came, arrive
from holdfast.family_pages.actions.linking import make_link
from holdfast.family_pages.actions.pages import open_page_link, tell_worker
from holdfast.family_pages.actions.sharing import share_with_family
from holdfast.family_pages.models import Link
from holdfast.family_pages.reports import sheet_of
from holdfast.family_pages.rules import Channel, Mark, PageWanted, Wanted
from holdfast.kit.references import new_reference
from holdfast.kit.today import today
from holdfast.manual.actions.guides import upload_guide
from holdfast.manual.actions.issues import report_issue
from holdfast.manual.actions.notes import write_note
from holdfast.manual.models import Module, Section, Step
from holdfast.measures.actions.packing import upload_pack
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.models import Ask, RiskAnswer
from holdfast.offline.actions import Arrived, keep_waiting
from holdfast.place.actions import record_leaving, say_absent
from holdfast.place.models import Absence, Leaving
from holdfast.supervision.actions import (
    add_room,
    add_school_holiday,
    form_group,
    join_group,
    make_wish,
    plan_meetings,
    propose_groups,
    record_attendance,
    reflect_on_worker,
)
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.models import Attendance, Attended, Group, Meeting, MeetingMove
from holdfast.training.actions.materials import upload_material
from tests import people
from tests.choosing import nominations
from tests.database import all_seeing
from tests.measures import packs
from tests.training import days

Keys = dict[str, Any]
RETURN = {
    "header.csv": "CHILD,DOB\n1,27/03/2018\n",
    "episodes.csv": "CHILD,DECOM,DEC\n1,15/02/2026,\n",
}


def addresses(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, Any]]:
    """Yield every address of the site with its view; the sign-in library's own are left out."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if route != "/sign-in/":
                yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def cast() -> dict[Role, User]:
    """Return one person of each role."""
    return {
        Role.PRACTITIONER: people.grace(),
        Role.SUPERVISOR: people.petra(),
        Role.MANAGER: people.mona(),
        Role.LEAD: people.lena(),
        Role.DIRECTOR: people.dora(),
        Role.EVALUATOR: people.person("Evan", Role.EVALUATOR),
        Role.ASSESSOR: people.person("Asa", Role.ASSESSOR),
        Role.ADMINISTRATOR: people.ada(),
        Role.RESPONDENT: people.person("Rene", Role.RESPONDENT),
    }


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
            said=Said(sort="letter", whose="child", note="A card"),
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
        link, page = private_link(case, lead), page_link(case, goal, lead)
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


def page_link(case: Case, goal: Goal, lead: User) -> Link:
    """Share a goal on the parent's page, and make a link to it."""
    mark = Mark(reader="parent", kind="goal", about=str(goal.pk))
    share_with_family(case=case, marks=[mark], today=people.A_MONDAY, at=people.A_MOMENT, by=lead)
    wanted = PageWanted(
        reader="parent", channel=Channel.EMAIL, language="en", called="Robin",
        sent_to="jo@example.org", secret="blue kettle", lasts=timedelta(days=31),
    )  # fmt: skip
    link, _ = open_page_link(case=case, wanted=wanted, at=now(), by=lead)
    return link


def gwen() -> User:  # of another team, with a place in Petra's group
    return people.person("Gwen", Role.PRACTITIONER)


def sealy() -> User:  # with a place in Petra's group too, but the case is sealed
    return people.person("Sealy", Role.PRACTITIONER)


def petras_group() -> Group:
    """Return the group that Petra leads, in which Gwen and Sealy have places."""
    lena, day = people.lena(), people.A_MONDAY
    parts = [people.participant(gwen(), "South"), people.participant(sealy())]
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Tuesday group", supervisor=people.petra(),
            first_meeting_on=day, by=lena,
        )  # fmt: skip
        for part in parts:
            join_group(group=group, participant=part, on=day, by=lena)
    return group


def a_meeting(authority: str = people.MERTON) -> Meeting:
    """Return a meeting that was held: in Merton of the group that Petra leads."""
    by = people.ada(authority)
    with acting_as(by):
        here = Meeting.objects.filter(group__run__authority_id=authority)
        found = here.filter(held_on=people.A_MONDAY).first()
    if found:
        return found
    if authority == people.MERTON:
        group = petras_group()
    else:
        run, paula = people.run(authority), people.person("Paula", Role.SUPERVISOR, authority)
        with acting_as(by):
            group = form_group(
                run=run, name="Friday group", supervisor=paula,
                first_meeting_on=people.A_MONDAY, by=by,
            )  # fmt: skip
    with acting_as(by):
        return plan_meetings(group=group, days=[people.A_MONDAY], by=by)[0]


def at_a_meeting(case: Case) -> Keys:
    """Hold a meeting of Petra's group, with Gwen's case on its agenda and a reflection with her."""
    meeting, petra = a_meeting(), people.petra()
    day, at, gwens = people.A_MONDAY, people.A_MOMENT, people.participant(gwen(), "South")
    with acting_as(petra):
        slot = add_to_agenda(
            meeting=meeting, case=case, kind="full", minutes=12, reasons=["New"], by=petra
        )
        told = [Attended(participant=gwens, came="attended")]
        record_attendance(meeting=meeting, told=told, today=day, at=at, by=petra)
        reflection = reflect_on_worker(
            meeting=meeting, participant=gwens, words="She waits.", version=0, at=at, by=petra
        )
        attendance = Attendance.objects.get(meeting=meeting, participant=gwens)
    return {
        "slot_id": slot.pk, "reflection_id": reflection.pk, "attendance_id": attendance.pk,
    }  # fmt: skip


def cases() -> dict[str, Keys]:
    """Return the keys of one case of each relation to Grace, practitioner, and Mona, manager."""
    a_meeting()
    grace, mona = people.grace(), people.mona()
    whose = {
        "own": (grace, "North"),
        "closed": (grace, "North"),
        "a colleague's": (people.mary(), "North"),
        "another team's": (people.oscar(), "South"),
        "a group member's": (gwen(), "South"),
        "another authority's": (people.mallory(), "Elsewhere"),
        "sealed to its lead": (sealy(), "North"),
    }
    made = {}
    for relation, (lead, team) in whose.items():
        case = people.case(lead, team, family=relation.title(), child=f"Child {relation}")
        made[relation] = (case, filled(case, lead))
    closed, sealed = made["closed"][0], made["sealed to its lead"][0]
    with acting_as(mona):
        RiskAnswer.objects.filter(child=closed.child_id).update(
            acted_at=people.A_MOMENT, acted_by=mona, action="Told Mona"
        )
        settled(Concern.objects.get(case=closed), mona)
        close_case(
            case=Case.objects.get(pk=closed.pk), version=1, because="moved away", note="Far away",
            on=people.A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
        colleagues = made["a colleague's"][0]
        FollowUp(case=colleagues, due_on=people.A_MONDAY).save(force_insert=True)
        seal_case(
            case=Case.objects.get(pk=sealed.pk), only=[whose["sealed to its lead"][0]],
            why="staff are related", at=now(), by=mona,
        )  # fmt: skip
    nowhere = dict.fromkeys(made["own"][1], uuid4())
    return {relation: keys for relation, (_, keys) in made.items()} | {"not there": nowhere}


def of_forming() -> Keys:
    """Return a proposal of groups, a wish, and somebody who says when they can come."""
    lena, first = people.lena(), people.participant(people.grace())
    with acting_as(lena):
        wish = make_wish(
            run=people.run(), kind=Kind.APART, a=first, b=people.participant(gwen(), "South"),
            supervisor=None, points=3, because="", at=people.A_MOMENT, by=lena,
        )  # fmt: skip
        proposal = propose_groups(
            run=people.run(), groups=1, smallest=1, largest=8, at=people.A_MOMENT, by=lena
        )
    return {"wish_id": wish.pk, "proposal_id": proposal.pk, "participant_id": first.pk}


def shown_to_petra() -> Showing:
    """Return a measure that another practitioner shows to the clinical supervisor now."""
    oscar, day = people.oscar(), people.A_MONDAY
    case = people.case(oscar, "South", family="Shown", child="Child shown")
    with acting_as(oscar):
        sdq = record_sdq(
            child=case.child, form="P4-17", stage="baseline", completed_on=day, today=day,
            at=people.A_MOMENT, by=oscar, answers={number: 1 for number in range(1, 26)},
        )  # fmt: skip
        return show_measures(
            case=case, measures=[sdq], supervisor=people.petra(), days=28, at=now(), by=oscar
        )[0]


def handed_to_grace() -> Handover:
    """Return a case of Mary's that Grace is asked to take over."""
    to, mary = people.participant(people.grace()), people.mary()
    case = people.case(mary, family="Handed", child="Child handed")
    with acting_as(mary):
        return propose_handover(
            case=case, to=to, because="asked", note="She likes to draw", works="",
            on=people.A_MONDAY, at=people.A_MOMENT, by=mary,
        )  # fmt: skip


def grace_away() -> Absence:
    """Return a week in which Grace is away."""
    grace, day = people.grace(), people.A_MONDAY
    people.participant(grace)
    with acting_as(grace):
        return say_absent(
            person=grace, kind="leave", note="", began_on=day, ends_on=day + timedelta(days=4),
            cover=None, at=people.A_MOMENT, by=grace,
        )  # fmt: skip


def mary_leaves() -> Leaving:
    """Return a leaving of Mary's that her manager recorded."""
    mary, mona = people.mary(), people.mona()
    people.participant(mary)
    with acting_as(mona):
        return record_leaving(
            person=mary, last_on=people.A_MONDAY + timedelta(days=30), because="retires",
            today=people.A_MONDAY, at=now(), by=mona,
        )  # fmt: skip


def asked_of_petra() -> Advice:
    """Return what another practitioner asks the clinical supervisor about a nomination."""
    oscar = people.oscar()
    found = nominations.checked(nominations.nomination(oscar, "South", child="Wren Asked"), oscar)
    with acting_as(oscar):
        return ask_advice(
            nomination=found, supervisor=people.petra(), question="?", at=now(), by=oscar
        )


def of_gwen() -> Case:
    """Return a case that Gwen works, as Petra, who leads her group, reads it."""
    with acting_as(people.petra()):
        return Case.objects.order_by("pk")[0]


def wider_use() -> WiderUse:
    """Note that Grace used a part of the manual with a family outside the programme."""
    grace, run = people.grace(), people.run()
    people.participant(grace)
    with acting_as(grace):
        used = Used(
            on=people.A_MONDAY,
            module=Module.objects.filter(section__edition=run.edition_id).order_by("pk")[0],
            situation="early help",
        )
        return note_wider_use(
            run=run, used=used, at=people.A_MOMENT, today=people.A_MONDAY, by=grace
        )


def specialist() -> Keys:
    """Return the keys of a specialist section, and of Gwen's asking Petra for a yes to it."""
    with acting_as(gwen()):
        case = Case.objects.worked_by(gwen()).get()
        section = Section.objects.get(is_specialist=True, edition=case.run.edition_id)
        asked = ask_go_ahead(
            case=case, section=section, supervisor=people.petra(), why="?", at=people.A_MOMENT,
            today=people.A_MONDAY, by=gwen(),
        )  # fmt: skip
    return {"section_id": section.pk, "go_ahead_id": asked.pk}


def training() -> Keys:
    """Return the keys of a training day that Grace is invited to, and of a file for it."""
    day, lena = days.opened(), people.lena()
    days.invited(day, people.participant(people.grace()))
    with acting_as(lena):
        material = upload_material(
            section=day.section, day=day, name="slides.txt", content=b"Ours",
            licence_note="Licence 1", at=people.A_MOMENT, by=lena,
        )  # fmt: skip
    return {"day_id": day.pk, "material_id": material.pk}


def calendar() -> Keys:
    """Return the keys of an empty group that Petra leads, its moved meeting, a room, a holiday."""
    lena, day = people.lena(), today() + timedelta(days=7)
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Friday group", first_meeting_on=day, by=lena,
            supervisor=people.petra(),
        )  # fmt: skip
        meeting = plan_meetings(group=group, days=[day], by=lena)[0]
        move = MeetingMove(
            together=uuid4(), meeting=meeting, group=group, was_from=now(), was_until=now(),
            now_from=meeting.starts_at, now_until=meeting.ends_at, moved_by=lena, moved_at=now(),
        )  # fmt: skip
        move.save(force_insert=True)
        room = add_room(name="Oak", site="Civic Centre", capacity=8, by=lena)
        holiday = add_school_holiday(name="Spring", began_on=day, ends_on=day, by=lena)
    return {
        "group_id": group.pk, "meeting_id": meeting.pk, "together": move.together,
        "room_id": room.pk, "holiday_id": holiday.pk,
    }  # fmt: skip


def elsewhere() -> Keys:
    """Return the keys of what is about no case: the manual, groups, imports."""
    ada, lena = people.ada(), people.lena()
    with acting_as(ada):
        step, module = Step.objects.order_by("pk")[0], Module.objects.order_by("pk")[0]
        guide = upload_guide(
            step=step, name="guide.pdf", content=b"%PDF-1.7 ours", licence_note="Licence 1",
            at=people.A_MOMENT, by=ada,
        )  # fmt: skip
        note = write_note(step=step, words="Bring pens", at=people.A_MOMENT, by=ada)
        issue = report_issue(step=step, wrong="language", at=people.A_MOMENT, by=ada)
        pack = upload_pack(
            content=packs.as_file(packs.told()), checksum=packs.sum_of(packs.as_file(packs.told())),
            at=people.A_MOMENT, today=people.A_MONDAY, by=ada,
        )  # fmt: skip
        batch = Batch(
            authority_id="315", kind="ssda903", as_of=people.A_MONDAY, source="903",
            read_by=ada, read_at=people.A_MOMENT,
        )  # fmt: skip
        batch.save(force_insert=True)
        upload = send_return(
            files={name: text.encode() for name, text in RETURN.items()}, kind="ssda903",
            as_of=None, today=people.A_MONDAY, at=people.A_MOMENT, by=ada,
        )  # fmt: skip
    seen = shown_to_petra()
    handover, absence = handed_to_grace(), grace_away()
    part = people.participant(people.mary())
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Thursday group", first_meeting_on=people.A_MONDAY, by=lena,
            supervisor=people.person("Paul", Role.SUPERVISOR),
        )  # fmt: skip
        membership = join_group(group=group, participant=part, on=people.A_MONDAY, by=lena)
    return {
        **calendar(),
        "guide_id": guide.pk, "note_id": note.pk, "issue_id": issue.pk, "step_id": step.pk,
        "module_id": module.pk,
        "feed_id": uuid4(), **of_forming(),
        "pack_id": pack.pk, "batch_id": batch.pk, "upload_id": upload.pk,
        "membership_id": membership.pk, "instrument": "phq9", "number": 1,
        "shown_id": seen.pk, "handover_id": handover.pk, "absence_id": absence.pk,
        "leaving_id": mary_leaves().pk,
        "key": "sdq", "informant": "parent", "reader": "parent", "stage": "analysis",
        "advice_id": asked_of_petra().pk,
        "use_id": wider_use().pk,
        **training(),
        **at_a_meeting(of_gwen()),
        **specialist(),
    }  # fmt: skip
