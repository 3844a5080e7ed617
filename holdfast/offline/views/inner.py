"""The case's own forms, opened and sent from inside another request.

A form filled in without signal goes through the very page it would have gone through: its form,
its rules, its action and its key. Nothing here knows what a visit is.
"""

from copy import copy
from typing import Any
from uuid import UUID

from django.contrib.messages.storage.session import SessionStorage
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from holdfast.access.drafts import as_sent
from holdfast.access.page import SignedInRequest
from holdfast.offline.rules import FORMS

NOT_YOURS = "This case is closed, or whoever filled this in no longer works with it"


class NotRecorded(Exception):  # noqa: N818
    """The page did not record what was sent; `reasons` are its own, in the reader's words."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def match_of(address: str) -> ResolverMatch | None:
    """Return which form's page an address is of; None for any page that is not taken along."""
    try:
        match = resolve(address)
    except Resolver404:
        return None
    is_form = match.url_name in FORMS and "case_id" in match.kwargs
    return match if is_form else None


def inside(request: SignedInRequest, address: str, method: str, typed: QueryDict) -> Any:
    """Return a request to another page by the same reader; what it shows counts as shown here."""
    inner: Any = copy(request)
    inner.method, inner.path, inner.path_info = method, address, address
    inner.GET, inner.POST = QueryDict(), typed
    inner.reasons = []
    inner._messages = SessionStorage(inner)  # its banner is not kept: this request gives the answer
    return inner


def form_page(request: SignedInRequest, address: str) -> str:
    """Return the page of a form as its reader would see it now."""
    match = resolve(address)
    answer: HttpResponse = match.func(
        inside(request, address, "GET", QueryDict()), *match.args, **match.kwargs
    )
    return answer.content.decode()


def deliver(
    request: SignedInRequest, match: ResolverMatch, address: str, typed: dict[str, Any], key: UUID
) -> None:
    """Send a form to its own page; raise `NotRecorded`, having written nothing, if it says no.

    The key makes a second delivery harmless: the page answers it as it did the first.
    """
    sent = as_sent({name: values for name, values in typed.items() if name != "show_steps"})
    sent["form_key"] = str(key)
    inner = inside(request, address, "POST", sent)
    with transaction.atomic():
        try:
            answer = match.func(inner, *match.args, **match.kwargs)
        except Http404:
            raise NotRecorded([NOT_YOURS]) from None
        if not isinstance(answer, HttpResponseRedirect):
            raise NotRecorded(inner.reasons or ["It could not be recorded as it was typed"])
