"""What the pages need from the program behind them, and nothing more."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.channel import Hook
from bot.evidence_store import EvidenceStore
from bot.metrics import Metrics
from bot.pulse import Pulse
from bot.web.touch_ports import Ballots, Committee, Slips, Tablet
from handlers.talk import Talk, Turn
from messages.incoming import Incoming
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from storage.store import Store

T = TypeVar("T")


class Changed(Protocol):
    """Set after each commit that touched the watched room."""

    async def wait(self) -> Any: ...

    def clear(self) -> None: ...


class Changes(Protocol):
    def watch(self, room: str) -> AbstractAsyncContextManager[Changed]: ...

    def touch(self, rooms: Iterable[str]) -> None: ...


class Demo(Protocol):
    def title(self) -> str:
        """The bloc's name and year."""

    def people(self) -> list[dict[str, Any]]:
        """One row a person: {"person": int, "unit", "role", "name"}, units in order."""

    async def invite(self, person: int) -> str:
        """A fresh personal link."""

    async def next(self, holding: Collection[int]) -> None:
        """Move the clock to the next thing due; on the way everybody whose phone is not held does what is due."""

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

    @property
    def unwritable(self) -> str:
        """Why nothing could be written the last time; "" when it could."""

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
    """`now` is in `zone`; `held` counts each person's open chat windows; `hooks` by network."""

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
    pulse: Pulse = field(default_factory=Pulse)
    metrics: Metrics | None = None
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    working: Callable[[], WorkingCalendar] = lambda: NOTHING_KNOWN
