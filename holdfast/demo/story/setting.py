"""The setting: people, teams, the run, its participants, the four groups and their year."""

from datetime import datetime, time

from holdfast.access.actions import invite
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.demo import cast
from holdfast.demo.content import year
from holdfast.demo.story.stage import Stage
from holdfast.manual.models import Edition, Module, Section, Step
from holdfast.place.actions import add_team, post
from holdfast.place.models import Authority
from holdfast.programme.actions import begin_run, enrol
from holdfast.programme.models import Part, Run
from holdfast.supervision.actions import (
    add_room,
    add_school_holiday,
    change_usual,
    form_group,
    join_group,
    make_wish,
    plan_series,
    say_when,
)
from holdfast.supervision.models import Room
from holdfast.supervision.rules import LONDON, SLOTS, TWO_HOURS, USUAL_TIME

WEEK = ("mon", "tue", "wed", "thu", "fri")

PARTS = {
    Role.PRACTITIONER: Part.PRACTITIONER,
    Role.SUPERVISOR: Part.SUPERVISOR,
    Role.MANAGER: Part.MANAGER,
    Role.LEAD: Part.LEAD,
}


def first_administrator() -> User:
    """Add the one person nobody could have invited."""
    one = cast.ADMINISTRATOR
    ada = User(
        name=one.name, email=one.email, role=one.role, authority=cast.AUTHORITY, is_invented=True
    )
    ada.set_unusable_password()
    ada.save(force_insert=True)
    return ada


def set_the_stage() -> Stage:
    """Have the administrator invite everybody, add the teams and begin the run."""
    ada = first_administrator()
    with acting_as(ada):
        stage = Stage(run=begin(ada), people=invited(ada), teams={})
        add_teams(stage, ada)
        take_part(stage, ada)
        form_groups(stage, ada)
        say_when_they_can_come(stage, ada)
        read_the_manual(stage)
    return stage


def begin(ada: User) -> Run:
    return begin_run(
        name=cast.RUN_NAME,
        edition=Edition.objects.get(code=cast.EDITION),
        began_on=cast.RUN_BEGAN_ON,
        ends_on=cast.RUN_ENDS_ON,
        by=ada,
    )


def invited(ada: User) -> dict[str, User]:
    people = {cast.ADMINISTRATOR.key: ada}
    for one in cast.EVERYBODY:
        if one.key not in people:
            people[one.key] = invite(
                name=one.name,
                email=one.email,
                role=one.role,
                authority=cast.AUTHORITY,
                is_invented=True,
                by=ada,
            )
    return people


def add_teams(stage: Stage, ada: User) -> None:
    merton = Authority.objects.get(code=cast.AUTHORITY)
    for team in cast.TEAMS:
        stage.teams[team.key] = add_team(
            authority=merton, name=team.name, service=team.service, by=ada
        )
    for one in cast.EVERYBODY:
        if one.team:
            post(
                team=stage.teams[one.team],
                person=stage.people[one.key],
                is_manager=one.role is Role.MANAGER,
                on=cast.RUN_BEGAN_ON,
                by=ada,
            )


def take_part(stage: Stage, ada: User) -> None:
    for one in cast.EVERYBODY:
        if one.role in PARTS:
            stage.participants[one.key] = enrol(
                run=stage.run,
                person=stage.people[one.key],
                part=PARTS[one.role],
                team=stage.teams.get(one.team),
                on=cast.RUN_BEGAN_ON,
                by=ada,
            )


def form_groups(stage: Stage, ada: User) -> None:
    """Form the four groups, give everybody a place, and put the year's meetings in the calendar."""
    keep_tables(ada)
    rooms = {room.name: room for room in Room.objects.visible_to(ada)}
    for group in cast.GROUPS:
        first = group.first_meeting_on
        stage.groups[group.key] = form_group(
            run=stage.run,
            name=group.name,
            supervisor=stage.people[group.supervisor],
            first_meeting_on=first,
            by=ada,
        )
        change_usual(
            group=stage.groups[group.key],
            version=1,
            meets_at=USUAL_TIME,
            minutes=TWO_HOURS,
            room=rooms[year.MEETS_IN[group.key]],
            online_link="",
            by=ada,
        )
        stage.meetings[group.key] = plan_series(
            group=stage.groups[group.key], first=first, until=cast.RUN_ENDS_ON, by=ada
        )
    for one in cast.PRACTITIONERS:
        join_group(
            group=stage.groups[one.group],
            participant=stage.participants[one.key],
            on=stage.groups[one.group].first_meeting_on,
            by=ada,
        )


def say_when_they_can_come(stage: Stage, ada: User) -> None:
    """Note when most practitioners can come, one wish and one declared conflict."""
    began = datetime.combine(cast.RUN_BEGAN_ON, time(9), tzinfo=LONDON)
    for number, one in enumerate(cast.PRACTITIONERS):
        if number % 7 != 6:  # a few have not been asked
            days = {one.group, WEEK[number % len(WEEK)]}
            say_when(
                participant=stage.participants[one.key],
                slots=[slot for slot in SLOTS if slot[:3] in days],
                site=stage.teams[one.team].name.replace(" team", " House"),
                version=0,
                at=began,
                by=ada,
            )
    for kind, a, b, points, because in cast.WISHES:
        make_wish(
            run=stage.run,
            kind=kind,
            a=stage.participants[a],
            b=stage.participants[b],
            supervisor=None,
            points=points,
            because=because,
            at=began,
            by=ada,
        )


def keep_tables(ada: User) -> None:
    """Add the rooms and the school holidays."""
    for name, site, capacity in year.ROOMS:
        add_room(name=name, site=site, capacity=capacity, by=ada)
    for name, began_on, ends_on in year.SCHOOL_HOLIDAYS:
        add_school_holiday(name=name, began_on=began_on, ends_on=ends_on, by=ada)


def read_the_manual(stage: Stage) -> None:
    """Learn the catalogue's own short names."""
    edition = stage.run.edition
    stage.sections = {one.code: one for one in Section.objects.filter(edition=edition)}
    modules = Module.objects.filter(section__edition=edition)
    stage.modules = {one.code: one for one in modules}
    codes = {one.pk: one.code for one in stage.modules.values()}
    for step in Step.objects.filter(module__section__edition=edition).order_by("order"):
        stage.steps.setdefault(codes[step.module_id], []).append(step)
