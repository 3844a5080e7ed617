"""CPD drafts kept and declined, by those who came to what they are about."""

from collections.abc import Iterator
from functools import partial

from holdfast.access.models import User
from holdfast.accreditation.actions import decline_entry, keep_entry
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.reports.development import drafts_of
from holdfast.accreditation.rules.development import Source, Told
from holdfast.demo.content.development import ENTRIES, Entry
from holdfast.demo.story.stage import Happening, Order, Stage, moment


def developed(stage: Stage) -> Iterator[Happening]:
    """Yield every draft that somebody settled."""
    for told in ENTRIES:
        yield Happening(told.on, Order.EVENING, told.who, partial(settle, stage, told))


def settle(stage: Stage, told: Entry, *, by: User) -> None:
    """Keep or decline the latest draft of the kind that is told of."""
    waiting = drafts_of(by, CpdEntry.objects.visible_to(by), today=told.on)
    source = Source.DAY if told.section else Source.MEETING
    name = str(stage.sections[told.section]) if told.section else ""
    its = [one for one in [*waiting.recent, *waiting.older] if one.source is source]
    draft = next(one for one in its if name in one.title)
    at = moment(told.on)
    if not told.learned:
        decline_entry(on=draft, version=0, at=at, by=by)
        return
    words = Told(
        did=draft.did, learned=told.learned, differently=told.differently,
        with_a_peer=source is Source.MEETING,
    )  # fmt: skip
    keep_entry(on=draft, came=True, told=words, version=0, at=at, by=by)
