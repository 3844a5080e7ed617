"""One family with a page of their own: shared, opened, rated, written on; and two reminders."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit import trail
from holdfast.casework.actions.reminders import close_reminder, set_reminder
from holdfast.demo.story.linking import ON, WORD
from holdfast.demo.story.stage import Happening, Order
from holdfast.demo.story.thread import Thread
from holdfast.family_pages.actions.door import knock
from holdfast.family_pages.actions.pages import open_page_link, rate_by_link, tell_worker
from holdfast.family_pages.actions.posting import carry_when_recorded
from holdfast.family_pages.actions.sharing import share_with_family
from holdfast.family_pages.models import Link
from holdfast.family_pages.reports.page import goals_of
from holdfast.family_pages.reports.shareable import shareable
from holdfast.family_pages.rules import Channel, Mark, PageWanted, as_said

NEXT = "We meet again on Tuesday at four, at your home.\nUntil then: ten minutes of play a day."
NOTE = "Thank you for the drawing. I have put it up where I see it."
WROTE = "Bedtime went well three nights out of five. Can we talk about weekends next time?"
REMIND = "The school has promised a letter about lunchtimes: ask if it has not come"
REMINDED = "Grandmother moves in at Christmas: ask how that is for everybody"


def a_page_of_their_own(threads: list[Thread]) -> Iterator[Happening]:
    """Yield the page of one family that Grace works with, and the reminders on their case."""
    for thread in threads:
        if thread.plot.lead == "grace" and not thread.plot.closing:
            who = thread.worker_on(ON)
            yield Happening(ON, Order.EVENING, who, partial(open_a_page, thread))
            yield Happening(ON, Order.EVENING, who, partial(remind, thread))
            return


def open_a_page(thread: Thread, *, by: User) -> None:
    """Share a little with the parent and the young person, who each open their page."""
    case = thread.case
    told = [mark for reader in ("parent", "self") for mark in marks(thread, reader)]
    share_with_family(case=case, marks=told, today=ON, at=now(), by=by)
    trail.saw("case", case.get_absolute_url(), [trail.name_of(case)])
    for reader in ("self", "parent"):
        wanted = PageWanted(
            reader=reader,
            channel=Channel.SMS,
            language="en",
            called=thread.child.name.split()[0],
            sent_to="07700900123",
            secret=WORD,
            lasts=timedelta(days=92),
        )
        link, token = open_page_link(case=case, wanted=wanted, at=now(), by=by)
        carry_when_recorded(link, token, by=by)
    look_and_answer(link)


def marks(thread: Thread, reader: str) -> Iterator[Mark]:
    """Yield what is shared with one reader: goals, modules, files, a task, notes."""
    things = shareable(thread.case)
    for thing in things:
        if thing.kind in ("goal", "module", "file"):
            yield thing.mark(reader)
    yield from (one.mark(reader) for one in [each for each in things if each.kind == "task"][:1])
    yield Mark(reader=reader, kind="next", words=NEXT)
    if reader == "self":
        yield Mark(reader=reader, kind="note", words=NOTE)


def look_and_answer(link: Link) -> None:
    """Have the parent open the page, say how a goal is going, and write something."""
    person = link.respondent
    with acting_as(person):
        knock(link=link, said=as_said(WORD), at=now(), by=person)
        goal = next((one for one in goals_of(link.case_id, "parent") if one.may_rate), None)
        if goal and not goal.has_levels:
            rate_by_link(link=link, goal=goal, score=6, today=ON, by=person)
        tell_worker(link=link, words=WROTE, today=ON, at=now(), by=person)


def remind(thread: Thread, *, by: User) -> None:
    """Set two reminders, and close one of them."""
    case, day = thread.case, ON + timedelta(days=7)
    set_reminder(case=case, reason=REMIND, owner=by, review_on=ON, today=ON, by=by)
    other = set_reminder(case=case, reason=REMINDED, owner=by, review_on=day, today=ON, by=by)
    close_reminder(reminder=other, version=1, note="She came; all is well", today=ON, by=by)
