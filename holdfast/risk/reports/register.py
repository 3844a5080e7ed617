"""The register as its page shows it: open risks by score, five by five, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.place.reports import staff_of
from holdfast.risk import rules
from holdfast.risk.models import Risk, RiskQuerySet


@dataclass(frozen=True, kw_only=True)
class Row:
    """One risk, how its score moved last, and whether it is to be looked at again."""

    risk: Risk
    trend: str
    is_due: bool


def register(found: RiskQuerySet, *, today: date) -> list[Row]:
    """Return risks, the gravest first: two queries."""
    loaded = found.select_related("owner").prefetch_related("scores")
    rows = [
        Row(
            risk=one,
            trend=trend_of(one),
            is_due=one.state == "open" and one.review_on <= today,
        )
        for one in loaded
    ]
    return sorted(rows, key=lambda row: (-row.risk.score, row.risk.review_on, row.risk.title))


def trend_of(one: Risk) -> str:
    """Say how a risk's score moved last; its scores are loaded."""
    in_order = sorted(one.scores.all(), key=lambda score: score.place)
    return rules.trend([score.score for score in in_order])


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of the five by five: its score, its grade, and how many open risks are in it."""

    points: int
    grade: rules.Grade
    many: int


def five_by_five(rows: Iterable[Row]) -> list[tuple[str, list[Cell]]]:
    """Return the cells by impact, the gravest first, each from unlikely to likely."""
    listed = [(row.risk.likelihood, row.risk.impact) for row in rows]
    return [
        (
            words,
            [
                Cell(
                    points=rules.score(likelihood, impact),
                    grade=rules.grade(rules.score(likelihood, impact)),
                    many=listed.count((likelihood, impact)),
                )
                for likelihood, _ in rules.LIKELIHOOD
            ],
        )
        for impact, words in reversed(rules.IMPACT)
    ]


def owners(reader: User) -> list[User]:
    """Return who may see to a risk: the staff of the authority who can read their own."""
    return [one for one in staff_of(reader.authority) if one.may(Permission.RISK_SEE)]


def due(reader: User, *, today: date) -> int:
    """Return how many open risks the reader may read and that are to be looked at again."""
    return Risk.objects.visible_to(reader).open().filter(review_on__lte=today).count()
