"""What comes of the family's own page: ratings, words, links that end, what the worker sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.unsafe import flag_goal
from holdfast.casework.models import Case, Goal, Rating
from holdfast.family_pages import rules
from holdfast.family_pages.actions.linking import revoke_link
from holdfast.family_pages.models import Feedback, Knock, Link, Share
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from tests import people
from tests.database import all_seeing
from tests.family_pages import asking, paging
from tests.family_pages.paging import PAGE, sdq, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return people.case()


def test_a_rating_by_pictures_arrives_in_their_own_voice_and_says_so(case):
    goal = paging.goal(case)
    paging.shares(case, paging.mark(goal, reader="self"))
    link, token = paging.page_link(case, "self")
    child = paging.opens(token)
    html = seen(child, f"{PAGE}goals/1/")
    assert html.count('type="radio"') == 11
    assert html.count("<svg") == 11
    assert "Step 0 of 10" in html
    assert "Choose one of the pictures" in paging.sends(child, f"{PAGE}goals/1/").content.decode()
    assert "Choose one" in paging.sends(child, f"{PAGE}goals/1/", score="11").content.decode()
    assert paging.sends(child, f"{PAGE}goals/1/", score="6").url == f"{PAGE}?told=rated"
    assert paging.sends(child, f"{PAGE}goals/1/", score="8").status_code == 302
    with acting_as(people.grace()):
        rating = Rating.objects.get()
        assert (rating.rater, rating.score, rating.rated_by_id) == ("child", 8, link.respondent_id)
    assert "<dt>You</dt><dd><strong>8 of 10</strong>" in seen(child)
    grace = people.signed_in(Client(), people.grace())
    assert "Young person, by private link" in seen(grace, reverse("timeline", args=[case.pk]))


def test_a_rating_that_staff_wrote_down_that_day_is_not_overwritten(case):
    goal = paging.goal(case)
    paging.shares(case, paging.mark(goal))
    with acting_as(people.grace()):
        rate_goals(case=case, rated=[Rated(goal, "parent", 3)], on=today(), today=today(),
                   by=people.grace())  # fmt: skip
    parent = paging.opens(paging.page_link(case)[1])
    said = paging.sends(parent, f"{PAGE}goals/1/", score="9").content.decode()
    assert "written down your answer for today already" in said
    with acting_as(people.grace()):
        assert Rating.objects.get().score == 3


def test_a_goal_flagged_as_unsafe_is_shown_and_not_rated(case):
    goal = paging.goal(case)
    paging.shares(case, paging.mark(goal))
    parent = paging.opens(paging.page_link(case)[1])
    with acting_as(people.grace()):
        flag_goal(goal=Goal.objects.get(pk=goal.pk), reason="The road", at=now(), today=today(),
                  by=people.grace())  # fmt: skip
    html = seen(parent)
    assert "This goal is being talked over" in html
    assert "The road" not in html
    assert paging.sends(parent, f"{PAGE}goals/1/", score="9").url == PAGE


def test_what_is_taken_off_struck_out_or_corrected_is_gone_at_once(case):
    made = sdq(case)
    paging.shares(case, paging.mark(made, kind="measure", words="The SDQ says this"))
    parent = paging.opens(paging.page_link(case)[1])
    assert "The SDQ says this" in seen(parent)
    for change in ("corrected_at = clock_timestamp() + interval '1 second'", "corrected_at = NULL"):
        with all_seeing() as cursor:
            cursor.execute(f"UPDATE measures_administration SET {change}")
        assert ("The SDQ says this" in seen(parent)) is change.endswith("NULL")
    paging.shares(case)
    html = seen(parent)
    assert "Nothing is shared here at the moment" in html


def test_what_a_family_writes_reaches_my_work_and_waits_until_something_was_done(case):
    paging.shares(case, paging.mark(kind="note", words="Hello"))
    parent = paging.opens(paging.page_link(case)[1])
    html = seen(parent, f"{PAGE}tell/")
    assert "Nobody is watching this page" in html
    assert "call 999" in html
    assert "Write something" in paging.sends(parent, f"{PAGE}tell/", words="  ").content.decode()
    too_long = paging.sends(parent, f"{PAGE}tell/", words="x" * 2001).content.decode()
    assert "x" * 2001 in too_long
    assert paging.sends(parent, f"{PAGE}tell/", words="We had a good week").status_code == 302
    grace = people.signed_in(Client(), people.grace())
    assert "Parent or carer wrote to you on the page for Robin Ashdown" in seen(grace, "/")
    with acting_as(people.grace()):
        wrote = Feedback.objects.get()
    there = reverse("feedback", args=[wrote.pk])
    assert "We had a good week" in seen(grace, there)
    typed = {"done": "Rang them", "version": "1"}
    assert paging.sends(grace, there, **typed).status_code == 302
    assert "wrote to you" not in seen(grace, "/")
    assert "Rang them" in seen(grace, there)
    with acting_as(people.grace()):
        link = Link.objects.get(pk=wrote.link_id)
    with acting_as(asking.respondent(link)):
        assert not Feedback.objects.exists()


def test_the_door_asks_the_word_forgets_old_mistakes_and_ends_when_it_is_revoked(case):
    paging.shares(case, paging.mark(kind="note", words="Hello"))
    link, token = paging.page_link(case)
    for _ in range(2):
        for _ in range(4):
            paging.opens(token, "wrong")
        assert "Hello" in seen(paging.opens(token))
    for _ in range(5):
        paging.opens(token, "wrong")
    assert paging.opens(token).get(PAGE).url.startswith("/q/ended/")
    link, token = paging.page_link(case)
    parent = paging.opens(token)
    assert parent.get("/q/answer/").url == "/q/ended/"
    with acting_as(people.grace()):
        assert link.knocks.filter(kind=Knock.Kind.OPENED).count() == 1
        revoke_link(link=link, because="A new phone", version=1, at=now(), by=people.grace())
    assert parent.get(PAGE).url == "/q/ended/"


def test_a_page_ends_on_its_day_without_a_day_of_grace(case):
    paging.shares(case, paging.mark(kind="note", words="Hello"))
    parent = paging.opens(paging.page_link(case)[1])
    with all_seeing() as cursor:
        cursor.execute("UPDATE family_pages_link SET made_at = made_at - interval '1 year', "
                       "expires_at = now() - interval '1 minute'")  # fmt: skip
    assert parent.get(PAGE).url == "/q/ended/"


def test_a_measures_link_opens_no_page(case):
    _, token = asking.link()
    assert asking.let_in(token).get(PAGE).url == "/q/ended/"


def test_every_view_of_it_is_on_the_trail_and_the_practitioner_sees_when_it_was_opened(case):
    goal = paging.goal(case)
    paging.shares(case, paging.mark(goal))
    link, token = paging.page_link(case)
    paging.opens(token).get(PAGE)
    with all_seeing() as cursor:
        cursor.execute("SELECT about FROM audit.reading WHERE by = %s", [str(link.respondent_id)])
        assert any(f"family_pages.link:{link.pk}" in row[0] for row in cursor.fetchall())
    grace = people.signed_in(Client(), people.grace())
    html = seen(grace, reverse("family_page", args=[case.pk]))
    assert "1 time, last on" in html


def test_the_practitioner_ticks_writes_and_looks(case):
    goal = paging.goal(case)
    grace = people.signed_in(Client(), people.grace())
    here = reverse("family_page", args=[case.pk])
    assert "checked" not in seen(grace, here)
    wrong = paging.sends(grace, here, note_words="A note for somebody").content.decode()
    assert "Say whose page it is for" in wrong
    assert "A note for somebody" in wrong
    typed = {"marks": f"parent/goal/{goal.pk}", "note_words": "Hello", "note_for": "self"}
    assert paging.sends(grace, here, **typed).status_code == 302
    assert seen(grace, here).count(" checked") == 2
    with acting_as(people.grace()):
        assert {(s.reader, s.kind, s.words) for s in Share.objects.in_force()} == {
            ("parent", "goal", ""), ("self", "note", "Hello"),
        }  # fmt: skip
    typed = {"reader": "parent", "channel": "sms", "sent_to": "07700 900123", "secret": "abc",
             "called": "Robin", "language": "cy", "lasts": "92"}  # fmt: skip
    there = reverse("family_page_link", args=[case.pk])
    assert "at least four" in paging.sends(grace, there, **typed).content.decode()
    assert paging.sends(grace, there, **typed | {"secret": "abcd"}).url == here
    assert paging.sends(grace, here).status_code == 302
    with acting_as(people.grace()):
        assert not Share.objects.in_force().exists()
    mona = people.signed_in(Client(), people.mona())
    assert mona.get(here).status_code == 403
    assert "Nothing is shared" in seen(mona, reverse("family_page_preview", args=[case.pk, "self"]))


def test_a_mark_on_what_is_not_of_the_case_is_refused(case):
    other = people.case(people.oscar(), "South")
    with acting_as(people.oscar()):
        theirs = set_goal(case=other, owner="child", words="x", agreed_with=[],
                               on=other.opened_on, today=today(), by=people.oscar())  # fmt: skip
    with pytest.raises(Refused, match="not part of this case"):
        paging.shares(case, paging.mark(theirs))


@given(words=st.text(max_size=2100))
def test_what_a_family_writes_is_taken_unless_it_is_nothing_or_too_long(words):
    taken = rules.why_not_tell(words) == []
    assert taken == (bool(words.strip()) and len(words) <= 2000)


@given(days=st.integers(0, 400), secret=st.text(max_size=12), shared=st.integers(0, 3))
def test_a_link_to_the_page_is_made_only_to_something_with_a_word_and_an_end(days, secret, shared):
    wanted = rules.PageWanted(
        reader="parent", channel=rules.Channel.SMS, language="en", called="R", sent_to="0",
        secret=secret, lasts=timedelta(days=days),
    )  # fmt: skip
    against = rules.why_not_open(
        wanted, shared=shared, is_closed=False, languages=frozenset({"en"})
    )
    may = 0 < days <= 183 and len(rules.as_said(secret)) >= 4 and shared > 0
    assert (against == []) == may
