"""What units hand in, what the lead answers, and a bloc's receipts read at once."""

from dataclasses import replace
from datetime import date

from rules.deliveries import Delivery, How
from rules.hand_ins import HandIn, HandInState, current, draft, has_come, is_declared
from storage.store import Store
from tests.storage.moments import at


def test_what_is_handed_in_is_kept_with_all_that_came_before(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    first = HandIn(0, bloc, "bao-cao", units[4], How.CHAT, HandInState.DRAFT, officer, at(8), words="Báo cáo")
    first = replace(first, id=store.hand_ins.put(first))
    assert store.hand_ins.get(first.id) == first
    assert draft(store.hand_ins.of_unit(bloc, "bao-cao", units[4]), How.CHAT) == first
    sent = replace(first, state=HandInState.SENT, at=at(9))
    store.hand_ins.change(sent)
    again = HandIn(0, bloc, "bao-cao", units[4], How.CHAT, HandInState.SENT, officer, at(10), words="Bản sửa")
    again = replace(again, id=store.hand_ins.put(again))
    kept = store.hand_ins.of_unit(bloc, "bao-cao", units[4])
    assert kept == (sent, again)
    assert current(kept, How.CHAT) == again
    assert store.hand_ins.of_unit(bloc, "bao-cao", units[5]) == ()
    assert store.hand_ins.of_bloc(bloc) == {("bao-cao", units[4]): kept}


def test_a_paper_is_declared_and_answered(store: Store, bloc: int, units: list[int], officer: int) -> None:
    paper = HandIn(0, bloc, "ky", units[4], How.PAPER, HandInState.DECLARED, officer, at(8))
    paper = replace(paper, id=store.hand_ins.put(paper))
    paper = replace(paper, number="45-BC/BDV", dated=date(2023, 10, 2))
    store.hand_ins.change(paper)
    kept = store.hand_ins.of_unit(bloc, "ky", units[4])
    assert (kept, is_declared(kept), has_come(kept, How.PAPER)) == ((paper,), True, False)
    paper = replace(paper, reason="chưa thấy văn bản", answered_by=officer, answered_at=at(9))
    for state, came in ((HandInState.REFUSED, False), (HandInState.RECEIVED, True)):
        store.hand_ins.change(replace(paper, state=state))
        kept = store.hand_ins.of_unit(bloc, "ky", units[4])
        assert (is_declared(kept), has_come(kept, How.PAPER)) == (False, came)
        assert kept == (replace(paper, state=state),)
    store.hand_ins.drop(paper.id)
    assert store.hand_ins.get(paper.id) is None


def test_all_receipts_of_a_bloc_come_in_one_statement(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    for item, unit in (("bao-cao", units[0]), ("bao-cao", units[1]), ("ky", units[0])):
        one = Delivery(item, unit, date(2023, 10, 2), How.PAPER, "45-BC/BDV", None, officer, at(8))
        store.deliveries.put(bloc, one)
    found = store.deliveries.of_bloc(bloc)
    assert set(found) == {("bao-cao", units[0]), ("bao-cao", units[1]), ("ky", units[0])}
    assert found["ky", units[0]] == store.deliveries.of_unit(bloc, units[0])["ky"]
