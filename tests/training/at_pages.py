"""How tests come to the pages of training, and what they read there."""

from django.test import Client
from django.urls import reverse

from holdfast.access.identity import acting_as
from tests import people
from tests.casework.typing_in import boxes, words
from tests.training.days import ON


def as_(who) -> Client:
    return people.signed_in(Client(), who)


def text(response) -> str:
    return " ".join(words(response).split())


def page(client, name, *args) -> str:
    return text(client.get(reverse(name, args=args)))


def by_lena(model, **facts):
    with acting_as(people.lena()):
        return list(model.objects.filter(**facts).order_by("pk"))


def typed(**more):
    usual = {
        "starts_at": "09:30", "ends_at": "16:30", "place": "Room 2", "trainer": "Petra",
        "capacity": "20", "meant_for": "everybody",
    }  # fmt: skip
    return usual | boxes(held_on=more.pop("held_on", ON)) | more
