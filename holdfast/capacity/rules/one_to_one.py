"""What a manager asks at a one-to-one about the programme, and the figures it is asked from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfast.capacity.rules.hours import KINDS, Kept, Minutes, as_hours, kept


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to ask, and why; without a reason it is asked each time."""

    ask: str
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of somebody's work for the programme before a one-to-one.

    `children` are those visited late, by name; `untrained` sections; `without` days with no case.
    """

    promised: Minutes | None = None
    used: Minutes = field(default_factory=Minutes)
    late: Sequence[str] = ()
    measures: int = 0
    concerns: int = 0
    is_over: bool = False
    held: str = ""
    untrained: Sequence[str] = ()
    without: int = 0
    away: Sequence[str] = ()
    unsaid: int = 0


def items(known: Known) -> list[Item]:
    """Return what to ask, the safety of children first and what is asked each time last."""
    found = [*about_children(known), *about_time(known)]
    if known.untrained:
        sections = ", ".join(known.untrained)
        found.append(Item(ask="Which training days come next?", because=f"Not yet: {sections}"))
    found += [Item(ask="Who does what meanwhile?", because=one) for one in known.away]
    return [
        *found,
        Item(ask="What did the work with the families bring, and what got in its way?"),
        Item(ask="What do you need from me before we meet again?"),
    ]


def about_children(known: Known) -> list[Item]:
    """Return what to ask about families: safety, visits, measures, and no case at all."""
    found = []
    if known.concerns:
        because = f"{known.concerns} safety concern{'s' if known.concerns > 1 else ''} open"
        found.append(Item(ask="What was decided, and is it done?", because=because))
    if known.late:
        because = f"Visited late: {', '.join(known.late)}"
        found.append(Item(ask="What keeps the visits from being weekly?", because=because))
    if known.measures:
        because = f"{known.measures} measure{'s' if known.measures > 1 else ''} overdue"
        found.append(Item(ask="When are the measures asked?", because=because))
    if known.without:
        because = f"No case for {known.without} days"
        found.append(Item(ask="Which family could it be?", because=because))
    return found


def about_time(known: Known) -> list[Item]:
    """Return what to ask about time: the caseload, no release, and promises not kept."""
    found = []
    if known.is_over:
        found.append(Item(ask="What gives way?", because=known.held))
    if known.promised is None:
        found.append(
            Item(ask="How much time do you need each week?", because="No time is released yet")
        )
        return found
    short = [
        f"{words}: {as_hours(promised)} promised, {as_hours(used)} used"
        for key, words in KINDS
        for promised, used in [(getattr(known.promised, key), getattr(known.used, key))]
        if kept(promised, used) is Kept.LESS
    ]
    if short:
        because = f"Hours a week. {'; '.join(short)}"
        found.append(Item(ask="What takes the time that was promised?", because=because))
    if known.unsaid:
        because = f"{known.unsaid} visit{'s' if known.unsaid > 1 else ''} without minutes"
        found.append(Item(ask="How long did they take?", because=because))
    return found
