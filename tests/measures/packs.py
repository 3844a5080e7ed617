"""An invented wording pack: every question is a sentence of our own about kites, and a marker."""

import hashlib
import io
import json
import zipfile
from typing import Any

from holdfast.measures import instruments

MARKER = "zyxomarker"


def words_of(form: str, instrument: str = "sdq") -> dict[str, str]:
    numbers = instruments.ALL[instrument].allowed(form)
    return {str(n): f"Kite {n} of the {MARKER} flies low" for n in numbers}


def told(**more: Any) -> dict[str, Any]:
    """Return a pack's JSON; `more` replaces what it says, and None takes it out."""
    said = {
        "format": "holdfast wording pack 1",
        "instrument": "sdq",
        "holder": "Merton",
        "licence_reference": "Our licence 7",
        "expires_on": "2026-12-31",
        "languages": {"en": {"P4-10": {"items": words_of("P4-10")}}},
    } | more
    return {name: value for name, value in said.items() if value is not None}


def as_file(said: Any) -> bytes:
    return json.dumps(said).encode()


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def zipped(content: bytes, *, sums: bool = True, name: str = "pack.json") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
        if sums:
            parts.writestr("SHA256SUMS", f"{sum_of(content)}  pack.json\n")
    return kept.getvalue()
