"""A box that the database keeps and cannot read: some texts, sealed with a key of the site's own.

All texts are made equally long and put in an order of their own before they are sealed, so that
neither the box's length nor its order says what was put in last. AES-256-GCM (NIST SP 800-38D)
with a fresh nonce each time: the same texts sealed twice look nothing alike.
"""

import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes
ROOM = 4096  # bytes for each text


def key_for(purpose: str) -> bytes:
    """Return a key of 32 bytes for one purpose, drawn from the site's secret."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"sealed {purpose}".encode(), "sha256")


def seal(texts: Iterable[str], *, purpose: str) -> str:
    """Return the texts sealed. Raise `ValueError` for one of more than 4096 bytes."""
    each = sorted(text.encode() for text in texts)
    if any(len(one) > ROOM or b"\0" in one for one in each):
        raise ValueError("a text has no room in the box")
    nonce = os.urandom(NONCE)
    plain = b"".join(one.ljust(ROOM, b"\0") for one in each)
    return b64encode(nonce + AESGCM(key_for(purpose)).encrypt(nonce, plain, None)).decode()


def unseal(box: str, *, purpose: str) -> list[str]:
    """Return the texts of a box; none for ''. Raise `InvalidTag` where it is not ours."""
    if not box:
        return []
    sealed = b64decode(box)
    plain = AESGCM(key_for(purpose)).decrypt(sealed[:NONCE], sealed[NONCE:], None)
    each = [plain[at : at + ROOM] for at in range(0, len(plain), ROOM)]
    return [one.rstrip(b"\0").decode() for one in each]
