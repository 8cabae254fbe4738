"""Key shares as the committee and the bot handle them; never the key itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

MOST_SHARES = 16
MOST_KEYS = 32
"""In one ring."""


class ThresholdRefused(Exception):
    """`name`: "threshold_needs_everybody", "threshold_too_low" or "shares_wrong"."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WrongShare(Exception):
    """The shares do not make the key of this box."""


@dataclass(frozen=True)
class Keys:
    """`shares` are 17 bytes each: their number, then 16 of Shamir's; `share_hashes` may be kept."""

    public_key: bytes
    shares: tuple[bytes, ...]
    share_hashes: tuple[bytes, ...]


def share_hash(share: bytes) -> bytes:
    """Tells a true share from a wrong one without the others."""
    return blake2b(share, digest_size=16, person=b"ktd ballot share").digest()


def true_share(share: bytes, place: int, hashes: Sequence[bytes]) -> bool:
    """Whether it is the share of that place in the committee, by the key's `share_hashes`."""
    return 0 <= place < len(hashes) and share_hash(share) == hashes[place]


def check_threshold(shares: int, threshold: int) -> None:
    """1 of 1 is a box without a committee; else 2 ≤ threshold < shares: one lost share must not void it."""
    if not 1 <= shares <= MOST_SHARES or not 1 <= threshold <= shares:
        raise ThresholdRefused("shares_wrong")
    if shares == 1:
        return
    if threshold == shares:
        raise ThresholdRefused("threshold_needs_everybody")
    if threshold == 1:
        raise ThresholdRefused("threshold_too_low")
