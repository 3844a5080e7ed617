"""A told story of its own behind a real web server, and devices that can be cut off and killed.

Its own, because what is recorded at these visits would change what other journeys find to do.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.offline.device import Device
from tests.journeys.offline.wire import Wire
from tests.journeys.site import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site with its story told, one for each worker."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Site(f"offline_{worker}", tmp_path_factory.mktemp("offline") / "site.log")
    made.open()
    yield made
    made.close()


@pytest.fixture
def wire(site: Site) -> Iterator[Wire]:
    """The wire to the site: whole at first."""
    made = Wire(site.port)
    yield made
    made.cut()


@pytest.fixture
def device(browser: Any, wire: Wire) -> Iterator[Callable[..., Device]]:
    """Bring somebody with a device of their own; at the end nothing may have been amiss."""
    come: list[Device] = []

    def bring() -> Device:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        made = Device(context, wire.url)
        made.wire = wire
        come.append(made)
        return made

    yield bring
    for one in come:
        one.context.close()
    assert [complaint for one in come for complaint in one.complaints] == []
