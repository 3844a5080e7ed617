"""What an authority claims of its place: worked, and beside what is published."""

from dataclasses import dataclass

from holdfast.access.models import User
from holdfast.area.models import Claim
from holdfast.area.rules.beside import About, Beside, beside
from holdfast.area.rules.claims import Shape, Worked, worked
from holdfast.area.rules.known import Known
from holdfast.area.rules.measures import Kind


@dataclass(frozen=True)
class Examined:
    """A claim with its own working, line by line, and what is published beside it."""

    claim: Claim
    worked: list[Worked]
    beside: list[Beside]


def examined(reader: User, known: Known) -> list[Examined]:
    """Return every claim of the reader's authority, in order: one query."""
    return [
        Examined(
            claim,
            worked(Shape(claim.shape), claim.numbers),
            beside(About(claim.about), claim.numbers, Kind(claim.kind), known),
        )
        for claim in Claim.objects.visible_to(reader)
    ]
