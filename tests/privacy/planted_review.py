"""What is written about a unit's sheet while it is reviewed, and what the unit answers."""

from __future__ import annotations

from datetime import date, datetime

from rules.blocs import Bloc
from rules.returned_leaves import ReturnedLeaf
from rules.review_letters import Letter, LetterLine, LetterState, Scan
from rules.review_marks import Mark
from rules.scoring import Answer
from storage.store import Store
from tests.privacy.canaries import Canaries

CHANGED = ("1.2", "2.3", "3.4", "4.2")
DAY = date(2023, 11, 20)


def plant_review(
    store: Store, bloc: Bloc, sheet: int, units: dict[str, int], now: datetime, seen: Canaries
) -> dict[str, int]:
    """The victim's numbers by name."""
    secretary = store.people.by_key("ban-noi-chinh/officer") or 0
    department, officer = units["so-noi-vu"], store.people.by_key("ban-dan-van/officer") or 0
    for code in CHANGED:
        changed = (seen.figure("reviewed", code), seen.text("lý do thẩm định", code))
        store.sheets.put_review(sheet, code, None, *changed, secretary, now)
    answers = store.sheets.answers(sheet)
    marks = (
        Mark(code, 1, filled.raw, units["ban-to-chuc"], secretary, now) for code, filled in answers.items()
    )
    store.reviews.put(sheet, marks)
    store.explanations.put(sheet, "1.2", seen.text("giải trình", "1.2"), officer, now)
    store.explanations.put(sheet, "2.3", seen.text("giải trình", "2.3"), officer, now)
    store.explanations.send(sheet)
    store.explanations.put(sheet, "3.4", seen.text("giải trình chưa gửi"), officer, now)
    asked = store.reopen_requests.put(sheet, seen.text("lý do xin mở lại"), officer, now)
    letter = _letter(store, bloc, sheet, (department, secretary, units["ban-noi-chinh"]), now, seen)
    returned = _returned(store, sheet, units["ban-noi-chinh"], secretary, now, seen)
    return {"department": department, "letter": letter, "returned": returned, "asked": asked}


def _letter(
    store: Store, bloc: Bloc, sheet: int, who: tuple[int, int, int], now: datetime, seen: Canaries
) -> int:
    department, secretary, lead = who
    scan = Scan(
        seen.digest("letter's scan", "3.4"), seen.text("công văn.pdf", "3.4"), 9_876, "application/pdf"
    )
    number, signer = seen.text("SNV-TĐKT", "3.4"), seen.text("Người ký", "3.4")
    given = (department, number, DAY, signer, secretary, lead, now)
    kept = store.letters.put(Letter(0, bloc.id, *given, LetterState.WAITING, scan))
    points, why = seen.figure("by letter", "3.4"), seen.text("lý do theo công văn", "3.4")
    store.letters.add(kept, [LetterLine(sheet, "3.4", store.sheets.answers(sheet)["3.4"].raw, points, why)])
    return kept


def _returned(store: Store, sheet: int, lead: int, by: int, now: datetime, seen: Canaries) -> int:
    why, words = seen.text("lý do trả lại", "4.3"), seen.text("lời bổ sung")
    points = seen.figure("new answer", "")
    asked = ReturnedLeaf(0, sheet, "4.3", why, DAY, lead, by, now)
    number = store.returned_leaves.put(asked)
    answer = Answer((str(points),), points)
    store.returned_leaves.change(
        ReturnedLeaf(number, sheet, "4.3", why, DAY, lead, by, now, asked.state, answer, words)
    )
    return number
