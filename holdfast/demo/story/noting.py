"""What people added to the manual in the year: a guide, signposts, notes, and what did not work."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.demo.content import manual
from holdfast.demo.content.manual import IssueTold, NoteTold
from holdfast.demo.content.papers import pdf
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.manual.actions.guides import upload_guide
from holdfast.manual.actions.issues import move_issue, report_issue
from holdfast.manual.actions.notes import revise_note, withdraw_note, write_note
from holdfast.manual.actions.signposts import put_signpost
from holdfast.manual.models import Issue, Note
from holdfast.manual.rules.issues import IssueState


def added(stage: Stage) -> Iterator[Happening]:
    """Yield everything that was added to the manual."""
    yield Happening(manual.GUIDE_ON, Order.MORNING, "ada", partial(add_guide, stage))
    yield Happening(manual.SIGNPOSTS_ON, Order.DAY, "lorna", partial(put_signposts, stage))
    for note in manual.NOTES:
        yield from noted(stage, note)
    for issue in manual.ISSUES:
        yield from reported(stage, issue)


def add_guide(stage: Stage, *, by: User) -> None:
    """Add an invented guide page to the first step of all."""
    upload_guide(
        step=stage.steps["ENG1"][0],
        name=manual.GUIDE_NAME,
        content=pdf(*manual.GUIDE_WORDS),
        pages=manual.GUIDE_PAGES,
        licence_note=manual.LICENCE,
        at=moment(manual.GUIDE_ON, 10),
        by=by,
    )


def put_signposts(stage: Stage, *, by: User) -> None:
    """Say which words and ages lead to some modules."""
    for code, words, youngest, oldest in manual.SIGNPOSTS:
        put_signpost(
            module=stage.modules[code],
            version=0,
            words=words,
            youngest=youngest,
            oldest=oldest,
            at=moment(manual.SIGNPOSTS_ON),
            by=by,
        )


def noted(stage: Stage, told: NoteTold) -> Iterator[Happening]:
    """Yield how a note was written, revised and withdrawn."""
    written: list[Note] = []

    def write(*, by: User) -> None:
        step = stage.steps[told.module][told.step - 1]
        written.append(write_note(step=step, words=told.words, at=moment(told.on), by=by))

    def revise(on: date, words: str, *, by: User) -> None:
        written.append(revise_note(note=written[-1], words=words, at=moment(on), by=by))

    def withdraw(on: date, why: str, *, by: User) -> None:
        withdraw_note(note=written[-1], why=why, at=moment(on), by=by)

    yield Happening(told.on, Order.DAY, told.who, write)
    if told.revised:
        who, on, words = told.revised
        yield Happening(on, Order.DAY, who, partial(revise, on, words))
    if told.withdrawn:
        who, on, why = told.withdrawn
        yield Happening(on, Order.DAY, who, partial(withdraw, on, why))


def reported(stage: Stage, told: IssueTold) -> Iterator[Happening]:
    """Yield how something was reported, and how those who tend the manual moved it on."""
    sent: list[Issue] = []

    def report(*, by: User) -> None:
        sent.append(
            report_issue(
                step=stage.steps[told.module][told.step - 1],
                wrong=told.wrong,
                severity=told.severity,
                said=told.said,
                suggestion=told.suggestion,
                at=moment(told.on),
                by=by,
            )
        )

    def move(to: str, on: date, outcome: str, *, by: User) -> None:
        move_issue(
            issue=sent[0],
            version=sent[0].version,
            to=IssueState(to),
            outcome=outcome,
            at=moment(on),
            by=by,
        )

    yield Happening(told.on, Order.DAY, told.who, report)
    for to, on, outcome in told.moves:
        yield Happening(on, Order.DAY, "lorna", partial(move, to, on, outcome))
