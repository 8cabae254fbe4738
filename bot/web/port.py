"""What the pages need from the program behind them, and nothing more."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.evidence_store import EvidenceStore
from handlers.talk import Talk, Turn
from messages.incoming import Incoming
from storage.store import Store

T = TypeVar("T")


class Changed(Protocol):
    """Set after each commit that touched the watched room."""

    async def wait(self) -> Any: ...

    def clear(self) -> None: ...


class Changes(Protocol):
    def watch(self, room: str) -> AbstractAsyncContextManager[Changed]: ...

    def touch(self, rooms: Iterable[str]) -> None: ...


class Ballots(Protocol):
    """Ballot touches: asked and answered in one request, never a turn."""

    async def card(self, person: int, ballot: int) -> dict[str, Any]:
        """What the card in the chat shows now.

        {"state": "open" | "cast" | "closed", "html", "at_most": int, "options": [{"id": int, "name"}],
        "blank_say": html, "spoiled_say": html}; "say" when not open. An option that is answered has
        "answers": the marks for agree, against and no opinion.
        """

    async def cast(
        self, person: int, ballot: int, marks: list[int], blank: bool, spoiled: bool = False
    ) -> dict[str, Any]:
        """{"state", "say"}, with "code" for the paper just taken, or {"error"}: a sentence under the card."""

    async def turnout(self, person: int, ballot: int) -> dict[str, Any]:
        """For who runs the ballot, else {"error"}.

        {"issued": int, "collected": int, "slips": int handed out and not in, "waiting": names, "html"}.
        """


class Committee(Protocol):
    """The committee's touches: key shares pass through, and are kept nowhere."""

    async def keys(self, person: int, ring: int) -> dict[str, Any]:
        """{"state": "take" | "taken" | "closed", "html", "taken": int, "of": int}; closed may say only why."""

    async def take(self, person: int, ring: int) -> dict[str, Any]:
        """{"shares": base64, one a key} until acknowledged, or {"error"}."""

    async def acknowledge(self, person: int, ring: int) -> dict[str, Any]:
        """As `keys`, or {"error"}."""

    async def opening(self, person: int, ballot: int) -> dict[str, Any]:
        """{"state": "give" | "given" | "closed", "html", "given": int, "needed": int, "ring": int, "key": int}.

        The share to give is the one at place `key` of those fetched for `ring`; closed may say only why.
        """

    async def give(self, person: int, ballot: int, share: bytes) -> dict[str, Any]:
        """As `opening`, or {"error"}."""


class Slips(Protocol):
    """Touches about paper slips; each but the first answers as the first, or {"error"}."""

    async def slips(self, person: int, ballot: int) -> dict[str, Any]:
        """{"state": "open" | "closed", "html", "warn": html, "out": int, "paper": [{"id": int, "name"}]}.

        For who hands slips out "waiting": units as in "paper"; for who reads them "options" as on a voter's card and
        "slips": [{"number": int, "state": "none" | "one" | "differs" | "agreed", "is_mine": bool}].
        """

    async def hand(self, person: int, ballot: int, unit: int) -> dict[str, Any]: ...

    async def take_back(self, person: int, ballot: int, unit: int) -> dict[str, Any]: ...

    async def enter(
        self, person: int, ballot: int, number: int, marks: list[int], *, blank: bool, spoiled: bool
    ) -> dict[str, Any]: ...

    async def withdraw(self, person: int, ballot: int, number: int) -> dict[str, Any]: ...


class Tablet(Protocol):
    """Touches at the shared tablet, named by the hashes of its link and of what its device keeps."""

    async def state(self, link: str, device: str) -> dict[str, Any] | None:
        """What it shows now; None for a device that is not a meeting's tablet.

        {"bloc", "year", "scene": "shut" | "idle" | "voting"}; when voting "ballot", "unit" and the unit's "name".
        """

    async def card(self, link: str, device: str, ballot: int, unit: int) -> dict[str, Any]:
        """As `Ballots.card`, of the unit called."""

    async def cast(
        self,
        link: str,
        device: str,
        ballot: int,
        unit: int,
        marks: list[int],
        *,
        blank: bool,
        spoiled: bool,
    ) -> dict[str, Any]:
        """As `Ballots.cast`, for the unit called."""

    async def dismiss(self, link: str, device: str, ballot: int, unit: int) -> dict[str, Any]:
        """The unit called has gone away."""

    async def desk(self, person: int, meeting: int) -> dict[str, Any]:
        """{"html", "ballot", "called": ids, 0 for none, "waiting": [{"id", "name"}]} for who runs the ballot."""

    async def call(self, person: int, ballot: int, unit: int) -> dict[str, Any]:
        """As `desk` once the unit, or with 0 nobody, is called; else {"error"}."""


class Demo(Protocol):
    def title(self) -> str:
        """The bloc's name and year."""

    def people(self) -> list[dict[str, Any]]:
        """One row a person: {"person": int, "unit", "role", "name"}, units in order."""

    async def invite(self, person: int) -> str:
        """A fresh personal link."""

    async def next(self) -> None:
        """Move the clock to the next thing due."""

    async def answer(self, holding: Collection[int]) -> None:
        """Answer for everybody whose phone is not held; never raises."""

    def clock(self) -> str: ...

    def projector(self) -> str:
        """The address of the projector's page, "" before there is a meeting."""

    async def status(self, holding: Collection[int]) -> dict[str, Any]:
        """{"say": what is going on, "clock", "projector"}; `holding` are persons whose phone is held."""


class Desk(Protocol):
    @property
    def changes(self) -> Changes: ...

    async def take(self, said: Incoming) -> None:
        """Returns after the turn is committed; does nothing the second time."""

    async def tick(self, bloc: int, step: Callable[[Talk], Turn]) -> None:
        """A turn of the bloc's own, for what nobody with a duty did. Raises the Refusal it ended in."""

    async def read(self, work: Callable[[Store], T]) -> T: ...

    async def write(self, work: Callable[[Store], T]) -> T: ...


class Screen(Protocol):
    """What the projector of the meeting with this token shows."""

    async def state(self, token: str) -> dict[str, Any] | None:
        """{"scene": "waiting" | "present" | "ballot" | "closed" | "result", and what that scene shows}."""

    async def room(self, token: str) -> str:
        """The room whose changes change the screen."""


class Sheet(Protocol):
    async def invitation_sheet(self, person: int) -> list[dict[str, Any]] | None:
        """Fresh links {"url", "role", "unit"} for the bloc the person runs; None for everybody else."""


@dataclass(frozen=True)
class Backstage:
    """`now` is in `zone`; `held` counts each person's open chat windows."""

    desk: Desk
    evidence: EvidenceStore
    now: Callable[[], datetime]
    zone: ZoneInfo
    public_url: str
    ballots: Ballots
    committee: Committee
    slips: Slips
    tablet: Tablet
    screen: Screen
    sheet: Sheet
    demo: Demo | None = None
    held: Counter[int] = field(default_factory=Counter)
