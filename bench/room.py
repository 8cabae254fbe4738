"""A large bloc's meeting room: one ballot from the sealing to the announcement, every step a tap or a touch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bench.handset import Handset, Screen
from bench.phone import Row


@dataclass(frozen=True)
class Room:
    """`delegates` have two devices each."""

    secretary: Handset
    committee: tuple[Handset, ...]
    delegates: tuple[tuple[Handset, ...], ...]

    @asynccontextmanager
    async def pages(self) -> AsyncIterator[list[Screen]]:
        """One page open of every delegate."""
        async with AsyncExitStack() as open_pages:
            yield [await open_pages.enter_async_context(own[0].screen()) for own in self.delegates]


@dataclass(frozen=True)
class Waits:
    """Seconds from the lead's tap to what somebody sees."""

    keys: float
    first_card: float
    last_card: float
    result: float


Vote = Callable[[Room, list[Screen], int], Awaitable[None]]


async def play(room: Room, vote: Vote) -> Waits:
    """A ballot from its draft on; `vote` is given the delegates' pages and the ballot."""
    await room.secretary.says("hội nghị")
    await room.secretary.taps("Chuẩn bị phiếu suy tôn")
    shares, keys = await _seal(room)
    async with room.pages() as pages:
        first, last, ballot = await _hand_out(room, pages)
        await vote(room, pages, ballot)
    await room.secretary.taps("Đóng hòm phiếu")
    await room.secretary.taps("Đóng hòm phiếu")
    await _open(room, ballot, shares)
    return Waits(keys, first, last, await _announce(room))


async def _seal(room: Room) -> tuple[list[list[str]], float]:
    """Every member's shares, and how long the first waited for the card."""
    async with room.committee[0].screen() as page:
        card, waited = await _tapped(room, "Niêm phong hòm phiếu", page.until(lambda row: _is(row, "keys")))
    ring = card["card"].partition(":")[2]
    shares = []
    for member in room.committee:
        shares.append((await member.touch(f"khoa/{ring}", {"do": "take"}))["shares"])
        await member.touch(f"khoa/{ring}", {"do": "acknowledge"})
    return shares, waited


async def _hand_out(room: Room, pages: list[Screen]) -> tuple[float, float, int]:
    """How long the first and the last delegate waited for the card, and the ballot."""
    cards = [asyncio.ensure_future(page.until(lambda row: _is(row, "ballot"))) for page in pages]
    first = asyncio.ensure_future(_first(cards))
    card, waited = await _tapped(room, "Phát phiếu", first)
    begun = time.perf_counter()
    await asyncio.gather(*cards)
    return waited, waited + time.perf_counter() - begun, int(card["card"].partition(":")[2])


async def _open(room: Room, ballot: int, shares: list[list[str]]) -> None:
    """Once the box is closed."""
    async with room.committee[0].screen() as page:
        await page.until(lambda row: _is(row, "opening"))
    for member, own in zip(room.committee, shares, strict=True):
        card = await member.look(f"hom/{ballot}")
        if card["state"] == "give":
            await member.touch(f"hom/{ballot}", {"share": own[card["key"]]})


async def _announce(room: Room) -> float:
    async with room.secretary.screen("nhom/live") as group:
        told = group.until(lambda row: "KẾT QUẢ" in row.get("html", ""))
        _, waited = await _tapped(room, "Công bố", told)
    return waited


async def _tapped(room: Room, label: str, seen: Awaitable[Row]) -> tuple[Row, float]:
    """What was seen after the secretary's tap, and how many seconds after."""
    value = await room.secretary.finds(label)
    waiting, begun = asyncio.ensure_future(seen), time.perf_counter()
    await room.secretary.presses(value)
    found = await waiting
    return found, time.perf_counter() - begun


async def _first(waiting: Sequence[asyncio.Future[Row]]) -> Row:
    done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


def _is(row: Row, card: str) -> bool:
    return str(row.get("card", "")).startswith(f"{card}:")
