"""A counting committee whose shares are plain to see, for the pages' sake."""

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any


@dataclass
class RecordingCommittee:
    """Three members, each with two shares of ring 5; any two open ballot 12, which is closed."""

    acknowledged: set[int] = field(default_factory=set)
    given: dict[int, bytes] = field(default_factory=dict)

    @staticmethod
    def share(person: int, key: int) -> bytes:
        return bytes([person, key]) * 8

    async def keys(self, person: int, ring: int) -> dict[str, Any]:  # noqa: ARG002
        state, taken = ("taken" if person in self.acknowledged else "take"), len(self.acknowledged)
        return {"state": state, "html": f"Đã nhận chìa khóa: <b>{taken}/3</b>", "taken": taken, "of": 3}

    async def take(self, person: int, ring: int) -> dict[str, Any]:  # noqa: ARG002
        if person in self.acknowledged:
            return {"error": "Chìa khóa này đã được nhận trước đó, không phát lại."}
        return {"shares": [b64encode(self.share(person, key)).decode() for key in range(2)]}

    async def acknowledge(self, person: int, ring: int) -> dict[str, Any]:
        self.acknowledged.add(person)
        return await self.keys(person, ring)

    async def opening(self, person: int, ballot: int) -> dict[str, Any]:
        state, given = ("given" if person in self.given else "give"), len(self.given)
        html = f"Chìa khóa đã dùng để mở hòm phiếu: <b>{given}/2</b>"
        key = ballot - 12
        return {"state": state, "html": html, "given": given, "needed": 2, "ring": 5, "key": key}

    async def give(self, person: int, ballot: int, share: bytes) -> dict[str, Any]:
        if share != self.share(person, ballot - 12):
            return {"error": "Chìa khóa trên thiết bị này không mở được hòm phiếu này."}
        self.given[person] = share
        return await self.opening(person, ballot)
