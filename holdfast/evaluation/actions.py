"""Making an extract: what is given to an evaluator is on the trail, with why and its checksum."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.audit.trail import record
from holdfast.evaluation.rules.pseudonyms import version_of
from holdfast.kit.sealing import key_for
from holdfast.place.models import Authority

LASTING = "extract for evaluators"


@dataclass(frozen=True, kw_only=True)
class Made:
    """An extract as a file: its name and its content."""

    name: str
    content: bytes


@transaction.atomic
def make_extract(*, as_of: date, why: str, may_be_joined: bool, by: User) -> Made:
    """Return an extract of the authority's records, and write on the trail that it was given.

    Its keys come from a secret drawn from the site's own: always the same one where this extract
    may be joined to others, else one of its own, whose name is on the trail.

    Raises:
        PermissionError: if whoever asks may not make one.
    """
    if not by.may(Permission.EVALUATION_EXTRACT):
        raise PermissionError("an extract is made by an evaluator or the programme lead")
    from holdfast.evaluation.extract.making import extract_of
    from holdfast.evaluation.extract.packing import packed
    from holdfast.evaluation.snapshot.records import snapshot_for

    drawn = LASTING if may_be_joined else f"{LASTING} {secrets.token_hex(8)}"
    secret = key_for(f"{drawn} {by.authority}")
    extract = extract_of(snapshot_for(by, as_of=as_of), secret)
    version = version_of(secret)
    content = packed(extract, version=version)
    record(
        "made an extract for an evaluator",
        about=[Authority.objects.get(code=by.authority)],
        by=by,
        why=why,
        as_of=as_of,
        drawn=drawn,
        version=version,
        cases=extract.snapshot.tables["cases"].num_rows,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return Made(name=f"holdfast-extract-{as_of:%Y-%m-%d}-{version}.zip", content=content)
