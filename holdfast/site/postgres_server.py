"""What is known about an embedded server: its port, its roles' passwords, where its files are.

It is kept in `server.json`, which only its owner may read. The file is written before the database
is made, and every step after it may be repeated, so a first start may be cut off anywhere.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Literal, get_args

from holdfast.site.troubles import Trouble

Role = Literal["postgres", "holdfast_owner", "holdfast_app"]
ROLES: tuple[Role, ...] = get_args(Role)
DATABASE = "holdfast"
HOST = "127.0.0.1"


@dataclass
class Server:
    """An embedded PostgreSQL server, running or not."""

    port: int = 0
    passwords: dict[str, str] = field(
        default_factory=lambda: {role: secrets.token_urlsafe(24) for role in ROLES}, repr=False
    )
    elsewhere: str = ""  # where its files are, when not beside server.json
    throwaway: bool = False
    prepared: int = 0  # which edition of roles.prepare_cluster it has had

    def url(self, role: Role, database: str | None = None) -> str:
        """Return the address under which a role reaches a database (its own, if none is named)."""
        name = database or DATABASE
        return f"postgresql://{role}:{self.passwords[role]}@{HOST}:{self.port}/{name}"


def read_server(path: Path) -> Server | None:
    """Return what the file says, or None where there is no file yet."""
    try:
        noted = json.loads(path.read_text())
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise Trouble(
            f"{path} belongs to somebody else: run this as the person who started the database "
            "first (perhaps root), or set HOLDFAST_VAR to a folder of your own"
        ) from error
    except ValueError as error:
        raise Trouble(f"{path} is damaged: move it away; the data stay where they are") from error
    known = {one.name for one in fields(Server)}
    return Server(**{name: value for name, value in noted.items() if name in known})


def write_server(path: Path, server: Server) -> None:
    """Replace the file in one step, so that a reader never finds half of it."""
    write_private(path, json.dumps(asdict(server), indent=1))


def write_private(path: Path, words: str) -> None:
    """Write a file which only its owner may read, whole or not at all, even through a crash."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as sheet:
        sheet.write(words)
        sheet.flush()
        os.fsync(sheet.fileno())
    fresh.replace(path)
