"""Everything on a case as one line of entries, the newest first.

A kind of entry is one small module here with its `SOURCES`, named in the list below; whoever
stands above casework adds theirs with `also_tell_of`.
"""

from holdfast.casework.reports.timeline import (
    concerns,
    discussions,
    events,
    files,
    goals,
    measures,
    plans,
    ratings,
    reminders,
    specialist,
    standing,
    visits,
    workers,
)
from holdfast.casework.reports.timeline.moment import Moment, Source, said

SOURCES: list[Source] = [
    *visits.SOURCES,
    *ratings.SOURCES,
    *measures.SOURCES,
    *events.SOURCES,
    *files.SOURCES,
    *concerns.SOURCES,
    *discussions.SOURCES,
    *goals.SOURCES,
    *plans.SOURCES,
    *reminders.SOURCES,
    *workers.SOURCES,
    *standing.SOURCES,
    *specialist.SOURCES,
]


def kinds() -> dict[str, str]:
    """Return every kind of entry with the words for it."""
    return {source.kind: source.words for source in SOURCES}


def also_tell_of(*sources: Source) -> None:
    """Add where more entries come from, once."""
    SOURCES.extend(source for source in sources if source not in SOURCES)


__all__ = ["SOURCES", "Moment", "Source", "also_tell_of", "kinds", "said"]
