"""Whatever a template puts under its text fits every network."""

import pytest

from messages.keyboard import Keyboard
from messages.outgoing import Button


def test_a_button_carries_at_most_64_bytes() -> None:
    assert Keyboard().button("Gửi", "x" * 64).value == "x" * 64
    with pytest.raises(ValueError, match="more than 64 bytes"):
        Keyboard().button("Gửi", "x" * 65)


@pytest.mark.parametrize(("value", "option"), [("x" * 64, "1"), ("choose", "x" * 64)])
def test_a_choice_leaves_room_for_the_mark_of_an_option(value: str, option: str) -> None:
    with pytest.raises(ValueError, match="more than 63 bytes"):
        Keyboard().choose(2, "Xong", value, [Button("Báo Lào Cai", option)])


def test_a_choice_of_63_bytes_is_taken() -> None:
    keyboard = Keyboard()
    keyboard.choose(2, "Xong", "x" * 63, [Button("Báo Lào Cai", "y" * 63)])
    assert keyboard.choice is not None
