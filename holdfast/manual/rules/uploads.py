"""What a site may upload to a step of the manual."""

from enum import StrEnum

from holdfast.kit.files import WhyNotFile, why_not_file


class WhyNotUpload(StrEnum):
    """Why a file may not be kept with a step, beside what is wrong with the file."""

    NO_LICENCE = "Say under which licence your authority may use this guide"


def why_not_upload(
    *, name: str, content: bytes, licence_note: str, largest: int
) -> list[WhyNotFile | WhyNotUpload]:
    """Return every reason against keeping a file; none means it may be kept."""
    no_licence = [] if licence_note.strip() else [WhyNotUpload.NO_LICENCE]
    return [*why_not_file(name=name, content=content, largest=largest), *no_licence]
