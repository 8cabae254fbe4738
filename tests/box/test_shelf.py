"""A box leaves when its shelf is empty: whatever is still owed to somebody keeps it."""

from bot.box.port import Opening
from bot.box.shelf import Shelf


def test_a_ballot_a_ring_and_a_given_share_each_keep_the_box() -> None:
    shelf = Shelf()
    assert not shelf
    shelf.open(Opening(1, (1, 2), b"p" * 32, (), 64))
    assert shelf
    shelf.forget(1)
    assert not shelf
    shelf.give(1, 0, b"s" * 17)
    assert shelf
    shelf.forget(1)
    assert not shelf


def test_a_ring_keeps_the_box_until_dropped_even_when_all_have_their_shares() -> None:
    shelf = Shelf()
    shelf.rings.hold(1, ((b"a",), (b"b",)))
    for place in (0, 1):
        shelf.rings[1].acknowledge(place)
    assert shelf
    shelf.rings.drop(1)
    assert not shelf
