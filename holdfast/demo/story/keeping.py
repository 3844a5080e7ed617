"""Files kept on one case: two drawings and a letter, and one that was of another family."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from holdfast.access.models import User
from holdfast.casework.actions.files import Said, keep_file, withdraw_file
from holdfast.demo.content.papers import house, pdf, three_people
from holdfast.demo.shapes import day
from holdfast.demo.story.stage import Happening
from holdfast.demo.story.thread import Thread
from holdfast.demo.story.working import theirs

WHOSE = "Meadowsweet"


class Paper(NamedTuple):
    """A file, what is said of it, and why it was withdrawn if it was."""

    name: str
    content: bytes
    said: Said
    because: str = ""


def drawn(note: str, *, is_shared: bool = False) -> Said:
    return Said(sort="drawing", whose="child", note=note, is_shared=is_shared)


PAPERS = {
    day("2014-05-08"): Paper(
        "Home with a blue door.png",
        house(),
        drawn(
            "Tilly’s drawing of where she feels safe: “Nan’s door is always blue”", is_shared=True
        ),
    ),
    day("2014-07-10"): Paper(
        "The three of us.png", three_people(), drawn("Who is at the table on Sundays")
    ),
    day("2014-09-11"): Paper(
        "Letter to Tilly.pdf",
        pdf("Dear Tilly,\nthank you for showing me your drawing.\nYours, Grace"),
        Said(sort="letter", whose="practitioner", note="What I wrote after the summer"),
    ),
    day("2014-10-02"): Paper(
        "Feelings sheet.pdf",
        pdf("An invented worksheet, filled in."),
        Said(sort="worksheet", whose="child", note="How the week went"),
        because="Of another family: the original is with the right case now",
    ),
}


def papers(threads: list[Thread]) -> Iterator[Happening]:
    """Yield what was kept on the one case."""
    for thread in threads:
        if thread.plot.family.name == WHOSE:
            for on, paper in PAPERS.items():
                yield theirs(thread, on, partial(keep, thread, paper, on))


def keep(thread: Thread, paper: Paper, on: date, *, by: User) -> None:
    """Keep one file and, if it should not have been, withdraw it."""
    at = thread.moment(on)
    kept = keep_file(
        case=thread.case, name=paper.name, content=paper.content, said=paper.said, at=at, by=by
    )
    if paper.because:
        withdraw_file(file=kept, why=paper.because, at=at, by=by)
