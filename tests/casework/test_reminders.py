"""Reminders on a case: why, whose, when looked at again, and a note to close them."""

import uuid
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.reminders import change_reminder, close_reminder, set_reminder
from holdfast.casework.models import Case, Reminder
from holdfast.casework.rules import reminders as rules
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from tests import people

pytestmark = pytest.mark.django_db
WHY = "The hospital letter has not come"


@pytest.fixture
def case() -> Case:
    return people.case()


def a_reminder(case: Case, **facts: Any) -> Reminder:
    told = {"reason": WHY, "owner": people.grace(), "review_on": today()} | facts
    with acting_as(people.grace()):
        return set_reminder(case=case, today=today(), by=people.grace(), **told)


def seen(client: Client, address: str, who: Any) -> str:
    people.signed_in(client, who)
    return " ".join(unescape(client.get(address).content.decode()).split())


def sends(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, typed | {"form_key": str(uuid.uuid4())})


def test_it_stands_at_the_head_in_lists_on_my_work_and_on_the_timeline(client, case):
    a_reminder(case)
    for who in (people.grace(), people.mona()):
        assert WHY in seen(client, case.get_absolute_url(), who)
        assert "1 reminder" in seen(client, reverse("cases"), who)
    assert "Look again at a reminder about Robin Ashdown" in seen(client, "/", people.grace())
    assert "Look again" not in seen(client, "/", people.mona())
    assert "Reminder set" in seen(client, reverse("timeline", args=[case.pk]), people.grace())


def test_one_for_a_later_day_or_somebody_else_is_not_on_my_work(client, case):
    a_reminder(case, review_on=today() + timedelta(days=1))
    a_reminder(case, owner=people.mona())
    assert "Look again" not in seen(client, "/", people.grace())
    assert "Look again at a reminder about Robin Ashdown" in seen(client, "/", people.mona())


def test_a_manager_sets_one_by_the_page_and_it_is_closed_with_a_note(client, case):
    mona = people.signed_in(client, people.mona())
    typed = {"reason": WHY, "owner": str(people.grace().pk)}
    past = {"review_on-day": "1", "review_on-month": "1", "review_on-year": "2001"}
    there = reverse("reminder_add", args=[case.pk])
    assert "Choose today or a later day" in sends(mona, there, **typed, **past).content.decode()
    day = {"review_on-day": "1", "review_on-month": "1", "review_on-year": "2099"}
    assert sends(mona, there, **typed, **day).status_code == 302
    with acting_as(people.mona()):
        made = Reminder.objects.get()
    change, close = (reverse(f"reminder_{how}", args=[made.pk]) for how in ("change", "close"))
    later = day | {"review_on-day": "9"}
    assert sends(mona, change, **typed, **later, version="1").status_code == 302
    assert sends(mona, change, **typed, **day, version="1").status_code == 409
    assert sends(mona, close, note="", version="2").status_code == 200
    assert sends(mona, close, note="It came", version="2").status_code == 302
    assert (
        WHY not in seen(client, case.get_absolute_url(), people.grace()).split('id="timeline"')[0]
    )
    told = seen(client, reverse("timeline", args=[case.pk]), people.grace())
    assert "Reminder closed" in told
    assert "It came" in told
    assert "was “<del>1 January 2099</del>”, now “<ins>9 January 2099</ins>”" in told


def test_whoever_is_not_near_the_case_neither_sets_nor_owns_one(client, case):
    with pytest.raises(Refused, match="works with this case or manages its team"):
        a_reminder(case, owner=people.oscar())
    made = a_reminder(case)
    oscar = people.signed_in(client, people.oscar())
    for address in (reverse("reminder_add", args=[case.pk]),
                    reverse("reminder_close", args=[made.pk])):  # fmt: skip
        assert oscar.get(address).status_code == 404


def test_what_is_closed_stays_closed_and_two_at_once_are_told(case):
    made = a_reminder(case)
    with acting_as(people.grace()):
        close_reminder(reminder=made, version=1, note="Done", today=today(), by=people.grace())
        with pytest.raises(Refused, match="closed already"):
            close_reminder(reminder=made, version=2, note="Again", today=today(), by=people.grace())
        other = set_reminder(case=case, reason="x", owner=people.grace(), review_on=today(),
                             today=today(), by=people.grace())  # fmt: skip
        with pytest.raises(Stale):
            change_reminder(reminder=other, version=7, reason="y", owner=people.grace(),
                            review_on=today(), today=today(), by=people.grace())  # fmt: skip


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(reason=st.text(max_size=5), on=DAYS, day=DAYS, near=st.booleans(), closed=st.booleans())
def test_a_reminder_is_set_only_with_a_reason_an_owner_near_and_a_day_to_come(
    reason, on, day, near, closed
):
    asked = rules.Reminding(
        reason=reason, review_on=on, is_owner_near=near, today=day, is_closed=closed
    )
    may = bool(reason.strip()) and on >= day and near and not closed
    assert (rules.why_not_remind(asked) == []) == may
