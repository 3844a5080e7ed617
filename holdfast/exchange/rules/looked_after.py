"""From single episodes to periods of care and of one legal status, and who was in all year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from holdfast.exchange.rules.findings import Findings
from holdfast.exchange.rules.returns import Episode, Span, SpanKind

SHORT_BREAKS = frozenset({"V3", "V4"})
LEGAL_STATUSES = frozenset(
    {"C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"}
)


def by_child(episodes: Iterable[Episode]) -> Iterator[list[Episode]]:
    """Yield each child's episodes, the earliest first."""
    ordered = sorted(episodes, key=lambda one: (one.council_id, one.began_on, one.where.row))
    for _, group in groupby(ordered, key=lambda one: one.council_id):
        yield list(group)


def closed(episodes: Sequence[Episode], findings: Findings) -> list[Episode]:
    """Return one child's sorted episodes, each left open ending where the next one begins.

    An open end and an overlap are remarked on; an overlap is otherwise left as told.
    """
    told = []
    for episode, following in zip(episodes, [*episodes, None][1:], strict=True):
        if following is None:
            told.append(episode)
        elif episode.ended_on is None:
            words = "No end, though the next episode begins on {}: taken to end then"
            _remark(findings, episode, following.began_on, "open-episode", words)
            told.append(replace(episode, ended_on=following.began_on))
        else:
            if episode.ended_on > following.began_on:
                words = "Still open on {}, when the next episode begins: read as one period"
                _remark(findings, episode, following.began_on, "overlap", words)
            told.append(episode)
    return told


def _remark(findings: Findings, episode: Episode, on: date, code: str, words: str) -> None:
    where = episode.where
    findings.remark(where.file, code, words.format(f"{on:%d/%m/%Y}"), row=where.row)


def care_spans(episodes: Iterable[Episode]) -> list[Span]:
    """Join one child's sorted episodes into periods of care; short breaks (V3, V4) are apart."""
    return _joined((_care_kind(one.legal_status), "", one) for one in episodes)


def legal_spans(episodes: Iterable[Episode]) -> list[Span]:
    """Join one child's sorted episodes into periods of one legal status."""
    told = (one for one in episodes if one.legal_status)
    return _joined((SpanKind.LEGAL_STATUS, one.legal_status, one) for one in told)


def _care_kind(legal_status: str) -> SpanKind:
    return SpanKind.SHORT_BREAKS if legal_status in SHORT_BREAKS else SpanKind.LOOKED_AFTER


def _joined(told: Iterable[tuple[SpanKind, str, Episode]]) -> list[Span]:
    spans: list[Span] = []
    latest: dict[tuple[SpanKind, str], int] = {}
    for kind, code, episode in told:
        place = latest.get((kind, code))
        if place is not None and _follows_on(spans[place], episode):
            spans[place] = replace(spans[place], ended_on=_later(spans[place], episode))
            continue
        latest[kind, code] = len(spans)
        spans.append(_span(kind, code, episode))
    return spans


def _follows_on(span: Span, episode: Episode) -> bool:
    return span.ended_on is None or span.ended_on >= episode.began_on


def _later(span: Span, episode: Episode) -> date | None:
    if span.ended_on is None or episode.ended_on is None:
        return None
    return max(span.ended_on, episode.ended_on)


def _span(kind: SpanKind, code: str, episode: Episode) -> Span:
    return Span(
        council_id=episode.council_id,
        kind=kind,
        began_on=episode.began_on,
        ended_on=episode.ended_on,
        where=episode.where,
        code=code,
    )


def throughout(spans: Iterable[Span], *, first: date, last: date) -> bool:
    """Say whether one period of care, short breaks left out, holds every day of the year."""
    return any(
        span.kind is SpanKind.LOOKED_AFTER
        and span.began_on <= first
        and (span.ended_on is None or span.ended_on > last)
        for span in spans
    )
