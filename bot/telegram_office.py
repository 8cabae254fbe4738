"""What stands behind the Telegram channel: the program, or what a test puts there."""

from pathlib import Path
from typing import Protocol

from messages.incoming import Attachment


class Office(Protocol):
    async def keep(self, content: bytes, name: str) -> Attachment:
        """Store a file somebody sent."""

    async def knows(self, address: str) -> bool:
        """Whether somebody of ours is at an address."""

    def fetch(self, digest: str) -> bytes | Path: ...

    async def link(self, address: str, card: str) -> str:
        """An address's own link to a card."""

    async def moved(self, old: str, new: str) -> None:
        """A group has another address now."""
