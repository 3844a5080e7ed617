"""The pages of the place: who sees them, what an empty one says, what a form refuses."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.area.actions.telling import change_claim, tell_claim
from holdfast.area.models import AreaImport, Claim
from holdfast.area.rules.claims import Shape
from holdfast.kit.refusals import Refused
from tests import people
from tests.area import claims, places
from tests.pages import everything, page, send
from tests.people import signed_in

pytestmark = pytest.mark.django_db
SEE = (Role.MANAGER, Role.LEAD, Role.DIRECTOR, Role.EVALUATOR, Role.ADMINISTRATOR)


def read_in_merton():
    for content in (places.ranks(), places.children(), places.lookup()):
        places.read_in(content)
    places.read_in(places.outlines(), "merton.geojson")


def file(content, name="ranks.csv"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.RESPONDENT])
def test_who_leads_or_judges_sees_the_place(client, role):
    signed_in(client, people.person("Pat", role))
    for name in ("place", "place_areas", "place_publications"):
        assert client.get(reverse(name)).status_code == (200 if role in SEE else 403)
    may_send = role in (Role.LEAD, Role.ADMINISTRATOR)
    assert client.get(reverse("place_send")).status_code == (200 if may_send else 403)
    address = reverse("claim_tell", args=["share"])
    assert client.get(address).status_code == (200 if role is Role.LEAD else 403)


def test_an_empty_place_says_what_would_fill_it(client):
    signed_in(client, people.lena())
    words = page(client, reverse("place"))
    assert "Nothing about Merton was read in yet" in words
    assert reverse("place_send") in words
    assert "Nothing has been told" in words
    assert "File 3 (ranks) and File 6 (children)" in page(client, reverse("place_areas"))
    address = reverse("place_figure", args=["turnover"])
    assert "Nothing was read in for Merton" in page(client, address)
    signed_in(client, people.dora())
    words = page(client, reverse("place"))
    assert "The programme lead or an administrator can read" in words
    assert reverse("place_send") not in words


def test_the_places_page_counts_its_small_areas_and_says_what_is_missing(client):
    read_in_merton()
    claims.told()
    signed_in(client, people.dora())
    words = page(client, reverse("place"))
    assert "2 of 3" in words
    assert "600 of 900: 66.7%" in words
    assert words.index("Not read in:") < words.index("Births in the year")
    assert "Births rose by a third in ten years" in words
    asked = page(client, f"{reverse('place')}?of={places.MERTON_CODE}")
    assert "Births rose by a third in ten years" in asked


def test_small_areas_are_a_table_first_and_a_map_with_its_words(client):
    read_in_merton()
    signed_in(client, people.mona())
    words = page(client, reverse("place_areas"))
    assert words.index("Merton 001A") < words.index("Merton 001B") < words.index("Merton 002A")
    assert words.index("</table>") < words.index('id="map-title"')
    assert "2 of 3 are among the 30% most deprived" in words
    assert words.count("url(#stripes)") == 2
    assert "Ward 1" in words


def test_without_outlines_there_is_no_map_and_the_page_says_so(client):
    places.read_in(places.ranks())
    signed_in(client, people.mona())
    words = page(client, reverse("place_areas"))
    assert "there is no map; the table says the same" in words
    assert "How many children live in them is not known for every area" in words


def test_another_place_can_be_asked_for_and_one_that_is_not_there_is_not_found(client):
    read_in_merton()
    claims.told()
    signed_in(client, people.person("Una", Role.LEAD, people.SUTTON))
    words = page(client, f"{reverse('place')}?of={places.MERTON_CODE}")
    assert "2 of 3" in words
    assert "Births rose" not in words
    assert "Nothing about Sutton was read in yet" in page(client, reverse("place"))
    for name in ("place", "place_areas"):
        assert client.get(f"{reverse(name)}?of=E09999999").status_code == 404
    assert client.get(reverse("place_figure", args=["gold"])).status_code == 404


def test_more_small_areas_take_no_more_queries(client):
    signed_in(client, people.lena())
    counts = []
    for fill in (lambda: None, read_in_merton):
        fill()
        page(client, reverse("place"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, reverse("place"))
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 4  # what is only asked for a place that is known by a code


def test_files_are_sent_and_read_in_and_what_is_not_known_is_told(client):
    signed_in(client, people.lena())
    sent = [file(b"a,b\n1,2", "notes.csv"), file(places.ranks()), file(places.children(), "c.csv")]
    answer = send(client, reverse("place_send"), {"sent": sent})
    assert answer.url == reverse("place_publications")
    words = page(client, answer.url)
    assert "2 files were read in" in words
    assert "notes.csv: Its columns are those of no published file" in words
    assert "Open Government Licence" in words
    assert len(everything(AreaImport)) == 2
    answer = send(client, reverse("place_send"), {"sent": file(places.ranks(E01000001="bad"))})
    words = page(client, answer.url)
    assert "It is neither a number nor a known marker" in words
    assert "Row 2, " in words


def test_a_form_without_a_known_file_says_what_is_wrong(client):
    signed_in(client, people.ada())
    assert "Choose the published files" in send(client, reverse("place_send"), {}).content.decode()
    answer = send(client, reverse("place_send"), {"sent": file(b"\x00\xff", "x.csv")})
    assert "x.csv: Its columns are those of no published file" in answer.content.decode()
    assert everything(AreaImport) == []


def typed(**others):
    return {
        "about": "births", "words": "Births rose", "kind": "count", "source": "A leaflet",
        "start": "300", "end": "400", "start_year": "2002", "end_year": "2010", "percent": "33",
        "years": "10",
    } | others  # fmt: skip


def test_a_claim_is_told_once_and_its_sum_stands_on_the_page(client):
    signed_in(client, people.lena())
    address, key = reverse("claim_tell", args=["growth"]), "7a2b8f0e-5d0b-4a88-9a3f-0d7a3f1f2b11"
    for _ in range(2):
        assert send(client, address, typed(), key).url == reverse("place")
    assert len(everything(Claim)) == 1
    words = re.sub(r"\s+", " ", page(client, reverse("place")))
    assert "(400 − 300) ÷ 300 = +33.33%, which is the 33% it says." in words
    assert "2002 to 2010 is 8 years, not 10 as it says." in words
    assert "Does not agree" in words
    assert client.get(reverse("claim_tell", args=["guess"])).status_code == 404


def test_a_claim_that_lacks_its_numbers_says_which(client):
    signed_in(client, people.lena())
    address = reverse("claim_tell", args=["growth"])
    words = send(client, address, typed(start="", end="many")).content.decode()
    assert "Give the first number" in words
    assert "The second number: Enter a number, such as 2535" in words
    words = send(client, address, typed(start="0", end_year="2001")).content.decode()
    assert "The first number must be more than 0" in words
    assert "The second year must be after the first" in words
    assert everything(Claim) == []


def test_a_claim_is_changed_by_its_own_authority_and_never_over_somebody_else_s_change(client):
    claim = claims.told()
    address = reverse("claim_change", args=[claim.pk])
    signed_in(client, people.person("Una", Role.LEAD, people.SUTTON))
    assert client.get(address).status_code == 404
    signed_in(client, people.lena())
    assert "Births rose by a third" in page(client, address)
    assert send(client, address, typed(version="1")).url == reverse("place")
    answer = send(client, address, typed(version="1", words="Births fell"))
    assert answer.status_code == 409
    assert [one.words for one in everything(Claim)] == ["Births rose"]


def test_a_claim_without_its_numbers_is_refused_by_the_action_too():
    lena = people.lena()
    with acting_as(lena):
        with pytest.raises(Refused, match="Give the number"):
            wrong = claims.said(shape=Shape.NUMBER, numbers={})
            tell_claim(said=wrong, on=people.A_MONDAY, by=lena)
        assert not Claim.objects.exists()
    claim = claims.told()
    with acting_as(lena), pytest.raises(Refused, match="has no place in a share"):
        wrong = claims.said(shape=Shape.SHARE, numbers={"percent": 3, "value": 1})
        change_claim(claim=claim, version=1, said=wrong, by=lena)
    assert [claims.told().place, claims.told().place] == [2, 3]
