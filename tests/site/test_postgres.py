"""The embedded server is found, started, recovered and refused for what it really is."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from holdfast.site import postgres, postgres_files
from holdfast.site.postgres import Cluster
from holdfast.site.postgres_alive import holders, postmaster
from holdfast.site.postgres_programs import Programs, account_for_server, programs_for
from holdfast.site.postgres_server import Server
from holdfast.site.troubles import Trouble
from tests.reliability.harness import a_cluster, kill_all

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from pathlib import Path; from holdfast.site.postgres import Cluster; "


@pytest.fixture(scope="module")
def shared() -> Iterator[Cluster]:
    """A durable cluster with one saved row, for tests that leave it startable."""
    with a_cluster() as cluster:
        save_a_row(cluster.start())
        yield cluster


@pytest.fixture
def cluster(shared: Cluster) -> Cluster:
    shared.start()
    return shared


def save_a_row(server: Server) -> None:
    with psycopg.connect(server.url("holdfast_owner")) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 'Grace' AS name")


def the_row_is_there(server: Server) -> bool:
    with psycopg.connect(server.url("holdfast_owner")) as owner:
        return owner.execute("SELECT name FROM kept").fetchone() == ("Grace",)


def as_admin(server: Server, words: str) -> object:
    with psycopg.connect(server.url("postgres"), autocommit=True) as admin:
        done = admin.execute(words.encode())
        return done.fetchall() if done.description else None


def note_pid(cluster: Cluster, pid: int) -> None:
    """Put a number into the PID file, keeping the rest."""
    path = cluster.folder / "postmaster.pid"
    rest = path.read_text().split("\n", 1)[1]
    path.write_text(f"{pid}\n{rest}")


def test_a_second_start_finds_the_first_server(cluster: Cluster) -> None:
    before = cluster.alive()
    again = Cluster(cluster.root).start()
    assert before == Cluster(cluster.root).alive()
    assert the_row_is_there(again)


def test_stopping_and_starting_keeps_what_was_saved(cluster: Cluster) -> None:
    cluster.stop()
    assert not cluster.running()
    assert holders(cluster.folder) == []
    assert the_row_is_there(cluster.start())


def test_a_killed_server_recovers_by_the_next_start(cluster: Cluster) -> None:
    kill_all(cluster)
    assert not cluster.running()
    assert the_row_is_there(cluster.start())


def test_a_recycled_pid_is_not_taken_for_the_server(cluster: Cluster) -> None:
    kill_all(cluster)
    note_pid(cluster, os.getpid())
    assert postmaster(cluster.folder) is None
    assert the_row_is_there(cluster.start())


def test_another_clusters_server_is_not_taken_for_ours(cluster: Cluster) -> None:
    with a_cluster(throwaway=True) as other:
        other.start()
        kill_all(cluster)
        note_pid(cluster, other.alive() or 0)
        assert postmaster(cluster.folder) is None
        assert the_row_is_there(cluster.start())
        assert other.running()


def test_a_zombie_is_not_taken_for_the_server(cluster: Cluster) -> None:
    kill_all(cluster)
    dead = subprocess.Popen(["postgres: holdfast"], executable="/bin/true")
    try:
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
        note_pid(cluster, dead.pid)
        assert postmaster(cluster.folder) is None
        assert the_row_is_there(cluster.start())
    finally:
        dead.wait()


def test_no_server_starts_beside_what_a_killed_one_left_behind(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "ORPHANS", 0.3)
    server = cluster.start()
    with psycopg.connect(server.url("holdfast_app")) as connection:
        left = connection.info.backend_pid
        os.kill(left, signal.SIGSTOP)
        os.kill(cluster.alive() or 0, signal.SIGKILL)
        assert the_row_is_there(cluster.start())
        assert left not in holders(cluster.folder)


def test_starts_at_the_same_moment_make_one_server() -> None:
    with a_cluster(throwaway=True) as cluster:
        words = (
            f"{START}c = Cluster(Path(sys.argv[1]), throwaway=True); c.start(); print(c.alive())"
        )
        command = [sys.executable, "-c", words, str(cluster.root)]
        starts = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)
        ]
        pids = {start.communicate(timeout=60)[0] for start in starts}
        assert pids == {f"{cluster.alive()}\n"}


def test_a_server_outlives_the_program_that_started_it() -> None:
    with a_cluster(throwaway=True) as cluster:
        words = f"{START}Cluster(Path(sys.argv[1]), throwaway=True).start()"
        subprocess.run([sys.executable, "-c", words, str(cluster.root)], cwd=ROOT, check=True)
        assert cluster.running()


def test_a_first_start_that_was_cut_off_is_done_again() -> None:
    words = f"{START}Cluster(Path(sys.argv[1])).start()"
    with a_cluster() as cluster:
        command = [sys.executable, "-c", words, str(cluster.root)]
        start = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        while not (cluster.root / "server.json").exists():
            time.sleep(0.01)
        time.sleep(0.1)
        os.killpg(start.pid, signal.SIGKILL)
        start.wait()
        save_a_row(cluster.start())
        left = [path for path in postgres_files.unfinished(cluster.folder) if path.exists()]
        assert not left, "a password was left lying about"


def test_what_a_cut_off_start_left_is_destroyed_with_the_rest() -> None:
    with a_cluster() as cluster:
        cluster.start()
        fresh, secret = postgres_files.unfinished(cluster.folder)
        fresh.mkdir()
        secret.write_text("invented")
    assert not fresh.exists()
    assert not secret.exists()


def test_a_database_whose_passwords_were_lost_is_kept(cluster: Cluster) -> None:
    cluster.stop()
    (cluster.root / "server.json").unlink()
    assert the_row_is_there(cluster.start())


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_files_with_an_unsafe_setting_are_not_opened(cluster: Cluster, name: str) -> None:
    cluster.stop()
    settings = cluster.folder / "postgresql.auto.conf"
    safe = settings.read_text()
    settings.write_text(f"{safe}{name} = off\n")
    before = cluster.log.read_text()
    try:
        with pytest.raises(Trouble, match=f"{name} = off"):
            cluster.start()
        assert cluster.log.read_text() == before, "it was opened, if only for a moment"
    finally:
        settings.write_text(safe)


def test_a_running_server_with_an_unsafe_setting_is_refused(cluster: Cluster) -> None:
    server = cluster.start()
    as_admin(server, "ALTER ROLE holdfast_app SET synchronous_commit = off")
    try:
        with pytest.raises(Trouble, match="synchronous_commit"):
            Cluster(cluster.root).start()
    finally:
        as_admin(server, "ALTER ROLE holdfast_app RESET synchronous_commit")


def test_a_database_made_to_be_thrown_away_may_be_unsafe() -> None:
    with a_cluster(throwaway=True) as cluster:
        assert as_admin(cluster.start(), "SHOW fsync") == [("off",)]


def test_a_place_that_nobody_else_may_enter_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root the server runs as another account, which cannot see a home folder's .venv."""
    original = Programs(programs_for(None).folder, None).folder
    package, hidden = original.parents[1], tmp_path / "private"
    hidden.mkdir(mode=0o700)
    for part in (package, package.with_name(f"{package.name}.libs")):
        subprocess.run(["cp", "-a", str(part), str(hidden)], check=True)
    monkeypatch.setenv("HOLDFAST_PG_BIN", str(hidden / original.relative_to(package.parent)))
    programs_for.cache_clear()
    try:
        with a_cluster(throwaway=True) as cluster:
            assert as_admin(cluster.start(), "SELECT 1") == [(1,)]
            assert (hidden.stat().st_mode & 0o777, hidden.parent.exists()) == (0o700, True)
            assert cluster.programs.account == account_for_server()
            copied = cluster.programs.folder
    finally:
        programs_for.cache_clear()
    if not copied.is_relative_to(hidden):
        shutil.rmtree(copied.parents[2])


def test_the_log_says_nothing_of_what_people_typed(cluster: Cluster) -> None:
    server = cluster.start()
    with psycopg.connect(server.url("holdfast_owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE once (name text PRIMARY KEY)")
        owner.execute("INSERT INTO once VALUES ('Wilhelmina')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO once VALUES ('Wilhelmina')")
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            owner.execute("SELECT 'Wilhelmina'::int")
    assert "Wilhelmina" not in cluster.log.read_text()
    assert cluster.log.stat().st_mode & 0o777 == 0o600
    assert (cluster.root / "server.json").stat().st_mode & 0o777 == 0o600


def test_an_ordinary_person_can_run_it() -> None:
    """As root we become nobody in a child; else every test here says so already."""
    programs = programs_for(account_for_server()).folder  # where nobody may read them
    with a_cluster(throwaway=True) as cluster:
        cluster.root.mkdir()
        child = fork_quietly()
        if child == 0:
            status = 1
            try:
                become_nobody(cluster.root)
                os.environ["HOLDFAST_PG_BIN"] = str(programs)
                programs_for.cache_clear()
                status = 0 if as_admin(cluster.start(), "SELECT 1") == [(1,)] else 2
                cluster.stop()
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert (cluster.folder / "PG_VERSION").stat().st_uid != 0


def fork_quietly() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pytest-xdist has a thread
        return os.fork()


def become_nobody(folder: Path) -> None:
    """Give the folder and ourselves to an account without rights, if we are root."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        folder.parent.chmod(0o755)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
