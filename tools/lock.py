"""Resolve the requirements again, for the oldest Python we run on, with hashes and no addresses.

Needs `uv` on PATH: it resolves for every system at once, which pip does not. What it writes is
installed by plain pip.
"""

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "requirements"
COMMON = (
    *(
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--upgrade",
    ),
    *("--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"),
)
LOCKS = {"run.txt": ("run.in",), "test.txt": ("--constraint", "run.txt", "test.in")}


def main() -> None:
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("lock: uv is not on PATH: install it (pip install uv in a place of its own)")
    for lock, sources in LOCKS.items():
        subprocess.run([uv, *COMMON, *sources, "--output-file", lock], cwd=FOLDER, check=True)
        addresses = [line for line in (FOLDER / lock).read_text().splitlines() if "://" in line]
        if addresses:
            sys.exit(f"lock: {lock} names an address: {addresses[0]}")


if __name__ == "__main__":
    main()
