"""The box from the bot's side, on a line; every call may be repeated."""

from base64 import b64decode

from bot.box.address import Address
from bot.box.line import Line
from bot.box.paper_port import SlipState
from bot.box.port import Closed, Opening, Sealed, Turnout
from bot.box.texts import as_blobs, as_text, as_texts


class BoxClient:
    """`patience` in seconds for each call, after which it raises BoxSilent."""

    def __init__(self, address: Address, patience: float = 5.0) -> None:
        self._line = Line(address, patience)
        self._ask = self._line.ask

    def hang_up(self) -> None:
        self._line.hang_up()

    async def ping(self) -> None:
        await self._ask("ping")

    async def open(self, opening: Opening) -> None:
        await self._ask(
            "open",
            ballot=opening.ballot,
            roll=opening.roll,
            public_key=as_text(opening.public_key),
            shares=as_texts(opening.shares),
            blob_length=opening.blob_length,
        )

    async def put(self, ballot: int, voter: int, blob: bytes) -> bool:
        return bool(await self._ask("put", ballot=ballot, voter=voter, blob=as_text(blob)))

    async def has(self, ballot: int, voter: int) -> bool:
        return bool(await self._ask("has", ballot=ballot, voter=voter))

    async def turnout(self, ballot: int) -> Turnout:
        return Turnout(**await self._ask("turnout", ballot=ballot))

    async def waiting(self, ballot: int) -> tuple[int, ...]:
        return tuple(await self._ask("waiting", ballot=ballot))

    async def close(self, ballot: int) -> Closed:
        closed = await self._ask("close", ballot=ballot)
        sealed = (Sealed(one, b64decode(blob)) for one, blob in closed["sealed"])
        return Closed(tuple(closed["voted"]), tuple(sealed), tuple(closed["paper"]))

    async def share(self, ballot: int) -> tuple[bytes, ...]:
        return as_blobs(await self._ask("share", ballot=ballot))

    async def forget(self, ballot: int) -> None:
        """Hangs up too: a box that holds nothing leaves once nobody is on the line."""
        await self._ask("forget", ballot=ballot)
        self.hang_up()

    async def hand_slip(self, ballot: int, voter: int) -> bool:
        return bool(await self._ask("hand_slip", ballot=ballot, voter=voter))

    async def on_paper(self, ballot: int) -> tuple[int, ...]:
        return tuple(await self._ask("on_paper", ballot=ballot))

    async def take_back_slip(self, ballot: int, voter: int) -> None:
        await self._ask("take_back_slip", ballot=ballot, voter=voter)

    async def enter_slip(self, ballot: int, place: int, number: int, mac: bytes, blob: bytes) -> None:
        entry = {"mac": as_text(mac), "blob": as_text(blob)}
        await self._ask("enter_slip", ballot=ballot, place=place, slip=number, **entry)

    async def withdraw_slip(self, ballot: int, place: int, number: int) -> None:
        await self._ask("withdraw_slip", ballot=ballot, place=place, slip=number)

    async def slips(self, ballot: int) -> tuple[SlipState, ...]:
        slips = await self._ask("slips", ballot=ballot)
        return tuple(SlipState(one["number"], tuple(one["places"]), one["state"]) for one in slips)

    async def call(self, ballot: int, voter: int) -> None:
        await self._ask("call", ballot=ballot, voter=voter)

    async def called(self, ballot: int) -> int:
        return int(await self._ask("called", ballot=ballot))

    async def hold(self, ring: int, shares: tuple[tuple[bytes, ...], ...]) -> None:
        await self._ask("hold", ring=ring, shares=[as_texts(own) for own in shares])

    async def take(self, ring: int, place: int) -> tuple[bytes, ...]:
        return as_blobs(await self._ask("take", ring=ring, place=place))

    async def acknowledge(self, ring: int, place: int) -> None:
        await self._ask("acknowledge", ring=ring, place=place)

    async def taken(self, ring: int) -> tuple[int, ...]:
        return tuple(await self._ask("taken", ring=ring))

    async def drop_ring(self, ring: int) -> None:
        """Hangs up too, as `forget` does."""
        await self._ask("drop_ring", ring=ring)
        self.hang_up()

    async def give(self, ballot: int, place: int, share: bytes) -> None:
        await self._ask("give", ballot=ballot, place=place, share=as_text(share))

    async def given(self, ballot: int) -> dict[int, bytes]:
        return {place: b64decode(share) for place, share in await self._ask("given", ballot=ballot)}
