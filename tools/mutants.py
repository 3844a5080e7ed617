"""Break the scoring and change rules a little, one way at a time, and see a test fail each time.

    make mutants                              everything; an hour or more, one processor
    make mutants ARGS="'*.rules.change.*'"    only those

mutmut works in var/mutants, on a copy without Django, with the tests that need no database. It
has loaded the code before it breaks it, so a function that builds a table as its file is read has
been called already: whatever it leaves alive is tried again, each in a process that has loaded
nothing of ours. What is alive then must be explained in docs/explanation/mutants.md, by function
and changed line; a survivor that is not there ends this with status 1. mutmut changes what is
inside functions only: tables of figures are held by the tests that read the reference's files.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis  # noqa: F401  # slow to load, so once for every try
import pytest
import scipy.stats  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "var" / "mutants"
SHARED = ROOT.parent / "shared"
EXPLAINED = ROOT / "docs" / "explanation" / "mutants.md"
MUTMUT = Path(sys.executable).parent / "mutmut"

COPIED = (
    "holdfast/__init__.py",
    "holdfast/families/__init__.py",
    "holdfast/families/rules.py",
    "holdfast/measures/__init__.py",
    "holdfast/measures/rules/*.py",
    "holdfast/measures/instruments/*.py",
    "tests/__init__.py",
    "tests/shared_data.py",
    "tests/measures/__init__.py",
    "tests/measures/pairs.py",
    "tests/measures/saying.py",
)
TESTS = (
    "test_change*.py",
    "test_sdq*.py",
    "test_instruments*.py",
    "test_every_instrument.py",
    "test_codes.py",
    "test_scoring*.py",
    "test_what_a_*.py",
    "test_recording_rules.py",
    "test_schedule*.py",
)
CHANGE = (
    *("averages", "change", "expected", "funnel_limits", "goals_change", "nesting"),
    *("process_limits", "reliable"),
)
IN_PRACTICE = ("added", "comparing", "recording", "replanning", "schedule", "sdq_reading")
SCORING = (
    *("scoring", "instrument", "shapes", "banding", "cries8", "honosca", "swemwbs"),
    *("sdq", "sdq_bands", "sdq_change", "sdq_checks", "sdq_prediction"),
    "jacobson_truax",
)
BROKEN = (
    *(f"holdfast/measures/rules/{name}.py" for name in (*CHANGE, *IN_PRACTICE)),
    *(f"holdfast/measures/instruments/{name}.py" for name in SCORING),
)
NOTICED = {"killed", "timeout", "caught by type check", "not checked"}
STEADY = """\
from hypothesis import settings

settings.register_profile("steady", max_examples=25, derandomize=True, database=None, deadline=None)
settings.load_profile("steady")
"""
SETTINGS = f"""\
[tool.pytest.ini_options]
pythonpath = ["."]
testpaths = ["tests"]
addopts = "-p no:django -p no:socket -p no:cacheprovider"

[tool.mutmut]
source_paths = ["holdfast"]
only_mutate = {list(BROKEN)!r}
pytest_add_cli_args_test_selection = ["tests/measures"]
"""


def main() -> int:
    """Copy, break, and compare what survived with what is explained."""
    copy()
    command = ["nice", str(MUTMUT), "run", "--max-children", "1", *sys.argv[1:]]
    done = subprocess.run(command, cwd=WORK, env=plain(), check=False)
    if done.returncode:
        return done.returncode
    survivors, explained = list(alive()), EXPLAINED.read_text(encoding="utf-8")
    unexplained = [(name, lines) for name, lines in survivors if not said(name, lines, explained)]
    for name, lines in unexplained:
        print(f"\n{name} survived, and mutants.md does not say why:", *lines, sep="\n    ")
    print(f"\n{len(survivors)} survived, {len(unexplained)} of them unexplained")
    return int(bool(unexplained))


def copy() -> None:
    """Bring the copy up to date, keeping what mutmut remembers of functions that are the same."""
    for part in ("holdfast", "tests"):
        shutil.rmtree(WORK / part, ignore_errors=True)
    tests = [f"tests/measures/{name}" for name in TESTS]
    for pattern in (*COPIED, *tests):
        for file in ROOT.glob(pattern):
            target = WORK / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)
    (WORK / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (WORK / "tests" / "conftest.py").write_text(STEADY, encoding="utf-8")
    if SHARED.exists() and not (WORK / "shared").exists():
        (WORK / "shared").symlink_to(SHARED)


def plain() -> dict[str, str]:
    """Return the environment without Django's settings."""
    return {name: value for name, value in os.environ.items() if "DJANGO" not in name}


def alive() -> Iterator[tuple[str, list[str]]]:
    """Yield each mutant that no test noticed, with the lines it changed."""
    found = re.findall(r"^\s*(\S+): (.+?)\s*$", ask("results", "--all", "true"), re.MULTILINE)
    counted = Counter(verdict for _, verdict in found)
    print("\n".join(f"{count:>6} {verdict}" for verdict, count in counted.most_common()))
    for name, verdict in found:
        if verdict not in NOTICED and not noticed_afresh(name):
            changed = ask("show", name).splitlines()
            yield name, [line for line in changed if re.match(r"[-+](?![-+])", line)]


def noticed_afresh(name: str) -> bool:
    """Say whether a test fails where the code is loaded with the mutant in it from the start."""
    child = os.fork()
    if not child:
        os.chdir(WORK / "mutants")
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.environ.update(MUTANT_UNDER_TEST=name)  # mutmut's own
        os._exit(int(pytest.main(["-x", "-q", *files_about(name)])))
    return os.waitpid(child, 0)[1] != 0


def files_about(name: str) -> list[str]:
    """Return the tests that could notice: each part of the rules has its own."""
    tests = (WORK / "mutants" / "tests" / "measures").glob("test_*.py")
    module = name.split(".")[3]
    of_a_rule = "in practice" if module in IN_PRACTICE else "change"
    part = of_a_rule if ".rules." in name else "scoring"
    return sorted(str(one) for one in tests if part_of(one.name) == part)


def part_of(test: str) -> str:
    """Return which part of what is broken a file of tests is about."""
    if test.startswith(("test_what_a_", "test_recording", "test_schedule")):
        return "in practice"
    return "change" if "_change" in test else "scoring"


def ask(*words: str) -> str:
    """Return what mutmut says."""
    command = [str(MUTMUT), *words]
    return subprocess.run(
        command, cwd=WORK, env=plain(), capture_output=True, text=True, check=True
    ).stdout


def said(name: str, lines: list[str], explained: str) -> bool:
    """Say whether the page has an entry that begins with this function and its changed line."""
    function = name.rpartition(".")[2].partition("__mutmut")[0].rpartition("ǁ")[2]
    changed = " ".join(" ".join(line[1:] for line in lines if line.startswith("+")).split())
    return f"- `{function.removeprefix('x_')}`: `{changed}`" in " ".join(explained.split())


if __name__ == "__main__":
    sys.exit(main())
