"""What the rows of a return are to us: who is a child here, and which status a span is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from holdfast.exchange.rules.looked_after import LEGAL_STATUSES
from holdfast.exchange.rules.returns import Kind, Person, Span, SpanKind
from holdfast.families.rules import Status, age

SOURCES = {Kind.SSDA903: "SSDA903", Kind.SSD: "SSD"}
STATUSES: Mapping[SpanKind, Status] = {
    SpanKind.EARLY_HELP: Status.EARLY_HELP,
    SpanKind.CHILD_IN_NEED: Status.CHILD_IN_NEED,
    SpanKind.CIN_PLAN: Status.CHILD_IN_NEED,
    SpanKind.CHILD_PROTECTION: Status.CHILD_PROTECTION,
    SpanKind.LOOKED_AFTER: Status.LOOKED_AFTER,
    SpanKind.SHORT_BREAKS: Status.LOOKED_AFTER,
    SpanKind.LEGAL_STATUS: Status.LOOKED_AFTER,
}
DETAILS = {SpanKind.CIN_PLAN: "plan", SpanKind.SHORT_BREAKS: "short breaks"}


@dataclass(frozen=True, kw_only=True)
class Held:
    """A status of a child as we keep it; `detail` is the return's code, or what kind of span."""

    council_id: str
    status: Status
    detail: str
    began_on: date
    ended_on: date | None
    source_id: str


def held(span: Span) -> Held | None:
    """Return a span as the status we keep; None for a legal status outside care."""
    if span.kind is SpanKind.LEGAL_STATUS and span.code not in LEGAL_STATUSES:
        return None
    return Held(
        council_id=span.council_id,
        status=STATUSES[span.kind],
        detail=DETAILS.get(span.kind, span.code),
        began_on=span.began_on,
        ended_on=span.ended_on,
        source_id=span.source_id,
    )


def once_each(statuses: Iterable[Held]) -> list[Held]:
    """Return the statuses with those that begin alike made one, ending with the last of them."""
    kept: dict[tuple[str, str, str, date], Held] = {}
    for one in statuses:
        key = (one.council_id, one.status, one.detail, one.began_on)
        first = kept.get(key)
        kept[key] = one if first is None else replace(first, ended_on=_later(first, one))
    return list(kept.values())


def _later(one: Held, other: Held) -> date | None:
    if one.ended_on is None or other.ended_on is None:
        return None
    return max(one.ended_on, other.ended_on)


def is_adult(person: Person, *, as_of: date, has_a_status: bool) -> bool:
    """Say whether somebody comes in as an adult: grown up, with no status of a child's ever."""
    if person.born_on is None or has_a_status:
        return False
    return age(born_on=person.born_on, on=as_of) >= 18


def carer_form(*, born_on: date, on: date) -> str:
    """Return the form a main carer fills in for a child of this age on a day."""
    years = age(born_on=born_on, on=on)
    if years < 4:
        return "P2-4"
    return "P4-10" if years < 11 else "P11-17"
