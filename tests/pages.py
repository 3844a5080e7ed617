"""Asking for pages and sending forms by their address, and looking at what was kept."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.test import Client

from tests.database import all_seeing


def everything(model: type[models.Model]) -> list[Any]:
    """Return every row of a table, whoever may read it."""
    with all_seeing():
        return list(model._default_manager.all())


def page(client: Client, address: str) -> str:
    """Return a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def send(client: Client, address: str, typed: dict[str, Any], key: object = None) -> Any:
    """Send a form under a key of its own, or under one that was used already."""
    return client.post(address, typed | {"form_key": str(key or uuid4())})
