"""A told story behind a real web server, and people at browsers of their own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.database import dropped
from tests.journeys.judging import Judged
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

expect.set_options(timeout=15_000)  # milliseconds: a busy machine is not a fault of the site


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the third way of a journey to `make journeys`: two take each hand and each page.

    Whoever goes by keyboard goes with the scripts; whoever has none goes by mouse. A journey in
    which a script answers to the mouse itself is marked `every_way`.
    """
    if os.environ.get("HOLDFAST_EVERY_WAY") or os.environ.get("HOLDFAST_SCREENSHOTS"):
        return
    third = [item for item in items if is_third_way(item)]
    config.hook.pytest_deselected(items=third)
    items[:] = [item for item in items if item not in set(third)]


def is_third_way(item: pytest.Item) -> bool:
    """Tell whether a journey is made with both mouse and scripts, and need not be."""
    how = getattr(item, "callspec", None)
    if how is None or item.get_closest_marker("every_way"):
        return False
    return how.params.get("kind") is Visitor and how.params.get("has_script") is True


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
