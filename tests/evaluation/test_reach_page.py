"""Need and reach: for whoever evaluates, with nobody told of."""

import re

import pytest
from django.urls import reverse

from holdfast.access.permissions import Role
from tests import people
from tests.area import places
from tests.choosing import nominations
from tests.pages import page
from tests.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.RESPONDENT])
def test_who_evaluates_or_leads_sees_it(client, role):
    signed_in(client, people.person("Pat", role))
    sees = role in (Role.LEAD, Role.DIRECTOR, Role.EVALUATOR)
    assert client.get(reverse("need_and_reach")).status_code == (200 if sees else 403)


def test_need_is_told_where_nobody_was_considered(client):
    people.case()
    for content in (places.ranks(), places.children()):
        places.read_in(content)
    signed_in(client, people.lena())
    words = page(client, reverse("need_and_reach"))
    assert "600 of 900 children aged 0 to 15, 66.7%, live in them" in words
    assert "No family was considered yet" in words
    assert reverse("need_and_reach") in page(client, reverse("place"))


def test_a_family_considered_is_fewer_than_5_and_no_more_is_said(client):
    nominations.nomination()
    signed_in(client, people.lena())
    words = page(client, reverse("need_and_reach"))
    assert "Fewer than 5" in words
    assert not re.search(r'data-label="Considered">[0-9]', words)


def test_without_figures_need_is_said_not_to_be_known(client):
    signed_in(client, people.dora())
    assert "was not" in page(client, reverse("need_and_reach"))
