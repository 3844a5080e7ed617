"""What some people of the story made of their CPD drafts, in words that name nobody."""

from dataclasses import dataclass
from datetime import date

from holdfast.demo.shapes import day


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One draft settled on a day: of the latest meeting, or of a section’s training day.

    Without words it was declined.
    """

    who: str
    on: date
    section: str = ""
    learned: str = ""
    differently: str = ""


ENTRIES = (
    Entry(
        who="grace",
        on=day("2014-04-07"),
        section="ENG",
        learned="People stay when they have said themselves what they hope for. I had been "
        "offering my hopes, and calling it a plan.",
        differently="Ask what would be a little better by next week, and write it in their words.",
    ),
    Entry(
        who="grace",
        on=day("2014-10-20"),
        learned="A goal that does not move may be mine and not theirs.",
        differently="Read the goal aloud at the start of a visit and ask whose it is.",
    ),
    Entry(who="grace", on=day("2014-11-24")),
    Entry(
        who="grace",
        on=day("2015-01-12"),
        learned="I rehearsed saying no to a colleague playing the parent. It took me four goes "
        "until it was short and kind.",
    ),
    Entry(
        who="priya",
        on=day("2014-12-15"),
        learned="Showing it once is worth more than explaining it three times.",
        differently="Do the first turn myself, then hand it over.",
    ),
)
