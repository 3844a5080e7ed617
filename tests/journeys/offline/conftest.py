"""A wire to the site that can be cut, and devices that can be cut off and killed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.offline.device import Device
from tests.journeys.offline.wire import Wire
from tests.journeys.site import Site


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
        one.leaves()
    assert [complaint for one in come for complaint in one.complaints] == []
