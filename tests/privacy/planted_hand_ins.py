"""What the victim has handed in: a draft, a report with a file, a paper declared and one that was refused."""

from __future__ import annotations

from datetime import date, datetime

from rules.deliveries import How
from rules.evidence import Evidence
from rules.hand_ins import HandIn, HandInState
from storage.store import Store
from tests.privacy.canaries import Canaries

GIVEN = (
    ("bao-cao-tong-ket", How.CHAT, HandInState.DRAFT),
    ("bao-cao-so-ket", How.CHAT, HandInState.SENT),
    ("tu-cham", How.PAPER, HandInState.DECLARED),
    ("dang-ky-thi-dua", How.PAPER, HandInState.REFUSED),
    ("ky-giao-uoc", How.PAPER, HandInState.DRAFT),
)


def plant_hand_ins(
    store: Store, ids: dict[str, int], contents: dict[str, str], now: datetime, seen: Canaries
) -> int:
    """The number of the draft in the chat; `contents` of files grow by what went with it."""
    officer, numbers = ids["officer"], []
    for item, how, state in GIVEN:
        words = seen.text("nội dung báo cáo") if how is How.CHAT else ""
        reason = seen.text("lý do chưa nhận") if state is HandInState.REFUSED else ""
        said = (words, seen.text("BC/BDV"), date(2023, 10, 2), reason)
        one = HandIn(0, ids["bloc"], item, ids["unit"], how, state, officer, now, *said)
        numbers.append(store.hand_ins.put(one))
    for number in numbers[:2]:
        digest, name = seen.digest("a hand-in's file"), seen.text("báo cáo")
        kind = (digest, f"{name}.pdf", 4_321, "application/pdf", officer, now)
        store.evidence.put(Evidence(0, ids["sheet"], f"h{number}", *kind))
        contents[digest] = seen.text("nội dung tệp báo cáo")
    return numbers[0]
