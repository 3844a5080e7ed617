"""What somebody is in the middle of typing: kept as they type, given back when they return."""

from typing import Any, TypeVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from holdfast.access.models import Draft
from holdfast.access.page import SignedInRequest

F = TypeVar("F", bound=forms.BaseForm)
NOT_KEPT = ("csrfmiddlewaretoken", "form_key", "throw_away_draft", "edit_again", "version")
LONGEST = 100_000  # characters of one draft: far more than anybody types into one form


def form_for(request: SignedInRequest, form_class: type[F], **kwargs: Any) -> F:
    """Return the form as sent, or as last typed, or fresh, in that order.

    A draft is shown just as it was typed, mistakes included, with no errors until it is sent.
    """
    if request.method == "POST":
        return form_class(request.POST, request.FILES or None, **kwargs)
    draft = Draft.objects.filter(person=request.user, address=request.path).first()
    request.draft = draft  # type: ignore[attr-defined]
    if draft is None:
        return form_class(**kwargs)
    form = form_class(as_sent(draft.typed), **kwargs)
    setattr(form, "_errors", ErrorDict())  # noqa: B010  # Django's own name for "checked already"
    return form


def as_sent(typed: dict[str, list[str]]) -> QueryDict:
    """Return a draft in the shape a browser would have sent it."""
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        if name not in NOT_KEPT:
            sent.setlist(name, [str(value) for value in values])
    return sent
