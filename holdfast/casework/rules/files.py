"""What may be kept on a case as a file: a drawing, a letter, a worksheet."""

from dataclasses import dataclass
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.kit.files import WhyNotFile, why_not_file

MOST_FILES = 200  # on one case
FILE_SORTS: Choices = [
    ("drawing", "A drawing"),
    ("letter", "A letter or card"),
    ("worksheet", "A worksheet filled in"),
    ("photograph", "A photograph"),
    ("other", "Something else"),
]
WHOSE: Choices = [
    ("child", "Child or young person"),
    ("parent", "Parent or carer"),
    ("family", "The family together"),
    ("practitioner", "Practitioner"),
    ("somebody else", "Somebody else"),
]


class WhyNotKeep(StrEnum):
    """Why a file may not be kept on a case."""

    CLOSED = "This case is closed: nothing can be added to it"
    NO_NOTE = "Say what the file is"
    FULL = f"This case has {MOST_FILES} files: withdraw one that is not needed first"


class WhyNotWithdraw(StrEnum):
    """Why a file may not be withdrawn."""

    NO_REASON = "Say why it is withdrawn"
    ALREADY = "It has been withdrawn already"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file somebody would keep on a case, and how that case stands."""

    name: str
    content: bytes
    largest: int
    note: str
    files: int
    is_closed: bool


def why_not_described(*, note: str, is_closed: bool) -> list[WhyNotKeep]:
    """Return every reason against what is said of a file."""
    against = {WhyNotKeep.CLOSED: is_closed, WhyNotKeep.NO_NOTE: not note.strip()}
    return [reason for reason, holds in against.items() if holds]


def why_not_keep(sent: Sent) -> list[WhyNotKeep | WhyNotFile]:
    """Return every reason against keeping a file; none means it may be kept."""
    told = why_not_described(note=sent.note, is_closed=sent.is_closed)
    full = [WhyNotKeep.FULL] if sent.files >= MOST_FILES else []
    inside = why_not_file(name=sent.name, content=sent.content, largest=sent.largest)
    return [*told, *full, *inside]


def why_not_withdraw(*, why: str, is_withdrawn: bool) -> list[WhyNotWithdraw]:
    """Return every reason against withdrawing a file."""
    against = {WhyNotWithdraw.NO_REASON: not why.strip(), WhyNotWithdraw.ALREADY: is_withdrawn}
    return [reason for reason, holds in against.items() if holds]
