"""What the lists cost with 50,000 cases and 1,000,000 visits, beside 500 and 10,000.

    .venv/bin/python benchmarks/many_cases.py [--cases 50000] [--rounds 10] [--again]

One practitioner's two cases of twenty visits are told through the actions; the rest are copies
(`crowd.py`): ten practitioners a team, one manager a team. Each page is asked for by the same
people in both databases, in turn, through every layer of the site. Queries are counted too.
Making 50,000 cases takes half an hour or so and 12 GB under `var`; `--keep` leaves them there, and
`--again` measures what was kept.
"""

import argparse
import os
import statistics
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asking import asker, cost
from crowd import Copier

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
FEW = 500  # cases
A_TEAM = 20  # cases: ten practitioners with two each
VISITS = 20  # a case
MOST = 1.5  # times what it costs with few


@dataclass
class Crowd:
    """One database, the cookies of two people in it, and what each page cost."""

    name: str
    cookies: dict[str, str]
    pages: dict[str, tuple[str, str]]
    cases: int
    visits: int
    costs: dict[str, list[float]] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)


def moved_to(name: str) -> None:
    """Have Django's connection be to another database from now on."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def told(name: str, cases: int) -> None:
    """Make a database with so many cases in it."""

    from tests import database, people
    from tests.casework.histories import case_with

    began = time.monotonic()
    moved_to(database.cloned(database.template(), name))
    for shared in (people.run, people.petra, people.lena):
        shared()
    url = database.server().url("postgres", name)
    teams = Copier(url, apart=1_000_000)
    people.team()
    colleagues = Copier(url, apart=1_000)
    for _ in "12":
        case_with(visits=VISITS, goals=2, ratings=8, sdqs=3, talks=6)
    colleagues.copy(A_TEAM // 2 - 1)
    made = teams.copy(cases // A_TEAM - 1)
    if lost := teams.broken():
        raise SystemExit(f"the copies are not whole: {lost}")
    teams.database.execute("VACUUM ANALYZE")
    print(f"{name}: {sum(made.values()):,} rows copied, {time.monotonic() - began:.0f} s")


def opened(name: str) -> Crowd:
    """Let two people in to a database, and say whom to ask for what."""
    from holdfast.access.identity import acting_as
    from holdfast.casework.models import Case
    from tests import people
    from tests.database import all_seeing

    moved_to(name)
    with all_seeing() as cursor:
        counts = []
        for kind in ("case", "visit"):
            cursor.execute(f"SELECT count(*) FROM casework_{kind}")
            counts.append(cursor.fetchone()[0])
    grace = people.grace()
    with acting_as(grace):
        case = Case.objects.worked_by(grace).order_by("reference")[0]
        return Crowd(name, cookies(), pages(case, case.visits.first()), *counts)


def cookies() -> dict[str, str]:
    """Sign two people in, and return the cookie of each."""
    from django.conf import settings
    from django.test import Client

    from tests import people

    asked = {"Grace": people.grace(), "Mona": people.mona()}
    name = settings.SESSION_COOKIE_NAME
    return {
        who: people.signed_in(Client(), person).cookies[name].value for who, person in asked.items()
    }


def pages(case: Any, visit: Any) -> dict[str, tuple[str, str]]:
    """Return the pages to ask for, each with who asks and its address."""
    of_case = case.get_absolute_url()
    return {
        "the empty view": ("Grace", "/healthz"),
        "my work": ("Grace", "/"),
        "cases": ("Grace", "/cases/"),
        "cases, sought by name": ("Grace", "/cases/?find=robin"),
        "a manager’s cases": ("Mona", "/cases/"),
        "a manager’s team": ("Mona", "/team/"),
        "a case, with its timeline": ("Grace", of_case),
        "a case’s trail": ("Mona", f"{of_case}trail/"),
        "a case’s measures": ("Grace", f"{of_case}measures/"),
        "a visit": ("Grace", f"/visits/{visit.pk}/"),
        "recording a visit": ("Grace", f"{of_case}visits/add/"),
    }


@contextmanager
def counted(queries: list[str]) -> Any:
    """Collect the words of every query."""
    from django.db import connection

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def measure(crowd: Crowd, times: int) -> None:
    """Ask for every page once more, and keep what each cost."""
    moved_to(crowd.name)
    crowd.cookies = cookies()  # a session ends after a while without a request
    for page, (who, address) in crowd.pages.items():
        ask = asker(crowd.cookies[who])
        said: list[str] = []
        with counted(said):
            ask(address)
        crowd.queries[page] = len(said)
        crowd.costs.setdefault(page, []).append(sum(cost(ask, address, times)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", action="store_true", help="leave the databases there")
    parser.add_argument("--again", action="store_true", help="measure those that were kept")
    asked = parser.parse_args()
    import django

    django.setup()
    from django.conf import settings

    from tests.casework.histories import LAST_DAY

    settings.STORY_DAY = LAST_DAY
    if not asked.again:
        told("bench_few", FEW)
        told("bench_many", asked.cases)
    few, many = opened("bench_few"), opened("bench_many")
    for _ in range(asked.rounds):
        for crowd in (few, many):
            measure(crowd, 3)
    print(f"\n{'CPU ms a request':27} {few.cases:>8,} {many.cases:>8,} {'ratio':>6}  queries")
    worst = 0.0
    for page in few.pages:
        a, b = (statistics.median(crowd.costs[page]) for crowd in (few, many))
        worst = max(worst, b / a if page != "the empty view" else 0)
        print(
            f"{page:27} {a:8.1f} {b:8.1f} {b / a:6.2f}  "
            f"{few.queries[page]} and {many.queries[page]}"
        )
    print(f"visits {few.visits:,} and {many.visits:,}")
    print(f"target: at most {MOST} times with many; {'met' if worst <= MOST else 'NOT met'}")


if __name__ == "__main__":
    main()
    if "--keep" not in sys.argv:
        from tests.settings import CLUSTER

        CLUSTER.stop()
