"""Slips of one ballot of three units, with what each reader entered plain to see, for the pages' sake."""

from dataclasses import dataclass, field
from typing import Any

from tests.web.recording_ballots import UNITS


@dataclass
class RecordingSlips:
    """Person 1 hands slips out, and persons 1 and 2 read them."""

    paper: list[int] = field(default_factory=list)
    entered: dict[int, dict[int, tuple[int, ...] | str]] = field(default_factory=dict)
    agreed: dict[int, tuple[int, ...] | str] = field(default_factory=dict)
    is_opinion: bool = False

    async def slips(self, person: int, ballot: int) -> dict[str, Any]:  # noqa: ARG002
        if person == 3:
            return {"state": "closed", "html": "Việc này không thuộc nhiệm vụ của đồng chí."}
        options: list[dict[str, Any]] = [_unit(number) for number in (1, 2, 3)]
        for option in options if self.is_opinion else ():
            option["answers"] = [option["id"] * 4 + answer for answer in (1, 2, 3)]
        out = len(self.paper)
        waiting = {"waiting": [_unit(unit) for unit in (1, 2, 3) if unit not in self.paper]} if person == 1 else {}
        return {
            "state": "open",
            "html": f"Phiếu giấy đã phát: <b>{out}</b>; đã vào hòm: <b>{len(self.agreed)}</b>.",
            "warn": "Người nhập phiếu sẽ biết nội dung phiếu của các đơn vị đó." if out <= 2 else "",
            "out": out,
            "paper": [_unit(unit) for unit in self.paper],
            "slips": [self._slip(number, person) for number in range(1, out + 1)],
            "options": options,
            **waiting,
        }

    async def hand(self, person: int, ballot: int, unit: int) -> dict[str, Any]:
        self.paper = sorted({*self.paper, unit})
        return await self.slips(person, ballot)

    async def take_back(self, person: int, ballot: int, unit: int) -> dict[str, Any]:
        if self.entered:
            return {"error": "Các phiếu giấy đã phát đều đang được nhập nên không thu lại được phiếu nào."}
        self.paper.remove(unit)
        return await self.slips(person, ballot)

    async def enter(
        self, person: int, ballot: int, number: int, marks: list[int], *, blank: bool, spoiled: bool
    ) -> dict[str, Any]:
        said = "blank" if blank else "spoiled" if spoiled else tuple(sorted(marks))
        entries = self.entered.setdefault(number, {})
        entries[person] = said
        if list(entries.values()).count(said) > 1:
            self.agreed[number] = said
            del self.entered[number]
        return await self.slips(person, ballot)

    async def withdraw(self, person: int, ballot: int, number: int) -> dict[str, Any]:
        self.entered.get(number, {}).pop(person, None)
        return await self.slips(person, ballot)

    def _slip(self, number: int, person: int) -> dict[str, Any]:
        entries = self.entered.get(number, {})
        state = "agreed" if number in self.agreed else ("none", "one", "differs")[len(entries)]
        return {"number": number, "state": state, "is_mine": person in entries}


def _unit(number: int) -> dict[str, Any]:
    return {"id": number, "name": UNITS[number - 1]}
