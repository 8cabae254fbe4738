"""Key shares on their way to and from the committee, as the bot sees them in the box."""

from typing import Protocol


class CommitteeBox(Protocol):
    """A ring is one making of keys; a place counts the committee's members from 0.

    What asks after a ring raises BoxGone when it is unknown.
    """

    async def hold(self, ring: int, shares: tuple[tuple[bytes, ...], ...]) -> None:
        """By place, one share a key. Again with the same changes nothing; refuses "ring_differs"."""

    async def take(self, ring: int, place: int) -> tuple[bytes, ...]:
        """That member's shares, until acknowledged; then refuses "share_taken", and "place_wrong"."""

    async def acknowledge(self, ring: int, place: int) -> None:
        """They are with the member: the box drops them. Again changes nothing; refuses "place_wrong"."""

    async def taken(self, ring: int) -> tuple[int, ...]:
        """Places that acknowledged, sorted."""

    async def drop_ring(self, ring: int) -> None:
        """Drop all of it; a ring not held is fine."""

    async def give(self, ballot: int, place: int, share: bytes) -> None:
        """Keep a share for the opening; a member's second replaces the first.

        A ballot not held is taken for one closed before the box came up. Refuses "ballot_not_closed".
        """

    async def given(self, ballot: int) -> dict[int, bytes]:
        """Shares given so far, by place; empty also for a ballot not held."""
