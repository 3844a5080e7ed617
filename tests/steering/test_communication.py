"""Stakeholders, who is told what, notices and newsletters: kept, read, counted, sent."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.kit.refusals import Refused
from holdfast.mail.models import Mailing
from holdfast.steering.actions import newsletters, telling
from holdfast.steering.models import Newsletter, Notice, NoticeRead, Stakeholder
from holdfast.steering.reports.telling import known, reads, register
from holdfast.steering.reports.waiting import lines_for
from holdfast.steering.rules import newsletter as of_newsletters
from holdfast.steering.rules import telling as rules
from tests import people
from tests.database import all_seeing
from tests.steering import plans
from tests.steering.test_plan import page, send, typed_day

few = settings(max_examples=60)
DAY = people.A_MONDAY


@pytest.fixture(autouse=True)
def on_the_monday(settings):
    settings.STORY_DAY = DAY


@few
@given(st.integers(0, 60), st.integers(0, 60))
def test_neither_few_readers_nor_few_who_have_not_read_are_told(addressed, some):
    read = min(some, addressed)
    said = rules.read_said(read, addressed)
    if addressed < 5:
        assert str(addressed) not in said.replace("5", "")
        return
    numbers = [int(word) for word in said.split() if word.isdigit()]
    if said.startswith("At least"):
        assert numbers[0] >= 5
        assert numbers[0] <= read
        assert addressed - numbers[0] >= 5


@few
@given(st.integers(5, 60), st.integers(0, 59))
def test_one_reader_more_shows_at_most_as_a_step_of_five(addressed, read):
    first = rules.read_said(min(read, addressed), addressed)
    then = rules.read_said(min(read + 1, addressed), addressed)
    if first != then:
        assert (min(read, addressed) + 1) % 5 == 0


def test_what_is_told_has_a_day_and_was_not_told_tomorrow():
    assert rules.why_not_tell(planned_on=None, told_on=None, today=DAY) == [rules.WhyNotTell.NO_DAY]
    late = DAY + timedelta(days=1)
    assert rules.why_not_tell(planned_on=None, told_on=late, today=DAY) == [
        rules.WhyNotTell.NOT_YET
    ]
    past = DAY - timedelta(days=1)
    assert len(rules.why_not_notice(roles=[], begins_on=DAY, ends_on=past, today=DAY)) == 3


def test_a_newsletter_is_drafted_from_what_is_known_and_says_where_nothing_is():
    bare = of_newsletters.Known(month=DAY, figures=[], answers=[], meetings=0, advice=0, dates=[])
    assert "No date is set yet" in of_newsletters.draft(bare)["dates"]
    full = of_newsletters.Known(
        month=DAY, figures=[("With goals", "all 12 cases")],
        answers=[("No room", "A room is kept")], meetings=8, advice=6,
        dates=[(DAY, "training day")],
    )  # fmt: skip
    text = of_newsletters.as_text("March", of_newsletters.draft(full))
    for words in ("With goals: all 12 cases", "You said: No room", "8 group meetings",
                  "2 March 2026: training day"):  # fmt: skip
        assert words in text
    assert len(of_newsletters.why_not_issue(is_issued=True, parts={})) == 2


@pytest.mark.django_db
def test_the_register_puts_first_who_should_be_closer():
    made = plans.stakeholder()
    lena = people.lena()
    with acting_as(people.dora()):
        (found,) = register(people.dora())
        assert (found.gap, found.course) == (1, "said once so far")
    with acting_as(lena):
        telling.say_engaged(stakeholder=made, seen_on=DAY, level=3, wanted=2, by=lena)
        (found,) = register(lena)
        assert (found.gap, found.course) == (0, "closer than at first")
    with acting_as(people.grace()):
        assert not Stakeholder.objects.exists()


@pytest.mark.django_db
def test_a_notice_is_for_its_roles_until_read_or_over_and_nobody_knows_who_read_it():
    found, grace = plans.notice("practitioner"), people.grace()
    with acting_as(grace):
        assert [one.words for one in lines_for(grace, today=DAY)] == ["Notice: The room is closed"]
        assert lines_for(grace, today=DAY + timedelta(days=6)) == []
        telling.read_notice(notice=found, on=DAY, by=grace)
        telling.read_notice(notice=found, on=DAY, by=grace)
        assert lines_for(grace, today=DAY) == []
    with acting_as(people.mona()):
        assert not Notice.objects.exists()
    with acting_as(people.lena()):
        assert not NoticeRead.objects.exists(), "not even the lead sees who read it"
        assert reads()[found.pk].startswith("For fewer than 5")
    for number in range(10):
        reader = people.person(f"Reader{number}", Role.PRACTITIONER)
        with acting_as(reader):
            telling.read_notice(notice=found, on=DAY, by=reader)
    with acting_as(people.mary()):
        assert reads() == {}
    with acting_as(people.lena()):
        assert reads()[found.pk] == "At least 5 of 12"


@pytest.mark.django_db
def test_an_issued_newsletter_stays_and_is_sent_once_to_each(django_capture_on_commit_callbacks):
    made, lena = plans.newsletter(), people.lena()
    with acting_as(people.grace()):
        assert not Newsletter.objects.exists()
    with acting_as(lena), pytest.raises(Refused):
        newsletters.send_newsletter(found=made, to=[lena], at=people.A_MOMENT, by=lena)
    with acting_as(lena), pytest.raises(Refused, match="already"):
        newsletters.draft_newsletter(month=DAY, parts={}, by=lena)
    with acting_as(lena):
        newsletters.issue_newsletter(found=made, version=1, on=DAY, by=lena)
        with pytest.raises(Refused):
            newsletters.edit_newsletter(found=made, version=2, parts={"opening": "x"}, by=lena)
        to = [people.grace(), people.dora()]
        for many in (2, 0):
            sent = newsletters.send_newsletter(found=made, to=to, at=people.A_MOMENT, by=lena)
            assert len(sent) == many
    with all_seeing():
        assert "What happened" in Mailing.objects.first().words
        with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
            Newsletter.objects.update(parts={})
    with acting_as(people.grace()):
        assert Newsletter.objects.get() == made
        assert [one.words for one in lines_for(people.grace(), today=DAY)] == [str(made)]


@pytest.mark.django_db
def test_what_a_newsletter_is_drafted_from_holds_small_numbers_back():
    people.case()
    plans.milestone("Review", planned_on=DAY + timedelta(days=9))
    run, lena = people.run(), people.lena()
    with acting_as(lena):
        found = known(lena, run, DAY.replace(day=1), today=DAY)
    assert ("With goals", "fewer than 5 cases in all") in found.figures
    assert [what for _, what in found.dates] == ["Review"]


@pytest.mark.django_db
def test_the_lead_tells_people_things_on_pages(client):
    people.run()
    people.signed_in(client, people.lena())
    who = {"name": "The partnership", "kind": "body", "interest": "Safety", "needs": "Figures"}
    assert send(client, "stakeholder_add", who).status_code == 302
    with all_seeing():
        made = Stakeholder.objects.get()
    level = {"level": "1", "wanted": "3"} | typed_day("seen_on")
    assert send(client, "stakeholder_engaged", level, made.pk).url == made.get_absolute_url()
    assert "Should be closer" in page(client, "stakeholders")
    told = {"what": "Dates", "whom": "All", "channel": "email", "stakeholder": str(made.pk)}
    assert "Enter the day it is planned for" in send(client, "telling_add", told).content.decode()
    assert send(client, "telling_add", told | typed_day("told_on")).status_code == 302
    assert "Dates" in page(client, "stakeholder", made.pk)
    notice = {"title": "Closed", "words": "Come", "roles": ["practitioner"]}
    notice |= typed_day("begins_on") | typed_day("ends_on")
    assert send(client, "notice_add", notice).status_code == 302
    assert "Read by: for fewer than 5 people" in page(client, "notices")
    its_month = {"month": DAY.replace(day=1).isoformat()}
    assert send(client, "newsletter_begin", its_month).status_code == 302
    with all_seeing():
        letter = Newsletter.objects.get()
    edited = {"opening": "Dear all", "version": "1"}
    assert send(client, "newsletter_edit", edited, letter.pk).status_code == 302
    issue = {"version": "2"}
    assert send(client, "newsletter_issue", issue, letter.pk).url == letter.get_absolute_url()
    people.signed_in(client, people.grace())
    assert "Dear all" in page(client, "newsletter", letter.pk)
    assert "Closed" in page(client, "notices")
    with all_seeing():
        shown = Notice.objects.get()
    assert send(client, "notice_read", {}, shown.pk).url == reverse("my_work")
    assert "Notice:" not in page(client, "my_work")
    assert client.get(reverse("stakeholders")).status_code == 403
