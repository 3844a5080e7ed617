"""Two people, one record: nobody's words are overwritten unseen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import models
from django.db.models import F
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.page import SignedInRequest, add_reasons
from holdfast.access.typed import whole_number
from holdfast.kit.refusals import Refused


class Stale(Exception):  # noqa: N818
    """Somebody changed the record since this person opened it."""


def change(record: models.Model, *, version: int, **values: Any) -> None:
    """Write these fields if the record is still the version that was read, and count it up.

    Raise `Stale`, writing nothing, when somebody else changed it first.
    """
    found = type(record)._default_manager.filter(pk=record.pk, version=version)
    if not found.update(version=F("version") + 1, **values):
        record.refresh_from_db()  # so that whoever shows both shows what is there now
        raise Stale
    record.refresh_from_db()


def version_sent(request: HttpRequest) -> int:
    """Return the version the form was opened on; 0, which matches nothing, if it does not say."""
    return whole_number(request.POST.get("version", "")) or 0


def both_versions(
    request: HttpRequest, form: BaseForm, *, theirs: BaseForm, version: int, record: models.Model
) -> HttpResponse:
    """Show what this person typed beside what is there now, and let them choose; lose neither."""
    rows = [
        {"label": bound.label, "yours": in_words(bound), "theirs": in_words(theirs[bound.name])}
        for bound in form
        if in_words(bound) != in_words(theirs[bound.name])
    ]
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    again = [pair for pair in sent if pair[0] not in ("csrfmiddlewaretoken", "form_key", "version")]
    context = {"rows": rows, "again": again, "version": version, "record": record}
    return render(request, "409.html", context, status=409)


def in_words(bound: Any) -> str:
    """Return a field's value as a reader says it: a choice by its label, a list with commas."""
    value = bound.value()
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = dict(getattr(bound.field, "choices", ()))
    said = [
        str(labels.get(one, labels.get(str(one), one))) for one in chosen if one not in (None, "")
    ]
    return ", ".join(said)


def opened_on(request: HttpRequest, record: Any) -> int:
    """Return the version a form is opened on: the one its draft was begun on, if there is one.

    So a draft that comes back after somebody else changed the record does not pass for new.
    """
    if request.method == "POST":
        return version_sent(request)
    draft = getattr(request, "draft", None)
    began = draft.base_version if draft is not None else None
    return int(began if began is not None else record.version)


def carried_out(
    request: SignedInRequest,
    form: BaseForm,
    to: Any,
    do: Callable[[], object],
    *,
    said: str,
    fresh: BaseForm | None = None,
) -> HttpResponse | None:
    """Do what a form asks, once it is filled in, and go on; None where it is to be shown (again).

    `to` is a record or an address. With `fresh`, the form as its record stands now, somebody whose
    page is old is shown both.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        do()
    except Refused as refused:
        add_reasons(form, refused)
        return None
    except Stale:
        if fresh is None:
            raise
        return both_versions(request, form, theirs=fresh, version=to.version, record=to)
    messages.success(request, said)
    return redirect(to)


def pressed(
    request: SignedInRequest, to: Any, do: Callable[[], object], *, said: str = ""
) -> HttpResponse:
    """Do what a button asks and go on: say what was done (what `do` returns) or why it was not."""
    try:
        done = do()
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    except Stale:
        messages.error(request, "Somebody changed this meanwhile. This is how it stands now")
    else:
        words = said or done
        if words and isinstance(words, str):
            messages.success(request, words)
    return redirect(to)
