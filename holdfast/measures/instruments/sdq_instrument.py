"""The SDQ behind the face that every instrument shows."""

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from holdfast.measures.instruments import sdq, sdq_change, sdq_codes, shapes
from holdfast.measures.instruments.instrument import Instrument
from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.instruments.shapes import Answers, Direction, Missing, Problem, Score, Window


class Sdq(Instrument):
    """The SDQ: its items, its prorating and its impact are its own."""

    def allowed(self, code: str, *, follow_up: bool = False) -> Mapping[int, tuple[int, ...]]:
        """Return each number on a form with the answers it takes, lowest first."""
        highest = sdq.highest_answers(code, follow_up=follow_up)
        return MappingProxyType({number: tuple(range(top + 1)) for number, top in highest.items()})

    def problems(self, answers: Answers) -> list[Problem]:
        """Return everything wrong with the answers, by number; nothing means score them."""
        return sdq.why_not_accept(answers)

    def score(self, answers: Answers) -> dict[str, Score]:
        """Return every scale's score, and the impact by both published rules.

        `impact` is the strict one, as `impact_strict`; `impact_zero_fill` counts each blank as
        0; `impact_at_least` is what to say of an incomplete one, and None otherwise.
        """
        scores = asdict(sdq.score(answers))
        del scores["answered"]
        return {**scores, "impact": scores["impact_strict"]}

    def typed_scores(self) -> tuple[str, ...]:
        """Return the scales of a scored sheet: the five, the total and the impact."""
        return (*sdq.SCALES, Scale.TOTAL, Scale.IMPACT)

    def problems_of_scores(self, version_code: str, scores: Mapping[str, Score]) -> list[Problem]:
        """Return everything wrong with scores typed from a sheet; nothing means keep them."""
        return sdq.why_not_accept_scores(sdq.VERSIONS[version_code], whole(scores))

    def with_sums(self, scores: Mapping[str, Score]) -> dict[str, Score]:
        """Return typed scores with the total, where all four difficulty scales are there."""
        parts = [scores.get(scale) for scale in sdq.DIFFICULTIES]
        if scores.get(Scale.TOTAL) is not None or None in parts:
            return dict(scores)
        return {**scores, Scale.TOTAL.value: sum(part for part in parts if part is not None)}


def whole(scores: Mapping[str, Score]) -> dict[Scale, int | None]:
    """Return scores by the SDQ's own names; a fraction is left for its checks to refuse."""
    return {
        Scale(key): int(score) if isinstance(score, float) and score.is_integer() else score  # type: ignore[misc]
        for key, score in scores.items()
    }


def _scale(scale: Scale) -> shapes.Scale:
    is_keyed = scale in sdq.SCALES
    return shapes.Scale(
        key=scale.value,
        words=scale.capitalize(),
        lowest=0,
        highest=_HIGHEST.get(scale, 10),
        direction=Direction.BETTER if scale is Scale.PROSOCIAL else Direction.WORSE,
        items=sdq.KEYED.get(scale, ()),
        reversed=sdq.REVERSED.intersection(sdq.KEYED.get(scale, ())),
        least_answered=sdq.LEAST_ANSWERED if is_keyed else 0,
        missing=Missing.PRORATED if is_keyed else Missing.NO_SCORE,
        missing_source="the official scoring sheets" if is_keyed else "",
        how=_HOW.get(scale, ""),
    )


_HIGHEST = {Scale.TOTAL: 40, Scale.INTERNALISING: 20, Scale.EXTERNALISING: 20}
_HOW = {
    Scale.TOTAL: "the sum of emotional, conduct, hyperactivity and peer",
    Scale.INTERNALISING: "the sum of emotional and peer",
    Scale.EXTERNALISING: "the sum of conduct and hyperactivity",
    Scale.IMPACT: "2 counts 1 and 3 counts 2 over the impact items; at most 6 from a teacher",
}

INSTRUMENT = Sdq(
    key="sdq",
    name="SDQ",
    title="Strengths and Difficulties Questionnaire (SDQ)",
    versions=sdq.VERSIONS,
    item_answers=MappingProxyType({}),
    scales=MappingProxyType({scale.value: _scale(scale) for scale in Scale}),
    main_scale=Scale.TOTAL.value,
    licence=sdq.LICENCE,
    tables=sdq.TABLES,
    reliable_rules=sdq_change.RULES,
    codes=sdq_codes.CODES,
    follow_up_window=Window(
        earliest=4, latest=8, source="Added value: about six months; the months are recalled"
    ),
)
