"""Small invented publications in the shapes of the real ones, and reading them in."""

import json

from holdfast.access.identity import acting_as
from holdfast.area.actions.importing import import_publication
from holdfast.area.models import AreaImport
from holdfast.area.rules.shapes import small_areas
from tests import people

RANK, DECILE, IMD = list(small_areas.RANKS)
(CHILDREN,) = small_areas.CHILDREN
MERTON_CODE = "E09000024"
AREAS = {"E01000001": "Merton 001A", "E01000002": "Merton 001B", "E01000003": "Merton 002A"}
RANKS = {"E01000001": 100, "E01000002": 9853, "E01000003": 9854}


def csv_of(heading, *rows):
    lines = [",".join(f'"{cell}"' for cell in row) for row in (heading, *rows)]
    return "\n".join(lines).encode("utf-8-sig")


def ranks(**others):
    said = RANKS | others
    rows = [
        (
            code,
            name,
            MERTON_CODE,
            "Merton",
            f"{said[code]}{'.00' * isinstance(said[code], int)}",
            "1.00",
            "5.00",
        )
        for code, name in AREAS.items()
    ]
    return csv_of((*small_areas.PLACES, RANK, DECILE, IMD), *rows)


def children(**others):
    said = dict.fromkeys(AREAS, 300) | others
    rows = [(code, AREAS[code], MERTON_CODE, "Merton", said[code]) for code in AREAS]
    return csv_of((*small_areas.PLACES, CHILDREN), *rows)


def lookup():
    rows = [
        (code, name, f"E0500000{code[-1]}", f"Ward {code[-1]}", MERTON_CODE, "Merton")
        for code, name in AREAS.items()
    ]
    return csv_of((*small_areas.WARDS, "LAD19CD", "LAD19NM"), *rows)


def outlines(*codes):
    features = [
        {
            "properties": {"LSOA11CD": code, "LSOA11NM": AREAS.get(code, code)},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[at, 51], [at + 1, 51], [at + 1, 52], [at, 51]]],
            },
        }
        for at, code in enumerate(codes or AREAS)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def read_in(content, name="figures.csv", by=None) -> AreaImport:
    by = by or people.ada()
    with acting_as(by):
        return import_publication(content=content, file_name=name, at=people.A_MOMENT, by=by)
