"""Small numbers: one engine for every table, chart, report and export that counts people.

`protect` says which numbers of some tables to hide, so that nobody can work out from what is
shown, now or before, that there are 1 to 5 people of a kind, nor that all of a kind are alike.
"""

from holdfast.kit.disclosure.asking import Secret, secrets
from holdfast.kit.disclosure.counts import AS_IT_IS, SMALL, TO_FIVE, Way
from holdfast.kit.disclosure.hiding import Protected, Published, protect
from holdfast.kit.disclosure.people import (
    EVERYONE,
    Dimension,
    Kind,
    People,
    Tabulation,
    both,
    from_crossings,
    kind,
)

__all__ = [
    "AS_IT_IS",
    "EVERYONE",
    "SMALL",
    "TO_FIVE",
    "Dimension",
    "Kind",
    "People",
    "Protected",
    "Published",
    "Secret",
    "Tabulation",
    "Way",
    "both",
    "from_crossings",
    "kind",
    "protect",
    "secrets",
]
