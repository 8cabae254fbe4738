"""Keys of a meeting's ballots, and who holds a share of them.

A ring is one making of keys, for every ballot planned and one spare: each member of the committee fetches
their shares of all of them at once, and every ballot uses up one key.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RingState(StrEnum):
    """`READY`: every member has fetched their shares. `LOST`: the shares were gone before that."""

    MAKING = "making"
    MADE = "made"
    READY = "ready"
    LOST = "lost"


@dataclass(frozen=True)
class Key:
    """`public_key` and `share_hashes` (one a member, in the committee's order) are hex."""

    public_key: str
    share_hashes: tuple[str, ...]


@dataclass(frozen=True)
class Ring:
    """`committee` are person ids, the head first; any `needed` of their shares open a box."""

    id: int
    meeting: int
    state: RingState
    committee: tuple[int, ...]
    needed: int
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Seal:
    """What a box is sealed with: the key at place `key` of a ring; `frozen` (hex) covers what may not change.

    Without a ring there is no committee: the box keeps the one share itself, which is for trials only.
    """

    ring: int = 0
    key: int = 0
    public_key: str = ""
    share_hashes: tuple[str, ...] = ()
    committee: tuple[int, ...] = ()
    needed: int = 1
    frozen: str = ""

    @property
    def code(self) -> str:
        """What people compare of `frozen`."""
        return self.frozen[:10].upper()


NO_SEAL = Seal()


def unused_key(ring: Ring, seals: Iterable[Seal]) -> int | None:
    """The place of the first key no ballot was ever sealed with; None when all are used up."""
    used = {seal.key for seal in seals if seal.ring == ring.id and seal.public_key}
    return next((place for place in range(len(ring.keys)) if place not in used), None)
