"""Key shares waiting for the committee: each member's go as soon as that member has them."""

from bot.box.port import BoxGone, BoxRefused

Shares = tuple[tuple[bytes, ...], ...]


class Ring:
    """`mark` tells this ring from another after its shares are gone.

    It is Python's own hash, under a key of this process: blake2b leaves what it hashed on the stack.
    """

    def __init__(self, shares: Shares) -> None:
        self.mark = hash(shares)
        self.members = len(shares)
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
        return tuple(place for place in range(self.members) if place not in self.left)

    def _check(self, place: int) -> None:
        if not 0 <= place < self.members:
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
        elif held.mark != hash(shares):
            raise BoxRefused("ring_differs")

    def drop(self, ring: int) -> None:
        self._rings.pop(ring, None)
