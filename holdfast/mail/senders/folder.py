"""Messages as files in a folder of the site's own: for the demonstration, and until there is more.

Whoever can read the folder can read the links in it.
"""

import os
from pathlib import Path

from django.conf import settings

from holdfast.mail.senders import Letter, NotSent


class Folder:
    """Writes each message to a file that only its owner can read."""

    def send(self, letter: Letter) -> str:
        """Write it; the same message again takes the same file."""
        folder = Path(settings.MESSAGE_FOLDER)
        file = folder / f"{letter.reference}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write(file, f"To: {letter.to}\n{letter.subject}\n\n{letter.words}\n")
            if letter.enclosed:
                write(file.with_suffix(".ics"), letter.enclosed.calendar)
        except OSError as wrong:
            raise NotSent("The folder for messages cannot be written to") from wrong
        return file.name


def write(file: Path, words: str) -> None:
    """Write a file that only its owner can read, in place of what it held."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "w", encoding="utf-8", newline="") as opened:
        opened.write(words)
