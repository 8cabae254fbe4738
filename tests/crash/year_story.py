"""A short year of three units: joining, pledges, hand-ins, scores with evidence, review, the published table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.crash.story import PDF
from tests.support.stage import ZONE

LEAD, CADRE, PRESS = "noi-chinh/officer", "dan-van/officer", "bao/officer"
HEADS = (HEAD_OF_LEAD, HEAD, HEAD_OF_PRESS) = ("noi-chinh/head", "dan-van/head", "bao/head")
OFFICERS = (LEAD, CADRE, PRESS)
"""Officers are on Telegram, heads on the web chat."""


@dataclass(frozen=True)
class At:
    """The clock goes on; whatever is due is done."""

    moment: datetime


@dataclass(frozen=True)
class Act:
    """Somebody types, taps or sends a file; `to_group` where they type."""

    who: str
    text: str = ""
    tap: str = ""
    file: tuple[str, bytes] | None = None
    joins: bool = False
    to_group: bool = False


Step = At | Act


def at(day: str, hour: int = 8) -> At:
    return At(datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H").replace(tzinfo=ZONE))


def says(who: str, *texts: str) -> list[Step]:
    return [Act(who, text) for text in texts]


def pledges(who: str) -> list[Step]:
    return [Act(who, "giao ước"), Act(who, tap="Xác nhận giao ước")]


def scores(officer: str, head: str, quality: str) -> list[Step]:
    """The whole sheet, which its head approves."""
    return [
        *says(officer, "chấm điểm", "18/20", quality),
        Act(officer, tap="Đạt (20)"),
        *says(officer, "16,5", "chấm điểm"),
        Act(officer, tap="Trình thủ trưởng duyệt"),
        *says(head, "duyệt"),
        Act(head, tap="Duyệt"),
    ]


def accepts(reviewer: str, sheet: str) -> list[Step]:
    return [*says(reviewer, "thẩm định"), Act(reviewer, tap=sheet), Act(reviewer, tap="Tiếp nhận")]


STORY: tuple[Step, ...] = (
    *(Act(officer, joins=True) for officer in OFFICERS),
    Act(LEAD, "/start", to_group=True),
    at("13/03/2023"),
    *pledges(HEAD),
    *pledges(PRESS),
    at("22/03/2023"),
    at("24/03/2023"),
    *pledges(LEAD),
    at("01/06/2023"),
    at("12/06/2023"),
    at("15/06/2023"),
    at("16/06/2023"),
    at("16/10/2023"),
    Act(CADRE, "/minhchung"),
    Act(CADRE, file=PDF),
    *scores(CADRE, HEAD, "38,25"),
    *says(PRESS, "mười tám", "chấm điểm", "25/20"),
    at("07/11/2023"),
    at("08/11/2023"),
    *scores(PRESS, HEAD_OF_PRESS, "36"),
    at("10/11/2023"),
    *scores(LEAD, HEAD_OF_LEAD, "39"),
    at("13/11/2023"),
    *says(LEAD, "thẩm định"),
    Act(LEAD, tap="Xem Báo tỉnh"),
    Act(LEAD, tap="Trả lại để bổ sung"),
    *says(LEAD, "Tiêu chí 1.2 chưa tính đề án quý IV"),
    *says(PRESS, "chấm điểm", "đến tiêu chí 1.2", "37,5", "chấm điểm"),
    Act(PRESS, tap="Trình thủ trưởng duyệt"),
    *says(HEAD_OF_PRESS, "duyệt"),
    Act(HEAD_OF_PRESS, tap="Duyệt"),
    *accepts(LEAD, "Xem Ban Dân vận"),
    *accepts(LEAD, "Xem Báo tỉnh"),
    *accepts(PRESS, "Xem Ban Nội chính"),
    at("22/11/2023", 17),
    *says(LEAD, "thẩm định"),
    *(Act(LEAD, tap=label) for label in ("Chốt điểm", "Xác nhận chốt điểm", "Công bố", "Xác nhận công bố")),
)
