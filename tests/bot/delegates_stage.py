"""A bloc whose delegates vote: Ban Dân vận has named three, every other unit its head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.player import Player
from rules.people import Duty, Role
from rules.profile import Electorate, Profile
from storage.store import Store
from tests.bot.voting_stage import VotingStage

THREE = ("ban-dan-van/head", "ban-dan-van/officer", "ban-dan-van/third")


class DelegatesStage(VotingStage):
    def __init__(
        self, folder: Path, profile: Callable[[Profile], Profile] = lambda profile: profile, url: str = ""
    ) -> None:
        super().__init__(folder, lambda own: replace(profile(own), electorate=Electorate.DELEGATES), url=url)

    async def __aenter__(self) -> DelegatesStage:
        await super().__aenter__()
        unit = await self.unit("ban-dan-van")
        await self.desk.write(lambda store: self._name_third(store, unit))
        return self

    async def delegates(self) -> list[Player]:
        """Everybody who has a ballot, Ban Dân vận's three one after the other."""
        keys = [f"{unit.key}/head" for unit in self.file.units if unit.key != "ban-dan-van"]
        return [await self.person(key) for key in (*keys[:4], *THREE, *keys[4:])]

    async def gather(self, absent: int = 0) -> Player:
        """Everybody but the last `absent` delegates checks in; the secretary comes back."""
        secretary = await self.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        everybody = await self.delegates()
        for delegate in everybody[: len(everybody) - absent]:
            await delegate.taps("Có mặt")
        return secretary

    async def turnout(self) -> dict[str, object]:
        return await self.touches.turnout((await self.secretary()).person, (await self.ballot()).id)

    async def last(self, person: str) -> str:
        """What stands last on their phone."""
        return str((await (await self.person(person)).rows())[-1].body.get("html", ""))

    def _name_third(self, store: Store, unit: int) -> None:
        person = store.people.put_person("ban-dan-van/third", "Trưởng phòng Dân vận các cơ quan")
        store.people.put_duty(Duty(person, unit, self.bloc, Role.DELEGATE, self.clock().date()))
        store.devices.put_public_id(person, "third")
        store.people.put_address("web", "third", person=person)
