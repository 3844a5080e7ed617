"""Meeting a family: who they are, and the children's statuses."""

from datetime import date

from holdfast.access.models import User
from holdfast.demo.shapes import Household, Status
from holdfast.families.actions import add_adult, add_child, add_family, add_status, tie
from holdfast.families.models import Adult, Child, Family, StatusSpan


def meet(household: Household, *, on: date, by: User) -> tuple[Child, dict[str, StatusSpan]]:
    """Write down a family as it is met; return its first child and their statuses by name."""
    family = add_family(name=household.name, by=by)
    children = add_children(household, family, by)
    adults = add_adults(household, family, by)
    for grown, adult in zip(household.adults, adults, strict=True):
        for child in children:
            tie(
                adult=adult,
                child=child,
                kind=grown.kind,
                has_parental_responsibility=grown.has_parental_responsibility,
                by=by,
            )
    spans = {
        one.status: begin_status(children[0], one, known_on=on, by=by)
        for one in household.statuses
        if one.began_on <= on
    }
    return children[0], spans


def add_children(household: Household, family: Family, by: User) -> list[Child]:
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


def add_adults(household: Household, family: Family, by: User) -> list[Adult]:
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


def begin_status(child: Child, status: Status, *, known_on: date, by: User) -> StatusSpan:
    """Say that a child has a status, and had it until a day where that was known."""
    over = status.ended_on is not None and status.ended_on <= known_on
    return add_status(
        child=child,
        status=status.status,
        began_on=status.began_on,
        ended_on=status.ended_on if over else None,
        by=by,
    )
