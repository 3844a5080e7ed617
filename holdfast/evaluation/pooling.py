"""`holdfast evaluate --pool`: several authorities' findings, read from files and told together."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from holdfast.evaluation.rules.findings import from_json
from holdfast.evaluation.rules.pooled import together

REFUSED = 2


def tell_pooled(files: Sequence[Path], *, as_json_: bool, out: TextIO, complaints: TextIO) -> int:
    """Tell the findings of several files together. Return 0, or 2 where they cannot be pooled."""
    from holdfast.evaluation.telling import tell

    found = []
    for file in files:
        try:
            found.append(from_json(json.loads(file.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError) as error:
            complaints.write(f"holdfast: {file}: these are no findings in JSON ({error})\n")
            return REFUSED
    try:
        tell(together(found), as_json_=as_json_, out=out)
    except ValueError as refusal:
        complaints.write(f"holdfast: {refusal}\n")
        return REFUSED
    return 0
