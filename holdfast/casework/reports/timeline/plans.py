"""The formulation, and the plan of the work: planned, dropped, re-checked, referred, pasted."""

from django.urls import reverse

from holdfast.casework.models import (
    HarmProfile,
    OnwardReferral,
    Pasting,
    PlannedModule,
    Recheck,
    StageNote,
)
from holdfast.casework.reports.timeline.moment import Moment, Source, said

PLAN, FORMULATION = "The plan of the work", "Formulation"


def planned(one: PlannedModule) -> Moment:
    """Tell that a module was planned."""
    return Moment(
        row=one.pk,
        on=one.planned_on,
        heading=f"Planned: {one.module}",
        lines=said(("Why", one.why), ("Planned by", str(one.planned_by))),
        see=reverse("case_plan", args=[one.case_id]),
    )


def dropped(one: PlannedModule) -> Moment:
    """Tell that a module was dropped from the plan, and why."""
    assert one.dropped_on is not None  # noqa: S101  # only such rows are asked for
    return Moment(
        row=one.pk,
        on=one.dropped_on,
        heading=f"Dropped from the plan: {one.module}",
        lines=said(("Why", one.get_dropped_because_display()), ("Note", one.dropped_note)),
        see=reverse("case_plan", args=[one.case_id]),
    )


def rechecked(one: Recheck) -> Moment:
    """Tell what a re-check found."""
    found = one.get_found_display()
    return Moment(
        row=one.pk,
        on=one.done_on,
        heading="Held against the statutory plan",
        lines=said(("Found", found), ("Note", one.note), ("Done by", str(one.done_by))),
        see=reverse("case_plan", args=[one.case_id]),
    )


def referred(one: OnwardReferral) -> Moment:
    """Tell that the family was referred onward, and what came of it."""
    reply = one.get_reply_display() if one.reply else ""
    return Moment(
        row=one.pk,
        on=one.referred_on,
        heading=f"Referred onward: {one.service}",
        lines=said(("Why", one.reason), ("What came of it", reply), ("Note", one.reply_note)),
        see=reverse("case_plan", args=[one.case_id]),
    )


def pasted(one: Pasting) -> Moment:
    """Tell where a paragraph was pasted."""
    return Moment(
        row=one.pk,
        on=one.pasted_on,
        heading=f"In the case system: {one.get_system_display()} {one.reference}",
        lines=said(("Noted by", str(one.pasted_by))),
    )


def noted(one: StageNote) -> Moment:
    """Tell what was written at one stage."""
    return Moment(
        row=one.pk,
        on=one.written_on,
        heading=one.get_stage_display(),
        lines=said(
            ("Note", one.note), ("Document", one.document), ("Written by", str(one.written_by))
        ),
        see=reverse("case_formulation", args=[one.case_id]),
    )


def profiled(one: HarmProfile) -> Moment:
    """Tell that the profile of harm was written."""
    return Moment(
        row=one.pk,
        on=one.written_on,
        heading="Profile of harm",
        lines=said(("Prospects", one.prospects_note), ("Written by", str(one.written_by))),
        see=reverse("case_formulation", args=[one.case_id]),
    )


SOURCES = [
    Source(
        kind="plan", words=PLAN, model=PlannedModule, on="planned_on", by="planned_by",
        sought=("why",), loads=("module", "planned_by"), tell=planned,
    ),
    Source(
        kind="plan", words=PLAN, model=PlannedModule, on="dropped_on", sought=("dropped_note",),
        loads=("module",), keeps=("dropped_note",), tell=dropped,
    ),
    Source(
        kind="plan", words=PLAN, model=Recheck, on="done_on", by="done_by", sought=("note",),
        loads=("done_by",), tell=rechecked,
    ),
    Source(
        kind="plan", words=PLAN, model=OnwardReferral, on="referred_on", by="written_by",
        sought=("service", "reason", "reply_note"), tell=referred,
    ),
    Source(
        kind="plan", words=PLAN, model=Pasting, on="pasted_on", by="pasted_by",
        sought=("reference",), loads=("pasted_by",), tell=pasted,
    ),
    Source(
        kind="formulation", words=FORMULATION, model=StageNote, on="written_on", by="written_by",
        sought=("note", "document"), loads=("written_by",), tell=noted,
    ),
    Source(
        kind="formulation", words=FORMULATION, model=HarmProfile, on="written_on",
        by="written_by", sought=("prospects_note",), loads=("written_by",), tell=profiled,
    ),
]  # fmt: skip
