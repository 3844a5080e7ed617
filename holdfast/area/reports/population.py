"""The population's shares that the people reached are set beside."""

from holdfast.area.models import FigureSheet
from holdfast.area.reports.places import Place
from holdfast.area.rules.measures import ENGLAND, ETHNIC, Level
from holdfast.area.rules.values import Marker, as_was, total

YEAR = "2021"
# Census 2021, ethnic group in 20 categories, by the numbers of the published table.
FIVE = {
    "Asian": range(1, 6),
    "Black": range(6, 9),
    "Mixed": range(9, 13),
    "White": range(13, 18),
    "Other": range(18, 20),
}


def ethnic_shares(place: Place) -> dict[str, float]:
    """Return usual residents of all ages by five ethnic groups, in per cent; none if not read in.

    A place without all of the 19 groups has none: shares of a part would mislead.
    """
    sheets = FigureSheet.objects.filter(
        measure__startswith=ETHNIC, period=YEAR, level=Level.AUTHORITY, within=ENGLAND
    )
    said = {sheet.measure: sheet.figures.get(place.code) for sheet in sheets}
    counted = {}
    for group, numbers in FIVE.items():
        values = [said.get(f"{ETHNIC}{number}") for number in numbers]
        whole = total([Marker.NOT_AVAILABLE if v is None else as_was(v) for v in values])
        if isinstance(whole, Marker):
            return {}
        counted[group] = whole
    everybody = sum(counted.values())
    return {group: many / everybody * 100 for group, many in counted.items()} if everybody else {}
