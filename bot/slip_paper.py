"""What a committee member read off a paper slip, as it goes into the box."""

import hmac
from collections.abc import Sequence

from bot.box.sealing import seal
from rules.ballot_sheet import Ballot, marking_of
from rules.ballots import SPOILED, encode_marks
from rules.errors_ballots import UnknownCandidate


def paper_of(ballot: Ballot, marks: Sequence[int], *, spoiled: bool) -> bytes:
    """As many marks as the slip has: too many make it invalid in the count, not here. Raises UnknownCandidate."""
    marking = marking_of(ballot)
    for candidate, answer in map(marking.said, marks):
        if candidate not in marking.candidates or not answer:
            raise UnknownCandidate(candidate)
    try:
        return SPOILED if spoiled else encode_marks(marks)
    except ValueError:
        return SPOILED


def entry_of(ballot: Ballot, number: int, paper: bytes) -> tuple[bytes, bytes]:
    """What the box needs: 32 bytes that are equal for equal readings of one slip, and the paper sealed."""
    key = b"%d:" % ballot.id + b"".join(map(bytes.fromhex, ballot.seal.share_hashes))
    mac = hmac.digest(key, b"%d:" % number + paper, "sha256")
    return mac, seal(bytes.fromhex(ballot.seal.public_key), paper)
