"""The cast. Every test uses the same few invented people, so a failure reads like a story.

Whatever has a history is made through actions, by the person who would do it.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.access.sign_in import CHECKED_AT_THE_DOOR, DEMO_SECOND_FACTOR
from holdfast.casework.actions.cases import open_case
from holdfast.casework.models import Case
from holdfast.families.actions import add_child, add_family
from holdfast.manual.models import Edition
from holdfast.place.actions import add_team, post
from holdfast.place.models import Authority, Post, Team
from holdfast.programme.actions import enrol
from holdfast.programme.models import Participant, Run

T = TypeVar("T")
A_MONDAY = date(2026, 3, 2)
A_MOMENT = datetime(2026, 3, 2, 17, 30, tzinfo=ZoneInfo("Europe/London"))
MERTON, SUTTON = "315", "319"


KNOWN: dict[tuple[Any, ...], Any] = {}  # whom this test has met, in which database


def met_once(make: Callable[..., T]) -> Callable[..., T]:
    """Let a test meet the same person, team or run again without asking the database."""

    @wraps(make)
    def known(*named: Any) -> T:
        key = (connection.settings_dict["NAME"], make, *named)
        if key not in KNOWN:
            KNOWN[key] = make(*named)
        found: T = KNOWN[key]
        return found

    return known


@met_once
def person(name: str, role: Role, authority: str = MERTON) -> User:
    email = f"{name.lower()}.{authority}@example.org"
    return User.objects.filter(email=email).first() or User.objects.create(
        email=email, name=name, role=role, authority=authority, is_invented=True
    )


def ada(authority: str = MERTON) -> User:  # administers the programme
    return person("Ada", Role.ADMINISTRATOR, authority)


def lena() -> User:  # leads the programme
    return person("Lena", Role.LEAD)


def petra() -> User:  # clinical psychologist
    return person("Petra", Role.SUPERVISOR)


def dora() -> User:  # director
    return person("Dora", Role.DIRECTOR)


def mona(authority: str = MERTON) -> User:  # manages Grace's team
    return person("Mona", Role.MANAGER, authority)


def max_() -> User:  # manages another team
    return person("Max", Role.MANAGER)


def grace() -> User:  # practitioner
    return person("Grace", Role.PRACTITIONER)


def mary() -> User:  # practitioner, same team as Grace
    return person("Mary", Role.PRACTITIONER)


def oscar() -> User:  # practitioner, another team
    return person("Oscar", Role.PRACTITIONER)


def mallory() -> User:  # practitioner of another authority
    return person("Mallory", Role.PRACTITIONER, SUTTON)


@met_once
def team(name: str = "North", authority: str = MERTON) -> Team:
    with acting_as(ada(authority)):
        found = Team.objects.filter(name=name, authority_id=authority).first()
        if found:
            return found
        made = add_team(
            authority=Authority.objects.get(code=authority),
            name=name,
            service="social care",
            by=ada(authority),
        )
        head = max_() if name == "South" else mona(authority)
        post(team=made, person=head, is_manager=True, on=A_MONDAY, by=ada(authority))
        return made


@met_once
def run(authority: str = MERTON) -> Run:
    with acting_as(ada(authority)):
        return Run.objects.filter(
            authority_id=authority, name="Pilot"
        ).first() or Run.objects.create(
            authority_id=authority,
            name="Pilot",
            edition=Edition.objects.order_by("year")[0],
            began_on=date(2026, 2, 23),
            ends_on=date(2027, 2, 28),
        )


def participant(who: User, team_name: str = "North") -> Participant:
    its_team, its_run = team(team_name, who.authority), run(who.authority)
    by = ada(who.authority)
    with acting_as(by):
        found = Participant.objects.filter(run=its_run, person=who).first()
        if found is None:
            if not Post.objects.filter(team=its_team, person=who, left_on=None).exists():
                Post.objects.create(team=its_team, person=who, joined_on=A_MONDAY)
            found = enrol(
                run=its_run, person=who, part="practitioner", team=its_team, on=A_MONDAY, by=by
            )
        return found


def case(lead: User | None = None, team_name: str = "North", **facts: Any) -> Case:
    """Return a new case of a new family, opened by its lead on the Monday."""
    lead = lead or grace()
    part = participant(lead, team_name)
    its_team, its_run = team(team_name, lead.authority), run(lead.authority)
    with acting_as(lead):
        family = add_family(name=facts.pop("family", "Ashdown"), by=lead)
        child = add_child(
            family=family,
            born_on=facts.pop("born_on", date(2018, 5, 4)),
            name=facts.pop("child", "Robin Ashdown"),
            by=lead,
        )
        return open_case(
            family_id=family.pk,
            child_id=child.pk,
            run=its_run,
            team=its_team,
            lead=part,
            on=facts.pop("on", A_MONDAY),
            at=now(),
            by=lead,
            **facts,
        )


def signed_in(client: Client, who: User) -> Client:
    """Return the client signed in as one of the cast, second factor and all.

    The session is written as signing in leaves it, in one go: the way there has tests of its own.
    """
    session = SessionStore()
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    session[DEMO_SECOND_FACTOR] = True
    session[CHECKED_AT_THE_DOOR] = who.role == Role.RESPONDENT
    session.save(must_create=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
