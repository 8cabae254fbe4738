"""Key shares waiting for the committee: each member's go as soon as that member has them."""

from bot.box.port import BoxGone, BoxRefused
from bot.box.shares import share_hash

Shares = tuple[tuple[bytes, ...], ...]


class Ring:
    """`hashes` tell the same ring from another after its shares are gone."""

    def __init__(self, shares: Shares) -> None:
        self.hashes = hashes_of(shares)
        self.left = dict(enumerate(shares))

    def take(self, place: int) -> tuple[bytes, ...]:
        self._check(place)
        if place not in self.left:
            raise BoxRefused("share_taken")
        return self.left[place]

    def acknowledge(self, place: int) -> None:
        self._check(place)
        self.left.pop(place, None)

    def taken(self) -> tuple[int, ...]:
        return tuple(place for place in range(len(self.hashes)) if place not in self.left)

    def _check(self, place: int) -> None:
        if not 0 <= place < len(self.hashes):
            raise BoxRefused("place_wrong")


class Rings:
    def __init__(self) -> None:
        self._rings: dict[int, Ring] = {}

    def __len__(self) -> int:
        return len(self._rings)

    def __getitem__(self, ring: int) -> Ring:
        """Raises BoxGone."""
        if ring not in self._rings:
            raise BoxGone(ring)
        return self._rings[ring]

    def hold(self, ring: int, shares: Shares) -> None:
        held = self._rings.get(ring)
        if held is None:
            self._rings[ring] = Ring(shares)
        elif held.hashes != hashes_of(shares):
            raise BoxRefused("ring_differs")

    def drop(self, ring: int) -> None:
        self._rings.pop(ring, None)


def hashes_of(shares: Shares) -> Shares:
    return tuple(tuple(map(share_hash, own)) for own in shares)
