"""Every change to what groups are formed from, and to proposals, until one is used."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Participant, Run
from holdfast.supervision import rules
from holdfast.supervision.actions.groups import form_group, join_group, leave_group
from holdfast.supervision.actions.telling import tell_of_place
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.forming.reasons import moved
from holdfast.supervision.models import Availability, Group, Membership, PlacementWish, Proposal
from holdfast.supervision.reports.forming import Roll, told
from holdfast.supervision.rules.telling import Happened

SEARCHING = 10.0  # seconds: a page is waited for


@transaction.atomic
def say_when(
    *, participant: Participant, slots: list[str], site: str, version: int, at: datetime, by: User
) -> Availability:
    """Note when somebody can come to supervision, and where they work.

    `version` is of what was said before, 0 if nothing was. Raise `Stale` if it was changed.
    """
    said, is_new = Availability.objects.get_or_create(
        participant=participant, defaults={"slots": slots, "site": site, "said_at": at}
    )
    if not is_new:
        change(said, version=version, slots=slots, site=site, said_at=at)
    record("said when they can come", about=[said], by=by, slots=len(slots))
    return said


@transaction.atomic
def make_wish(
    *,
    run: Run,
    kind: Kind,
    a: Participant,
    b: Participant | None,
    supervisor: User | None,
    points: int | None,
    because: str,
    at: datetime,
    by: User,
) -> PlacementWish:
    """Note a wish about two people; with `points` None it must hold."""
    wish = PlacementWish.objects.create(
        run=run,
        kind=kind,
        a=a,
        b=b,
        supervisor=supervisor,
        points=points,
        because=because,
        made_at=at,
        made_by=by,
    )
    record("made placement wish", about=[wish], by=by)
    return wish


@transaction.atomic
def withdraw_wish(*, wish: PlacementWish, at: datetime, by: User) -> None:
    """Let a wish go. One that was let go already stays as it is."""
    found = PlacementWish.objects.filter(pk=wish.pk, withdrawn_at=None)
    if found.update(withdrawn_at=at):
        record("withdrew placement wish", about=[wish], by=by)


@transaction.atomic
def propose_groups(
    *, run: Run, groups: int, smallest: int, largest: int, at: datetime, by: User
) -> Proposal:
    """Form groups from what is known now. Raise `Refused` if the rules say no.

    An impossible question is an answer too: a proposal without groups, with what conflicts.
    """
    from holdfast.supervision.forming.solving import form  # the solver is loaded when it is asked

    roll = Roll(run)
    insist(rules.why_not_form(people=len(roll.candidates), groups=groups))
    answer = form(
        roll.question(groups=groups, smallest=smallest, largest=largest), seconds=SEARCHING
    )
    formed = roll.stored(answer.groups)
    proposal = Proposal.objects.create(
        run=run,
        groups=groups,
        smallest=smallest,
        largest=largest,
        status=str(answer.status),
        meaning=answer.meaning,
        conflict=list(answer.conflict),
        formed=formed,
        arrangement=formed,
        made_at=at,
        made_by=by,
    )
    record("proposed groups", about=[proposal], by=by, status=str(answer.status))
    return proposal


@transaction.atomic
def move_in_proposal(
    *, proposal: Proposal, participant_key: str, to: str, version: int, by: User
) -> None:
    """Put somebody in another of the proposed groups. Raise `Stale` if it was changed meanwhile."""
    insist(rules.why_not_use(is_open=proposal.is_open, groups=proposal.groups, broken=()))
    roll = Roll(proposal.run)
    insist([] if participant_key in roll.names else [rules.WhyNotUse.HAS_LEFT])
    made = moved(roll.formed(proposal.arrangement), roll.names[participant_key], to)
    change(proposal, version=version, arrangement=roll.stored(made))
    record("moved somebody in proposed groups", about=[proposal], by=by, to=to)


@transaction.atomic
def put_proposal_back(*, proposal: Proposal, version: int, by: User) -> None:
    """Have the proposed groups as they were formed. Raise `Stale` if changed meanwhile."""
    insist(rules.why_not_use(is_open=proposal.is_open, groups=proposal.groups, broken=()))
    change(proposal, version=version, arrangement=proposal.formed)
    record("put proposed groups back", about=[proposal], by=by)


@transaction.atomic
def drop_proposal(*, proposal: Proposal, at: datetime, by: User) -> None:
    """Set a proposal aside. One that was used stays used."""
    found = Proposal.objects.filter(pk=proposal.pk, used_at=None, dropped_at=None)
    if found.update(dropped_at=at):
        record("dropped proposed groups", about=[proposal], by=by)


@transaction.atomic
def use_proposal(
    *, proposal: Proposal, version: int, on: date, at: datetime, by: User
) -> list[Group]:
    """Make the groups as proposed from a day on; who stays keeps their place.

    Raise `Refused` if it breaks a demand, and `Stale` if it was changed meanwhile.
    """
    judged = told(proposal)
    groups = len(proposal.arrangement)
    insist(rules.why_not_use(is_open=proposal.is_open, groups=groups, broken=judged.broken))
    change(proposal, version=version, used_at=at)
    made = [_group(proposal, group, on=on, by=by) for group in proposal.arrangement]
    to = _those_here(proposal)
    names = {group.name: group for group in made}
    places = Membership.objects.filter(left_on=None, group__run=proposal.run)
    for place in places.select_related("group"):
        key = str(place.participant_id)
        if key in to and to[key] != place.group.name:
            leave_group(membership=place, on=on, by=by)
            place.refresh_from_db(fields=["left_on"])
            tell_of_place(place=place, happened=Happened.LEFT, at=at, by=by)
        elif key in to:
            del to[key]
    for participant in Participant.objects.filter(pk__in=to).order_by("pk"):
        group = names[to[str(participant.pk)]]
        place = join_group(group=group, participant=participant, on=on, by=by)
        tell_of_place(place=place, happened=Happened.JOINED, at=at, by=by)
    record("used proposed groups", about=[proposal, *made], by=by)
    return made


def _those_here(proposal: Proposal) -> dict[str, str]:
    """Return the proposed group of each participant's key, of those who still take part."""
    here = Roll(proposal.run).names
    return {key: group for key, group in proposal.members.items() if key in here}


def _group(proposal: Proposal, told_of: dict[str, str], *, on: date, by: User) -> Group:
    """Return the group there is by that name, or begin it."""
    group = Group.objects.filter(run=proposal.run, name=told_of["name"], closed_on=None).first()
    if group is None:
        group = form_group(
            run=proposal.run,
            name=told_of["name"],
            supervisor=User.objects.get(pk=told_of["supervisor"]),
            first_meeting_on=rules.first_day(told_of["slot"], on),
            meets_at=rules.usual_time(told_of["slot"]),
            by=by,
        )
    members = len(told_of["members"])
    Group.objects.filter(pk=group.pk, places__lt=members).update(places=members)
    return group
