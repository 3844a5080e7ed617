"""A few measures asked by private link in the story's last days, each come to another end.

The clock of a link is the real one: those still in force can be followed in the demonstration.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread
from holdfast.family_pages.actions.answering import keep_answers, send_answers
from holdfast.family_pages.actions.door import knock
from holdfast.family_pages.actions.linking import forms_for, make_link, revoke_link
from holdfast.family_pages.actions.posting import carry_when_recorded, note_carried
from holdfast.family_pages.models import Link
from holdfast.family_pages.rules import Channel, Check, Wanted, as_said
from holdfast.measures.models import Ask

ON, EARLIER = date(2015, 1, 12), date(2015, 1, 2)
WORD = "marmalade"  # what was agreed on with each of them
ENDS = ["sent", "begun", "done", "expired", "revoked"]


def asked_by_link(threads: list[Thread]) -> Iterator[Happening]:
    """Yield the private links, for the first cases in which a parent is still to answer."""
    left = list(ENDS)
    for thread in threads:
        if not thread.plot.closing:
            do = partial(ask_by_link, thread, left)
            yield Happening(ON, Order.EVENING, thread.worker_on(ON), do)


def ask_by_link(thread: Thread, left: list[str], *, by: User) -> None:
    """Ask the parent's SDQ by private link, where it is due, and let that come to its end."""
    waiting = Ask.objects.waiting().filter(case_id=thread.case.pk, informant="parent")
    ask = waiting.filter(opens_on__lte=EARLIER, closes_on__gte=ON).select_related("child").first()
    if ask is None or not left:
        return
    end = left.pop(0)
    at = moment(EARLIER) if end == "expired" else now()
    fits = [code for code in forms_for(ask) if code.startswith("P4")]
    wanted = Wanted(
        form=fits[0],
        channel=Channel.SMS,
        language="en",
        called=ask.child.name.split()[0],
        sent_to="07700900123",
        check=Check.WORD,
        secret=WORD,
    )
    link, token = make_link(ask=ask, wanted=wanted, today=ON, at=at, by=by)
    if end in ("sent", "begun"):
        carry_when_recorded(link, token, by=by)
    else:
        note_carried(link=link, reference="", failed_because="", at=at, by=by)
    if end in ("begun", "done"):
        answer(link, is_sent=end == "done")
    if end == "revoked":
        revoke_link(link=link, because="It went to an old number", version=1, at=now(), by=by)


def answer(link: Link, *, is_sent: bool) -> None:
    """Let the respondent in, and have them answer a part of it or all."""
    person = link.respondent
    with acting_as(person):
        knock(link=link, said=as_said(WORD), at=now(), by=person)
        answers: dict[int, int | None] = {number: number % 2 for number in range(1, 26)}
        kept = answers | {26: 0} if is_sent else {number: 1 for number in range(1, 8)}
        keep_answers(link=link, answers=kept, at=now(), by=person)
        if is_sent:
            send_answers(link=link, answers=kept, today=ON, at=moment(ON, 20), by=person)
