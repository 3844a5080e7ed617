"""What one reader's page shows of a case: what is shared with them, and nothing else (R18).

The practitioner's preview asks the same questions; for a family, the database itself answers with
no more than what is shared.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from holdfast.casework.models import File, Visit
from holdfast.casework.rules import LEVELS, GoalScale, is_paused, said_score
from holdfast.family_pages import rules
from holdfast.family_pages.models import Share
from holdfast.kit.files import PICTURES
from holdfast.measures.models import Administration

VOICES = ("child", "parent", "family", "practitioner")


@dataclass(frozen=True, kw_only=True)
class View:
    """How far along a goal is in one person's view: the first time they said, and the last."""

    voice: str
    first: str
    last: str
    score: int
    times: int
    on: date
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class GoalShown:
    """A goal in its own words, with each person's view of it apart."""

    key: UUID
    number: int
    scale: str
    words: str
    levels: tuple[tuple[int, str], ...]
    wording: UUID
    set_on: date
    ended_on: date | None
    is_met: bool
    is_paused: bool
    may_rate: bool
    views: tuple[View, ...]

    @property
    def has_levels(self) -> bool:
        """Whether it is rated by levels described in advance, and not from 0 to 10."""
        return self.scale == GoalScale.ATTAINMENT


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file that one reader may open: by its share to a family, by itself to staff."""

    share_id: UUID
    file_id: UUID
    name: str
    is_picture: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class PageShown:
    """One reader's page."""

    reader: str
    goals: tuple[GoalShown, ...]
    shares: tuple[Share, ...]
    files: tuple[FileShown, ...] = ()

    def of_kind(self, kind: rules.Shared) -> list[Share]:
        """Return what is shared of one kind."""
        return [share for share in self.shares if share.kind == kind]

    @property
    def tried(self) -> list[Share]:
        """What was tried."""
        return self.of_kind(rules.Shared.MODULE)

    @property
    def measures(self) -> list[list[str]]:
        """What each measure says: a heading, and sentences."""
        return [share.words.splitlines() for share in self.of_kind(rules.Shared.MEASURE)]

    @property
    def tasks(self) -> list[Share]:
        """What was agreed to be tried, the newest first."""
        return self.of_kind(rules.Shared.TASK)[::-1]

    @property
    def next(self) -> list[Share]:
        """What comes next, the newest first."""
        return self.of_kind(rules.Shared.NEXT)[::-1]

    @property
    def notes(self) -> list[Share]:
        """What was written to them, the newest first."""
        return self.of_kind(rules.Shared.NOTE)[::-1]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shared with them."""
        return not self.shares


def page_of(case_id: UUID, reader: str) -> PageShown:
    """Return what a reader's page shows, in six queries at most."""
    held = Share.objects.in_force().filter(case_id=case_id, reader=reader)
    shares = list(held.order_by("shared_at", "pk"))
    gone = stale_among(shares)
    return PageShown(
        reader=reader,
        goals=goals_of(case_id, reader),
        shares=tuple(share for share in shares if share.pk not in gone),
        files=files_of(case_id, reader),
    )


def stale_among(shares: Iterable[Share]) -> set[UUID]:
    """Return which of these a page no longer shows, because what they are about has changed.

    A measure struck out or corrected since, a task put in other words, a file withdrawn, said to be
    something else or no longer to be shown. The database keeps a family from them by the same rules
    (`app.my_shares`).
    """
    by_kind: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_kind[share.kind].append(share)
    return {
        share.pk
        for kind, (model, has_changed) in CHANGES.items()
        if (told := by_kind[kind])
        for found in [model.objects.in_bulk([share.about for share in told])]
        for share in told
        if (one := found.get(share.about)) and has_changed(one, share)
    }


def measure_changed(one: Administration, share: Share) -> bool:
    """Tell whether a measure was struck out, or corrected since it was shared."""
    is_corrected = one.corrected_at is not None and one.corrected_at > share.shared_at
    return one.struck_at is not None or is_corrected


def task_changed(one: Visit, share: Share) -> bool:
    """Tell whether a task is in other words than were shared."""
    return one.task != share.words


def file_changed(one: File, share: Share) -> bool:
    """Tell whether a file may not be shown any more, or is said to be something else."""
    return one.withdrawn_at is not None or not one.is_shared or one.note != share.words


CHANGES: dict[str, tuple[Any, Callable[[Any, Share], bool]]] = {
    rules.Shared.MEASURE: (Administration, measure_changed),
    rules.Shared.TASK: (Visit, task_changed),
    rules.Shared.FILE: (File, file_changed),
}


def files_of(case_id: UUID, reader: str) -> tuple[FileShown, ...]:
    """Return the files that a reader's page shows, the newest shared first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.page_files(%s, %s)", [case_id, reader])
        rows = cursor.fetchall()
    return tuple(
        FileShown(share_id=share, file_id=file, name=name, is_picture=kind in PICTURES, words=words)
        for share, file, name, kind, words in rows
    )


def file_behind(share_id: UUID) -> tuple[str, str, bytes] | None:
    """Return name, kind and content of a file shared with whoever asks; None where it is not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.page_file(%s)", [share_id])
        row = cursor.fetchone()
    return (row[0], row[1], bytes(row[2])) if row else None


def goals_of(case_id: UUID, reader: str) -> tuple[GoalShown, ...]:
    """Return the goals that a reader's page shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.page_goals(%s, %s)", [case_id, reader])
        rows = cursor.fetchall()
    return tuple(goal_shown(row, reader) for row in rows)


def goal_shown(row: tuple[Any, ...], reader: str) -> GoalShown:
    """Return one goal as the page shows it."""
    key, number, scale, set_on, ended_on, because, *more = row
    wording, words, levels, settled, closed_on, told = more
    paused = is_paused(settled)
    return GoalShown(
        key=key,
        number=number,
        scale=scale,
        words=words,
        levels=tuple(zip(LEVELS, json.loads(levels), strict=False)),
        wording=wording,
        set_on=set_on,
        ended_on=ended_on,
        is_met=because == "met",
        is_paused=paused and ended_on is None,
        may_rate=not paused and ended_on is None and closed_on is None,
        views=tuple(views(json.loads(told), scale, reader)),
    )


def views(ratings: list[list[Any]], scale: str, reader: str) -> Iterable[View]:
    """Yield each person's view of one goal; nothing is averaged."""
    for voice in VOICES:
        mine = [(score, on) for rater, score, on in ratings if rater == voice]
        if mine:
            yield View(
                voice=voice,
                first=said_score(scale, mine[0][0]),
                last=said_score(scale, mine[-1][0]),
                score=mine[-1][0],
                times=len(mine),
                on=date.fromisoformat(mine[-1][1]),
                is_own=voice == rules.VOICES.get(reader),
            )
