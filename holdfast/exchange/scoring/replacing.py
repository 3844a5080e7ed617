"""Let a file appear whole, in the place of the old one, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from holdfast.exchange.scoring.batch import CannotScore


@contextmanager
def replacing(target: Path, source: Path) -> Iterator[Path]:
    """Give the name of a file to write, which takes the target's place when all has gone well.

    Raise `CannotScore` where the target is not a file, or is the source by another name.
    """
    place = Path(os.path.realpath(target))
    if place.exists() and not place.is_file():
        raise CannotScore(f"{target} is not an ordinary file. Choose another name to write to.")
    if place.exists() and place.samefile(source):
        raise CannotScore("the scores would overwrite the answers. Choose another name.")
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.open("x").close()
        yield part
        if place.exists():
            part.chmod(place.stat().st_mode)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
