"""A file on a case, on the site: kept, shown, changed, withdrawn, or refused with its reason."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.kit.files import WhyNotFile
from tests import people
from tests.casework.keeping_files import EVIL, SAID, count, kept, sends
from tests.casework.typing_in import text_of
from tests.kit.made import EVERY, JPEG, PNG

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", EVERY)
def test_every_kind_may_be_kept_and_a_picture_alone_is_shown(client, name):
    case = people.case()
    people.signed_in(client, people.grace())
    assert sends(client, case, name, EVERY[name]).status_code == 302
    with acting_as(people.grace()):
        (file,) = case.files.all()
    shows = name.endswith(("png", "jpg", "jpeg"))
    page = text_of(client.get(file.get_absolute_url()))
    assert ("<img" in page) == shows
    sent = client.get(reverse("file_content", args=[file.pk]))
    assert sent.content == EVERY[name]
    assert sent.headers["Content-Disposition"].startswith("inline" if shows else "attachment")
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert sent.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("house.png", b"", "The file is empty"),
        ("house.png", EVIL, WhyNotFile.NOT_WHAT_IT_SAYS),
        ("house.html", EVIL, WhyNotFile.ENDING),
        ("house.heic", JPEG, WhyNotFile.ENDING),
        ("house.pdf", b"%PDF-".ljust(2 * 1024**2, b"x"), "larger than 1 MB"),
        ("a" * 160 + ".png", PNG, WhyNotFile.NAME),
    ],
    ids=["empty", "html as png", "html", "heic", "too large", "long name"],
)
def test_a_file_that_may_not_be_kept_comes_back_with_the_reason_and_the_note(
    client, settings, name, content, words
):
    settings.LARGEST_FILE = 1024**2
    case = people.case()
    page = text_of(sends(people.signed_in(client, people.grace()), case, name, content))
    assert words.partition(":")[0] in page
    assert SAID.note in page
    assert "choose it again" in page
    assert count() == 0


def test_a_file_without_end_is_let_go_of_and_refused(client, settings):
    settings.LARGEST_FILE, settings.LARGEST_SENT = 1024**2, 1024**2
    case = people.case()
    endless = b"%PDF-".ljust(5 * 1024**2, b"x")
    assert "larger than 1 MB" in text_of(
        sends(people.signed_in(client, people.grace()), case, "a.pdf", endless)
    )


def test_a_path_in_a_files_name_is_left_behind(client):
    sends(people.signed_in(client, people.grace()), people.case(), "../../etc/house.png")
    assert count(name="house.png") == 1


def test_a_thousand_files_at_once_are_answered_in_words(client):
    case = people.case()
    many = {f"f{n}": SimpleUploadedFile("a.png", PNG) for n in range(1_000)}
    answer = sends(people.signed_in(client, people.grace()), case, **many)
    assert answer.status_code == 400
    assert "nothing was changed" in text_of(answer)
    assert count() == 0


def test_a_form_with_no_file_asks_for_one_and_keeps_the_note(client):
    case = people.case()
    people.signed_in(client, people.grace())
    page = client.post(
        reverse("file_add", args=[case.pk]),
        {"form_key": uuid.uuid4(), "note": SAID.note, "sort": "drawing", "whose": "child"},
    )
    assert "Choose a file" in text_of(page)
    assert SAID.note in text_of(page)


def test_a_withdrawn_file_is_listed_and_opened_by_nobody(client):
    case = people.case()
    file = kept(case)
    people.signed_in(client, people.grace())
    address = reverse("file_withdraw", args=[file.pk])
    assert "Say why" in text_of(client.post(address, {"form_key": uuid.uuid4(), "why": " "}))
    client.post(address, {"form_key": uuid.uuid4(), "why": "Of another child"})
    page = text_of(client.get(case.get_absolute_url()))
    assert "house.png" in page
    assert "Withdrawn" in page
    assert "Of another child" in text_of(client.get(file.get_absolute_url()))
    for name in ("file_content", "file_withdraw", "file_change"):
        assert client.get(reverse(name, args=[file.pk])).status_code == 404


def test_two_who_change_one_file_see_both_versions(client):
    file = kept(people.case())
    people.signed_in(client, people.grace())
    told = {"note": "Mine", "sort": "drawing", "whose": "child", "version": 1}
    address = reverse("file_change", args=[file.pk])
    assert client.post(address, told | {"form_key": uuid.uuid4()}).status_code == 302
    both = client.post(address, told | {"note": "Theirs", "form_key": uuid.uuid4()})
    assert both.status_code == 409
    assert "Mine" in text_of(both)


def test_the_case_page_takes_the_same_questions_with_many_files_and_reads_none(client):
    few, many = people.case(), people.case(family="Birch", child="Sam Birch")
    for number in range(18):  # enough for the newest of the timeline to be files alone
        kept(few if number < 6 else many, f"house {number}.png")
    people.signed_in(client, people.grace()).get(reverse("cases"))
    with CaptureQueriesContext(connection) as with_few:
        client.get(few.get_absolute_url())
    with CaptureQueriesContext(connection) as with_many:
        client.get(many.get_absolute_url())
    assert len(with_many) == len(with_few)
    assert not [asked for asked in with_many if '"casework_file"."content"' in asked["sql"]]


def test_the_timeline_tells_of_a_file_and_reads_none(client, settings):
    settings.STORY_DAY = people.A_MONDAY
    case = people.case()
    kept(case)
    people.signed_in(client, people.grace())
    with CaptureQueriesContext(connection) as asked:
        page = text_of(client.get(reverse("timeline", args=[case.pk]), {"kind": "file"}))
    assert "File kept: house.png" in page
    assert SAID.note in page
    assert not [one for one in asked if '"casework_file"."content"' in one["sql"]]
