"""Raising a safety concern, and writing down what was done about it in the real channel."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, Concern, ConcernStep
from holdfast.casework.rules import WhyNotRecord
from holdfast.casework.rules import concerns as rules
from holdfast.casework.rules.concerns import Decided, Raised, Told
from holdfast.kit.refusals import insist


@transaction.atomic
def raise_concern(
    *, case: Case, raised: Raised, told: Told | None, at: datetime, today: date, by: User
) -> Concern:
    """Write down a safety concern and, where somebody was told already, who."""
    insist(why_not_raise(case, raised, told, today=today))
    concern = Concern(
        case=case,
        what=raised.what,
        seriousness=raised.seriousness,
        is_immediate=raised.is_immediate,
        happened_on=raised.happened_on,
        raised_on=today,
        raised_by=by,
        raised_at=at,
        council_reference=raised.council_reference,
    )
    concern.save(force_insert=True)
    add_step(concern, rules.State.RAISED, before="", on=today, at=at, by=by)
    record("raised safety concern", about=[concern, case], by=by, seriousness=raised.seriousness)
    if told is not None:
        tell(concern, told, at=at, by=by)
    return concern


def why_not_raise(case: Case, raised: Raised, told: Told | None, *, today: date) -> list[str]:
    """Return every reason against a concern as it was told."""
    against: dict[str, bool] = {
        WhyNotRecord.CLOSED: case.closed_on is not None,
        rules.WhyNotRaise.NOTHING: not raised.what.strip(),
        rules.WhyNotRaise.IN_FUTURE: raised.happened_on > today,
    }
    reasons = [reason for reason, holds in against.items() if holds]
    if told is not None:
        reasons += rules.why_not_tell(
            state=rules.State.RAISED,
            name=told.name,
            channel=told.channel,
            on=told.on,
            raised_on=raised.happened_on,
            today=today,
        )
    return list(dict.fromkeys(reasons))


@transaction.atomic
def note_told(*, concern: Concern, told: Told, at: datetime, today: date, by: User) -> Concern:
    """Write down that somebody was told of a concern in the real channel."""
    concern = locked(concern)
    against = rules.why_not_tell(
        state=rules.State(concern.state),
        name=told.name,
        channel=told.channel,
        on=told.on,
        raised_on=min(concern.happened_on, concern.raised_on),
        today=today,
    )
    insist(against)
    tell(concern, told, at=at, by=by)
    record("wrote down who was told of a safety concern", about=[concern, concern.case], by=by)
    return concern


def tell(concern: Concern, told: Told, *, at: datetime, by: User) -> None:
    """Add the step that somebody was told; a concern just raised is then known to its manager."""
    before = rules.State(concern.state)
    is_first = before is rules.State.RAISED and told.told in list(rules.LADDER)
    after = rules.State.TOLD if is_first else before
    add_step(
        concern,
        after,
        before=before,
        told=told.told,
        name=told.name.strip(),
        channel=told.channel,
        on=told.on,
        at_time=told.at_time,
        words=told.answer.strip(),
        at=at,
        by=by,
    )
    change(concern, version=concern.version, state=after)


@transaction.atomic
def decide(
    *, concern: Concern, version: int, decided: Decided, oversees: bool, at: datetime, today: date,
    by: User,
) -> Concern:  # fmt: skip
    """Record what a manager decided about a concern, and what follows from it.

    `oversees` is whether who records it oversees the case: a team manager records their own word.
    """
    at_version(concern, version)
    before = rules.State(concern.state)
    path = rules.path_to_decision(before, rules.State(decided.follows))
    insist(
        rules.why_not_move(
            rules.Moving(
                state=before,
                to=path,
                words=decided.words,
                on=decided.on,
                raised_on=min(concern.happened_on, concern.raised_on),
                today=today,
                look_again_on=decided.look_again_on,
                must_look_again=True,
                is_theirs_to_say=oversees or decided.by != rules.Rung.MANAGER,
            )
        )
    )
    for after in path:
        add_step(concern, after, before=before, on=decided.on, at=at, by=by, **said(decided, after))
        before = after
    change(concern, version=version, state=before, look_again_on=decided.look_again_on)
    record("recorded decision about a safety concern", about=[concern, concern.case], by=by)
    return concern


def said(decided: Decided, after: rules.State) -> dict[str, str]:
    """Return what one step of a decision says beside how the concern stands after it."""
    who = {"name": decided.name.strip(), "channel": decided.channel}
    return {
        rules.State.TOLD: {"told": decided.by, **who},
        rules.State.DECIDED: {"words": decided.words.strip(), **who},
    }.get(after, {})


@transaction.atomic
def close_concern(
    *, concern: Concern, version: int, words: str, at: datetime, today: date, by: User
) -> Concern:
    """Close a concern, saying why the child is safe enough."""
    move(concern, version, rules.State.CLOSED, words, at=at, today=today, by=by)
    record("closed safety concern", about=[concern, concern.case], by=by, why=words)
    return concern


@transaction.atomic
def reopen_concern(
    *, concern: Concern, version: int, words: str, at: datetime, today: date, by: User
) -> Concern:
    """Open a closed concern again: it is raised anew today, and its clock with it."""
    insist([WhyNotRecord.CLOSED] if concern.case.closed_on else [])
    move(concern, version, rules.State.RAISED, words, at=at, today=today, by=by)
    change(concern, version=version + 1, raised_on=today)
    record("reopened safety concern", about=[concern, concern.case], by=by, why=words)
    return concern


@transaction.atomic
def note_council_reference(*, concern: Concern, version: int, reference: str, by: User) -> Concern:
    """Write down under which number the case system has a concern."""
    change(concern, version=version, council_reference=reference.strip())
    record("wrote down a concern’s number", about=[concern, concern.case], by=by)
    return concern


def move(
    concern: Concern,
    version: int,
    to: rules.State,
    words: str,
    *,
    at: datetime,
    today: date,
    by: User,
) -> None:
    """Take a concern on to another state on the present day, with the words for it."""
    at_version(concern, version)
    before = rules.State(concern.state)
    moving = rules.Moving(
        state=before, to=(to,), words=words, on=today, raised_on=concern.raised_on, today=today
    )
    insist(rules.why_not_move(moving))
    add_step(concern, to, before=before, words=words, on=today, at=at, by=by)
    change(concern, version=version, state=to, look_again_on=None)


def at_version(concern: Concern, version: int) -> Concern:
    """Return a concern locked as it was read; raise `Stale` if somebody changed it first."""
    found = locked(concern)
    if found.version != version:
        raise Stale
    return found


def locked(concern: Concern) -> Concern:
    """Return a concern as it is now, with nobody else able to change it meanwhile."""
    concern.refresh_from_db(from_queryset=Concern.objects.select_for_update(of=("self",)))
    return concern


def add_step(
    concern: Concern,
    after: rules.State,
    *,
    before: str,
    on: date,
    at: datetime,
    by: User,
    **told: object,
) -> None:
    """Add the next step about a concern."""
    step = ConcernStep(
        concern=concern,
        case_id=concern.case_id,
        place=concern.steps.count() + 1,
        before=before,
        after=after,
        on=on,
        by=by,
        written_at=at,
    )
    for name, value in told.items():
        setattr(step, name, value)
    step.save(force_insert=True)
