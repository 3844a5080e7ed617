"""What stands beside a case: shown, handed over, away, leaving, asked for, and training."""

from datetime import date, time, timedelta

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.handing import propose_handover
from holdfast.casework.actions.practice import Used, note_wider_use
from holdfast.casework.actions.showing import show_measures
from holdfast.casework.actions.specialist import ask_go_ahead
from holdfast.casework.models import (
    Case,
    Handover,
    Showing,
    WiderUse,
)
from holdfast.choosing.actions.checking import ask_advice
from holdfast.choosing.models import Advice
from holdfast.mail.actions import write_to
from holdfast.mail.rules import Post
from holdfast.manual.models import Module, Section
from holdfast.measures.actions.recording import record_sdq
from holdfast.place.actions import record_leaving, say_absent
from holdfast.place.models import Absence, Leaving
from holdfast.report.actions import freeze_report
from holdfast.report.reports import documents_of
from holdfast.risk.models import RiskProposal
from holdfast.supervision.actions import plan_meetings
from holdfast.supervision.actions.reflective import (
    Opening,
    open_reflective_group,
    take_place,
)
from holdfast.training.actions.materials import upload_material
from tests import people
from tests.choosing import nominations
from tests.learning import notes
from tests.report.made import FOUND, material
from tests.risk import risks
from tests.security.keys import Keys
from tests.security.supervised import gwen
from tests.steering import plans
from tests.training import days
from tests.voice import pulses


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


def learning() -> Keys:
    """Return the keys of an accepted note of Mary's, and of a strategy for it."""
    found = notes.accepted(notes.noted(people.mary()))
    return {"observation_id": found.pk, "strategy_id": notes.running(found).pk}


def reported() -> Keys:
    """Return the keys of a report that Lena froze."""
    lena, run = people.lena(), people.run()
    written = documents_of(material(pictures={}))
    with acting_as(lena):
        made = freeze_report(
            run=run, found=FOUND, documents=written, at=people.A_MOMENT, by=lena
        )  # fmt: skip
    return {"report_id": made.pk, "form": "board", "ending": "pdf", "figure_key": "cases.started"}


def steering() -> Keys:
    """Return the keys of a plan, and of an action that Mary is to do."""
    return {
        "milestone_id": plans.milestone().pk,
        "decision_id": plans.decision().pk,
        "steering_meeting_id": plans.meeting().pk,
        "steering_action_id": plans.action(people.mary()).pk,
        "led_id": plans.led().pk,
        "commitment_id": plans.commitment().pk,
        "line_id": plans.line().pk,
        "stakeholder_id": plans.stakeholder().pk,
        "review_id": plans.review().pk,
        "kind": "other",
        "telling_id": plans.telling_().pk,
        "notice_id": plans.notice().pk,
        "newsletter_id": plans.issued().pk,
        "draft_id": plans.newsletter(date(2026, 2, 1)).pk,
    }


def voice() -> Keys:
    """Return the keys of a pulse that practitioners can answer, and of one who may be called."""
    return {"wave_id": pulses.opened().pk, "called_id": people.participant(gwen()).pk}


def risk() -> Keys:
    """Return the keys of a risk that Mona sees to, and of one that the figures propose."""
    lena = people.lena()
    with acting_as(lena):
        waiting = RiskProposal(
            authority_id="315", trigger="no cover", cause="meeting x", fingerprint="1",
            words="Nobody covers", proposed_on=people.A_MONDAY,
        )  # fmt: skip
        waiting.save(force_insert=True)
    return {"programme_risk_id": risks.raised().pk, "proposed_id": waiting.pk}


def training() -> Keys:
    """Return the keys of a training day that Grace is invited to, and of a file for it."""
    day, lena = days.opened(), people.lena()
    days.invited(day, people.participant(people.grace()))
    with acting_as(lena):
        material = upload_material(
            section=day.section, day=day, name="slides.txt", content=b"Ours",
            licence_note="Licence 1", at=people.A_MOMENT, by=lena,
        )  # fmt: skip
    with acting_as(people.petra()):
        (told,) = write_to(
            posts=[Post(to=people.grace().pk, occasion="x", subject="Moved", words="To Tuesday")],
            at=people.A_MOMENT, by=people.petra(),
        )  # fmt: skip
    return {
        "mailing_id": told.pk,
        "day_id": day.pk,
        "trained_id": day.pk,
        "material_id": material.pk,
    }


def reflecting() -> Keys:
    """Return the keys of a reflective-practice group of Petra's, a session, Grace's place."""
    petra, grace, day = people.petra(), people.grace(), people.A_MONDAY
    told = Opening(
        name="Thinking hour", purpose="To think about the work", supervisor=petra,
        first_meeting_on=day, meets_at=time(16), minutes=90, places=6,
    )  # fmt: skip
    with acting_as(petra):
        group = open_reflective_group(told=told, by=petra)
        (session,) = plan_meetings(group=group, days=[day], by=petra)
    with acting_as(grace):
        place = take_place(group=group, on=day, at=people.A_MOMENT, by=grace)
    return {"reflective_id": group.pk, "session_id": session.pk, "place_id": place.pk}
