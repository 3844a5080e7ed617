"""What every test stands on: a database with its policies in force, and a strict browser."""

import gc
import os
import re
import shutil
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, settings

from tests import database, in_memory, people
from tests.thorough import EXAMPLES, times

# How long an example takes is the machine's doing, and ours is shared: no test fails by the clock.
settings.register_profile(
    "shared",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=times(EXAMPLES, 10),
)
settings.load_profile("shared")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop shares our thread
BROWSERS = (  # the first takes half the time of the second, having no windows
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
MAKING = pytest.StashKey["subprocess.Popen[bytes]"]()
WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
NOT_OURS = ("django_", "account_", "mfa_", "access_sending", "access_draft", "access_cache")
INLINE = re.compile(r"{{|{%|\son[a-z]+=|<script>|\sstyle=")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Say which browser, in this one place: whoever asks first starts it for all of a worker."""
    found = os.environ.get("HOLDFAST_CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    flags = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": found, "args": flags}


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Give this worker a clone of the migrated template."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        name = database.cloned(database.template(), f"test_{worker}_{os.getpid()}")
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = name
        yield
        connections["default"].close()
        database.dropped(name)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test by no file's content: a zip tells its second, and workers must agree on names."""
    return argname if isinstance(val, bytes) else None


def pytest_configure(config: pytest.Config) -> None:
    """Have the databases made from the start of a whole run, where its workers would wait."""
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if is_whole and not hasattr(config, "workerinput") and not config.option.collectonly:
        config.stash[MAKING] = database.begin_making()


def pytest_collection_finish() -> None:
    """Spare the collector what stays for the whole run: it took a tenth of the tests' time."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the tests' server when the last worker is done and nobody else is testing."""
    making = session.config.stash.get(MAKING, None)
    if making and making.poll() is None:  # the run broke off
        os.killpg(making.pid, signal.SIGTERM)
        making.wait()
    if not hasattr(session.config, "workerinput") and database.nobody_else_is_here():
        from tests.settings import CLUSTER, HERE

        in_memory.leave(HERE)
        CLUSTER.stop()


@pytest.fixture(autouse=True)
def _nobody_met_yet() -> None:
    """Begin each test with nobody: what the last one met went with its database."""
    people.KNOWN.clear()


class StrictClient(Client):
    """A browser that also checks what must be true of every page."""

    def request(self, **request: Any) -> Any:
        written: set[str] = set()
        entries = 0

        def note_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal entries
            if found := WRITE.match(sql):
                written.add(found[1])
            entries += "audit.record(" in sql
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(note_writes):
            response = super().request(**request)
        ours = {table for table in written if not table.startswith(NOT_OURS)}
        assert not ours or entries or response.status_code >= 400, (
            f"{request['PATH_INFO']} wrote {ours} and left no trail"
        )
        if response.headers.get("Content-Type", "").startswith("text/html"):
            assert not INLINE.search(response.content.decode()), "unrendered or inline code"
        return response


@pytest.fixture
def client() -> StrictClient:
    return StrictClient()
