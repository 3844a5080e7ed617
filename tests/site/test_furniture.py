"""What a page has round it is asked for only where it is shown, and then once."""

import pytest
from django.test import Client

from holdfast.kit.lines import Line
from holdfast.site import furniture
from tests import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", [people.grace, people.lena])
def test_the_first_page_asks_once_for_its_first_lines_and_shows_them(
    client: Client, monkeypatch: pytest.MonkeyPatch, who: object
) -> None:
    reader, asked = who(), []

    def lines_for(one: object, *, today: object) -> list[Line]:
        asked.append(one)
        return [Line("A line of this test", "/there/")]

    monkeypatch.setattr(furniture, "FIRST_LINES", [lines_for])
    people.signed_in(client, reader)
    assert "A line of this test" in client.get("/").content.decode()
    assert asked == [reader]
    client.get("/accessibility/")
    assert asked == [reader]
