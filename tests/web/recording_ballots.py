"""An open ballot that shows who cast what, for the pages' sake."""

from dataclasses import dataclass, field
from typing import Any

UNITS = ("Ban Dân vận Tỉnh ủy", "Ban Nội chính Tỉnh ủy", "Báo Lào Cai")
SPOILED_MARKS = (-1,)


@dataclass
class RecordingBallots:
    """One open ballot of two candidates; a unit casts once."""

    cast_by: list[tuple[int, tuple[int, ...], bool]] = field(default_factory=list)
    is_opinion: bool = False
    slips: int = 0

    async def card(self, person: int, ballot: int) -> dict[str, Any]:  # noqa: ARG002
        if any(by == person for by, _, _ in self.cast_by):
            return {"state": "cast", "html": "<b>PHIẾU SUY TÔN</b>", "say": "Đã bỏ phiếu"}
        options: list[dict[str, Any]] = [{"id": number, "name": name} for number, name in enumerate(UNITS, 1)]
        for option in options if self.is_opinion else ():
            option["answers"] = [option["id"] * 4 + answer for answer in (1, 2, 3)]
        says = {"blank_say": "Phiếu trắng.", "spoiled_say": "<b>Phiếu không hợp lệ</b>."}
        return {"state": "open", "html": "<b>PHIẾU SUY TÔN</b>", "at_most": 2, "options": options, **says}

    async def cast(
        self,
        person: int,
        ballot: int,  # noqa: ARG002
        marks: list[int],
        blank: bool,
        spoiled: bool = False,
    ) -> dict[str, Any]:
        if any(by == person for by, _, _ in self.cast_by):
            return {"state": "cast", "say": "Đơn vị đã bỏ phiếu. Mỗi đơn vị chỉ có một phiếu."}
        self.cast_by.append((person, SPOILED_MARKS if spoiled else tuple(marks), blank))
        return {"state": "cast", "say": "Phiếu của đơn vị đã vào hòm.", "code": "ABCDE-FGHIJ"}

    async def turnout(self, person: int, ballot: int) -> dict[str, Any]:  # noqa: ARG002
        if person != 1:
            return {"error": "Việc này không thuộc nhiệm vụ của đồng chí."}
        waiting = [name for number, name in enumerate(UNITS, 1) if number not in self.voted]
        figures = {"issued": len(UNITS), "collected": len(self.voted), "slips": self.slips}
        return {**figures, "waiting": waiting[self.slips :], "html": ""}

    @property
    def voted(self) -> set[int]:
        return {person for person, _, _ in self.cast_by}
