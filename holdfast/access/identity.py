"""Telling the database who is asking, in a way that cannot be forged from inside a query.

The database works out for itself what that person may see (`rows.sql`). Nothing asked without an
identity returns rows: it fails, loudly.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from holdfast.access.models import User

BLOCK = 64  # bytes: the block of SHA-256, to which HMAC pads its key


@cache
def signing_key() -> bytes:
    """Return the key identities are signed with, 32 bytes drawn from the site's secret."""
    return hmac.digest(settings.SECRET_KEY.encode(), b"holdfast identity", "sha256")


def pads() -> tuple[bytes, bytes]:
    """Return HMAC's inner and outer pads (RFC 2104), which is all the database needs to check."""
    key = signing_key().ljust(BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)


def signed(person_id: int, purpose: str) -> str:
    """Return this connection's proof that it acts for one person, for one purpose."""
    connection.ensure_connection()
    message = f"{person_id}:{purpose}:{connection.connection.info.backend_pid}"
    signature = hmac.new(signing_key(), message.encode(), hashlib.sha256).hexdigest()
    return f"{person_id}:{purpose}:{signature}"


def assume(identity: str) -> str:
    """Set the identity for the rest of this transaction and not a moment longer.

    Return the one it carried before, or ''.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('holdfast.identity', true), ''), "
            "set_config('holdfast.identity', %s, true), "
            "set_config('holdfast.adding', '', true)",
            [identity],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def adding(key: UUID) -> None:
    """Say that a row is being added, so that its adder may fill it in before there is a grant."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('holdfast.adding', "
            "coalesce(current_setting('holdfast.adding', true), '') || ' ' || %s, true)",
            [str(key)],
        )


@contextmanager
def acting_as(person: User, *, purpose: str = "") -> Iterator[None]:
    """Do what follows in one transaction, as one person; then be whoever it was before.

    `purpose` is '' for ordinary work, 'import' while a return is being read in, and 'plan' while
    every open case's measures are planned anew because the programme's choice of them changed.
    """
    with transaction.atomic():
        before = assume(signed(person.pk, purpose))
        yield
        assume(before)
