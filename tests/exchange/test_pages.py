"""The returns pages: sending, looking over, reading in, what was left out, undoing."""

import io
import zipfile
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from holdfast.exchange.models import Batch, Upload
from holdfast.families.models import Child
from tests import people
from tests.exchange.make_ssd import make
from tests.exchange.small_returns import SSDA903
from tests.exchange.test_importing import Seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    return people.signed_in(client, people.ada())


def files(**changes: str) -> list[SimpleUploadedFile]:
    told = SSDA903 | changes
    return [SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in told.items() if text]


def send(client: Client, sent: list[SimpleUploadedFile], kind: str = "ssda903") -> Any:
    form = {"kind": kind, "sent": sent, "form_key": str(uuid4())}
    return client.post(reverse("return_send"), form)


def press(client: Client, address: str) -> Any:
    return client.post(address, {"form_key": str(uuid4())})


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def children() -> int:
    with Seen():
        return Child.objects.count()


def test_a_return_is_looked_over_before_any_of_it_is_read_in(ada: Client) -> None:
    sent = send(ada, files())
    assert sent.status_code == 302
    seen = ada.get(sent.url)
    assert "Nothing is read in yet" in words(seen)
    assert "No row and no value is left out" in words(seen)
    assert children() == 0
    read_in = press(ada, sent.url)
    assert children() == 2
    shown = ada.get(read_in.url)
    assert "The return was read in" in words(shown)
    assert "Undo this import" in words(shown)
    with Seen():
        assert not Upload.objects.exists()


def test_sending_the_same_form_twice_reads_in_once(ada: Client) -> None:
    address, key = send(ada, files()).url, {"form_key": str(uuid4())}
    first, second = ada.post(address, key), ada.post(address, key)
    assert first.url == second.url
    with Seen():
        assert Batch.objects.count() == 1


def test_what_is_left_out_is_named_on_the_page_and_in_a_sheet(ada: Client) -> None:
    sent = send(ada, files(oc2='CHILD,SDQ_SCORE,SDQ_REASON\n1,"=HYPERLINK(""x"")",\n'))
    page = words(ada.get(sent.url))
    assert "oc2.csv, row 2<br>SDQ_SCORE" in page
    assert "Check the total on the paper form" in page
    sheet = ada.get(reverse("check_rejections", args=[sent.url.split("/")[-2]]))
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=HYPERLINK" in sheet.content.decode("utf-8-sig")
    batch = press(ada, sent.url)
    assert "oc2.csv, row 2" in words(ada.get(batch.url))
    assert ",'=HYPERLINK" not in ada.get(f"{batch.url}left-out.csv").content.decode("utf-8-sig")
    assert "\"'=HYPERLINK" in ada.get(f"{batch.url}left-out.csv").content.decode("utf-8-sig")


def test_many_rows_left_out_come_a_page_at_a_time(ada: Client) -> None:
    extract = make(children=40, each=10)
    sent = send(
        ada,
        [SimpleUploadedFile(name, content) for name, content in extract.files().items()],
        kind="ssd",
    )
    assert "Page 1 of 2" in words(ada.get(sent.url))
    assert "Page 2 of 2" in words(ada.get(f"{sent.url}?page=99"))


def test_a_zip_of_the_files_is_opened(ada: Client) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for one in files():
            packed.writestr(f"903 return/{one.name}", one.read())
    sent = send(ada, [SimpleUploadedFile("return.zip", made.getvalue())])
    assert sent.status_code == 302
    assert "Children" in words(ada.get(sent.url))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ([], "Choose the return’s files"),
        ([("notes.docx", b"x")], "There is no CSV file among what was sent"),
        ([("header.xlsx", b"PK\x03\x04")], "A workbook cannot be read"),
        ([("return.zip", b"PK\x03\x04broken")], "The zip cannot be opened"),
        ([("header.csv", b"CHILD,DOB\n")], "There is no episodes.csv in the folder"),
    ],
)
def test_what_cannot_be_read_is_said_on_the_form(
    ada: Client, sent: list[tuple[str, bytes]], said: str
) -> None:
    response = send(ada, [SimpleUploadedFile(*one) for one in sent])
    assert response.status_code == 200
    assert said in words(response)
    assert "Error: " in words(response)


def test_leaving_a_sent_return_forgets_it(ada: Client) -> None:
    sent = send(ada, files())
    assert "look over SSDA903" in words(ada.get(reverse("returns")))
    press(ada, f"{sent.url}leave/")
    assert ada.get(sent.url).status_code == 404
    assert children() == 0


def test_a_second_sending_takes_the_place_of_the_first(ada: Client) -> None:
    first, second = send(ada, files()), send(ada, files())
    assert ada.get(first.url).status_code == 404
    assert ada.get(second.url).status_code == 200


def test_an_import_is_undone_after_asking(ada: Client) -> None:
    batch = press(ada, send(ada, files()).url).url
    asked = ada.get(f"{batch}undo/")
    assert "Undo this import?" in words(asked)
    assert children() == 2
    done = press(ada, f"{batch}undo/")
    assert children() == 0
    assert "7 rows taken out, 0 put back" in words(ada.get(done.url))
    assert "Undone" in words(ada.get(reverse("returns")))
    assert "This import has been undone already" in words(ada.get(f"{batch}undo/"))


def test_nobody_else_sees_a_sent_return_and_another_authority_no_import(ada: Client) -> None:
    sent = send(ada, files())
    other = people.signed_in(Client(), people.person("Abel", people.Role.ADMINISTRATOR))
    assert other.get(sent.url).status_code == 404
    batch = press(ada, sent.url).url
    assert other.get(batch).status_code == 200
    elsewhere = people.signed_in(Client(), people.ada(people.SUTTON))
    for address in (batch, f"{batch}undo/", f"{batch}left-out.csv"):
        assert elsewhere.get(address).status_code == 404
    assert people.signed_in(Client(), people.grace()).get(batch).status_code == 403
