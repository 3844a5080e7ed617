"""What leaves: the words, and an entry that a calendar understands."""

from email import message_from_bytes, policy

import pytest
from django.core import mail

from holdfast.mail.senders import Enclosed, Letter, NotSent
from holdfast.mail.senders.email import Email
from holdfast.mail.senders.folder import Folder

ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
LETTER = Letter(
    to="grace@example.org", subject="Moved", words="To Tuesday", reference="1",
    enclosed=Enclosed(calendar=ICS, method="REQUEST"),
)  # fmt: skip


def test_an_e_mail_has_its_words_and_a_calendar_part_with_its_method():
    Email().send(LETTER)
    (sent,) = mail.outbox
    read = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
    assert read.get_content_type() == "multipart/alternative"
    plain, calendar = read.iter_parts()
    assert plain.get_content().strip() == "To Tuesday"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar.get_content().replace("\n", "\r\n").strip() == ICS.strip()


def test_a_letter_without_a_calendar_is_plain():
    Email().send(Letter(to="grace@example.org", subject="Moved", words="x", reference="1"))
    assert mail.outbox[0].message().get_content_type() == "text/plain"


def test_a_folder_keeps_words_and_calendar_for_its_owner_alone(settings, tmp_path):
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    assert Folder().send(LETTER) == "1.txt"
    assert (tmp_path / "messages/1.ics").read_bytes().decode() == ICS
    for file in (tmp_path / "messages").iterdir():
        assert file.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_to_says_so_and_nothing_of_the_letter(settings, tmp_path):
    settings.MESSAGE_FOLDER = tmp_path / "a file"
    (tmp_path / "a file").write_text("")
    with pytest.raises(NotSent, match=r"^The folder for messages cannot be written to$"):
        Folder().send(LETTER)
