"""Who plays whom: everybody of a bloc, except the phones somebody holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Hashable
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.desk import Desk
from bot.player import Player
from bot.rehearsal.facts import Facts, facts_of
from handlers.voters import voters_of
from messages.bloc_schema import BlocFile
from rules.blocs import Bloc
from rules.people import Leadership, Person, Role, Unit
from rules.profile import Electorate
from rules.voters import Voter

Watch = Callable[[str, str, list[str]], Awaitable[None]]
"""Hears (who, what they said or tapped, what the bot answered)."""


@dataclass
class Cast:
    """`holding` are persons whose phone is in somebody's hand: they act for themselves; `tried` is what the others
    have done or could not do (errands.py)."""

    desk: Desk
    clock: Clock
    file: BlocFile
    bloc_id: int
    holding: Collection[int] = ()
    watch: Watch | None = None
    tried: set[Hashable] = field(default_factory=set)
    _players: dict[int, Player] = field(default_factory=dict)

    async def facts(self) -> Facts:
        return await self.desk.read(lambda store: facts_of(store, self.bloc_id, self.clock()))

    async def bloc(self) -> Bloc:
        bloc = await self.desk.read(lambda store: store.blocs.get(self.bloc_id))
        if bloc is None:
            raise LookupError(f"no bloc {self.bloc_id}")
        return bloc

    async def units(self) -> tuple[Unit, ...]:
        return await self.desk.read(lambda store: store.people.units(self.bloc_id))

    async def leadership(self, year: int) -> Leadership | None:
        return await self.desk.read(lambda store: store.people.leadership(self.bloc_id, year))

    async def actor(self, unit: int, *roles: Role) -> Player | None:
        """Somebody who may act in one of the roles; None when a phone of theirs is held, or nobody may."""
        today = self.clock().date()
        holders = await self.desk.read(lambda store: store.people.holders(unit, roles, today))
        if not holders or any(person.id in self.holding for person in holders):
            return None
        return await self._player(holders[0])

    async def voters(self, meeting: int) -> dict[int, Voter]:
        """Everybody who has a voice in the meeting."""
        bloc, units, today = await self.bloc(), await self.units(), self.clock().date()
        return await self.desk.read(lambda store: voters_of(store, bloc, units, meeting, today))

    async def player_of(self, voter: Voter) -> Player | None:
        """Who acts for a voter; None as in `actor`."""
        if (await self.bloc()).profile.electorate is Electorate.UNITS:
            return await self.actor(voter.id, Role.DELEGATE)
        person = await self.desk.read(lambda store: store.people.person(voter.id))
        return None if person is None or person.id in self.holding else await self._player(person)

    async def _player(self, person: Person) -> Player:
        if person.id not in self._players:
            address = await self.desk.read(lambda store: store.devices.public_id(person.id)) or ""
            self._players[person.id] = Player(self.desk, person.id, address, watch=self._watcher(person.name))
        return self._players[person.id]

    def _watcher(self, name: str) -> Callable[[str, list[str]], Awaitable[None]] | None:
        if self.watch is None:
            return None
        watch = self.watch

        async def hear(said: str, answers: list[str]) -> None:
            await watch(name, said, answers)

        return hear
