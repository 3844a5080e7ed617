"""All that CI runs, in the order that fails soonest. Each check is named as it begins."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
NO_DATABASE = {"HOLDFAST_DATABASE_URL": "none", "DJANGO_SETTINGS_MODULE": "holdfast.site.settings"}
ALL_OF_IT = {"HOLDFAST_THOROUGH": "2"}  # `make test` takes a share of what is tried over and over
CHECKS = {
    "format": ["ruff", "format", "--check", "-q", "."],
    "lint": ["ruff", "check", "-q", "."],
    "what is installed fits together": ["pip", "check"],  # each part of a lock comes without asking
    "import contracts": ["lint-imports", "--no-cache"],
    "types": ["mypy"],
    "templates": ["djlint", "--lint", "--quiet", "holdfast"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run", "-v0"],
    "generated docs": ["python", "-m", "django", "write_docs", "--check"],
    "settings for real use": ["python", "-m", "django", "check", "--fail-level", "ERROR"],
    "tests": ["pytest", "-n", "3", "--dist", "worksteal"],
}
UNREACHABLE = ("could not be audited", "Connection", "timed out", "404", "not found on PyPI")


def run(name: str, command: list[str]) -> bool:
    """Run one check and say how long it took; its own words are shown if it fails."""
    began = time.monotonic()
    quiet = name != "tests"
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env=os.environ | (NO_DATABASE if quiet else ALL_OF_IT),
        capture_output=quiet,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    print(
        f"{'ok    ' if passed else 'FAILED'} {name} ({time.monotonic() - began:.0f} s)", flush=True
    )
    if quiet and not passed:
        print(done.stdout, done.stderr, flush=True)
    return passed


def audit() -> bool:
    """Look every dependency up among known faults; where the list is out of reach, say so."""
    command = [str(BIN / "pip-audit"), "-r", "requirements/run.txt", "--require-hashes"]
    command += ["--disable-pip", "--progress-spinner", "off", "--timeout", "10"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if done.returncode == 0 and "could not be audited" not in said and "Skip" not in said:
        print("ok     dependency audit", flush=True)
        return True
    if any(word in said for word in UNREACHABLE):
        print("----   dependency audit: the list of known faults is out of reach here", flush=True)
        return True
    print("FAILED dependency audit\n", said, flush=True)
    return False


def main() -> None:
    failed = [
        name for name, command in CHECKS.items() if name != "tests" and not run(name, command)
    ]
    failed += [] if audit() else ["dependency audit"]
    failed += [] if run("tests", CHECKS["tests"]) else ["tests"]
    if failed:
        sys.exit(f"check: {', '.join(failed)} failed")


if __name__ == "__main__":
    main()
