"""What follows from how a case stands, and by when: a start, a look, a summary, a decision."""

from datetime import date, timedelta

from holdfast.access.models import User
from holdfast.casework.duties import Duty, Urgency
from holdfast.casework.models import Case, FollowUp
from holdfast.casework.rules import states
from holdfast.casework.rules.days import ago, ahead
from holdfast.casework.standing_facts import Facts

GET_READY = timedelta(days=42)  # from the opening: six weeks of engagement visits
WRITE_WITHIN = timedelta(days=14)  # of the beginning of the ending
DECIDE_WITHIN = timedelta(days=14)
WORD_WITHIN = timedelta(days=14)
SHOW_LOOK = timedelta(days=7)


def asked_by_state(facts: Facts, *, today: date) -> list[Duty]:
    """Return what how a case stands asks of whoever works it."""
    asked = [start(facts, today), look(facts, today), summary(facts, today), decide(facts, today)]
    return [duty for duty in asked if duty]


def asked_of_manager(facts: Facts, *, today: date) -> list[Duty]:
    """Return what how a case stands asks of the manager of its team."""
    asked = [word(facts, today), decide(facts, today)]
    return [duty for duty in asked if duty]


def word(facts: Facts, today: date) -> Duty | None:
    """Ask for the manager's word on a case that was opened without it."""
    if states.WhyNotActive.MANAGER not in facts.stands.lacks:
        return None
    return duty(
        facts,
        form="case_word",
        what=f"Write your word on the case of {facts.child}",
        why=f"Opened {ago(facts.opened_on, today=today)} without a nomination",
        by=facts.opened_on + WORD_WITHIN,
        today=today,
    )


def follow_ups(reader: User, *, today: date) -> list[Duty]:
    """Return the families of closed cases whom it is time to ask how they are: one query."""
    cases = Case.objects.visible_to(reader)
    due = FollowUp.objects.filter(case__in=cases, outcome="", due_on__lt=today + SHOW_LOOK)
    return [
        Duty(
            case_id=one.case_id,
            form="follow_up",
            what=f"Ask how {one.case.child} and the family are",
            why=f"The work ended; this was planned for {ahead(one.due_on, today=today)}",
            urgency=Urgency.OVERDUE if today > one.due_on else Urgency.DUE,
            due_on=one.due_on,
        )
        for one in due.select_related("case__child").order_by("due_on", "pk")
    ]


def duty(facts: Facts, *, form: str, what: str, why: str, by: date, today: date) -> Duty:
    """Make a duty that is overdue once its day has passed."""
    urgency = Urgency.OVERDUE if today > by else Urgency.DUE
    return Duty(case_id=facts.case_id, form=form, what=what, why=why, urgency=urgency, due_on=by)


def start(facts: Facts, today: date) -> Duty | None:
    """Ask that module work begin where nothing is missing, or what is missing after six weeks."""
    last = facts.opened_on + GET_READY
    if facts.stands.state is not states.AGREED or (facts.stands.lacks and today <= last):
        return None
    things = f"{len(facts.stands.lacks)} thing{'' if len(facts.stands.lacks) == 1 else 's'}"
    why = f"Opened {ago(facts.opened_on, today=today)}; still missing: {things}"
    return duty(
        facts,
        form="case_begin",
        what=f"Begin module work with {facts.child}",
        why=why if facts.stands.lacks else "Everything it needs is there: say that it has begun",
        by=last,
        today=today,
    )


def look(facts: Facts, today: date) -> Duty | None:
    """Ask for a look at a pause when its day comes near."""
    on = facts.stands.look_again_on
    if facts.stands.state is not states.PAUSED or on is None or on >= today + SHOW_LOOK:
        return None
    paused = ago(facts.stands.since or on, today=today)
    return duty(
        facts,
        form="case_go_on",
        what=f"Look again at the pause for {facts.child}",
        why=f"The work was paused {paused}; the day to look again: {ahead(on, today=today)}",
        by=on,
        today=today,
    )


def summary(facts: Facts, today: date) -> Duty | None:
    """Ask for the closing summary of an ending that has begun."""
    if facts.stands.state is not states.ENDING or facts.stands.has_signed_summary:
        return None
    since = facts.stands.since or today
    return duty(
        facts,
        form="closing_write",
        what=f"Write {facts.child}’s closing summary",
        why=f"The ending began {ago(since, today=today)}",
        by=since + WRITE_WITHIN,
        today=today,
    )


def decide(facts: Facts, today: date) -> Duty | None:
    """Ask what is to become of a case when the programme's run ends."""
    if facts.stands.decide_since is None:
        return None
    return duty(
        facts,
        form="run_decision",
        what=f"Decide what becomes of {facts.child}’s case after the run",
        why="The programme’s run ends soon: go on, give it to others, or end it. Asked "
        f"{ago(facts.stands.decide_since, today=today)}",
        by=facts.stands.decide_since + DECIDE_WITHIN,
        today=today,
    )
