import pytest

from holdfast.kit.files import WhyNotFile
from holdfast.manual.rules.uploads import WhyNotUpload, why_not_upload
from tests.kit.made import PDF


def reasons(name: str = "guide.pdf", content: bytes = PDF, licence_note: str = "Licence 2026"):
    return why_not_upload(name=name, content=content, licence_note=licence_note, largest=1000)


def test_a_guide_with_its_licence_may_be_kept():
    assert reasons() == []


@pytest.mark.parametrize("licence_note", ["", "   ", "\n"])
def test_a_file_without_a_licence_is_refused(licence_note):
    assert reasons(licence_note=licence_note) == [WhyNotUpload.NO_LICENCE]


def test_every_reason_is_given_at_once():
    assert reasons("guide.exe", b"", "") == [
        WhyNotFile.ENDING,
        WhyNotFile.EMPTY,
        WhyNotUpload.NO_LICENCE,
    ]
