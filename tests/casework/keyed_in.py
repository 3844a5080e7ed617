"""Keying a measure in by number, and reading its page."""

from django.urls import reverse

from tests.casework.typing_in import boxes, words
from tests.people import A_MONDAY


def keyed(grace, case, key, form, **typed):
    """Key in a measure and return the answer to it."""
    sent = {"form": form, "stage": "baseline", "given": "answers", "confirmed": "on"}
    sent |= boxes(completed_on=A_MONDAY) | typed
    address = reverse("measure_add", args=[case.pk, key])
    return grace.post(address, {"form_key": "b5f3f5a6-2f0e-4f43-9f6e-3d1f6a4d8f10"} | sent)


def page_of(grace, made, name="measure"):
    return words(grace.get(reverse(name, args=[made.pk])))
