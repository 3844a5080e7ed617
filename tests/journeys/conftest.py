"""A told story behind a real web server, and people at browsers of their own."""

import os
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.database import dropped
from tests.journeys.judging import Judged
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.thorough import EVERY_WAY, EVERYTHING, level

expect.set_options(timeout=15_000)  # milliseconds: a busy machine is not a fault of the site


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Make each journey in as many ways as are asked for: a share of one, all of two, or three.

    The two are by keyboard alone with the scripts, and by mouse without them: so each hand and each
    page is there. `make test` takes one of them, one journey in three by keyboard. The third is by
    mouse with scripts. A journey marked `every_way`, in which a script answers to the mouse itself,
    is made in all three by CI too.
    """
    asked = EVERY_WAY if os.environ.get("HOLDFAST_SCREENSHOTS") else level()
    left_out = [item for item in items if is_left_out(item, asked)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def is_left_out(item: pytest.Item, asked: int) -> bool:
    """Tell whether this way of a journey is more than are asked for."""
    how = getattr(item, "callspec", None)
    if how is None or not {"kind", "has_script"} <= how.params.keys():
        return False
    if asked >= EVERY_WAY or (asked >= EVERYTHING and item.get_closest_marker("every_way")):
        return False
    if how.params["kind"] is Visitor and how.params["has_script"]:
        return True
    name = item.nodeid.partition("[")[0].encode()
    return asked < EVERYTHING and how.params["has_script"] != (zlib.crc32(name) % 3 == 0)


@pytest.fixture(scope="session", autouse=True)
def _judged_together(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what axe has judged where all workers of this run, and of no other, find it."""
    own = tmp_path_factory.getbasetemp()
    together = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    Judged.folder = together / "judged"


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One web server for all that this worker does: its start and first pages cost the most."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Site(f"journeys_{worker}_{os.getpid()}", tmp_path_factory.mktemp("site") / "site.log")
    yield made
    made.close()
    dropped(made.database)


@pytest.fixture(scope="module")
def site(web: Site) -> Site:
    """The site with its story told afresh: what one file's journeys did, the next never sees."""
    web.begins_again()
    return web


@pytest.fixture
def visitor(browser: Any, site: Site) -> Iterator[Callable[..., Visitor]]:
    """Bring somebody to the site; at the end nothing they met may have been amiss."""
    come: list[Visitor] = []

    def bring(kind: type[Visitor] = Visitor, *, has_script: bool = True) -> Visitor:
        size = {"width": 1280, "height": 900}
        context = browser.new_context(java_script_enabled=has_script, viewport=size)
        context.set_default_timeout(15_000)
        come.append(kind(context, site.url, has_script=has_script))
        return come[-1]

    yield bring
    for one in come:
        one.leaves()
    assert [complaint for one in come for complaint in one.complaints] == []
