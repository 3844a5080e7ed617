"""How the programme lead steers the pilot in the story."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from holdfast.access.models import User
from holdfast.demo.cast import RUN_ENDS_ON
from holdfast.demo.content import steering as told
from holdfast.demo.story.stage import Happening, Order, Stage, moment
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
    ReviewPoint,
    Stakeholder,
    SteeringAction,
    SteeringDecision,
)
from holdfast.steering.models import SteeringMeeting as Meeting
from holdfast.steering.reports.reviews import paper_now, reviews_of
from holdfast.steering.reports.telling import known
from holdfast.steering.rules.decisions import ActionState
from holdfast.steering.rules.newsletter import draft
from holdfast.steering.rules.reviewing import ReviewKind

LEAD = told.LEAD


def steered(stage: Stage) -> Iterator[Happening]:
    """Yield everything that is planned, decided, agreed and committed to."""
    yield Happening(told.BEGAN_ON, Order.DAY, LEAD, partial(set_out, stage))
    for stone in told.STONES:
        if stone.said_on > told.BEGAN_ON:
            yield Happening(stone.said_on, Order.EVENING, LEAD, partial(say, stage, stone))
    for met in told.MEETINGS:
        yield Happening(met.on, Order.EVENING, LEAD, partial(meet, stage, met))
    yield from followed_up()
    yield from given_and_spent()
    yield from people_are_told(stage)
    began_on, frozen_on = told.FIRST_REVIEW
    yield Happening(began_on, Order.MORNING, LEAD, partial(begin_review, stage))
    yield Happening(frozen_on, Order.EVENING, LEAD, partial(freeze, frozen_on))


def followed_up() -> Iterator[Happening]:
    """Yield what became of decisions and of actions."""
    for chose in told.DECISIONS:
        if chose.looked:
            yield Happening(chose.looked[0], Order.EVENING, LEAD, partial(look, chose))
    for action in told.ACTIONS:
        if action.ended:
            yield Happening(action.ended[0], Order.EVENING, action.who, partial(finish, action))


def given_and_spent() -> Iterator[Happening]:
    """Yield commitments, money set aside, and payments."""
    for gave in told.GIVEN:
        yield Happening(gave.on, Order.EVENING, LEAD, partial(commit, gave))
        if gave.again:
            yield Happening(gave.again[1], Order.EVENING, LEAD, partial(renew, gave))
    for name, planned, payments in told.MONEY:
        yield Happening(told.BEGAN_ON, Order.EVENING, LEAD, partial(budget, name, planned))
        for on, amount, what in payments:
            yield Happening(on, Order.EVENING, LEAD, partial(spend, name, on, amount, what))


def typed(stage: Stage, stone: told.Stone, *, is_first: bool) -> planning.Told:
    """Return a milestone as it is typed: first as it was planned, later as it came."""
    has_come = not is_first or stone.said_on == told.BEGAN_ON
    return planning.Told(
        phase=stone.phase, name=stone.name, planned_on=stone.planned,
        owner=stage.people.get(stone.owner), forecast_on=stone.forecast if has_come else None,
        done_on=stone.done if has_come else None,
    )  # fmt: skip


def set_out(stage: Stage, *, by: User) -> None:
    """Set the plan out, say who leads what, and keep what was bought."""
    made: dict[str, Milestone] = {}
    for stone in told.STONES:
        made[stone.key] = planning.add_milestone(
            run=stage.run, told=typed(stage, stone, is_first=True),
            needs=[made[key] for key in stone.needs], today=told.BEGAN_ON, by=by,
        )  # fmt: skip
    for name, leader, deputy in told.LED:
        people = stage.people
        committing.share_lead(name=name, leader=people[leader], deputy=people.get(deputy), by=by)
    name, supplier, sessions, minutes = told.SESSIONS
    bought = committing.Bought(
        name=name, supplier=supplier, sessions=sessions, minutes_each=minutes,
        began_on=told.BEGAN_ON, ends_on=RUN_ENDS_ON,
    )  # fmt: skip
    committing.buy_sessions(told=bought, by=by)


def say(stage: Stage, stone: told.Stone, *, by: User) -> None:
    """Say what is expected of a milestone now, or that it was reached."""
    found = Milestone.objects.get(name=stone.name)
    planning.change_milestone(
        found=found, version=found.version, told=typed(stage, stone, is_first=False),
        needs=list(found.needs.all()), today=stone.said_on, by=by,
    )  # fmt: skip


def meet(stage: Stage, met: told.Met, *, by: User) -> None:
    """Record a meeting with what was decided and agreed at it."""
    found = deciding.record_meeting(
        forum=met.forum, held_on=met.on, came=met.came, said=met.said, today=met.on, by=by
    )
    review = ReviewPoint.objects.filter(kind=ReviewKind.EARLY, completed_on=None).first()
    for chose in (one for one in told.DECISIONS if one.on == met.on):
        decided = deciding.Decided(
            words=chose.words, because=chose.because, forum=met.forum, decided_on=met.on,
            review_on=chose.review_on, meeting=found, review=review,
        )  # fmt: skip
        deciding.record_decision(told=decided, today=met.on, by=by)
    for action in (one for one in told.ACTIONS if one.on == met.on):
        agree(stage, action, found, by)
    if review:
        reviewing.complete_review(found=review, version=review.version, on=met.on, by=by)


def agree(stage: Stage, action: told.Do, meeting: Meeting, by: User) -> None:
    """Note what somebody is to do."""
    agreed = deciding.Agreed(
        words=action.words, owner=stage.people[action.who], agreed_on=action.on,
        due_on=action.due_on, meeting=meeting,
    )  # fmt: skip
    deciding.agree_action(told=agreed, today=action.on, by=by)


def look(chose: told.Chose, *, by: User) -> None:
    """Look at a decision again."""
    assert chose.looked is not None  # noqa: S101  # yielded only where it was looked at
    on, outcome, why, review_on = chose.looked
    found = SteeringDecision.objects.get(words=chose.words)
    deciding.look_again(
        found=found, version=found.version, outcome=outcome, why=why, review_on=review_on,
        today=on, by=by,
    )  # fmt: skip


def finish(action: told.Do, *, by: User) -> None:
    """Finish an action, by whoever had it."""
    assert action.ended is not None  # noqa: S101  # yielded only where it ended
    on, to, because = action.ended
    found = SteeringAction.objects.get(words=action.words)
    deciding.finish_action(
        found=found, version=found.version, to=ActionState(to), because=because, on=on, by=by
    )


def commit(gave: told.Gave, *, by: User) -> None:
    """Keep a commitment."""
    given = committing.Given(
        seat=gave.seat, who=gave.who, level=gave.level, words=gave.words, given_on=gave.on,
        until=gave.until,
    )  # fmt: skip
    committing.commit_to(told=given, today=gave.on, by=by)


def renew(gave: told.Gave, *, by: User) -> None:
    """Keep that a commitment was given anew."""
    assert gave.again is not None  # noqa: S101  # yielded only where it was renewed
    level, on, until = gave.again
    given = committing.Given(
        seat=gave.seat, who=gave.who, level=level, words=gave.words, given_on=on, until=until
    )
    before = Commitment.objects.get(words=gave.words)
    committing.commit_to(told=given, renews=before, today=on, by=by)


def budget(name: str, planned: Decimal, *, by: User) -> None:
    """Keep what money is set aside."""
    committing.set_aside(name=name, planned=planned, by=by)


def spend(name: str, on: date, amount: Decimal, what: str, *, by: User) -> None:
    """Keep what was spent."""
    line = BudgetLine.objects.get(name=name)
    committing.pay(line=line, paid_on=on, amount=amount, for_what=what, today=on, by=by)


def people_are_told(stage: Stage) -> Iterator[Happening]:
    """Yield who is on the register, what people are told, notices, and a newsletter."""
    for stake in told.STAKES:
        first = stake.engaged[0][0]
        yield Happening(first, Order.MORNING, LEAD, partial(add_stake, stage, stake))
        for seen in stake.engaged:
            yield Happening(seen[0], Order.DAY, LEAD, partial(engaged, stake, seen))
    for line in told.TOLD:
        on = line[4] or told.WINTER
        yield Happening(max(on, told.BEGAN_ON), Order.EVENING, LEAD, partial(tell, line))
    for notice in told.NOTICES:
        yield Happening(notice[3], Order.MORNING, LEAD, partial(put_up, notice))
    month, on = told.NEWSLETTER
    yield Happening(on, Order.EVENING, LEAD, partial(write_newsletter, stage, month, on))


def add_stake(stage: Stage, stake: told.Stake, *, by: User) -> None:
    """Put somebody on the register of stakeholders."""
    as_told = telling.Staked(
        name=stake.name, kind=stake.kind, interest=stake.interest, needs=stake.needs,
        owner=stage.people[stake.owner],
    )  # fmt: skip
    telling.add_stakeholder(told=as_told, by=by)


def engaged(stake: told.Stake, seen: tuple[date, int, int, str], *, by: User) -> None:
    """Say how engaged somebody is."""
    on, level, wanted, note = seen
    telling.say_engaged(
        stakeholder=Stakeholder.objects.get(name=stake.name), seen_on=on, level=level,
        wanted=wanted, note=note, by=by,
    )  # fmt: skip


def tell(line: tuple[str, str, str, date, date | None], *, by: User) -> None:
    """Plan to tell somebody something, or note that they were told."""
    what, whom, channel, planned_on, told_on = line
    as_told = telling.Told(
        what=what, whom=whom, channel=channel, planned_on=planned_on, told_on=told_on,
        stakeholder=Stakeholder.objects.filter(name=whom).first(),
    )  # fmt: skip
    telling.plan_telling(told=as_told, today=max(told_on or told.WINTER, told.BEGAN_ON), by=by)


def put_up(notice: tuple[str, str, tuple[str, ...], date, date], *, by: User) -> None:
    """Put a notice up."""
    title, words, roles, begins_on, ends_on = notice
    telling.put_up_notice(
        title=title, words=words, roles=roles, begins_on=begins_on, ends_on=ends_on,
        today=begins_on, by=by,
    )  # fmt: skip


def write_newsletter(stage: Stage, month: date, on: date, *, by: User) -> None:
    """Draft a newsletter from what is known, open it in the lead's words, and issue it."""
    parts = draft(known(by, stage.run, month, today=on))
    parts["opening"] = "A short month, and a good one: thank you. Here is what happened."
    made = newsletters.draft_newsletter(month=month, parts=parts, by=by)
    newsletters.issue_newsletter(found=made, version=made.version, on=on, by=by)


def begin_review(stage: Stage, *, by: User) -> None:
    """Begin the first review of the run."""
    began_on, _ = told.FIRST_REVIEW
    first, _ = reviews_of(by, stage.run, today=began_on)
    point = first.point
    reviewing.begin_review(run=stage.run, kind=point.kind, due_on=point.due_on, by=by)


def freeze(on: date, *, by: User) -> None:
    """Freeze the paper of the first review."""
    review = ReviewPoint.objects.select_related("run__edition").get(kind=ReviewKind.EARLY)
    paper = paper_now(by, review.run, today=on)
    reviewing.freeze_paper(review=review, paper=paper, at=moment(on), by=by)
