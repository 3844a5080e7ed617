"""Files on a case: kept, opened, put right, withdrawn; by whom, and what is refused."""

import hashlib
import sys
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.files import Said, change_file, keep_file, withdraw_file
from holdfast.casework.models import File
from holdfast.casework.rules.files import (
    MOST_FILES,
    Sent,
    WhyNotKeep,
    WhyNotWithdraw,
    why_not_keep,
    why_not_withdraw,
)
from holdfast.kit.files import WhyNotFile
from holdfast.kit.refusals import Refused
from holdfast.kit.scanning import WhyNotClean
from tests import people
from tests.database import all_seeing
from tests.kit.made import EICAR, EVERY, JPEG, PDF, PNG, exif, jpeg

pytestmark = pytest.mark.django_db
SAID = Said(sort="drawing", whose="child", note="Robin’s house with a blue door")
EVIL = b"<html><script>alert(1)</script>"


def kept(case, name="house.png", content=PNG, said=SAID, by=None) -> File:
    by = by or people.grace()
    with acting_as(by):
        return keep_file(
            case=case, name=name, content=content, said=said, at=people.A_MOMENT, by=by
        )


def sends(client, case, name="house.png", content=PNG, **other):
    told = {"note": SAID.note, "sort": "drawing", "whose": "child", "form_key": uuid.uuid4()}
    told |= {"file": SimpleUploadedFile(name, content)} | other
    return client.post(reverse("file_add", args=[case.pk]), told)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def count(**facts) -> int:
    with all_seeing():
        return File.objects.filter(**facts).count()


# Rules


@given(
    note=st.text(max_size=5), files=st.integers(0, 2 * MOST_FILES), is_closed=st.booleans(),
    name=st.sampled_from(["a.pdf", "a.exe"]), content=st.sampled_from([PDF, b"", EVIL]),
)  # fmt: skip
def test_a_file_is_kept_only_where_nothing_stands_against_it(note, files, is_closed, name, content):
    sent = Sent(
        name=name, content=content, largest=100, note=note, files=files, is_closed=is_closed
    )
    against = why_not_keep(sent)
    assert (WhyNotKeep.CLOSED in against) == is_closed
    assert (WhyNotKeep.FULL in against) == (files >= MOST_FILES)
    assert (WhyNotKeep.NO_NOTE in against) == (not note.strip())
    fits = name == "a.pdf" and content == PDF
    assert fits == (not [one for one in against if isinstance(one, WhyNotFile)])


def test_a_file_is_withdrawn_once_and_with_a_reason():
    assert why_not_withdraw(why="wrong child", is_withdrawn=False) == []
    assert why_not_withdraw(why=" ", is_withdrawn=True) == [*WhyNotWithdraw]


# Actions


def test_a_photograph_is_kept_without_where_it_was_taken():
    file = kept(people.case(), "house.jpg", jpeg(exif(6)))
    with acting_as(people.grace()):
        there = File.objects.get(pk=file.pk)
        content = bytes(there.content)
    assert b"HOME" not in content
    assert (there.size, there.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (there.scan, there.is_shared) == ("not scanned", False)


def test_an_infected_file_is_not_kept_and_a_clean_one_says_so(settings):
    case = people.case()
    looks = "import sys; sys.exit(b'EICAR' in sys.stdin.buffer.read())"
    settings.VIRUS_SCANNER = f'command:{sys.executable} -c "{looks}"'
    with pytest.raises(Refused, match=WhyNotClean.INFECTED):
        kept(case, "letter.txt", EICAR)
    assert count() == 0
    assert kept(case).scan == "clean"
    settings.VIRUS_SCANNER = "command:/nowhere/scan"
    with pytest.raises(Refused, match=WhyNotClean.NO_ANSWER.split(":")[0]):
        kept(case)
    assert count() == 1


def test_nothing_is_kept_on_a_closed_case():
    case = people.case()
    case.closed_on = people.A_MONDAY
    with pytest.raises(Refused, match=WhyNotKeep.CLOSED.partition(":")[0]):
        kept(case)
    assert count() == 0


def test_what_is_said_of_a_file_is_changed_once_and_not_over_another():
    file, grace = kept(people.case()), people.grace()
    again = Said(sort="drawing", whose="child", note="The house", is_shared=True)
    with acting_as(grace):
        change_file(file=file, version=1, said=again, by=grace)
        assert [one.note for one in File.objects.shared()] == ["The house"]
        with pytest.raises(Stale):
            change_file(file=file, version=1, said=SAID, by=grace)


def test_a_withdrawn_file_is_kept_shared_no_longer_and_withdrawn_once():
    file, grace = kept(people.case(), said=Said(**vars(SAID) | {"is_shared": True})), people.grace()
    with acting_as(grace):
        withdraw_file(file=file, why="Of another child", at=people.A_MOMENT, by=grace)
        assert not File.objects.shared().exists()
        with pytest.raises(Refused, match=WhyNotWithdraw.ALREADY):
            withdraw_file(file=file, why="Again", at=people.A_MOMENT, by=grace)
    assert count(why_withdrawn="Of another child", is_shared=False, size__gt=0) == 1


def test_the_database_too_wants_a_reason_for_withdrawing():
    file = kept(people.case())
    with acting_as(people.grace()), pytest.raises(IntegrityError), transaction.atomic():
        File.objects.filter(pk=file.pk).update(withdrawn_at=people.A_MOMENT)


def test_the_trail_has_everything_and_never_the_file_itself():
    file, grace = kept(people.case()), people.grace()
    with acting_as(grace):
        withdraw_file(file=file, why="Of another child", at=people.A_MOMENT, by=grace)
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT what FROM audit.entry WHERE %s = ANY(about) ORDER BY seq",
            [f"casework.file:{file.pk}"],
        )
        assert [what for (what,) in cursor.fetchall()] == ["kept file", "withdrew file"]
        cursor.execute(
            "SELECT max(length(after ->> 'content')) FROM audit.change WHERE tbl = 'casework_file'"
        )
        assert cursor.fetchone() == (32,)  # an MD5 of it


# Rows


@pytest.mark.parametrize(
    "who", [people.mary, people.oscar, people.max_, people.ada, people.lena, people.mallory]
)
def test_the_database_shows_nobody_else_a_file(who):
    file = kept(people.case())
    with acting_as(who()):
        assert not File.objects.filter(pk=file.pk).exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            File(**{f.attname: getattr(file, f.attname) for f in File._meta.fields}).save(
                force_insert=True
            )


def test_a_manager_sees_a_file_and_changes_nothing():
    file = kept(people.case())
    with acting_as(people.mona()):
        assert File.objects.filter(pk=file.pk).exists()
        assert File.objects.filter(pk=file.pk).update(note="!") == 0


# Pages


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
