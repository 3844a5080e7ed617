"""A form as a device sends it: what the tests of sending and of deciding start from."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from holdfast.casework.models import Case

DAY = date(2026, 3, 4)


def on(name: str, day: date = DAY) -> dict[str, list[str]]:
    return {
        f"{name}-day": [str(day.day)],
        f"{name}-month": [str(day.month)],
        f"{name}-year": [str(day.year)],
    }


def visit(**boxes: list[str]) -> dict[str, list[str]]:
    """Return a visit as it is typed, with what must be there."""
    return on("visited_on") | {"outcome": ["made"], "took_part": ["mother"]} | boxes


def sent(case: Case, page: str, typed: dict[str, list[str]], **facts: Any) -> dict[str, Any]:
    """Return what a device posts."""
    at = now()
    return {
        "form_key": str(uuid4()),
        "address": reverse(page, args=[case.pk]),
        "reference": case.reference,
        "typed": json.dumps(typed),
        "said": json.dumps([["Note", "As it was said"]]),
        "seen": json.dumps({}),
        "taken_at": (at - timedelta(hours=2)).isoformat(),
        "recorded_at": (at - timedelta(hours=1)).isoformat(),
        "is_finished": "on",
    } | facts


def sends(client: Client, form: dict[str, Any]) -> Any:
    return client.post("/offline/send/", form)
