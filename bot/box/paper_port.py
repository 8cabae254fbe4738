"""Paper slips and the shared tablet, as the bot sees them in the box."""

from dataclasses import dataclass
from typing import Literal, Protocol

SlipMark = Literal["none", "one", "differs", "agreed"]


@dataclass(frozen=True)
class SlipState:
    """How far slip `number` (from 1) is entered; `places` of who has entered it, none once agreed."""

    number: int
    places: tuple[int, ...]
    state: SlipMark


class PaperBox(Protocol):
    """Raises BoxGone for an unknown ballot; what changes something refuses "ballot_closed" after close."""

    async def hand_slip(self, ballot: int, voter: int) -> bool:
        """True when the voter now votes on paper, False when its ballot was already in.

        From then its `put` is refused as "voter_on_paper". Refuses "voter_not_on_roll".
        """

    async def on_paper(self, ballot: int) -> tuple[int, ...]:
        """Voters that were handed a slip, sorted."""

    async def take_back_slip(self, ballot: int, voter: int) -> None:
        """The voter may vote by phone again; one without a slip is fine.

        Refuses "slip_entered" when the numbers entered need every slip handed out.
        """

    async def enter_slip(self, ballot: int, place: int, number: int, mac: bytes, blob: bytes) -> None:
        """Member `place` read slip `number` (from 1): entering again replaces what that member entered.

        A second member's equal `mac` (32 bytes) puts one ballot into the box and drops both entries.
        Refuses "slip_wrong", "slip_agreed", "mac_wrong", "blob_length_wrong".
        """

    async def withdraw_slip(self, ballot: int, place: int, number: int) -> None:
        """Drop what that member entered; nothing entered is fine. Refuses "slip_wrong", "slip_agreed"."""

    async def slips(self, ballot: int) -> tuple[SlipState, ...]:
        """One for each slip handed out, never what is on it."""

    async def call(self, ballot: int, voter: int) -> None:
        """The voter the shared tablet serves now, 0 for nobody; refuses "voter_not_on_roll"."""

    async def called(self, ballot: int) -> int:
        """0 for nobody; also once the voter called has voted or was handed a slip."""
