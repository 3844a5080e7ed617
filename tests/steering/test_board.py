"""Before the board: what moved since the last paper, what is late, for whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.steering.actions.reviewing import begin_review, freeze_paper
from holdfast.steering.reports.board import board_of, late
from holdfast.steering.reports.reviews import paper_now
from holdfast.steering.rules.reviewing import Change, Figure, ReviewKind, changes
from tests import people
from tests.steering import plans

DAY = people.A_MONDAY


def test_a_change_says_what_a_figure_was_and_is_in_the_order_of_the_paper():
    one = Figure(key="a", label="Trained", value="1", source="pilot")
    other = Figure(key="b", label="Late", value="2", source="plan")
    new = Figure(key="c", label="Eased", value="3", source="plan")
    moved = Figure(key="b", label="Late", value="4", source="plan")
    assert changes([one, other], [moved, one, new]) == [
        Change(key="b", label="Late", was="2", now="4")
    ]
    assert changes([], [one]) == []


def frozen_by_lena():
    lena, run = people.lena(), people.run()
    with acting_as(lena):
        review = begin_review(run=run, kind=ReviewKind.OTHER, due_on=DAY, by=lena)
        paper = paper_now(lena, run, today=DAY)
        freeze_paper(review=review, paper=paper, at=people.A_MOMENT, by=lena)


@pytest.mark.django_db
def test_what_moved_is_told_beside_what_it_was():
    dora, run = people.dora(), people.run()
    with acting_as(dora):
        assert board_of(dora, run, today=DAY).since is None
    frozen_by_lena()
    plans.milestone("Groups meet")
    with acting_as(dora):
        found = board_of(dora, run, today=DAY + timedelta(days=9))
        (moved,) = found.moved
        assert (found.since, moved.was, moved.now) == (DAY, "0 of 0; 0 late", "0 of 1; 1 late")
        (behind,) = late(dora, today=DAY + timedelta(days=9))
        assert behind.words == "Groups meet: 9 days late"


@pytest.mark.django_db
def test_a_director_reads_it_first_and_whoever_works_cases_does_not(client, settings):
    settings.STORY_DAY = DAY + timedelta(days=9)
    frozen_by_lena()
    plans.milestone("Groups meet")
    people.signed_in(client, people.dora())
    home = client.get(reverse("my_work")).content.decode()
    assert "What moved since 2 March 2026" in home
    page = client.get(reverse("board")).content.decode()
    assert "<strong>0 of 1; 1 late</strong>" in page
    assert ">0 of 0; 0 late<" in page
    assert "Groups meet: 9 days late" in page
    for who in (people.grace(), people.mona(), people.petra()):
        people.signed_in(client, who)
        assert client.get(reverse("board")).status_code == 403
        assert "What moved since" not in client.get(reverse("my_work")).content.decode()
