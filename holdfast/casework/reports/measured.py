"""A child's measures as plain values: the SDQ by itself, every other by its instrument."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.measures import instruments
from holdfast.measures.models import Administration, Stage
from holdfast.measures.rules.reading import Filled

COLUMNS = (
    "id", "completed_on", "form", "informant", "stage", "scores", "missing_because", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SdqRead:
    """One SDQ about the child: its scores, None where too little was answered, or why none."""

    id: UUID
    on: date
    form: str
    informant: str
    stage: str
    scores: Mapping[str, int | None]
    missing_because: str
    source: str

    @property
    def total(self) -> int | None:
        """The total difficulties score, 0-40; None where there is none."""
        return self.scores.get("total")

    @property
    def is_from_return(self) -> bool:
        """Whether the council's return told it, which may not say on which day it was asked."""
        return self.stage == Stage.RETURN

    def as_filled(self) -> Filled:
        """Return what the rules read of it."""
        return Filled(
            instrument=instruments.named("SDQ"),
            form=self.form,
            informant=self.informant,
            completed_on=self.on,
            answers=None,
            scores=self.scores,
            missing_because=self.missing_because,
            is_from_return=self.is_from_return,
        )


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """One measure other than the SDQ: its scores, None where too little was answered."""

    id: UUID
    on: date
    form: str
    informant: str
    stage: str
    scores: Mapping[str, float | None]
    missing_because: str
    source: str
    instrument: str

    @property
    def main(self) -> float | None:
        """The score to show first; None where there is none."""
        return self.scores.get(instruments.named(self.instrument).main_scale)

    def as_filled(self) -> Filled:
        """Return what the rules read of it."""
        return Filled(
            instrument=instruments.named(self.instrument),
            form=self.form,
            informant=self.informant,
            completed_on=self.on,
            answers=None,
            scores=self.scores,
            missing_because=self.missing_because,
        )


def measures_of(child: UUID) -> tuple[tuple[SdqRead, ...], tuple[MeasureRead, ...]]:
    """Return a child's SDQs, and their other measures, without what is struck out: one query."""
    found = Administration.objects.not_struck_out().filter(child_id=child)
    kept = list(found.order_by("completed_on", "id").values_list(*COLUMNS, "instrument"))
    sdqs = tuple(SdqRead(*row[:-1]) for row in kept if row[-1] == "SDQ")
    return sdqs, tuple(MeasureRead(*row) for row in kept if row[-1] != "SDQ")


def sdqs_of(children: Iterable[UUID]) -> dict[UUID, list[SdqRead]]:
    """Return the SDQs of each of some children, by key, without what is struck out: one query."""
    found: dict[UUID, list[SdqRead]] = defaultdict(list)
    rows = Administration.objects.not_struck_out().filter(
        child__in=list(children), instrument="SDQ"
    )
    for child, *row in rows.order_by("completed_on", "id").values_list("child_id", *COLUMNS):
        found[child].append(SdqRead(*row))
    return found
