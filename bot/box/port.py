"""The ballot box as the bot sees it: content-blind, in memory only, one voter one ballot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.box.committee_port import CommitteeBox
from bot.box.paper_port import PaperBox
from bot.box.shares import Keys
from rules.ballots import Count, Marking


class BoxGone(Exception):
    """The box, or what it held of this ballot or ring, is lost: a ballot not yet closed is void."""


class BoxSilent(Exception):
    """No answer in time: the box may still hold everything, ask again."""


class BoxRefused(Exception):
    """The box will not do it; `name` is the reason as a machine name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Opening:
    """What a box is opened with; `blob_length` is the exact bytes of every sealed ballot."""

    ballot: int
    roll: tuple[int, ...]
    public_key: bytes
    shares: tuple[bytes, ...]
    blob_length: int


@dataclass(frozen=True)
class Turnout:
    """Voters given a card, and ballots in the box: cast by phone, and slips agreed (`slips_in`)."""

    issued: int
    collected: int
    slips_out: int = 0
    slips_in: int = 0

    @property
    def slips_left(self) -> int:
        """Slips handed out that are not in the box."""
        return self.slips_out - self.slips_in


@dataclass(frozen=True, order=True)
class Sealed:
    """One sealed ballot under a random id."""

    id: str
    blob: bytes


@dataclass(frozen=True)
class Closed:
    """`voted` by phone, `sealed` by phone and slip, `paper` voters handed a slip.

    Voters are sorted and ballots lie by their random ids: no order carries anything.
    """

    voted: tuple[int, ...]
    sealed: tuple[Sealed, ...]
    paper: tuple[int, ...] = ()


class Box(CommitteeBox, PaperBox, Protocol):
    """Here, everything but `ping` and `forget` raises BoxGone when the ballot is unknown."""

    async def ping(self) -> None:
        """Raises BoxGone when nobody answers there."""

    async def open(self, opening: Opening) -> None:
        """Again with the same opening changes nothing; refuses "ballot_differs", "ballot_closed"."""

    async def put(self, ballot: int, voter: int, blob: bytes) -> bool:
        """True when taken, False when the voter's ballot was already in: the first one stays.

        Refuses "voter_not_on_roll", "voter_on_paper", "blob_length_wrong", "ballot_closed".
        """

    async def has(self, ballot: int, voter: int) -> bool:
        """Whether the voter's ballot is in or on paper; refuses "voter_not_on_roll"."""

    async def turnout(self, ballot: int) -> Turnout: ...

    async def waiting(self, ballot: int) -> tuple[int, ...]:
        """Voters on the roll with neither a ballot in nor a slip, sorted."""

    async def close(self, ballot: int) -> Closed:
        """Take no more; the same answer every time until `forget`.

        Refuses "slips_open" while a slip is entered by one member only, or differently by two.
        """

    async def share(self, ballot: int) -> tuple[bytes, ...]:
        """The shares left in keeping by an opening without a committee; refuses "ballot_not_closed"."""

    async def forget(self, ballot: int) -> None:
        """Drop all of it, closed or not, and shares given for it; a ballot not held is fine."""


class Ceremony(Protocol):
    """Where a key exists for a moment: `ceremony`, in a child that exits, or `ceremony_here`, for tests."""

    async def make_keys(self, shares: int, threshold: int, count: int = 1) -> tuple[Keys, ...]:
        """`count` keys that have nothing to do with each other. Raises ThresholdRefused."""

    async def open_box(
        self,
        public_key: bytes,
        shares: Sequence[bytes],
        blobs: Sequence[bytes],
        *,
        marking: Marking,
        issued: int,
    ) -> Count:
        """Totals only; `shares` any threshold of them. Raises WrongShare or CountersDisagree."""
