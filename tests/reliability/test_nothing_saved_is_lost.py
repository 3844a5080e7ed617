"""What Holdfast has called saved is there after the database was killed, and whole.

Writers with a fault show that the harness would see it if it were not so.
"""

from dataclasses import dataclass

import psycopg
import pytest

from tests.reliability import harness
from tests.thorough import share, times


@dataclass(frozen=True)
class Fault:
    """A writer that is wrong, and the count of a verdict in which that shows."""

    write: harness.Write
    leaves: str
    options: str = ""


FAULTS = {
    "commits do not wait for the disk": Fault(harness.write_honestly, "lost", harness.SLOPPY),
    "acknowledged too early": Fault(harness.write_and_boast, "lost"),
    "two transactions": Fault(harness.write_in_two, "half_written"),
}


def test_nothing_acknowledged_is_lost_when_the_database_is_killed() -> None:
    with harness.a_cluster() as cluster:
        verdict = harness.ordeal(
            cluster, harness.write_honestly, kills=times(8, 2), enough=times(2_000, 2)
        )
    assert verdict.acknowledged >= times(2_000, 2)
    assert (verdict.lost, verdict.half_written) == (0, 0)


@pytest.mark.parametrize("words", share(FAULTS, 3))
def test_the_harness_finds_a_fault(words: str) -> None:
    fault = FAULTS[words]
    with harness.a_cluster() as cluster:
        if fault.options:
            write_wal_seldom(cluster)
        verdict = harness.ordeal(cluster, fault.write, kills=4, options=fault.options)
    assert getattr(verdict, fault.leaves) > 0


def write_wal_seldom(cluster: harness.Cluster) -> None:
    """Let the server keep commits in memory for long, so that a loss is sure to show."""
    server = cluster.start()
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        admin.execute("ALTER SYSTEM SET wal_writer_flush_after = '1GB'")
        admin.execute("SELECT pg_reload_conf()")
