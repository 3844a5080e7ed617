"""Claims about the place, told by the lead."""

from typing import Any

from holdfast.access.identity import acting_as
from holdfast.area.actions.telling import Said, tell_claim
from holdfast.area.models import Claim
from holdfast.area.rules.beside import About
from holdfast.area.rules.claims import Shape
from holdfast.area.rules.measures import Kind
from tests import people
from tests.area import places


def said(**others: Any) -> Said:
    """Return what is said of births."""
    told = {
        "about": About.BIRTHS,
        "words": "Births rose by a third in ten years",
        "shape": Shape.GROWTH,
        "kind": Kind.COUNT,
        "numbers": {"start": 300, "end": 400, "start_year": 2002, "end_year": 2010, "years": 10},
        "source": "A leaflet of 2014",
    }
    return Said(**(told | others))


def told(**others: Any) -> Claim:
    """Return a claim the lead has told."""
    with acting_as(people.lena()):
        return tell_claim(said=said(**others), on=people.A_MONDAY, by=people.lena())


def keys() -> dict[str, Any]:
    """Return the keys of a claim, and of a file that was read in."""
    return {"claim_id": told().pk, "area_import_id": places.read_in(places.ranks()).pk}
