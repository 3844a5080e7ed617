"""Taking in what a browser sends: no more of one file than any page could keep, and its field."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from holdfast.kit.files import ACCEPTS, MEGABYTE, WORDS_FOR_KINDS, WhyNotFile

NO_FILE = "Choose a file"


class NoMoreThanNeeded(FileUploadHandler):
    """Lets go of what a file has beyond the largest any page keeps: the page then refuses it.

    So a file without end fills no disk.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= settings.LARGEST_SENT else None

    def file_complete(self, file_size: int) -> None:
        """Leave the making of the file to the next in line."""


class ChosenFile(forms.FileField):
    """A file of a kind we keep; one too large is refused before any of it is read."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPTS})
        said = {"required": NO_FILE, "empty": WhyNotFile.EMPTY}
        super().__init__(widget=widget, error_messages=said, **options)
        self.help_text = f"{WORDS_FOR_KINDS}, up to {megabytes()} MB. {self.help_text}".strip()

    def clean(self, data: Any, initial: Any = None) -> Any:
        chosen: UploadedFile = super().clean(data, initial)
        if chosen and (chosen.size or 0) > settings.LARGEST_FILE:
            raise forms.ValidationError(
                f"The file is larger than {megabytes()} MB: split it, or save it smaller"
            )
        return chosen


class ManyFiles(forms.ClearableFileInput):
    """A chooser of several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; its value is a list."""

    widget = ManyFiles

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile]:
        """Return each file that was sent; at least one is needed."""
        sent = value if isinstance(value, list | tuple) else [value]
        return [super(FilesField, self).clean(one, initial) for one in sent or [None]]


def megabytes() -> int:
    """Return how large a file may be, in megabytes."""
    return int(settings.LARGEST_FILE // MEGABYTE)
