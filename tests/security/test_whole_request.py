"""One transaction a request: a GET cannot write, a failure keeps nothing, reading is logged."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.http import HttpResponse, StreamingHttpResponse

from holdfast.access import middleware
from holdfast.access.middleware import WholeRequest
from holdfast.access.models import Draft
from holdfast.access.page import open_page, shown
from holdfast.audit import trail
from tests import people
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(rf, monkeypatch):
    """Return a function that asks a view something through the middleware."""
    monkeypatch.setattr(
        middleware, "render", lambda *a, status, **k: HttpResponse("withheld", status=status)
    )

    def ask(view, *, method="get", who=None, path="/somewhere/"):
        request = getattr(rf, method)(path)
        request.user = who or people.grace()
        request.session = {}
        request.resolver_match = SimpleNamespace(view_name="somewhere")
        return WholeRequest(view)(request)

    return ask


def write(request):
    Draft.objects.create(person=request.user, address="/x/", typed={}, saved_at=people.A_MOMENT)
    return HttpResponse("written")


def drafts() -> int:
    with all_seeing() as cursor:
        cursor.execute("SELECT count(*) FROM access_draft")
        return cursor.fetchone()[0]


def readings() -> list[tuple]:
    with all_seeing() as cursor:
        cursor.execute("SELECT by, page, address, about FROM audit.reading ORDER BY seq")
        return cursor.fetchall()


@pytest.mark.parametrize(
    ("method", "status", "kept"), [("get", 503, 0), ("head", 503, 0), ("post", 200, 1)]
)
def test_only_a_post_can_write(asked, method, status, kept):
    assert asked(write, method=method).status_code == status
    assert drafts() == kept


@pytest.mark.parametrize("status", [400, 403, 404, 409, 500])
def test_what_a_bad_answer_wrote_is_not_kept(asked, status):
    def view(request):
        write(request)
        return HttpResponse("", status=status)

    asked(view, method="post")
    assert drafts() == 0


def test_what_was_shown_is_written_down_before_the_page_leaves(asked):
    case, grace = people.case(), people.grace()

    def view(request):
        shown(request, case, case.family)
        return HttpResponse("a case")

    assert asked(view).content == b"a case"
    names = sorted([trail.name_of(case), trail.name_of(case.family)])
    assert readings() == [(str(grace.pk), "somewhere", "/somewhere/", names)]


def test_a_page_is_withheld_if_its_reading_cannot_be_written_down(asked, monkeypatch):
    case = people.case()

    def view(request):
        shown(request, case)
        return HttpResponse("a secret")

    def fail(*_):
        raise DatabaseError("no space left")

    monkeypatch.setattr(trail, "saw", fail)
    response = asked(view)
    assert (response.status_code, response.content) == (503, b"withheld")


def test_being_turned_away_is_written_down(asked):
    people.case()
    asked(lambda request: HttpResponse("", status=404), path="/cases/x/")
    with all_seeing() as cursor:
        cursor.execute("SELECT by, address, why FROM audit.refusal")
        assert cursor.fetchall() == [(str(people.grace().pk), "/cases/x/", "404")]


def test_nobody_in_particular_has_no_identity(asked):
    people.case()

    def view(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casework_case")
        return HttpResponse("rows")

    assert asked(view, who=AnonymousUser()).status_code == 503


def test_the_identity_ends_with_the_request(asked):
    case = people.case()
    asked(lambda request: HttpResponse(str(case.pk)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('holdfast.identity', true), '')")
        assert cursor.fetchone() == ("",)


def test_a_stream_is_refused_since_it_would_be_read_too_late(asked):
    with pytest.raises(RuntimeError, match="after its transaction"):
        asked(lambda request: StreamingHttpResponse(iter(["x"])))


def test_a_view_that_declares_nothing_is_refused_when_it_is_asked_for(rf, monkeypatch):
    monkeypatch.setattr(middleware, "render", lambda *a, status, **k: HttpResponse(status=status))
    door = WholeRequest(lambda request: HttpResponse())

    def undeclared(request):
        return HttpResponse("anything")

    assert door.process_view(rf.get("/"), undeclared).status_code == 403
    assert door.process_view(rf.get("/"), open_page("a test")(undeclared)) is None
