"""Whatever a line holds, the answer is a result or a machine name."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.box.answers import OPERATIONS, answer
from bot.box.shelf import Shelf

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
OF_BALLOTS = ["op", "ballot", "voter", "blob", "roll", "public_key", "shares", "blob_length"]
OF_COMMITTEE_AND_PAPER = ["ring", "place", "slip", "mac", "share"]
fields = st.sampled_from([*OF_BALLOTS, *OF_COMMITTEE_AND_PAPER])


@given(st.binary())
def test_random_bytes_are_not_json(line: bytes) -> None:
    assert "error" in answer(Shelf(), line)


@given(st.sampled_from(sorted(OPERATIONS)), st.dictionaries(fields, values))
def test_random_fields_never_get_past_the_reading(op: str, rest: dict[str, object]) -> None:
    reply = answer(Shelf(), json.dumps({**rest, "op": op}).encode())
    assert reply.get("error") != "internal"
    json.dumps(reply)
