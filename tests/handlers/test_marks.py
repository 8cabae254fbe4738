"""A button of somebody who serves several units carries the unit that it acts for, within what a network takes."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.marks import marked, unmarked
from messages.outgoing import Button, Choice, Outgoing

VALUES = st.from_regex(r"[a-z]{1,12}( [a-z0-9.:-]{1,20}){0,3}", fullmatch=True)
UNITS = st.integers(1, 999_999_999)


def one(value: str) -> Outgoing:
    return Outgoing("", ((Button("Gửi", value),),), Choice(2, "Xong", value, (Button("Một", "1"),)))


@given(VALUES, UNITS, UNITS)
def test_a_marked_tap_is_the_same_tap_for_its_unit_and_is_marked_once(value: str, unit: int, other: int) -> None:
    words = marked(one(value), unit)
    [[button]] = words.rows
    assert words.choice is not None
    if "@" in words.choice.value:
        assert marked(words, other) == words
    for tap, longest in ((button.value, 64), (words.choice.value, 63)):
        assert len(tap) <= max(longest, len(value))
        fits = len(f"{value}@{unit}") <= longest
        assert unmarked(tap) == ((value, unit) if fits else (value, 0))
    assert words.choice.options == (Button("Một", "1"),)


def test_what_only_looks_like_a_mark_is_none() -> None:
    for tap in ("item x@", "item x@y", "item x@1234567890", "@", ""):
        assert unmarked(tap) == (tap, 0)
