"""Boundaries of areas from a GeoJSON file (RFC 7946): longitudes and latitudes in WGS84."""

import json
import math
from typing import Any

from holdfast.area.rules.measures import Level
from holdfast.area.rules.reading import Reading, Ring, Source

CODES = {
    "LSOA11CD": ("LSOA11NM", Level.SMALL_2011),
    "WD13CD": ("WD13NM", Level.WARD),
    "WD19CD": ("WD19NM", Level.WARD),
}
PLACES = 6  # decimals of a degree: a tenth of a metre
SOURCE = Source(
    "boundaries",
    "Martin Chorley, from Ordnance Survey and the Office for National Statistics",
    "Boundaries of small areas and wards",
    "2014",
    "Simplified for drawing. Contains OS data and National Statistics data, Crown copyright and "
    "database right 2014.",
    "CC BY 4.0",
)
FIX = "Save it as GeoJSON with one Polygon or MultiPolygon for each area, in WGS84"


def is_geojson(text: str) -> bool:
    """Tell whether a file's text is a collection of features."""
    return text.lstrip()[:1] == "{" and '"FeatureCollection"' in text[:2000]


def read_boundaries(text: str) -> Reading:
    """Return the rings of every area of a GeoJSON file that can be read; `within` is not known."""
    reading = Reading()
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        reading.leave(None, "", "", f"It is no GeoJSON: {error}", FIX)
        return reading
    for number, feature in enumerate(features if isinstance(features, list) else [], start=1):
        reading.rows += 1
        _read_feature(reading, number, feature)
    return reading


def _read_feature(reading: Reading, number: int, feature: Any) -> None:
    try:
        told = feature["properties"]
        column = next(column for column in CODES if column in told)
        name, level = CODES[column]
        area = str(told[column])
        rings = rings_of(feature["geometry"])
    except StopIteration:
        fix = f"Give each feature one of the properties {', '.join(CODES)}"
        reading.leave(number, "properties", "", "Feature left: it names no area", fix)
    except (KeyError, TypeError, ValueError) as error:
        reading.leave(number, "geometry", "", f"Feature left: {error}", FIX)
    else:
        reading.name(level, "", area, str(told.get(name) or area))
        reading.shapes.setdefault((level, ""), {})[area] = rings


def rings_of(geometry: Any) -> list[Ring]:
    """Return the rings of a polygon or of several, outer and inner alike.

    Raises:
        ValueError: if it is another kind of geometry, or a place is not on the earth.
        KeyError, TypeError: if it is not geometry at all.
    """
    parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    if geometry["type"] not in parts:
        raise ValueError(f"it is a {geometry['type']}, not a polygon")
    found = [
        [_place(*each[:2]) for each in ring] for part in parts[geometry["type"]] for ring in part
    ]
    if not found or any(len(ring) < 4 for ring in found):
        raise ValueError("it has no closed ring")
    return found


def _place(east: Any, north: Any) -> tuple[float, float]:
    longitude, latitude = float(east), float(north)
    if not (math.isfinite(longitude) and abs(longitude) <= 180 and abs(latitude) < 90):
        raise ValueError(f"{east}, {north} is no longitude and latitude")
    return round(longitude, PLACES), round(latitude, PLACES)
