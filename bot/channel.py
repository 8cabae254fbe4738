"""The one seam between the conversations and a chat network."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from messages.incoming import Incoming
from messages.outgoing import Outgoing

Listener = Callable[[Incoming], Awaitable[None]]
"""Takes one thing said; returns only after its turn is committed."""


@dataclass(frozen=True)
class Hook:
    """A network that comes to us with what people say: `secret` is in its `header`.

    `take` is given parsed JSON; it returns after the turn is committed, False when the network must come again.
    """

    header: str
    secret: str = field(repr=False)
    take: Callable[[Any], Awaitable[bool]]


class Unreachable(Exception):
    """The person cannot be reached there; `why` is "blocked", "never_started", "deactivated" or "gone"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TryLater(Exception):
    """The network asks for patience; `seconds` is how long, 0 when it did not say."""

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class Unsayable(Exception):
    """The network will never take this message, however often it is sent."""


class MessageLost(Exception):
    """The message to edit is not there any more: send it anew."""


class Channel(Protocol):
    """A chat network: two pure converters and a thin loop."""

    name: str

    async def listen(self, listener: Listener) -> None:
        """Hear people until cancelled; an update is confirmed to the network only after `listener` returned."""

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        """Say it and return the network's own id of the message; with `edits`, change that message instead.

        Raises Unreachable, TryLater, MessageLost or Unsayable.
        """

    async def close(self) -> None:
        """Let go of the network."""
