"""What the case page costs: CPU a request against the empty view, side by side in one run.

    .venv/bin/python benchmarks/case_page.py [--rounds 60]

Both go through every layer of the site: session, second factor, the transaction with its signed
identity, row-level security, the log of reading. The case has 60 visits, 6 goals rated 15 times by
two people, 8 SDQs and 20 discussions. Rounds alternate, so that what slows the machine slows both.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

from asking import asker, cost

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
MOST = 20  # times the empty view


def prepared() -> tuple[str, str]:
    """Set up a database of its own with the case in it; return its address and a session's key."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from tests import database, people
    from tests.casework.histories import LAST_DAY, case_with

    connection.settings_dict["NAME"] = database.cloned(database.template(), "bench_case_page")
    settings.STORY_DAY = LAST_DAY
    case = case_with(visits=60, goals=6, ratings=15, sdqs=8, talks=20)
    client = people.signed_in(Client(), people.grace())
    return case.get_absolute_url(), client.cookies[settings.SESSION_COOKIE_NAME].value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    address, cookie = prepared()
    ask = asker(cookie)
    parts = {
        "the empty view": "/healthz",
        "the case page": address,
        "its picture, kept": f"{address}picture.svg?width=960",
        "its chart, kept": f"{address}chart.json?width=960",
    }
    lengths = {name: ask(path) for name, path in parts.items()}
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, path in parts.items():
            seen[name].append(cost(ask, path, 20 if path == "/healthz" else 2))
    empty = statistics.median(mine for mine, _ in seen["the empty view"])
    print(f"{'':20} {'site ms':>8} {'database ms':>12} {'times empty':>12} {'bytes':>9}")
    for name, costs in seen.items():
        mine = statistics.median(one for one, _ in costs)
        theirs = statistics.mean(other for _, other in costs)
        print(f"{name:20} {mine:8.2f} {theirs:12.2f} {mine / empty:12.1f} {lengths[name]:9}")
    ratio = statistics.median(mine for mine, _ in seen["the case page"]) / empty
    print(f"target: at most {MOST} times the empty view; {'met' if ratio <= MOST else 'NOT met'}")


if __name__ == "__main__":
    main()
    from tests.settings import CLUSTER

    CLUSTER.stop()
