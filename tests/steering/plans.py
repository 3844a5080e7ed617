"""A plan brought on as far as a test needs, by those who would do it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import STAFF
from holdfast.steering.actions import (
    committing,
    deciding,
    newsletters,
    planning,
    reviewing,
    telling,
)
from holdfast.steering.models import (
    BudgetLine,
    Commitment,
    Milestone,
    Newsletter,
    Notice,
    Purchase,
    Responsibility,
    ReviewPoint,
    Stakeholder,
    SteeringAction,
    SteeringDecision,
    SteeringMeeting,
    Telling,
)
from holdfast.steering.rules.reviewing import ReviewKind
from tests import people

DAY = people.A_MONDAY


def milestone(name: str = "Groups meet", *needs: Milestone, **told: Any) -> Milestone:
    """Have Lena put a milestone on the plan."""
    lena, run = people.lena(), people.run()
    as_told = planning.Told(**{"phase": "implementation", "name": name, "planned_on": DAY} | told)
    with acting_as(lena):
        return planning.add_milestone(run=run, told=as_told, needs=needs, today=DAY, by=lena)


def meeting() -> SteeringMeeting:
    """Have Lena record a meeting of the board."""
    lena = people.lena()
    with acting_as(lena):
        return deciding.record_meeting(
            forum="board", held_on=DAY, came="Dora, Lena", said="", today=DAY, by=lena
        )


def decision(**told: Any) -> SteeringDecision:
    """Have Lena record a decision."""
    lena = people.lena()
    as_told = {"words": "Keep two hours free", "because": "Time is short", "forum": "board"}
    decided = deciding.Decided(**as_told | {"decided_on": DAY} | told)
    with acting_as(lena):
        return deciding.record_decision(told=decided, today=DAY, by=lena)


def action(who: User | None = None, **told: Any) -> SteeringAction:
    """Have Lena note what somebody is to do."""
    lena, who = people.lena(), who or people.grace()
    as_told = {"words": "Book a room", "agreed_on": DAY, "due_on": DAY + timedelta(days=3)}
    agreed = deciding.Agreed(owner=who, **as_told | told)
    with acting_as(lena):
        return deciding.agree_action(told=agreed, today=DAY, by=lena)


def led(leader: User | None = None, deputy: User | None = None) -> Responsibility:
    """Have Lena say who leads the training days."""
    lena = people.lena()
    with acting_as(lena):
        return committing.share_lead(name="Training days", leader=leader, deputy=deputy, by=lena)


def commitment(renews: Commitment | None = None, **told: Any) -> Commitment:
    """Have Lena keep a commitment of the director's."""
    lena = people.lena()
    as_told = {"seat": "director", "who": "Dora", "level": 3, "words": "Gives time"}
    given = committing.Given(**as_told | {"given_on": DAY} | told)
    with acting_as(lena):
        return committing.commit_to(told=given, renews=renews, today=DAY, by=lena)


def purchase(sessions: int = 10) -> Purchase:
    """Have Lena keep that sessions of two hours were bought."""
    lena = people.lena()
    bought = committing.Bought(
        name="Groups", supplier="The service", sessions=sessions, minutes_each=120,
        began_on=DAY - timedelta(days=30), ends_on=DAY + timedelta(days=300),
    )  # fmt: skip
    with acting_as(lena):
        return committing.buy_sessions(told=bought, by=lena)


def line(*amounts: int) -> BudgetLine:
    """Have Lena set £1,000 aside, and spend these amounts of it."""
    lena = people.lena()
    with acting_as(lena):
        made = committing.set_aside(name="Rooms", planned=Decimal(1000), by=lena)
        for amount in amounts:
            committing.pay(
                line=made, paid_on=DAY, amount=Decimal(amount), for_what="A room", today=DAY,
                by=lena,
            )  # fmt: skip
        return made


def stakeholder() -> Stakeholder:
    """Have Lena put the partnership on the register, kept informed and no more."""
    lena = people.lena()
    told = telling.Staked(name="The partnership", kind="body", interest="Safety", needs="Figures")
    with acting_as(lena):
        made = telling.add_stakeholder(told=told, by=lena)
        telling.say_engaged(stakeholder=made, seen_on=DAY, level=1, wanted=2, by=lena)
        return made


def telling_(**told: Any) -> Telling:
    """Have Lena plan to tell all staff something."""
    lena = people.lena()
    as_told = {"whom": "All staff", "what": "What comes next", "channel": "meeting"}
    line_ = telling.Told(**as_told | {"planned_on": DAY} | told)
    with acting_as(lena):
        return telling.plan_telling(told=line_, today=DAY, by=lena)


def notice(*roles: str, **told: Any) -> Notice:
    """Have Lena put a notice up for some roles, or for all staff."""
    lena = people.lena()
    as_told = {"title": "The room is closed", "words": "Come to the centre", "begins_on": DAY}
    as_told |= {"ends_on": DAY + timedelta(days=5), "roles": roles or [one.value for one in STAFF]}
    with acting_as(lena):
        return telling.put_up_notice(**as_told | told, today=DAY, by=lena)


def newsletter(month: date = DAY, **parts: str) -> Newsletter:
    """Have Lena draft a newsletter."""
    lena = people.lena()
    with acting_as(lena):
        told = {"opening": "What happened"} | parts
        return newsletters.draft_newsletter(month=month, parts=told, by=lena)


def issued() -> Newsletter:
    """Have Lena issue the newsletter of March."""
    lena, made = people.lena(), newsletter()
    with acting_as(lena):
        return newsletters.issue_newsletter(found=made, version=1, on=DAY, by=lena)


def review() -> ReviewPoint:
    """Have Lena begin a review."""
    lena, run = people.lena(), people.run()
    with acting_as(lena):
        return reviewing.begin_review(run=run, kind=ReviewKind.OTHER, due_on=DAY, by=lena)
