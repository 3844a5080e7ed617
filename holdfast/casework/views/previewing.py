"""Showing what a form would do before it is done, so that nothing else is kept than was shown."""

import hashlib

from holdfast.access.page import SignedInRequest

NOT_AGAIN = ("csrfmiddlewaretoken", "form_key", "agreed")


def sent_again(request: SignedInRequest) -> list[tuple[str, str]]:
    """Return what was sent, to be sent again with the word that it is agreed to."""
    sent = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [one for one in sent if one[0] not in NOT_AGAIN]


def fingerprint(*told: object) -> str:
    """Return what a preview is known by."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
