"""Tell how children's scores moved, from a file of pairs: `holdfast change --input PAIRS.csv`.

One row a child. A row that cannot be used is left out and told of; the others are used all the
same. Everything is held in memory: a programme has tens of pairs, not millions.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from holdfast.exchange.change.figures import figures
from holdfast.exchange.change.forms import Form
from holdfast.exchange.change.pairs_in import CannotUse, Pairs, pairs_in
from holdfast.exchange.change.words import in_words
from holdfast.kit.csv_rows import on_one_line

ALL_USED, SOME_LEFT_OUT, NOTHING_DONE = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Told:
    """Where a file's change is told, and where its faults."""

    out: TextIO
    complaints: TextIO
    as_json: bool


def tell_change(source: Path, form: Form, told: Told) -> int:
    """Tell the change of every good pair in `source`, and what is wrong with the other rows.

    Return 0 when every row was used, 1 when some were left out, 2 when nothing could be done.
    """
    try:
        with source.open(encoding="utf-8-sig", newline="") as stream:
            pairs = pairs_in(stream, form)
    except CannotUse as refusal:
        return _nothing(told, f"{source}: {refusal}")
    except UnicodeDecodeError:
        return _nothing(told, f"{source}: this is not UTF-8 text. Save it again as CSV UTF-8.")
    except OSError as error:
        return _nothing(told, f"{error.filename or source}: {error.strerror}.")
    for complaint in pairs.complaints:
        told.complaints.write(on_one_line(complaint) + "\n")
    if not pairs.children:
        return _nothing(told, f"{source}: no row can be used.")
    return _tell(pairs, form, told)


def _tell(pairs: Pairs, form: Form, told: Told) -> int:
    found = figures(pairs, form)
    if told.as_json:
        told.out.write(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
    else:
        told.out.write(in_words(found, form))
    return SOME_LEFT_OUT if pairs.left_out else ALL_USED


def _nothing(told: Told, why: str) -> int:
    told.complaints.write(f"{on_one_line(why)} Nothing was worked out.\n")
    return NOTHING_DONE
