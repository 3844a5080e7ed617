"""What a return may change of what is here: no newer word, and none put right by hand.

Three voices are heard for each value: what is here, what a return last told, what this one tells.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

Values = Mapping[str, object]
BLANK: tuple[object, ...] = (None, "")


@dataclass(frozen=True)
class Merge:
    """What to write, and what is left as it is though the return says otherwise."""

    changes: dict[str, object] = field(default_factory=dict)
    left: dict[str, object] = field(default_factory=dict)


def merge(
    *,
    here: Values,
    told: Values,
    last_told: Values | None,
    older: bool,
    erasing: Collection[str] = (),
    whole: bool = False,
) -> Merge:
    """Return what a return changes of one row.

    `last_told` is what the newest return so far told of the row, None if no return ever did;
    `older` says that this return is older than that one, and so changes nothing. A blank is
    "not told" and erases nothing, but for the columns in `erasing`. A value somebody changed by
    hand stays, unless it was blank. `whole` rows are changed altogether or not at all.
    """
    if older:
        return Merge()
    merged = Merge()
    for name, value in told.items():
        if value == here[name] or (value in BLANK and name not in erasing):
            continue
        if _is_the_council_s(name, here, last_told) or here[name] in BLANK:
            merged.changes[name] = value
        elif last_told is None or last_told.get(name) != value:
            merged.left[name] = value
    if whole and merged.left:
        return Merge(left={**merged.changes, **merged.left})
    return merged


def _is_the_council_s(name: str, here: Values, last_told: Values | None) -> bool:
    """Say whether the value here is what a return wrote, untouched since."""
    return last_told is not None and last_told.get(name) == here[name]
