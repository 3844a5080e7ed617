"""Reports on their pages: who reads which, what is frozen, and what the coming year has."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.evaluation.reports import pairs_of
from holdfast.kit.refusals import Refused
from holdfast.report.actions import freeze_report
from holdfast.report.models import ComingYear, Report
from holdfast.report.reports import documents_of
from tests import people
from tests.database import all_seeing
from tests.report.made import FOUND, material

pytestmark = pytest.mark.django_db
YEAR = {
    "clinician_rate": "60", "practitioner_rate": "30.50", "clinician_hours": "400",
    "practitioner_hours": "1500", "money": "90000",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _a_monday(settings: Any) -> None:
    settings.STORY_DAY = people.A_MONDAY


def frozen(found: Any = FOUND) -> Report:
    """Have Lena freeze a report of what some findings say."""
    lena, run = people.lena(), people.run()
    with acting_as(lena):
        return freeze_report(
            run=run, found=found, documents=documents_of(material(found, pictures={})),
            at=people.A_MOMENT, by=lena,
        )  # fmt: skip


def opened(client: Client, who: Any, name: str, *args: object) -> Any:
    return people.signed_in(client, who).get(reverse(name, args=args))


def there() -> ComingYear:
    with acting_as(people.lena()):
        return ComingYear.objects.get()


def evan() -> Any:
    return people.person("Evan", Role.EVALUATOR)


def test_each_reader_comes_to_the_reports_that_are_theirs(client):
    made = frozen()
    for who in (people.lena(), people.dora(), evan()):
        assert "Report 1" in opened(client, who, "reports").content.decode()
        page = opened(client, who, "report", made.pk, "board")
        assert (page.status_code, "0.42 (95% interval" in page.content.decode()) == (200, True)
        whole = opened(client, who, "report", made.pk, "evaluator").status_code
        assert whole == (404 if who == people.dora() else 200)
    assert opened(client, evan(), "report_now", "board").status_code == 403
    for who in (people.grace(), people.mona(), people.petra(), people.ada()):
        assert opened(client, who, "reports").status_code == 403
        assert opened(client, who, "report", made.pk, "board").status_code == 403


def test_a_report_of_another_authority_and_a_form_that_is_none_are_not_there(client):
    made = frozen()
    far = people.person("Lara", Role.LEAD, "316")
    assert opened(client, far, "report", made.pk, "board").status_code == 404
    lena = people.lena()
    for form in ("managers", "BOARD"):
        assert opened(client, lena, "report", made.pk, form).status_code == 404
    assert opened(client, lena, "report", uuid4(), "board").status_code == 404
    assert opened(client, lena, "report_paper", made.pk, "board", "odt").status_code == 404


def test_a_frozen_report_is_handed_over_as_a_pdf_and_as_a_word_file(client):
    made = frozen()
    for ending, begins in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        answer = opened(client, evan(), "report_paper", made.pk, "evaluator", ending)
        assert answer.content.startswith(begins)
        assert f"report-1-evaluator.{ending}" in answer["Content-Disposition"]


def test_nobody_changes_a_frozen_report_whoever_asks():
    made = frozen()
    assert made.is_whole
    with all_seeing() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute("UPDATE report_report SET number = 2")
    made.content["findings"]["figures"][0]["value"] = 0.99
    assert not made.is_whole


def test_a_report_that_says_nothing_new_is_not_frozen_twice_on_another_day_neither():
    frozen()
    for later in (FOUND, replace(FOUND, as_of=FOUND.as_of + timedelta(days=9))):
        with pytest.raises(Refused, match="nothing has moved"):
            frozen(later)


def test_what_a_report_would_say_now_is_read_frozen_and_read_again(client):
    people.case()
    lena = people.lena()
    now = opened(client, lena, "report_now", "evaluator")
    words = now.content.decode()
    assert (now.status_code, "Who was reached" in words, "It is not frozen" in words) == (
        200, True, True,
    )  # fmt: skip
    sent = client.post(reverse("report_freeze"), {"form_key": str(uuid4())}, follow=True)
    assert "The report is frozen" in sent.content.decode()
    with acting_as(lena):
        [made] = Report.objects.filter(run=people.run())
    page = opened(client, lena, "report", made.pk, "evaluator").content.decode()
    assert "No figure has moved since" in page
    for who in (people.dora(), evan()):
        people.signed_in(client, who)
        assert client.post(reverse("report_freeze"), {}).status_code == 403


def test_the_lead_says_what_the_coming_year_has_and_a_director_reads_it(client):
    people.run()
    people.signed_in(client, people.lena())
    wrong = client.post(
        reverse("coming_year"), YEAR | {"money": "much", "form_key": str(uuid4())}
    ).content.decode()
    assert "Enter an amount in pounds" in wrong
    assert 'value="30.50"' in wrong
    client.post(reverse("coming_year"), YEAR | {"form_key": str(uuid4())})
    made = there()
    assert (made.practitioner_hours, made.version) == (1500, 1)
    late = YEAR | {"form_key": str(uuid4()), "version": "1", "money": "1"}
    client.post(reverse("coming_year"), late)
    stale = client.post(reverse("coming_year"), late | {"form_key": str(uuid4()), "money": "2"})
    assert "Somebody" in stale.content.decode()
    assert there().money == 1
    people.signed_in(client, people.dora())
    page = client.get(reverse("coming_year")).content.decode()
    assert ("400 hours of clinicians" in page, "<form method=\"post\" novalidate" in page) == (
        True, False,
    )  # fmt: skip
    client.post(reverse("coming_year"), YEAR | {"form_key": str(uuid4()), "money": "3"})
    assert there().money == 1


def test_where_a_figure_comes_from_is_shown_with_the_question_that_is_asked(client):
    people.case()
    page = opened(client, people.dora(), "report_figure", "cases.started")
    words = page.content.decode()
    assert (page.status_code, "SELECT" in words, "Not shown" in words) == (
        200, True, True,
    )  # fmt: skip
    assert opened(client, people.dora(), "report_figure", "cases.unheard").status_code == 404
    assert opened(client, evan(), "report_figure", "cases.started").status_code == 403


def test_every_pair_is_for_whoever_may_have_single_rows(client):
    people.case()
    for who in (people.lena(), evan()):
        page = opened(client, who, "report_pairs")
        assert "No child has a first and a last score yet" in page.content.decode()
    assert opened(client, people.dora(), "report_pairs").status_code == 403
    with acting_as(people.dora()), pytest.raises(PermissionError):
        pairs_of(people.dora(), as_of=people.A_MONDAY)


def test_what_an_hour_costs_is_the_same_to_each_reader_of_a_report(client):
    lena = people.lena()
    people.run()
    people.signed_in(client, lena)
    dear = YEAR | {"practitioner_rate": "123456.78", "form_key": str(uuid4())}
    assert client.post(reverse("coming_year"), dear).status_code == 302
    for who in (lena, people.dora(), evan()):
        with acting_as(who):
            there = ComingYear.objects.visible_to(who).get()
            assert there.practitioner_rate == Decimal("123456.78")
    with acting_as(people.grace()):
        assert not ComingYear.objects.exists()
