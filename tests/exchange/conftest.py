"""What the tests of files have to hand."""

import pytest

from tests.exchange.teller import Teller


@pytest.fixture
def teller(tmp_path):
    return Teller(tmp_path)
