"""The told story, once for all the tests that only look at it."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections

from tests import database


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker) -> Iterator[str]:
    """Point this module's tests at a database in which the story has been told."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    connection = connections["default"]
    with django_db_blocker.unblock():
        name = database.cloned(database.told(), f"story_{worker}")
        usual = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = name
        yield name
        connection.close()
        connection.settings_dict["NAME"] = usual
