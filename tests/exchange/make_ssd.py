"""An invented SSD extract of any size, with faults planted where a test can find them again.

`make(children=..., each=...)` plants each of the twenty `KINDS` of fault `each` times. The same
seed gives the same bytes. Nothing in it is about anybody.
"""

import random

from tests.exchange.ssd_extract import Extract
from tests.exchange.ssd_faults import KINDS
from tests.exchange.ssd_lives import _child, _workforce


def make(*, children: int = 300, each: int = 1, seed: int = 2014) -> Extract:
    """Return an extract of so many good children with each kind of fault planted `each` times."""
    extract = Extract(random.Random(seed))
    _workforce(extract)
    for number in range(children):
        _child(extract, number)
    extract.good = {name: len(rows) for name, rows in extract.rows.items()}
    for plant in KINDS:
        for number in range(each):
            plant(extract, number)
    return extract
