"""Lines no honest bot sends, and the name each is refused by; ballot 1 is open with voters 1 to 3."""

import json
from typing import Any

from bot.box.server import LONGEST_REQUEST


def line(**fields: Any) -> bytes:
    return json.dumps(fields).encode() + b"\n"


HOSTILE = [
    (b"\n", "frame_not_json"),
    (b"\x00\xff\xfe random\n", "frame_not_json"),
    (b'{"op": "put"\n', "frame_not_json"),
    (b"[" * 60_000 + b"\n", "frame_not_json"),
    (b'{"op":' + b"9" * 6_000 + b"}\n", "frame_not_json"),
    (b"[1, 2]\n", "frame_not_json"),
    (b'"put"\n', "frame_not_json"),
    (line(), "op_wrong"),
    (line(op=7), "op_wrong"),
    (line(op=["put"]), "op_wrong"),
    (line(op="dump"), "op_unknown"),
    (line(op="__class__"), "op_unknown"),
    (line(op="put"), "ballot_wrong"),
    (line(op="put", ballot="1", voter=1, blob="YQ=="), "ballot_wrong"),
    (line(op="put", ballot=True, voter=1, blob="YQ=="), "ballot_wrong"),
    (line(op="put", ballot=1.0, voter=1, blob="YQ=="), "ballot_wrong"),
    (line(op="put", ballot=-1, voter=1, blob="YQ=="), "ballot_wrong"),
    (line(op="put", ballot=2**70, voter=1, blob="YQ=="), "ballot_wrong"),
    (line(op="put", ballot=1, voter=None, blob="YQ=="), "voter_wrong"),
    (line(op="put", ballot=1, voter=1, blob="không"), "blob_wrong"),
    (line(op="put", ballot=1, voter=1, blob="\ud800"), "blob_wrong"),
    (line(op="put", ballot=1, voter=1, blob=""), "blob_wrong"),
    (line(op="put", ballot=1, voter=1, blob="A" * 4_000), "blob_wrong"),
    (line(op="put", ballot=1, voter=1, blob={"a": 1}), "blob_wrong"),
    (line(op="put", ballot=1, voter=2, blob="YQ=="), "blob_length_wrong"),
    (line(op="put", ballot=1, voter=99, blob="YQ=="), "voter_not_on_roll"),
    (line(op="put", ballot=99, voter=1, blob="YQ=="), "gone"),
    (line(op="take", ring=99, place=0), "gone"),
    (line(op="take", ring="1", place=0), "ring_wrong"),
    (line(op="hold", ring=1, shares=["YQ=="]), "shares_wrong"),
    (line(op="hold", ring=1, shares=[["YQ=="]] * 17), "shares_wrong"),
    (line(op="hold", ring=1, shares=[["YQ=="] * 33]), "shares_wrong"),
    (line(op="hold", ring=1, shares=[[[]]]), "shares_wrong"),
    (line(op="give", ballot=1, place=0, share=""), "share_wrong"),
    (line(op="give", ballot=1, place=16, share="YQ=="), "place_wrong"),
    (line(op="enter_slip", ballot=1, place=0, slip=2_001, mac="YQ==", blob="YQ=="), "slip_wrong"),
    (line(op="enter_slip", ballot=1, place=-1, slip=1, mac="YQ==", blob="YQ=="), "place_wrong"),
    (line(op="enter_slip", ballot=1, place=0, slip=1, blob="YQ=="), "mac_wrong"),
    (line(op="call", ballot=1, voter="2"), "voter_wrong"),
    (line(op="share", ballot=1), "ballot_not_closed"),
    (line(op="open", ballot=2, roll="1,2"), "roll_wrong"),
    (line(op="open", ballot=2, roll=["1"]), "roll_wrong"),
    (line(op="open", ballot=2, roll=[1] * 2_001), "roll_wrong"),
    (line(op="open", ballot=2, roll=[1], public_key="YQ==", shares=["YQ=="] * 17), "shares_wrong"),
    (
        line(op="open", ballot=2, roll=[1], public_key="YQ==", shares=[], blob_length=9_999),
        "blob_length_wrong",
    ),
    (b"a" * (LONGEST_REQUEST + 1), "frame_too_long"),
]
