"""What this process found lately, so that an unchanged snapshot is not worked out again.

What is kept is what pages may tell, with small numbers hidden. Of the records nothing is kept but
a digest, and each reader's are read anew: whoever reads other records meets other findings.
"""

import hashlib
from threading import Lock

import pyarrow as pa

from holdfast.evaluation.engine import Engine
from holdfast.evaluation.finding import Asked, findings
from holdfast.evaluation.rules.findings import Findings
from holdfast.evaluation.snapshot.files import Snapshot

MANY = 8  # findings kept; the oldest goes first
KEPT: dict[tuple[str, Asked, Engine], Findings] = {}
ONE_AT_A_TIME = Lock()


def findings_lately(snapshot: Snapshot, asked: Asked, *, engine: Engine) -> Findings:
    """Return everything found in a snapshot, from memory if nothing in it has changed."""
    key = (digest(snapshot), asked, engine)
    found = KEPT.get(key) or findings(snapshot, asked, engine=engine)
    with ONE_AT_A_TIME:
        KEPT[key] = found
        while len(KEPT) > MANY:
            del KEPT[next(iter(KEPT))]
    return found


def digest(snapshot: Snapshot) -> str:
    """Return the SHA-256 of whose snapshot it is, of which day, and of every value in it."""
    of = repr((snapshot.authority, snapshot.as_of, snapshot.kind))
    told = hashlib.sha256(of.encode())
    for name, table in sorted(snapshot.tables.items()):
        written = pa.BufferOutputStream()
        with pa.ipc.new_stream(written, table.schema) as stream:
            stream.write_table(table.combine_chunks())
        told.update(f"{name} {written.tell()} ".encode())
        told.update(written.getvalue())
    return told.hexdigest()
