"""A form page of steering: ask, do, and go on; or show the form with what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.editing import carried_out, opened_on
from holdfast.access.page import SignedInRequest


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What stands round a form: its heading, its button, where it came from, what is said after."""

    title: str
    said: str
    back: str
    back_words: str
    button: str = "Save"
    about: str = ""
    words: str = ""


def asked(
    request: SignedInRequest,
    form: forms.Form,
    how: Asking,
    do: Callable[[], object],
    *,
    to: Any = None,
    record: Any = None,
    fresh: forms.Form | None = None,
) -> HttpResponse:
    """Do what a form asks and go back, or to `to`; a changed `record` brings its version along."""
    where = record if fresh is not None else (to or how.back)
    done = carried_out(request, form, where, do, said=how.said, fresh=fresh)
    context: dict[str, Any] = {"form": form, "how": how}
    if record is not None:
        context["version"] = opened_on(request, record)
    return done or render(request, "steering/form.html", context)
