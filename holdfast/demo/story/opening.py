"""Opening a case of a family whose nomination all have agreed to."""

from holdfast.access.models import User
from holdfast.casework.actions.cases import open_case
from holdfast.demo.shapes import Plan
from holdfast.demo.story.households import begin_status
from holdfast.demo.story.thread import Thread

NO_PLAN = Plan("", "", "")


def open_up(thread: Thread, *, by: User) -> None:
    """Open the case, and write down what the child's statuses have become."""
    plot, nomination = thread.plot, thread.nomination
    plan = NO_PLAN if plot.plan_linked_on else plot.plan or NO_PLAN
    thread.case = open_case(
        family_id=nomination.family_id,
        child_id=nomination.child_id,
        run=nomination.run,
        team=nomination.team,
        lead=thread.stage.participants[plot.lead],
        nomination=nomination,
        on=plot.opened_on,
        at=thread.moment(plot.opened_on),
        by=by,
        plan_kind=plan.kind,
        plan_reference=plan.reference,
        plan_outcome=plan.outcome,
    )
    for status in plot.family.statuses:
        if status.began_on <= plot.opened_on and status.status not in thread.spans:
            begin(thread, status.status, by=by)


def begin(thread: Thread, name: str, *, by: User) -> None:
    """Say that the child has a status, from the day the plot gives."""
    status = next(one for one in thread.plot.family.statuses if one.status == name)
    known_on = thread.plot.opened_on
    thread.spans[name] = begin_status(thread.child, status, known_on=known_on, by=by)
