"""The secret address of a calendar feed: how it is made, kept, and how often it may be read."""

import hashlib
import secrets

TOKEN_BYTES = 32
MOST_READS = 60  # an hour: a calendar asks every few minutes at the most


def new_token() -> str:
    """Return 256 random bits as an address can carry them."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256, from which it cannot be had back."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_read_too_often(reads: int) -> bool:
    """Tell whether a feed was read so often in the last hour that the next read must wait."""
    return reads >= MOST_READS
