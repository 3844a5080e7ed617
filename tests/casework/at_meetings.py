"""How tests come to a meeting's pages, and what they find stored."""

import uuid
from typing import Any

from django.urls import reverse

from tests.casework.supervised import Scene
from tests.database import all_seeing

ENTRY = {
    "question": "How may bedtimes become calm?",
    "dashboard_viewed": "on",
    "techniques": ["modelling", "role-play"],
    "hypotheses": "They are alone together then.",
    "agreed": "Show the steps.",
    "minutes": "15",
    "reflection": "Grace waits well.",
}


def sent(client, name: str, *keys, **typed) -> Any:
    return client.post(reverse(name, args=keys), {"form_key": uuid.uuid4(), "version": 0, **typed})


def stored(model, **facts) -> list[Any]:
    with all_seeing():
        return list(model.objects.filter(**facts))


def written(client, its: Scene, **more) -> Any:
    return sent(client, "meeting_case", its.meeting.pk, its.case.pk, **(ENTRY | more))
