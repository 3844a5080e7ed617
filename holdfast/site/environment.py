"""Reading what a site's environment says, and refusing in words what cannot be."""

import os
import re
from datetime import date
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def yes_or_no(name: str, default: bool) -> bool:
    """Read a switch, 1 or 0; refuse anything else."""
    said = os.environ.get(name, "1" if default else "0")
    if said not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {said!r}")
    return said == "1"


def story_day() -> date:
    """Return the day the demonstration’s story has reached, which is its present day."""
    said = os.environ.get("HOLDFAST_STORY_DAY", "2015-01-14")
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise ImproperlyConfigured(f"HOLDFAST_STORY_DAY must be a date, not {said!r}") from error


def whole_number(name: str, *, otherwise: int, most: int) -> int:
    """Return the number that a variable says, from 1 on."""
    said = os.environ.get(name, str(otherwise))
    if not (said.isdecimal() and 1 <= int(said) <= most):
        raise ImproperlyConfigured(f"{name} must be 1 to {most}, not {said!r}")
    return int(said)


def one_of(name: str, offered: dict[str, str]) -> str:
    """Read a choice by its name, the first where nothing is said; refuse any other."""
    said = os.environ.get(name, next(iter(offered)))
    if said not in offered:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(offered)}, not {said!r}")
    return offered[said]


def mail_server(said: str) -> tuple[str, int, str, str]:
    """Read `smtp://USER:PASSWORD@HOST:PORT`; refuse what is not one."""
    parts = urlsplit(said)
    if parts.scheme != "smtp" or not parts.hostname:
        raise ImproperlyConfigured(
            "HOLDFAST_MAIL_SERVER must be smtp://USER:PASSWORD@HOST:PORT, and is not"
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return parts.hostname, parts.port or 587, user, password


def virus_scanner() -> str:
    """Return how files are scanned, or '' where no scanner is set; refuse what names none."""
    said = os.environ.get("HOLDFAST_VIRUS_SCANNER", "")
    if said and not re.fullmatch(r"clamd:(/.+|[^:]+:[0-9]{1,5})|command:.+", said):
        raise ImproperlyConfigured(
            "HOLDFAST_VIRUS_SCANNER must be clamd:/PATH, clamd:HOST:PORT or command:PROGRAM, not "
            f"{said!r}"
        )
    return said
