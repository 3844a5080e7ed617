"""Files and tasks on the family’s page: only what is marked (R18), and gone once it is not."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.files import Said, change_file, withdraw_file
from holdfast.casework.actions.visits import Told, change_visit, record_visit
from holdfast.casework.models import Case, File, Visit
from holdfast.family_pages.models import Share
from holdfast.family_pages.reports.page import file_behind
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from tests import people
from tests.family_pages import asking, paging
from tests.family_pages.paging import seen
from tests.kit.made import PNG

pytestmark = pytest.mark.django_db
PLAY = "Ten minutes of play"


@pytest.fixture
def case() -> Case:
    return people.case()


@pytest.fixture
def drawing(case: Case) -> File:
    return paging.drawing(case, "Home, as she sees it")


@pytest.fixture
def task(case: Case) -> Visit:
    with acting_as(people.grace()):
        told = Told(visited_on=case.opened_on, module=None, took_part=["child"], task=PLAY)
        record_visit(case=case, told=told, steps={}, at=now(), today=today(), by=people.grace())
        return case.visits.get()


def file_mark(file: File, reader: str = "parent"):
    return paging.mark(file, kind="file", words=file.note, reader=reader)


def as_parent(case: Case, *marks) -> Client:
    """Return the parent's browser with their page open, these being shared."""
    paging.shares(case, *marks)
    return paging.opens(paging.page_link(case)[1])


def its_share(file: File) -> Share:
    with acting_as(people.grace()):
        return Share.objects.in_force().get(about=file.pk)


def address(share: Share) -> str:
    return reverse("own_page_file", args=[share.pk])


def test_a_drawing_that_is_ticked_is_on_the_page_and_opens(case, drawing):
    parent = as_parent(case, file_mark(drawing))
    there = address(its_share(drawing))
    html = seen(parent)
    assert "Home, as she sees it" in html
    assert f'src="{there}"' in html
    answer = parent.get(there)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(PNG[:8])
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_what_is_not_shared_is_not_there(case, drawing):
    other = paging.drawing(case, "For the young person alone")
    parent = as_parent(case, file_mark(drawing), file_mark(other, "self"))
    for key in (its_share(other).pk, drawing.pk, uuid4()):
        assert parent.get(reverse("own_page_file", args=[key])).status_code == 404
    assert "For the young person alone" not in seen(parent)


def test_it_is_gone_at_once_when_the_tick_is_taken_off(case, drawing):
    note = paging.mark(kind="note", words="Well done")
    parent = as_parent(case, file_mark(drawing), note)
    there = address(its_share(drawing))
    paging.shares(case, note)
    assert parent.get(there).status_code == 404
    assert "Home, as she sees it" not in seen(parent)


@pytest.mark.parametrize("how", ["no longer to be shown", "said to be another", "withdrawn"])
def test_it_is_gone_at_once_when_the_file_changes(case, drawing, how):
    parent = as_parent(case, file_mark(drawing), paging.mark(kind="note", words="Well done"))
    there = address(its_share(drawing))
    said = {"sort": "drawing", "whose": "child", "note": drawing.note, "is_shared": True}
    with acting_as(people.grace()):
        if how == "withdrawn":
            withdraw_file(file=drawing, why="Of another family", at=now(), by=people.grace())
        else:
            other = {"is_shared": False} if how.startswith("no") else {"note": "Nan’s home"}
            change_file(file=drawing, version=1, said=Said(**said | other), by=people.grace())
    assert parent.get(there).status_code == 404
    assert "Home, as she sees it" not in seen(parent)
    grace = people.signed_in(Client(), people.grace())
    assert "Home, as she sees it" not in seen(
        grace, reverse("family_page_preview", args=[case.pk, "parent"])
    )


def test_a_file_the_family_may_not_be_shown_is_not_offered_and_cannot_be_ticked(case):
    hidden = paging.drawing(case, "Names a neighbour", is_shared=False)
    grace = people.signed_in(Client(), people.grace())
    assert "Names a neighbour" not in seen(grace, reverse("family_page", args=[case.pk]))
    with pytest.raises(Refused, match="not part of this case"):
        paging.shares(case, file_mark(hidden))


def test_nobody_opens_a_shared_file_by_the_familys_address(case, drawing):
    as_parent(case, file_mark(drawing))
    share = its_share(drawing)
    for who in (people.grace(), people.oscar()):
        with acting_as(who):
            assert file_behind(share.pk) is None
    assert Client().get(address(share)).status_code in (302, 403, 404)
    assert people.signed_in(Client(), people.grace()).get(address(share)).status_code in (403, 404)


def test_a_revoked_link_opens_no_file(case, drawing):
    paging.shares(case, file_mark(drawing))
    link, token = paging.page_link(case)
    parent = paging.opens(token)
    share = its_share(drawing)
    with acting_as(people.grace()):
        type(link).objects.filter(pk=link.pk).update(revoked_at=now(), revoked_because="Lost")
    assert parent.get(address(share)).status_code != 200
    with acting_as(asking.respondent(link)):
        assert file_behind(share.pk) is None


def test_a_task_is_shared_and_gone_once_it_is_in_other_words(case, task):
    mark = paging.mark(task, kind="task", words=PLAY)
    parent = as_parent(case, mark, paging.mark(kind="note", words="Well done"))
    assert PLAY in seen(parent)
    with acting_as(people.grace()):
        told = Told(visited_on=case.opened_on, module=None, took_part=["child"], task="Read aloud")
        change_visit(visit=task, version=1, told=told, steps={}, today=today(), by=people.grace())
    html = seen(parent)
    assert PLAY not in html
    assert "Read aloud" not in html


def test_the_practitioner_is_offered_tasks_and_files_and_ticks_them(case, task, drawing):
    grace = people.signed_in(Client(), people.grace())
    there = reverse("family_page", args=[case.pk])
    html = seen(grace, there)
    assert "What they agreed to try" in html
    assert "Files that the family may be shown" in html
    marks = [f"parent/task/{task.pk}", f"self/file/{drawing.pk}"]
    paging.sends(grace, there, marks=marks)
    with acting_as(people.grace()):
        shared = Share.objects.in_force().order_by("kind").values_list("kind", "reader")
        assert list(shared) == [("file", "self"), ("task", "parent")]
