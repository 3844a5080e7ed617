"""One instrument, one plain file: its forms, its scoring, its bands, its licence.

An instrument file is facts and arithmetic: standard library only, no row, no clock, no
request. It names questions by number and never quotes one, unless the licence says that
anybody may. Each published table carries its name, its source, and whether every cell was
seen in that source or only recalled; whoever shows a band shows the name of its table too.

A file here that names an `INSTRUMENT` is found and offered everywhere.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from holdfast.measures.instruments.instrument import Instrument

__all__ = ["ALL", "Instrument", "named"]


def _found() -> Iterator[Instrument]:
    for module in iter_modules(__path__, f"{__name__}."):
        found = getattr(import_module(module.name), "INSTRUMENT", None)
        if isinstance(found, Instrument):
            yield found


ALL: Mapping[str, Instrument] = MappingProxyType(
    {one.key: one for one in sorted(_found(), key=lambda one: one.key)}
)
"""Every instrument by its key ("sdq", "phq9")."""


def named(name: str) -> Instrument:
    """Return the instrument kept under this name ("SDQ", "PHQ-9").

    Raise `KeyError` for a name that no instrument has.
    """
    for one in ALL.values():
        if one.name == name:
            return one
    raise KeyError(name)
