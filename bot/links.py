"""Personal links, made fresh: one to join by, one sheet of them, one to a ballot from another network."""

from __future__ import annotations

from typing import Any

from bot.clock import Clock
from bot.desk import Desk
from bot.invited import people_of
from bot.web.tokens import invitation_link, issue_invitation
from rules.people import runs_bloc
from storage.store import Store


class Links:
    """`public_url` is where people reach the site."""

    def __init__(self, desk: Desk, clock: Clock, public_url: str) -> None:
        self._desk = desk
        self._clock = clock
        self._public_url = public_url

    async def invite(self, person: int) -> str:
        token = await self._desk.write(lambda store: issue_invitation(store, person, self._clock()))
        return invitation_link(self._public_url, token)

    async def to_card(self, channel: str, address: str, card: str) -> str:  # noqa: ARG002
        """The link of whoever is at an address of another network into the web chat, where the card is."""
        caller = await self._desk.read(lambda store: store.conversations.caller(channel, address))
        return await self.invite(caller.person.id) if caller else self._public_url

    async def invitation_sheet(self, person: int) -> list[dict[str, Any]] | None:
        """Fresh links {"url", "role", "unit"} for the bloc the person runs; None for everybody else."""
        found = await self._desk.read(lambda store: self._people(store, person))
        if found is None:
            return None
        return [{**one, "url": await self.invite(one["person"])} for one in found]

    def _people(self, store: Store, person: int) -> list[dict[str, Any]] | None:
        today = self._clock().date()
        for duty in store.people.duties(person):
            bloc = store.blocs.get(duty.bloc)
            leadership = store.people.leadership(duty.bloc, bloc.year) if bloc else None
            if leadership and duty.holds(today) and runs_bloc(frozenset({duty.role}), duty.unit, leadership):
                return people_of(store, duty.bloc, self._clock)
        return None
