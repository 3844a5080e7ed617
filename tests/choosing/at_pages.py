"""How tests come to the pages of choosing, and what they do there."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.supervision.actions import form_group, join_group
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.choosing import nominations as made
from tests.people import A_MONDAY

BORN = date(2018, 5, 4)
WHY = {"why": "Bedtimes are hard", "caseload": "12", "full_time": "0.6"}


def by(who, model):
    with acting_as(who):
        return list(model.objects.order_by("pk"))


def part(who=None):
    return str(people.participant(who or people.grace()).pk)


def of_new_child(**more):
    told = {"way": "new", "child_name": "Wren Ashdown", "participant": part()}
    return told | WHY | boxes(born_on=BORN) | more


def page(client, name, *args):
    return words(client.get(reverse(name, args=args)))


def checks(client, found, **answers):
    told = made.ALL_YES | {"version": str(found.version)} | answers
    return send(client, "nomination_check", found.pk, **told)


def decides(client, found, **told):
    return send(client, "nomination_decide", found.pk, **({"version": str(found.version)} | told))


def agrees(client, found, **more):
    told = {"version": str(found.version), "who": ["mother", "child"], "how": "in writing"}
    days = boxes(told_on=A_MONDAY, agreed_on=A_MONDAY)
    return send(client, "agreement_add", found.pk, **(told | days | more))


def a_group(who):
    with acting_as(people.lena()):
        group = form_group(
            run=people.run(), name="Monday group", supervisor=people.petra(),
            first_meeting_on=A_MONDAY, by=people.lena(),
        )  # fmt: skip
        join_group(group=group, participant=people.participant(who), on=A_MONDAY, by=people.lena())


def queries(client, name):
    with CaptureQueriesContext(connection) as counted:
        client.get(reverse(name))
    return len(counted)
