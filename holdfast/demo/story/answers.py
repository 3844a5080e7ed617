"""Filling in an SDQ by item number so that it scores what the plot says. No item's words."""

from random import Random

from holdfast.demo.shapes import Sheet
from holdfast.measures.instruments.sdq import KEYED, REVERSED, SCALES, VERSIONS, Scale

MOST = 2  # points one item can give


def spread(points: int, items: int, chance: Random) -> list[int]:
    """Share points out over items, at most two each."""
    shares = [0] * items
    for _ in range(points):
        shares[chance.choice([n for n, share in enumerate(shares) if share < MOST])] += 1
    return shares


def answers(sheet: Sheet, chance: Random) -> dict[int, int | None]:
    """Return an answer to every number on the form, less those left blank."""
    given: dict[int, int | None] = {}
    for scale, points in zip(SCALES, sheet.scales or (), strict=True):
        for number, share in zip(KEYED[scale], spread(points, 5, chance), strict=True):
            given[number] = MOST - share if number in REVERSED else share
    given |= supplement(sheet, chance)
    return given | dict.fromkeys(sheet.blanks)


def supplement(sheet: Sheet, chance: Random) -> dict[int, int | None]:
    """Return the answers from 26 on: only the first of them where there is no impact."""
    if not sheet.impact:
        return {26: 0}
    asked = VERSIONS[sheet.form].impact_items
    shares = spread(sheet.impact, len(asked), chance)
    given: dict[int, int | None] = {26: min(3, 1 + sheet.impact // 3), 27: chance.randint(1, 3)}
    given |= {
        number: share + 1 if share else chance.randint(0, 1)
        for number, share in zip(asked, shares, strict=True)
    }
    return given | {33: min(3, sheet.impact // 2)}


def scored_elsewhere(sheet: Sheet) -> dict[Scale, int | None]:
    """Return the scores as somebody copies them from a sheet that is already scored."""
    scales: dict[Scale, int | None] = dict(zip(SCALES, sheet.scales or (), strict=True))
    return scales | {Scale.TOTAL: sum((sheet.scales or ())[:4]), Scale.IMPACT: sheet.impact}
