"""Cases with scores, for the tests of what is found of them."""

import itertools

from holdfast.evaluation.rules.scores import CaseScores, Norms, ScaleRead, pairs_of
from holdfast.measures.instruments.shapes import ReliableRule

RULE = ReliableRule(
    key="computed_alpha", name="Jacobson-Truax", scale="total", informant=None, threshold=6.82,
    reached_at=False, reliability="alpha 0.82", source="norms", is_provisional=False,
)  # fmt: skip
TOTAL = ScaleRead(
    key="sdq.parent.total", name="SDQ total, parent", lower_is_better=True, lowest=0, highest=40,
    rule=RULE, cut=17,
    norms=Norms(mean=8.4, sd=5.8, reliability=0.72, source="Meltzer and others 2000"),
)  # fmt: skip


NUMBERS = itertools.count(1)


def case(first, last, **more):
    """One case, numbered on."""
    return CaseScores(case=f"case {next(NUMBERS)}", first=first, last=last, **more)


def cases(*scores):
    """Cases with these first and last scores."""
    return [case(first, last) for first, last in scores]


def pairs(*scores):
    """The pairs among these."""
    return pairs_of(cases(*scores))
