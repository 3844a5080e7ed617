"""The command line does one thing at a time and tells troubles in words."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

VECTORS = "id,version," + ",".join(f"i{n}" for n in range(1, 34)) + "\n"
CHANGE = ["change", "--input", "no.csv", "--instrument", "sdq", "--informant", "parent"]


def holdfast(var: Path, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    plain = {name: value for name, value in os.environ.items() if "HOLDFAST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "holdfast.site.cli", *words],
        env=plain | {"HOLDFAST_VAR": str(var)} | env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["import", "ssda903", "no/such/folder"], "no/such/folder is not a folder"),
        (["score", "sdq", "--input", "no.csv", "--output", "out.csv"], "no.csv"),
        (CHANGE, "no.csv: No such file"),
        ([*CHANGE, "--reliability", "guess"], "invalid choice"),
        ([*CHANGE[:-1], "grandmother"], "invalid choice"),
        (["score", "nonsense", "--input", "in.csv", "--output", "out.csv"], "'sdq'"),
        (["nonsense"], "invalid choice"),
        ([], "the following arguments are required"),
        (["import", "ssd", ".", "--as-of", "yesterday"], "invalid"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(tmp_path: Path, words: list[str], told: str) -> None:
    done = holdfast(tmp_path, *words)
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_scoring_that_is_told_to_end_leaves_no_half_file(
    tmp_path: Path, told: signal.Signals
) -> None:
    answers, scores = tmp_path / "in.csv", tmp_path / "out.csv"
    os.mkfifo(answers)
    words = ["score", "sdq", "--input", str(answers), "--output", str(scores)]
    scores.write_text("the old scores")
    with subprocess.Popen([sys.executable, "-m", "holdfast.site.cli", *words]) as scoring:
        with answers.open("w") as unfinished:
            unfinished.write(VECTORS)
            unfinished.flush()
            while not list(tmp_path.glob(".out.csv.*")):
                assert scoring.poll() is None
            scoring.send_signal(told)
            assert scoring.wait() == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
    assert scores.read_text() == "the old scores"


@pytest.mark.parametrize("port", ["http", "0", "65536"])
def test_a_port_that_is_none_is_said_so(tmp_path: Path, port: str) -> None:
    done = holdfast(tmp_path, "run", PORT=port)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"PORT must be a number from 1 to 65535, not '{port}'" in done.stderr


def test_scoring_needs_neither_django_nor_a_database(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(VECTORS)
    words = ["score", "sdq", "--input", "in.csv", "--output", "out.csv"]
    program = (
        "import sys\nfrom holdfast.site import cli\n"
        f"sys.argv = ['holdfast', *{words}]\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "assert not {'django', 'psycopg'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert (tmp_path / "out.csv").read_text().startswith("id,")


def test_the_database_is_started_asked_after_and_stopped(tmp_path: Path) -> None:
    from holdfast.site.postgres import Cluster

    try:
        before = holdfast(tmp_path, "db", "status")
        assert (before.returncode, before.stdout) == (3, "the database is not running\n")
        assert holdfast(tmp_path, "db", "start").returncode == 0
        now = holdfast(tmp_path, "db", "status")
        assert now.returncode == 0
        assert now.stdout.startswith("the database is running on port")
        assert holdfast(tmp_path, "db", "stop").returncode == 0
        assert holdfast(tmp_path, "db", "status").returncode == 3
    finally:
        Cluster(tmp_path / "pg").destroy()


def test_a_database_of_their_own_is_not_ours_to_stop(tmp_path: Path) -> None:
    done = holdfast(tmp_path, "db", "stop", HOLDFAST_DATABASE_URL="postgresql://somewhere/db")
    assert done.returncode == 1
    assert "a database of your own" in done.stderr


def test_the_site_opens_without_the_libraries_of_the_evaluation_and_of_pictures() -> None:
    check = (
        "import sys, django\n"
        "django.setup()\n"
        "from holdfast.site import urls\n"
        "assert not {'altair', 'ibis', 'duckdb', 'pyarrow', 'scipy', 'polars'} & set(sys.modules)\n"
    )
    env = os.environ | {
        "HOLDFAST_DATABASE_URL": "none",
        "DJANGO_SETTINGS_MODULE": "holdfast.site.settings",
    }
    subprocess.run([sys.executable, "-c", check], env=env, check=True)
