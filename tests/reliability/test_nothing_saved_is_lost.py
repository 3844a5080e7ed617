"""What Holdfast has called saved is there after the database was killed, and whole.

The three faulty writers show that the harness would see it if it were not so.
"""

import psycopg

from tests.reliability import harness


def test_nothing_acknowledged_is_lost_when_the_database_is_killed() -> None:
    with harness.a_cluster() as cluster:
        verdict = harness.ordeal(cluster, harness.write_honestly, kills=8, enough=2_000)
    assert verdict.acknowledged >= 2_000
    assert (verdict.lost, verdict.half_written) == (0, 0)


def test_the_harness_finds_what_is_lost_when_commits_do_not_wait_for_the_disk() -> None:
    with harness.a_cluster() as cluster:
        write_wal_seldom(cluster)
        verdict = harness.ordeal(cluster, harness.write_honestly, kills=3, options=harness.SLOPPY)
    assert verdict.lost > 0


def test_the_harness_finds_a_writer_that_acknowledges_too_early() -> None:
    with harness.a_cluster() as cluster:
        verdict = harness.ordeal(cluster, harness.write_and_boast, kills=4)
    assert verdict.lost > 0


def test_the_harness_finds_a_writer_that_uses_two_transactions() -> None:
    with harness.a_cluster() as cluster:
        verdict = harness.ordeal(cluster, harness.write_in_two, kills=4)
    assert verdict.half_written > 0


def write_wal_seldom(cluster: harness.Cluster) -> None:
    """Let the server keep commits in memory for long, so that a loss is sure to show."""
    server = cluster.start()
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        admin.execute("ALTER SYSTEM SET wal_writer_flush_after = '1GB'")
        admin.execute("SELECT pg_reload_conf()")
