"""Small numbers: one engine for every table, chart, report and export that counts people.

`protect` says which numbers of some tables to hide, so that nobody can work out from what is
shown, now or before, that there are 1 to 5 people of a kind, nor that all of a kind are alike.
"""

from holdfast.kit.disclosure.asking import SMALL, Secret, secrets
from holdfast.kit.disclosure.hiding import Protected, Published, protect
from holdfast.kit.disclosure.people import (
    EVERYONE,
    Dimension,
    Kind,
    People,
    Tabulation,
    both,
    kind,
)

__all__ = [
    "EVERYONE",
    "SMALL",
    "Dimension",
    "Kind",
    "People",
    "Protected",
    "Published",
    "Secret",
    "Tabulation",
    "both",
    "kind",
    "protect",
    "secrets",
]
