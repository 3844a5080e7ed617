"""What tests of a case's plan of measures do and look at."""

from datetime import date, timedelta

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.planning import correct_start
from holdfast.casework.models import Case
from holdfast.casework.reports.planned import days_of
from holdfast.measures.actions.planning import plan_asks
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.models import Ask
from tests import people
from tests.casework.typing_in import boxes, send
from tests.people import A_MOMENT, A_MONDAY

BORN = date(2013, 5, 4)  # twelve: asked about herself too


def days(count):
    return A_MONDAY + timedelta(days=count)


def asks(case, by=None, **more):
    with acting_as(by or people.grace()):
        found = Ask.objects.planned().filter(case_id=case.pk, **more)
        return list(found.select_related("child").order_by("due_on", "informant", "pk"))


def one(case, stage="baseline", informant="parent", number=1):
    return asks(case, stage=stage, informant=informant, number=number)[0]


def answered(case, on=0, stage="baseline", form="P11-17", today=None, **more):
    by = people.grace()
    told = {"answers": {number: 1 for number in range(1, 26)}} | more
    with acting_as(by):
        return record_sdq(
            child=case.child, form=form, stage=stage, completed_on=days(on),
            today=today or days(on), at=A_MOMENT, by=by, **told,
        )  # fmt: skip


def again(case):
    by = people.grace()
    with acting_as(by):
        fresh = Case.objects.select_related("child", "run").get(pk=case.pk)
        return plan_asks(days=days_of(fresh), today=days(7), at=now(), by=by)


def closed(case, on):
    mona = people.mona()
    with acting_as(mona):
        known = Case.objects.select_related("child", "run").get(pk=case.pk)
        return close_case(
            case=known, version=known.version, because="moved away", note="Far away", on=days(on),
            at=now(), by=mona,
        )  # fmt: skip


def correct(case, on, by=None):
    by = by or people.grace()
    with acting_as(by):
        known = Case.objects.select_related("child", "run").get(pk=case.pk)
        return correct_start(
            case=known, version=known.version, on=days(on), because="typed wrongly",
            today=days(7), at=now(), by=by,
        )  # fmt: skip


def started(grace, case, on, **more):
    return send(
        grace, "case_start_day", case.pk, because="Typed wrongly", version="1",
        **boxes(on=days(on)), **more,
    )  # fmt: skip


def agreed(page):
    return page.split('name="agreed" value="')[1].split('"')[0]
