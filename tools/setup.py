"""Make `.venv` from the hash-pinned locks: `python3 tools/setup.py run|test [as-named]`.

Plain standard library, any Python from 3.11, because it runs before anything is installed.
It does nothing when the locks have not changed since it last finished.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
JAVA = "openjdk-17-jre-headless"
SYSTEM = "/usr/bin/python3"
SHELL = "chromium-headless-shell"  # without windows of its own, it takes half the time
PIPS = 3  # at once
LEAKS = ("PYENV_VERSION", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")


def fingerprint(lock: Path) -> str:
    """Say, in a line, what a finished set-up was made from."""
    parts = [lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join([*parts, version_of(interpreter())])).hexdigest()


@cache
def interpreter() -> str:
    """Return the Python to make `.venv` from: this one, or the system's own where it is faster.

    pyenv compiles Python without optimising it unless told to; distributions optimise theirs, and
    Holdfast takes an eighth less of its time (`docs/explanation/developer-notes.md`). Whoever names
    one by `make PYTHON=...` gets that one.
    """
    is_slow = "pyenv" in sys.base_prefix and "--enable-optimizations" not in str(
        sysconfig.get_config_var("CONFIG_ARGS")
    )
    if not is_slow or "as-named" in sys.argv or not can_have_venv(SYSTEM):
        return sys.executable
    return SYSTEM


@cache
def version_of(python: str) -> bytes:
    """Return what a Python says of itself, its compiler too: an upgraded one is another."""
    return subprocess.run([python, "-VV"], capture_output=True, check=True).stdout


def can_have_venv(python: str) -> bool:
    """Tell whether this is a Python of ours, and can make a `.venv` with pip in it."""
    needs = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    if not Path(python).exists():
        return False
    return subprocess.run([python, "-c", needs], capture_output=True, check=False).returncode == 0


def stop(message: str) -> None:
    """Say what is wrong and what to do, and leave."""
    sys.exit(f"setup: {message}")


def is_root_on_debian() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> bool:
    """Install one of Debian's packages if we may; return whether that went well."""
    if not is_root_on_debian():
        return False
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": env, "stdout": subprocess.DEVNULL, "check": False}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return bool(subprocess.run(install, **quiet).returncode == 0)  # type: ignore[call-overload]


def make_venv() -> None:
    """Create `.venv`, fetching Debian's python3-venv where it is missing and we may."""
    command = [interpreter(), "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False).returncode == 0:
        return
    if not (apt_install("python3-venv") and subprocess.run(command, check=False).returncode == 0):
        stop(
            "Python has no working venv module: run `sudo apt-get install python3-venv`, then again"
        )


def install(which: str) -> bool:
    """Bring `.venv` to the lock, every file checked against its hash, and add our own command.

    Return whether there was anything to do.
    """
    lock = ROOT / "requirements" / f"{which}.txt"
    marker = VENV / f".{which}"
    python = VENV / "bin" / "python"
    if marker.exists() and marker.read_text() == fingerprint(lock):
        return False
    if not python.exists() or not (VENV / ".run").exists() or stale():
        make_venv()
    pip = [str(python), "-m", "pip", "install", "-qq", "--no-compile"]
    pip += ["--disable-pip-version-check", "--no-deps"]
    print(
        f"setup: installing what {lock.relative_to(ROOT)} names, every file by its hash", flush=True
    )
    with TemporaryDirectory() as folder:
        for parts in dealt(lock):
            files = [Path(folder) / f"{at}.txt" for at in range(len(parts))]
            for file, part in zip(files, parts, strict=True):
                file.write_text(part)
            together([*pip, "--require-hashes", "-r", str(file)] for file in files)
    together([[*pip, "--no-build-isolation", "-e", str(ROOT)]])
    marker.write_text(fingerprint(lock))
    return True


def dealt(lock: Path) -> list[list[str]]:
    """Deal out what a lock names among pips that work at once: each mostly unpacks, on one core.

    A lock names everything, so each part stands alone. pip itself comes after them, where it is
    named: it must not be exchanged while it works.
    """
    named = re.split(r"\n(?=\S)", lock.read_text().strip())
    others = [one for one in named if not one.startswith("pip==")]
    parts = ["\n".join(others[at::PIPS]) for at in range(PIPS)]
    return [parts, [one for one in named if one not in others]]


def together(commands: Iterable[list[str]]) -> None:
    """Run commands at once, and leave unless all end well."""
    running = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    if any([one.wait() for one in running]):
        stop("pip could not finish (its own words are above); check the network and try again")


def stale() -> bool:
    """Tell whether `.venv` was made from other locks, by another Python or in another place."""
    run = VENV / ".run"
    return run.read_text() != fingerprint(ROOT / "requirements" / "run.txt")


def has_java() -> bool:
    """Tell whether a Java answers: the `java` of macOS may only say that there is none."""
    found = shutil.which("java")
    if found is None:
        return False
    return subprocess.run([found, "-version"], capture_output=True, check=False).returncode == 0


def find_chromium() -> str | None:
    """Return a Chromium's path, if this machine has one."""
    names = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    found = [os.environ.get("HOLDFAST_CHROMIUM"), *map(shutil.which, names)]
    return next((path for path in found if path), mac if Path(mac).exists() else None)


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  # this runs under whatever python3 there is
        stop(f"Python 3.11 or newer is needed, and python3 here is {sys.version.split()[0]}")
    for name in LEAKS:
        os.environ.pop(name, None)
    install("run")
    if "test" in sys.argv:
        if install("test") and shutil.which(SHELL) is None:
            apt_install(SHELL)
        if find_chromium() is None and not apt_install("chromium"):
            stop(f"the journeys need Chromium: run `sudo apt-get install {SHELL}`, then again")
        if not has_java() and not apt_install(JAVA):
            stop(
                f"the tables are tested on Spark too, which needs Java 17 or later: install {JAVA}"
            )


if __name__ == "__main__":
    main()
