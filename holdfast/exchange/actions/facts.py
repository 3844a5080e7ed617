"""Planning what is known of each child: statuses over time, SDQs, who is involved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from holdfast.access.models import User
from holdfast.exchange.actions.people import People
from holdfast.exchange.actions.plans import Plan
from holdfast.exchange.models import Involvement
from holdfast.exchange.rules import returns
from holdfast.exchange.rules.standing import SOURCES, Held, carer_form, held, once_each
from holdfast.families.models import Child, StatusSpan
from holdfast.measures.models import Administration, Stage

OUTSIDE_CARE = "legal-status-outside-care"


@dataclass
class Facts:
    """The plans for what a return tells of the children it names.

    Whatever rows are read here are told apart by child, so none of another family is touched.
    """

    told: returns.Return
    people: People
    by: User
    at: datetime
    remarks: list[tuple[str, str, returns.Where]] = field(default_factory=list)

    def __post_init__(self) -> None:
        ledger, as_of = self.people.ledger, self.told.as_of
        self.source = SOURCES[self.told.kind]
        self.spans = Plan("Statuses", StatusSpan, ledger, as_of, erasing=("ended_on",))
        self.sdqs = Plan(
            "SDQs",
            Administration,
            ledger,
            as_of,
            erasing=("scores", "missing_because"),
            whole=True,
        )
        self.involvements = Plan("Involvements", Involvement, ledger, as_of, erasing=("ended_on",))

    def plan(self) -> None:
        """Plan every fact about the children that come in."""
        self._plan_spans()
        self._plan_sdqs()
        self._plan_involvements()

    def _plan_spans(self) -> None:
        here: Any = StatusSpan.objects.filter(source=self.source).order_by("began_on", "pk")
        told = [one for one in once_each(self._held()) if one.council_id in self.people.children]
        for one, found in matched(told, list(here), self.people.children):
            values = {
                "began_on": one.began_on,
                "ended_on": one.ended_on,
                "detail": one.detail,
                "council_id": one.source_id,
            }
            if found is not None:
                if not one.source_id:  # a later return tells only the end of a long stay
                    values["began_on"] = min(one.began_on, found.began_on)
                self.spans.meet(found, values)
                continue
            child = self.people.children[one.council_id]
            made = StatusSpan(family_id=child.family_id, child=child, source=self.source, **values)
            made.status = one.status.value
            self.spans.add(made, values)

    def _held(self) -> Iterator[Held]:
        for span in self.told.spans:
            status = held(span)
            if status is not None:
                yield status
            else:
                words = f"{span.code} is not a status of being looked after: not kept"
                self.remarks.append((OUTSIDE_CARE, words, span.where))

    def _plan_sdqs(self) -> None:
        rows = Administration.objects.filter(instrument="SDQ", stage=Stage.RETURN)
        here = {(row.child_id, row.source): row for row in rows}
        for one in self.told.sdqs:
            child = self.people.children.get(one.council_id)
            if child is None:
                continue
            on = one.on or self.told.as_of
            source = f"{self.source} {one.on or one.year}"
            values = {
                "completed_on": on,
                "form": carer_form(born_on=child.born_on, on=on),
                "scores": {} if one.score is None else {"total": one.score},
                "missing_because": one.reason,
            }
            found = here.get((child.pk, source))
            if found is not None:
                self.sdqs.meet(found, values)
            else:
                self.sdqs.add(self._administration(child, source, values), values)

    def _administration(
        self, child: Child, source: str, values: dict[str, object]
    ) -> Administration:
        return Administration(
            family_id=child.family_id,
            child=child,
            informant="parent",
            stage=Stage.RETURN,
            source=source,
            entered_by=self.by,
            entered_at=self.at,
            **values,
        )

    def _plan_involvements(self) -> None:
        by_start = {
            (row.child_id, row.worker_id, row.began_on, row.role): row
            for row in Involvement.objects.all()
        }
        by_key = {(row.child_id, row.council_id): row for row in by_start.values()}
        for one in self.told.involvements:
            child = self.people.children.get(one.council_id)
            if child is None:
                continue
            worker_id = self.people.worker_ids[one.worker_id]
            values = {
                "worker_id": worker_id,
                "team_id": self.people.team_ids.get(one.team_id),
                "role": one.role,
                "began_on": one.began_on,
                "ended_on": one.ended_on,
                "change_reason": one.change_reason,
                "council_id": one.involvement_id,
            }
            start = (child.pk, worker_id, one.began_on, one.role)
            found = by_start.get(start) or by_key.get((child.pk, one.involvement_id))
            if found is not None:
                self.involvements.meet(found, values)
            else:
                made = Involvement(family_id=child.family_id, child=child, **values)
                by_start[start] = self.involvements.add(made, values)


def matched(
    told: Sequence[Held], here: Sequence[StatusSpan], children: Mapping[str, Child]
) -> list[tuple[Held, StatusSpan | None]]:
    """Pair each status told with the one here that it speaks of, None where it is new.

    First by the same start, then by the council's own key for the row, then, where there is no
    key, by days in common: a period of care is one, though two returns tell parts of it.
    """
    waiting = {row.pk: row for row in here}
    pairs: dict[int, StatusSpan] = {}

    def pair(tells: Callable[[Held, StatusSpan], bool], index: Index) -> None:
        for place, one in enumerate(told):
            if place in pairs:
                continue
            for row in index.get(_about(one, children), []):
                if row.pk in waiting and tells(one, row):
                    pairs[place] = waiting.pop(row.pk)
                    break

    index: Index = {}
    for row in here:
        index.setdefault((row.child_id, row.status), []).append(row)
    for tells in (_begins_alike, _has_its_key, _shares_days):
        pair(tells, index)
    return [(one, pairs.get(place)) for place, one in enumerate(told)]


Index = dict[tuple[UUID, str], list[StatusSpan]]


def _about(one: Held, children: Mapping[str, Child]) -> tuple[UUID, str]:
    return children[one.council_id].pk, one.status.value


def _begins_alike(one: Held, row: StatusSpan) -> bool:
    return (one.began_on, one.detail) == (row.began_on, row.detail)


def _has_its_key(one: Held, row: StatusSpan) -> bool:
    return bool(one.source_id) and one.source_id == row.council_id


def _shares_days(one: Held, row: StatusSpan) -> bool:
    if one.source_id or row.council_id or one.detail != row.detail:
        return False
    began_before_it_ended = one.ended_on is None or row.began_on <= one.ended_on
    return began_before_it_ended and (row.ended_on is None or one.began_on <= row.ended_on)
