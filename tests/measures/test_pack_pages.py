"""A licensed wording pack: added, shown to one authority, run out, withdrawn."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.measures import instruments
from holdfast.measures.models import WordingPack
from holdfast.measures.reports import ran_out, wording_for
from tests import people
from tests.measures.packs import MARKER, as_file, sum_of, told, zipped

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
SDQ = instruments.ALL["sdq"]


@pytest.fixture(autouse=True)
def _today(settings):
    settings.STORY_DAY = TODAY


def add(client, content, checksum=None, name="pack.json"):
    sent = {
        "pack": SimpleUploadedFile(name, content),
        "checksum": sum_of(content) if checksum is None else checksum,
        "form_key": str(uuid.uuid4()),
    }
    return client.post(reverse("pack_add"), sent)


def withdraw(client, key, version=1):
    sent = {"form_key": str(uuid.uuid4()), "version": version}
    return client.post(reverse("pack_withdraw", args=[key]), sent)


def kept():
    with acting_as(people.ada()):
        return list(WordingPack.objects.order_by("uploaded_at"))


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def words(who, form="P4-10", language="en", today=TODAY):
    with acting_as(who):
        return wording_for(SDQ, form, language, who.authority, today=today)


def test_a_pack_is_added_and_listed_with_its_licence(client):
    ada = people.signed_in(client, people.ada())
    assert "There is none yet" in page(ada, "packs")
    assert add(ada, as_file(told())).status_code == 302
    listed = page(ada, "packs")
    for said in ("Our licence 7", "P4-10", "31 December 2026", "Shown"):
        assert said in listed
    assert MARKER not in listed


def test_its_words_are_shown_where_the_sdq_is_keyed_and_read(client):
    case = people.case()
    grace = people.signed_in(client, people.grace())
    assert MARKER not in page(grace, "sdq_add", case.pk)
    add(people.signed_in(client, people.ada()), zipped(as_file(told())), "", "pack.zip")
    grace = people.signed_in(client, people.grace())
    shown = page(grace, "sdq_add", case.pk)
    assert f"Kite 25 of the {MARKER} flies low" in shown
    assert "The questions, by number: P4-10" in shown


def test_another_authority_sees_none_of_it(client):
    case = people.case(people.mallory(), "Elsewhere")
    add(people.signed_in(client, people.ada()), as_file(told()))
    mallory = people.signed_in(client, people.mallory())
    assert MARKER not in page(mallory, "sdq_add", case.pk)
    assert words(people.mallory()) is None
    others = people.signed_in(client, people.ada(people.SUTTON))
    assert "Our licence 7" not in page(others, "packs")
    assert others.get(reverse("pack_withdraw", args=[kept()[0].pk])).status_code == 404


def test_words_stop_on_the_day_after_the_last_and_the_page_says_so(client, settings):
    case = people.case()
    add(people.signed_in(client, people.ada()), as_file(told(expires_on="2026-03-31")))
    settings.STORY_DAY = date(2026, 3, 31)
    assert MARKER in page(people.signed_in(client, people.grace()), "sdq_add", case.pk)
    settings.STORY_DAY = date(2026, 4, 1)
    shown = page(people.signed_in(client, people.grace()), "sdq_add", case.pk)
    assert MARKER not in shown
    assert "ran out on 31 March 2026" in shown
    assert "Run out: not shown" in page(people.signed_in(client, people.ada()), "packs")
    with acting_as(people.grace()):
        assert ran_out(SDQ, people.MERTON, today=date(2026, 4, 1)) == date(2026, 3, 31)


def test_a_withdrawn_pack_is_forgotten_and_may_be_added_again(client):
    ada = people.signed_in(client, people.ada())
    add(ada, as_file(told()))
    assert "there already" in add(ada, as_file(told())).content.decode()
    (pack,) = kept()
    assert withdraw(ada, pack.pk).status_code == 302
    assert words(people.grace()) is None
    assert [one.content for one in kept()] == [{}]
    assert ada.get(reverse("pack_withdraw", args=[pack.pk])).status_code == 404
    assert add(ada, as_file(told())).status_code == 302


def test_of_two_withdrawals_at_once_one_is_told(client):
    ada = people.signed_in(client, people.ada())
    add(ada, as_file(told()))
    assert "a moment ago" in ada.get(withdraw(ada, kept()[0].pk, version=5).url).content.decode()
    assert words(people.grace()) is not None


def test_the_newest_pack_speaks(client):
    ada = people.signed_in(client, people.ada())
    add(ada, as_file(told()))
    newer = told(languages={"en": {"P4-10": {"items": {
        str(n): f"Newer {n}" for n in SDQ.allowed("P4-10")}}}})  # fmt: skip
    add(ada, as_file(newer))
    assert words(people.grace())[1] == "Newer 1"
    assert words(people.grace(), form="S11-17") is None
    assert words(people.grace(), language="cy") is None


def test_an_open_instruments_words_need_no_pack():
    with acting_as(people.grace()):
        phq9 = instruments.ALL["phq9"]
        form = next(iter(phq9.versions))
        assert wording_for(phq9, form, "en", people.MERTON, today=TODAY) == phq9.wording("en")


@pytest.mark.parametrize(
    ("content", "checksum", "said"),
    [
        (as_file(told(licence_reference=None)), None, "under which reference it was given"),
        (as_file(told()), "0" * 64, "The checksum is not this file"),
        (as_file(told()), "", "Give the pack’s SHA-256 checksum"),
        (b"PK", "", "The zip file cannot be opened"),
    ],
    ids=["no reference", "another checksum", "no checksum", "broken zip"],
)
def test_a_refused_pack_leaves_nothing_and_says_why(client, content, checksum, said):
    ada = people.signed_in(client, people.ada())
    shown = add(ada, content, checksum).content.decode()
    assert said in shown
    assert MARKER not in shown
    assert kept() == []


def test_only_the_administrator_may_look(client):
    for who in (people.grace(), people.mona(), people.lena(), people.petra(), people.dora()):
        assert people.signed_in(client, who).get(reverse("packs")).status_code == 403
