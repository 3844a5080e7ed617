"""Reviews: raised by R22, a paper that is frozen, decisions on it, and each open case decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.casework.actions.moving import decide_for_run_end
from holdfast.casework.rules.run_end import decision_asked_on
from holdfast.kit.refusals import Refused
from holdfast.programme.rules import AS_MEANT, why_not_say
from holdfast.steering.actions.reviewing import begin_review, complete_review, freeze_paper
from holdfast.steering.models import ReviewPaper, ReviewPoint
from holdfast.steering.reports.reviews import cases_asked_since, open_cases, paper_now, reviews_of
from holdfast.steering.reports.waiting import lines_for
from holdfast.steering.rules import reviewing
from holdfast.steering.rules.reviewing import Figure, Paper, ReviewKind, WhyNotComplete
from tests import people
from tests.database import all_seeing
from tests.steering import plans
from tests.steering.test_plan import page, send, typed_day
from tests.voice import pulses

few = settings(max_examples=40)
DAY = people.A_MONDAY
ENDS = date(2027, 2, 28)  # when the run of tests/people.py ends
LATE = ENDS - timedelta(days=20)


@pytest.mark.parametrize(
    ("before", "since"), [(91, None), (90, 90), (31, 90), (30, 30), (0, 30), (-9, 30)]
)
def test_a_review_is_raised_90_and_30_days_before_it_is_due(before, since):
    found = reviewing.raised_since(ENDS, numbers=AS_MEANT, today=ENDS - timedelta(days=before))
    assert found == (since and ENDS - timedelta(days=since))


@few
@given(st.integers(45, 180), st.integers(7, 44), st.integers(-10, 200))
def test_the_leads_numbers_move_review_and_case_decisions_alike(first, last, before):
    numbers = replace(AS_MEANT, run_first_look=first, run_last_look=last)
    today = ENDS - timedelta(days=before)
    raised = reviewing.raised_since(ENDS, numbers=numbers, today=today)
    asked = decision_asked_on(run_ends_on=ENDS, decided_on=[], today=today, numbers=numbers)
    assert raised == asked


def test_the_last_look_is_not_before_the_first_and_a_short_run_has_no_first_review():
    wanted = replace(AS_MEANT, run_first_look=45, run_last_look=44)
    assert why_not_say(wanted, now=AS_MEANT, because="x") == []
    assert [one.kind for one in reviewing.points(
        began_on=DAY, ends_on=DAY + timedelta(days=60), numbers=AS_MEANT
    )] == [ReviewKind.END]  # fmt: skip
    early, end = reviewing.points(began_on=DAY, ends_on=ENDS, numbers=AS_MEANT)
    assert 60 <= (early.due_on - DAY).days <= 92
    assert end.due_on == ENDS


texts = st.text(max_size=8)
figures = st.builds(Figure, key=texts, label=texts, value=texts, source=texts)
papers = st.builds(
    Paper,
    as_of=st.dates(),
    figures=st.lists(figures, max_size=4),
    well=st.lists(texts, max_size=2),
    challenges=st.lists(texts, max_size=2),
)


@few
@given(papers)
def test_a_paper_comes_back_as_it_was_stored_and_its_checksum_tells_a_change(paper):
    content = reviewing.as_content(paper)
    assert reviewing.from_content(content) == paper
    assert reviewing.checksum(dict(reversed(content.items()))) == reviewing.checksum(content)
    assert reviewing.checksum(content | {"well": ["x" * 9]}) != reviewing.checksum(content)
    assert reviewing.changes(paper.figures, []) == []


def test_every_reason_against_completing_is_told():
    told = {"is_complete": True, "papers": 0, "decisions": 0, "undecided": 2}
    assert reviewing.why_not_complete(kind=ReviewKind.END, **told) == list(WhyNotComplete)
    done = {"is_complete": False, "papers": 1, "decisions": 1, "undecided": 2}
    assert reviewing.why_not_complete(kind=ReviewKind.EARLY, **done) == []


def begun(kind=ReviewKind.END):
    run, lena = people.run(), people.lena()
    with acting_as(lena):
        return begin_review(run=run, kind=kind, due_on=ENDS, by=lena)


def frozen(review, today=LATE):
    lena = people.lena()
    with acting_as(lena):
        paper = paper_now(lena, review.run, today=today)
        return freeze_paper(review=review, paper=paper, at=people.A_MOMENT, by=lena)


def completed(review, version=1):
    lena = people.lena()
    with acting_as(lena):
        return complete_review(found=review, version=version, on=LATE, by=lena)


@pytest.mark.django_db
def test_the_last_review_is_complete_once_each_open_case_is_decided():
    case, review, grace = people.case(), begun(), people.grace()
    with pytest.raises(Refused) as refused:
        completed(review)
    assert refused.value.reasons == (
        WhyNotComplete.NO_PAPER, WhyNotComplete.NO_DECISION, WhyNotComplete.UNDECIDED,
    )  # fmt: skip
    frozen(review)
    plans.decision(review=review)
    with acting_as(grace):
        decide_for_run_end(case=case, decision="continue", because="x", on=DAY, by=grace)
    with pytest.raises(Refused) as refused:
        completed(review)
    assert refused.value.reasons == (WhyNotComplete.UNDECIDED,), "a year old: asked for anew"
    with acting_as(grace):
        decide_for_run_end(case=case, decision="transfer", because="x", on=LATE, by=grace)
    with acting_as(people.lena()):
        since = cases_asked_since(review.run, today=LATE)
        (found,) = open_cases(review.run, since=since)
        assert (found.practitioner, found.team, found.decision) == ("Grace", "North", "transfer")
    assert completed(review).completed_on == LATE
    with pytest.raises(Refused, match="stays as it is"):
        frozen(review)
    with acting_as(people.dora()):
        assert open_cases(review.run, since=since) == [], "no list for the director"


@pytest.mark.django_db
def test_a_frozen_paper_never_changes_and_a_review_begins_once():
    review = begun()
    paper = frozen(review)
    assert paper.is_whole
    for change in ({"content": {}}, {"checksum": "x"}):
        with pytest.raises(IntegrityError, match="stays as it is"), all_seeing():
            with transaction.atomic():
                ReviewPaper.objects.update(**change)
    with pytest.raises(IntegrityError, match="stays as it is"), all_seeing(), transaction.atomic():
        ReviewPaper.objects.all().delete()
    with pytest.raises(Refused, match="begun already"):
        begun()
    for who, many in ((people.dora(), 1), (people.mona(), 0), (people.grace(), 0)):
        with acting_as(who):
            assert ReviewPaper.objects.count() == many
    assert begun(ReviewKind.OTHER) != begun(ReviewKind.OTHER)


@pytest.mark.django_db
def test_figures_about_few_families_are_not_on_the_paper():
    people.case()
    lena, run = people.lena(), people.run()
    with acting_as(lena):
        told = {one.key: one.value for one in paper_now(lena, run, today=LATE).figures}
    assert told["goals"] == "fewer than 5 cases in all"
    assert told["decided"] == "fewer than 5 open cases in all"
    assert told["risks"] == "None"
    assert told["case"] == "fewer than 5 of 1 practitioners"


@pytest.mark.django_db
def test_the_lead_is_warned_ahead_until_it_is_complete():
    people.run()
    lena, dora = people.lena(), people.dora()
    with acting_as(lena):
        (early,) = [one.words for one in lines_for(lena, today=ENDS - timedelta(days=91))]
        assert early.startswith("First review")
        (_, end) = [one.words for one in lines_for(lena, today=ENDS - timedelta(days=90))]
        assert end == "Review at the pilot’s end, due on 28 February 2027"
        first, last = reviews_of(lena, people.run(), today=ENDS)
        assert (first.row, last.row) == (None, None)
    with acting_as(dora):
        assert lines_for(dora, today=ENDS) == []


@pytest.mark.django_db
def test_from_warning_to_decision_on_pages(client, settings):
    settings.STORY_DAY = LATE
    people.case()
    plans.milestone("Widen or stop")
    people.signed_in(client, people.lena())
    assert "Review at the pilot’s end, due on" in page(client, "my_work")
    assert send(client, "review_begin", {}, "end").url == reverse("reviews")
    assert send(client, "review_begin", {}, "nonsense").url == reverse("reviews")
    with all_seeing():
        review = ReviewPoint.objects.get()
    shown = page(client, "review", review.pk)
    assert "It is not frozen yet" in shown
    assert "1 of 1 without a decision" in shown
    send(client, "review_freeze", {}, review.pk)
    plans.milestone("Another")
    shown = page(client, "review", review.pk)
    assert "1 figure moved since" in shown
    assert "0 of 2; 2 late" in shown
    told = {"words": "Go on in two teams", "because": "It helps", "forum": "board"}
    told |= typed_day("decided_on", LATE)
    assert send(client, "review_decide", told, review.pk).url == review.get_absolute_url()
    answer = send(client, "review_complete", {"version": "1"}, review.pk)
    assert "An open case has no decision" in client.get(answer.url).content.decode()
    people.signed_in(client, people.dora())
    shown = page(client, "review", review.pk)
    assert "Go on in two teams" in shown
    assert "without a decision" not in shown
    assert client.post(reverse("review_freeze", args=[review.pk])).status_code == 403


@pytest.mark.django_db
def test_the_paper_says_what_the_last_pulse_said_once_it_is_told():
    wave = pulses.of([(one, 4, "") for one in pulses.staff(6)])
    lena = people.lena()
    run = people.run()
    with acting_as(lena):
        before = [one.key for one in paper_now(lena, run, today=LATE).figures]
        assert not [key for key in before if key.startswith("pulse-")]
    pulses.told(wave)
    with acting_as(people.dora()):
        told = paper_now(people.dora(), run, today=LATE).figures
        of_it = [one for one in told if one.key.startswith("pulse-")]
        assert of_it
        assert all("agree, " in one.value and one.source == "pulse" for one in of_it)
