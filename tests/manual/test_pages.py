import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.kit.files import WhyNotFile
from holdfast.manual.actions.guides import upload_guide, withdraw_guide
from holdfast.manual.models import Guide, Module
from holdfast.manual.rules.uploads import WhyNotUpload
from tests import people
from tests.database import all_seeing
from tests.kit.made import EVERY, PDF
from tests.manual.catalogue import a_step, text_of

pytestmark = pytest.mark.django_db
LICENCE = "Authority licence 2026"


def a_guide(
    name: str = "Guide one.pdf", authority: str = people.MERTON, content: bytes = PDF
) -> Guide:
    step, ada = a_step(), people.ada(authority)
    with acting_as(ada):
        return upload_guide(
            step=step,
            name=name,
            content=content,
            pages="pages 12-14",
            licence_note=LICENCE,
            at=people.A_MOMENT,
            by=ada,
        )


def sends(client, name: str = "Guide one.pdf", content: bytes = PDF, licence_note: str = LICENCE):
    return client.post(
        reverse("guide_upload", args=[a_step().pk]),
        {
            "form_key": uuid.uuid4(),
            "licence_note": licence_note,
            "guide": SimpleUploadedFile(name, content),
        },
    )


def kept(**facts) -> int:
    with all_seeing():
        return Guide.objects.filter(**facts).count()


def test_everybody_sees_every_edition_and_its_modules(client):
    page = text_of(people.signed_in(client, people.dora()).get(reverse("manual")))
    for words in (
        "The 2014 manual",
        "The later practitioner guides",
        "ENG1",
        "Engagement and Hope",
    ):
        assert words in page


def test_the_edition_of_the_readers_own_run_comes_first(client):
    people.participant(people.grace())
    with acting_as(people.ada()):
        its_run = people.run()
        its_run.edition_id = type(its_run.edition).objects.get(code="HFCF-GUIDES").pk
        its_run.save(update_fields=["edition"])
    page = people.signed_in(client, people.grace()).get(reverse("manual"))
    assert [one.edition.code for one in page.context["found"]] == ["HFCF-GUIDES", "HFCF-2014"]
    assert "The edition your pilot works from" in text_of(page)


def test_what_was_searched_for_is_shown_as_typed_and_no_more(client):
    page = people.signed_in(client, people.grace()).get(
        reverse("manual"), {"words": "<script>alert(1)</script>"}
    )
    assert "&lt;script&gt;" in text_of(page)


def test_the_catalogue_takes_the_same_few_questions_however_long(client):
    people.signed_in(client, people.grace())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse("manual"))
    assert len(asked) <= 18


def test_a_module_shows_its_steps_and_the_authoritys_own_guides(client):
    a_guide()
    a_guide("Sutton.pdf", people.SUTTON)
    page = people.signed_in(client, people.grace()).get(a_step().module.get_absolute_url())
    words = text_of(page)
    assert "Prepare, and agree what today is for" in words
    assert "Guide one.pdf" in words
    assert "Sutton.pdf" not in words
    assert "Add a guide file" not in words


def test_a_module_nobody_knows_is_not_there(client):
    people.signed_in(client, people.grace())
    assert client.get(reverse("module", args=[uuid.uuid4()])).status_code == 404


def test_a_guide_is_handed_over_to_be_saved_and_can_do_nothing(client):
    guide = a_guide("Zoë’s guide.pdf")
    people.signed_in(client, people.grace())
    sent = client.get(reverse("guide", args=[guide.pk]))
    assert sent.content == PDF
    assert not sent.streaming
    assert sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''Zo%C3%AB%E2%80%99s%20guide.pdf"
    )
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert sent.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg", "a.docx", "a.odt", "a.txt"])
def test_a_guide_is_looked_at_in_place_where_its_kind_is_safe_to_show(client, name):
    guide = a_guide(name, content=EVERY[name])
    people.signed_in(client, people.grace())
    sent = client.get(reverse("guide", args=[guide.pk]), {"look": ""})
    shows = name in ("a.pdf", "a.png", "a.jpg")
    assert sent.headers["Content-Disposition"].startswith("inline" if shows else "attachment")
    assert "default-src 'none'" in sent.headers["Content-Security-Policy"]
    assert "script" not in sent.headers["Content-Security-Policy"]
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    page = text_of(client.get(a_step().get_absolute_url()))
    assert (f"{reverse('guide', args=[guide.pk])}?look" in page) == shows
    assert "pages 12-14" in page


def test_who_opened_a_guide_is_written_down(client):
    guide, grace = a_guide(), people.grace()
    people.signed_in(client, grace).get(reverse("guide", args=[guide.pk]))
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT by, page FROM audit.reading WHERE about = %s", [[f"manual.guide:{guide.pk}"]]
        )
        assert cursor.fetchall() == [(str(grace.pk), "guide")]


def test_another_authority_cannot_tell_the_guide_exists(client):
    guide = a_guide()
    for outsider in (people.mallory(), people.ada(people.SUTTON)):
        people.signed_in(client, outsider)
        assert client.get(reverse("guide", args=[guide.pk])).status_code == 404
    assert client.get(reverse("guide_withdraw", args=[guide.pk])).status_code == 404


def test_the_database_too_keeps_a_guide_from_another_authority():
    guide = a_guide()
    with acting_as(people.mallory()):
        assert not Guide.objects.filter(pk=guide.pk).exists()


def test_an_administrator_adds_a_guide_that_colleagues_then_see(client):
    sent = sends(people.signed_in(client, people.ada()))
    assert sent.status_code == 302
    assert sent.headers["Location"] == a_step().get_absolute_url()
    assert kept(name="Guide one.pdf", licence_note=LICENCE, authority_code="315") == 1
    page = people.signed_in(client, people.mary()).get(sent.headers["Location"])
    assert "Guide one.pdf" in text_of(page)


@pytest.mark.parametrize("who", [people.grace, people.mona, people.lena, people.dora])
def test_nobody_else_adds_or_withdraws_one(client, who):
    guide = a_guide()
    people.signed_in(client, who())
    assert sends(client).status_code == 403
    assert client.post(reverse("guide_withdraw", args=[guide.pk])).status_code == 403
    assert kept(withdrawn_at=None) == 1


@pytest.mark.parametrize(
    ("name", "content", "licence_note", "reason"),
    [
        ("guide.exe", PDF, LICENCE, WhyNotFile.ENDING),
        ("guide.pdf.exe", PDF, LICENCE, WhyNotFile.ENDING),
        ("guide.pdf", b"<html>", LICENCE, WhyNotFile.NOT_WHAT_IT_SAYS),
        ("guide.pdf", b"", LICENCE, WhyNotFile.EMPTY),
        ("guide.pdf", b"%PDF-".ljust(20 * 1024**2 + 1), LICENCE, "larger than 20 MB"),
        ("a" * 160 + ".pdf", PDF, LICENCE, WhyNotFile.NAME),
        ("guide.pdf", PDF, "  ", WhyNotUpload.NO_LICENCE),
    ],
    ids=["exe", "two endings", "html", "empty", "huge", "long name", "no licence"],
)
def test_a_guide_that_may_not_be_kept_is_sent_back_with_the_reason(
    client, name, content, licence_note, reason
):
    page = sends(people.signed_in(client, people.ada()), name, content, licence_note)
    assert page.status_code == 200
    assert reason.split(":")[0] in text_of(page)
    assert kept() == 0


@pytest.mark.parametrize("name", ["../../etc/guide.pdf", "..\\..\\guide.pdf", "gu\u202eide.pdf"])
def test_a_path_or_a_turn_in_a_files_name_is_left_behind(client, name):
    sends(people.signed_in(client, people.ada()), name)
    assert kept(name="guide.pdf") == 1


def test_a_form_with_no_file_asks_for_one(client):
    people.signed_in(client, people.ada())
    page = client.post(
        reverse("guide_upload", args=[a_step().pk]),
        {"form_key": uuid.uuid4(), "licence_note": LICENCE},
    )
    assert "Choose a file" in text_of(page)


def test_a_withdrawn_guide_is_kept_and_not_shown(client):
    guide = a_guide()
    address = reverse("guide_withdraw", args=[guide.pk])
    people.signed_in(client, people.ada())
    assert "Withdraw Guide one.pdf?" in text_of(client.get(address))
    assert client.post(address, {"form_key": uuid.uuid4()}).status_code == 302
    page = text_of(client.get(a_step().module.get_absolute_url()))
    assert "Guide one.pdf withdrawn" in page
    assert reverse("guide", args=[guide.pk]) not in page
    assert client.get(reverse("guide", args=[guide.pk])).status_code == 404
    assert client.get(address).status_code == 404
    assert kept(name="Guide one.pdf") == 1


def test_a_module_takes_the_same_questions_with_many_guides(client):
    people.signed_in(client, people.grace())
    address = a_step().module.get_absolute_url()
    with CaptureQueriesContext(connection) as with_none:
        client.get(address)
    for number in range(5):
        a_guide(f"Guide {number}.pdf")
    with CaptureQueriesContext(connection) as with_five:
        client.get(address)
    assert len(with_five) == len(with_none)


def test_a_modules_page_never_reads_the_files_themselves(client):
    a_guide()
    people.signed_in(client, people.grace())
    with CaptureQueriesContext(connection) as asked:
        client.get(a_step().module.get_absolute_url())
    assert not [one for one in asked if '"manual_guide"."content",' in one["sql"]]


def test_withdrawing_says_when(client):
    guide, ada = a_guide(), people.ada()
    with acting_as(ada):
        withdraw_guide(guide=guide, at=people.A_MOMENT, by=ada)
    assert kept(withdrawn_at=people.A_MOMENT) == 1


def test_every_module_of_the_catalogue_opens(client):
    people.signed_in(client, people.grace())
    with acting_as(people.grace()):
        modules = list(Module.objects.all())
    assert all(client.get(one.get_absolute_url()).status_code == 200 for one in modules)
