"""A sealed box says nothing of what is in it, neither by its length nor by its order."""

import pytest
from cryptography.exceptions import InvalidTag

from holdfast.kit.sealing import ROOM, seal, unseal


def test_what_was_sealed_comes_out_in_an_order_of_its_own():
    assert unseal(seal(["b", "", "ä"], purpose="x"), purpose="x") == ["", "b", "ä"]
    assert unseal("", purpose="x") == []


def test_two_boxes_of_the_same_look_nothing_alike_and_all_are_equally_long():
    one, again, longer = (seal([text], purpose="x") for text in ("a", "a", "a" * ROOM))
    assert one != again
    assert len(one) == len(longer)


def test_nothing_but_the_sites_key_for_that_purpose_opens_it(settings):
    box = seal(["a"], purpose="x")
    with pytest.raises(InvalidTag):
        unseal(box, purpose="y")
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidTag):
        unseal(box, purpose="x")


@pytest.mark.parametrize("text", ["a" * (ROOM + 1), "a\0"])
def test_what_has_no_room_is_refused(text):
    with pytest.raises(ValueError, match="no room"):
        seal([text], purpose="x")
