"""What may be seen and for how long: the rules a grant lives by."""

from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=15)
LONGEST_SESSION = timedelta(hours=12)


class Standing(StrEnum):
    """What a grant lets its holder do with one case and its family."""

    WORKS = "works with"  # read and write
    OVERSEES = "oversees"  # read, allocate, close
    READS = "may read"  # read, by name
    CONSIDERS = "considers"  # read the family, and write in a nomination, before there is a case


def has_run_too_long(*, began_at: datetime, now: datetime) -> bool:
    """Tell whether a session is older than twelve hours, however busy."""
    return now - began_at > LONGEST_SESSION
