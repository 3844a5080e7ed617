"""What a browser sends, made into what the database can keep. No database, no clock."""

import json
import re

WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
UNKEPT = re.compile("[\0\ud800-\udfff]")  # PostgreSQL keeps neither in text

Typed = dict[str, list[str]]


def whole_number(text: str) -> int | None:
    """Read a whole number of at most nine plain digits; None when it is anything else."""
    return int(text) if WHOLE.fullmatch(text) else None


def kept(text: str) -> str:
    """Return some text without the few characters that no database keeps."""
    return UNKEPT.sub("", text)


def form_typed(text: str) -> Typed | None:
    """Read a form's boxes from JSON; None when it is not a form's boxes, each a list of words."""
    try:
        boxes = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(boxes, dict):
        return None
    if not all(isinstance(values, list) for values in boxes.values()):
        return None
    if not all(isinstance(one, str) for values in boxes.values() for one in values):
        return None
    return as_kept(boxes)


def as_kept(typed: Typed) -> Typed:
    """Return a form's boxes as they can be kept."""
    return {kept(name): [kept(value) for value in values] for name, values in typed.items()}
