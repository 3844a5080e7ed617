"""Filling in and sending a form as a browser would."""

import uuid
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse


def boxes(**days: date) -> dict[str, str]:
    """Return days as the three boxes of a date are typed."""
    return {
        f"{name}-{box}": str(getattr(day, box))
        for name, day in days.items()
        for box in ("day", "month", "year")
    }


def send(client: Client, page: str, key: object = None, /, **typed: Any) -> Any:
    """Send a form, once, under a key of its own; `key` is what the page is about."""
    address = reverse(page, args=[key] if key else [])
    return client.post(address, {"form_key": str(uuid.uuid4())} | typed)


def words(response: Any) -> str:
    """Return a page's text as it was sent."""
    return str(response.content.decode())


def text_of(response: Any) -> str:
    """Return a page's text with its white space as single spaces."""
    return " ".join(words(response).split())
