"""Meeting a family: who they are, their statuses, and the case that is opened for them."""

from holdfast.access.models import User
from holdfast.casework.actions.cases import open_case
from holdfast.demo.cast import BY_KEY
from holdfast.demo.shapes import Plan
from holdfast.demo.story.thread import Thread
from holdfast.families.actions import add_adult, add_child, add_family, add_status, tie
from holdfast.families.models import Adult, Child, Family

NO_PLAN = Plan("", "", "")


def open_up(thread: Thread, *, by: User) -> None:
    """Write down a family as it is met, and open the case."""
    household, plot = thread.plot.family, thread.plot
    family = add_family(name=household.name, by=by)
    children = add_children(thread, family, by)
    adults = add_adults(thread, family, by)
    for grown, adult in zip(household.adults, adults, strict=True):
        for child in children:
            tie(
                adult=adult,
                child=child,
                kind=grown.kind,
                has_parental_responsibility=grown.has_parental_responsibility,
                by=by,
            )
    thread.child = children[0]
    plan = NO_PLAN if plot.plan_linked_on else plot.plan or NO_PLAN
    thread.case = open_case(
        family_id=family.pk,
        child_id=thread.child.pk,
        run=thread.stage.run,
        team=thread.stage.teams[BY_KEY[plot.lead].team],
        lead=thread.stage.participants[plot.lead],
        on=plot.opened_on,
        at=thread.moment(plot.opened_on),
        by=by,
        plan_kind=plan.kind,
        plan_reference=plan.reference,
        plan_outcome=plan.outcome,
    )
    for status in household.statuses:
        if status.began_on <= plot.opened_on:
            begin_status(thread, status.status, by=by)


def add_children(thread: Thread, family: Family, by: User) -> list[Child]:
    household = thread.plot.family
    return [
        add_child(
            family=family,
            name=f"{kid.name} {household.name}",
            born_on=kid.born_on,
            council_id=kid.council_id,
            sex=kid.sex,
            ethnicity=kid.ethnicity,
            is_disabled=bool(kid.disability),
            disability=kid.disability,
            first_language=household.language,
            needs_interpreter=False,
            by=by,
        )
        for kid in household.children
    ]


def add_adults(thread: Thread, family: Family, by: User) -> list[Adult]:
    household = thread.plot.family
    return [
        add_adult(
            family=family,
            name=f"{grown.name} {household.name}",
            first_language="English" if grown.kind == "foster carer" else household.language,
            needs_interpreter=household.needs_interpreter and grown.kind != "foster carer",
            contact=grown.contact,
            by=by,
        )
        for grown in household.adults
    ]


def begin_status(thread: Thread, name: str, *, by: User) -> None:
    """Say that the child has a status, from the day the plot gives."""
    status = next(one for one in thread.plot.family.statuses if one.status == name)
    over = status.ended_on is not None and status.ended_on <= thread.plot.opened_on
    thread.spans[name] = add_status(
        child=thread.child,
        status=name,
        began_on=status.began_on,
        ended_on=status.ended_on if over else None,
        by=by,
    )
