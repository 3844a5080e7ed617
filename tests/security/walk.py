"""The walk's people and records: one case of each relation, filled, and what addresses need."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.models import (
    Case,
    Concern,
    FollowUp,
)
from holdfast.exchange.actions.sending import send_return
from holdfast.exchange.models import Batch
from holdfast.manual.actions.guides import upload_guide
from holdfast.manual.actions.issues import report_issue
from holdfast.manual.actions.notes import write_note
from holdfast.manual.models import Module, Step
from holdfast.measures.actions.packing import upload_pack
from holdfast.measures.models import RiskAnswer
from holdfast.supervision.actions import (
    form_group,
    join_group,
)
from tests import people
from tests.area import claims
from tests.measures import packs
from tests.security.beside import (
    asked_of_petra,
    grace_away,
    handed_to_grace,
    learning,
    mary_leaves,
    reflecting,
    reported,
    risk,
    shown_to_petra,
    specialist,
    steering,
    training,
    voice,
    wider_use,
)
from tests.security.keys import Keys
from tests.security.one_case import filled, settled
from tests.security.supervised import (
    a_meeting,
    at_a_meeting,
    calendar,
    gwen,
    of_forming,
    of_gwen,
    sealy,
)

RETURN = {
    "header.csv": "CHILD,DOB\n1,27/03/2018\n",
    "episodes.csv": "CHILD,DECOM,DEC\n1,15/02/2026,\n",
}


def addresses() -> Iterator[tuple[str, Any]]:
    """Yield every address of the site with its view; the sign-in library's own are left out."""
    for route, pattern in routes():
        yield route, pattern.callback


def patterns() -> Iterator[URLPattern]:
    """Yield the same as patterns, which have names."""
    for _, pattern in routes():
        yield pattern


def routes(
    resolver: URLResolver | None = None, prefix: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address with its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if route != "/sign-in/":
                yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern


def cast() -> dict[Role, User]:
    """Return one person of each role."""
    return {
        Role.PRACTITIONER: people.grace(),
        Role.SUPERVISOR: people.petra(),
        Role.MANAGER: people.mona(),
        Role.LEAD: people.lena(),
        Role.DIRECTOR: people.dora(),
        Role.EVALUATOR: people.person("Evan", Role.EVALUATOR),
        Role.ASSESSOR: people.person("Asa", Role.ASSESSOR),
        Role.ADMINISTRATOR: people.ada(),
        Role.RESPONDENT: people.person("Rene", Role.RESPONDENT),
    }


def cases() -> dict[str, Keys]:
    """Return the keys of one case of each relation to Grace, practitioner, and Mona, manager."""
    a_meeting()
    grace, mona = people.grace(), people.mona()
    whose = {
        "own": (grace, "North"),
        "closed": (grace, "North"),
        "a colleague's": (people.mary(), "North"),
        "another team's": (people.oscar(), "South"),
        "a group member's": (gwen(), "South"),
        "another authority's": (people.mallory(), "Elsewhere"),
        "sealed to its lead": (sealy(), "North"),
    }
    made = {}
    for relation, (lead, team) in whose.items():
        case = people.case(lead, team, family=relation.title(), child=f"Child {relation}")
        made[relation] = (case, filled(case, lead))
    closed, sealed = made["closed"][0], made["sealed to its lead"][0]
    with acting_as(mona):
        RiskAnswer.objects.filter(child=closed.child_id).update(
            acted_at=people.A_MOMENT, acted_by=mona, action="Told Mona"
        )
        settled(Concern.objects.get(case=closed), mona)
        close_case(
            case=Case.objects.get(pk=closed.pk), version=1, because="moved away", note="Far away",
            on=people.A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
        colleagues = made["a colleague's"][0]
        FollowUp(case=colleagues, due_on=people.A_MONDAY).save(force_insert=True)
        seal_case(
            case=Case.objects.get(pk=sealed.pk), only=[whose["sealed to its lead"][0]],
            why="staff are related", at=now(), by=mona,
        )  # fmt: skip
    nowhere = dict.fromkeys(made["own"][1], uuid4())
    return {relation: keys for relation, (_, keys) in made.items()} | {"not there": nowhere}


def elsewhere() -> Keys:
    """Return the keys of what is about no case: the manual, groups, imports."""
    ada, lena = people.ada(), people.lena()
    with acting_as(ada):
        step, module = Step.objects.order_by("pk")[0], Module.objects.order_by("pk")[0]
        guide = upload_guide(
            step=step, name="guide.pdf", content=b"%PDF-1.7 ours", licence_note="Licence 1",
            at=people.A_MOMENT, by=ada,
        )  # fmt: skip
        note = write_note(step=step, words="Bring pens", at=people.A_MOMENT, by=ada)
        issue = report_issue(step=step, wrong="language", at=people.A_MOMENT, by=ada)
        pack = upload_pack(
            content=packs.as_file(packs.told()), checksum=packs.sum_of(packs.as_file(packs.told())),
            at=people.A_MOMENT, today=people.A_MONDAY, by=ada,
        )  # fmt: skip
        batch = Batch(
            authority_id="315", kind="ssda903", as_of=people.A_MONDAY, source="903",
            read_by=ada, read_at=people.A_MOMENT,
        )  # fmt: skip
        batch.save(force_insert=True)
        upload = send_return(
            files={name: text.encode() for name, text in RETURN.items()}, kind="ssda903",
            as_of=None, today=people.A_MONDAY, at=people.A_MOMENT, by=ada,
        )  # fmt: skip
    seen = shown_to_petra()
    handover, absence = handed_to_grace(), grace_away()
    part = people.participant(people.mary())
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Thursday group", first_meeting_on=people.A_MONDAY, by=lena,
            supervisor=people.person("Paul", Role.SUPERVISOR),
        )  # fmt: skip
        membership = join_group(group=group, participant=part, on=people.A_MONDAY, by=lena)
    return {
        **calendar(),
        "guide_id": guide.pk, "note_id": note.pk, "issue_id": issue.pk, "step_id": step.pk,
        "module_id": module.pk,
        "feed_id": uuid4(), "share_id": uuid4(), **of_forming(),
        "pack_id": pack.pk, "batch_id": batch.pk, "upload_id": upload.pk,
        "membership_id": membership.pk, "instrument": "phq9", "number": 1,
        "shown_id": seen.pk, "handover_id": handover.pk, "absence_id": absence.pk,
        "leaving_id": mary_leaves().pk,
        "key": "sdq", "informant": "parent", "reader": "parent", "stage": "analysis",
        "advice_id": asked_of_petra().pk,
        "use_id": wider_use().pk,
        **training(), **learning(), **reflecting(), **steering(), **reported(), **voice(), **risk(),
        "measure": "turnover", "shape": "growth", **claims.keys(),
        **at_a_meeting(of_gwen()),
        **specialist(),
    }  # fmt: skip
