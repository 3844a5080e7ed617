"""The one way a page reaches the outside world.

`@page(needs=...)` says what a page needs of its reader and which methods it takes. The middleware
refuses, at run time, any view that says neither that nor why it is open.
"""

import uuid
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now

from holdfast.access.actions import save_draft, throw_draft_away
from holdfast.access.models import Draft, Sending, User
from holdfast.access.permissions import Permission
from holdfast.access.sign_in import has_second_factor, second_factor_address
from holdfast.access.typed import as_kept, whole_number
from holdfast.audit.trail import name_of
from holdfast.kit.refusals import Refused

P = ParamSpec("P")
M = TypeVar("M", bound=models.Model)


class SignedInRequest(HttpRequest):
    """A request whose reader is known: everybody else has been turned away."""

    user: User
    shown: set[str]


View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def shown(request: SignedInRequest, *records: models.Model) -> None:
    """Note that this page shows these records, for the log of reading."""
    request.shown.update(map(name_of, records))


def all_shown(request: SignedInRequest, records: Iterable[M]) -> list[M]:
    """Return the records as a list, each noted as shown."""
    listed = list(records)
    shown(request, *listed)
    return listed


def linked(request: SignedInRequest, kind: str, keys: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Return each key once, noting that this page links to those records of a layer above."""
    once = list(dict.fromkeys(keys))
    request.shown.update(f"{kind}:{key}" for key in once)
    return once


def page(
    *, needs: Permission, accepts: tuple[str, ...] = ("GET",), keyed: bool = True
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Declare what a page needs of its reader; have every POST answered once only.

    `keyed=False` is for the few addresses whose second send is harmless (saving a draft).
    """

    def decorate(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def wrapper(anybody: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request = cast(SignedInRequest, anybody)
            if request.method not in (*accepts, "HEAD"):
                return HttpResponseNotAllowed(accepts)
            if not has_second_factor(request):
                return redirect(second_factor_address(request))
            if not request.user.may(needs):
                raise PermissionDenied(f"Your role is not one that may do this ({needs})")
            if request.method == "POST" and keyed:
                if steering := asked_of_draft(request):
                    return steering
                return answered_once(request, lambda: view(request, *args, **kwargs))
            return view(request, *args, **kwargs)

        wrapper.needs = needs  # type: ignore[attr-defined]
        wrapper.accepts = accepts  # type: ignore[attr-defined]
        return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", wrapper)

    return decorate


def open_page(why: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declare that a page is open to anybody, and why that is safe."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view.open_because = why  # type: ignore[attr-defined]
        return view

    return decorate


def asked_of_draft(request: SignedInRequest) -> HttpResponse | None:
    """Throw away what was typed, or keep it to go on with, where a form's button asks for that.

    A button named `look_up` keeps it and leads to the page of ours that is its value.
    """
    if "throw_away_draft" in request.POST:
        throw_draft_away(address=request.path, by=request.user)
        messages.info(request, "What you had typed was thrown away")
        return redirect(request.path)
    if "edit_again" in request.POST:
        keep_what_was_typed(request)
        return redirect(request.path)
    if place := request.POST.get("look_up"):
        keep_what_was_typed(request)
        here = url_has_allowed_host_and_scheme(place, allowed_hosts=None)
        return redirect(place if here else request.path)
    return None


def keep_what_was_typed(request: SignedInRequest) -> None:
    """Keep a form as it was sent, to go on with."""
    typed = {name: request.POST.getlist(name) for name in request.POST if name != "look_up"}
    save_draft(
        address=request.path,
        typed=as_kept(typed),
        base_version=whole_number(request.POST.get("version", "")),
        at=now(),
        by=request.user,
    )


def answered_once(request: SignedInRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Do what a form asks for the first time it is sent, and give the same answer ever after."""
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return render(request, "form_key.html", status=400)
    if not claim(key, request):
        return earlier_answer(key, request)
    response = answer()
    if isinstance(response, HttpResponseRedirect):
        Sending.objects.filter(key=key).update(answer=response.url)
        Draft.objects.filter(person=request.user, address=request.path).delete()
    else:
        Sending.objects.filter(key=key).delete()  # nothing was done: the same form may come again
    return response


def claim(key: uuid.UUID, request: SignedInRequest) -> bool:
    """Take a form's key if nobody has; a second send waits here until the first has finished."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_sending (key, person_id, address, answer, sent_at) "
            "VALUES (%s, %s, %s, '', %s) ON CONFLICT (key) DO NOTHING",
            [key, request.user.pk, request.path, now()],
        )
        return bool(cursor.rowcount == 1)


def earlier_answer(key: uuid.UUID, request: SignedInRequest) -> HttpResponse:
    """Return the answer the first send of this form got."""
    sending = Sending.objects.filter(key=key, person=request.user, address=request.path).first()
    if sending is None or not sending.answer:
        return render(request, "form_key.html", status=400)
    return redirect(sending.answer)


def add_reasons(form: Any, refused: Refused) -> None:
    """Put a refusal's reasons at the top of a form."""
    form.add_error(None, list(refused.reasons))
