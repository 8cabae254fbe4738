"""The review's shelves: marks, explanations, returned criteria, letters, requests, departments."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rules.returned_leaves import ReturnedLeaf, ReturnState
from rules.review_letters import Letter, LetterLine, LetterState, Scan
from rules.review_marks import Explanation, Mark
from rules.scoring import Answer
from storage.reviews import Standing
from storage.store import Store
from tests.storage.moments import at


def sheet_with(store: Store, bloc: int, unit: int, officer: int, *leaves: str) -> int:
    sheet = store.sheets.of_unit(bloc, unit).id
    for leaf in leaves:
        store.sheets.put_answer(sheet, leaf, Answer(("4",), Decimal(4)), None, officer, at(8))
    return sheet


def test_a_department_is_no_unit(store: Store, bloc: int, units: list[int]) -> None:
    plain = {"key": "so-tai-chinh", "name": "Sở Tài chính", "short": "STC", "head_title": "", "aliases": []}
    number = store.people.put_unit(bloc, {**plain, "since": date(2023, 1, 1), "until": None, "outside": True})
    assert [unit.id for unit in store.people.units(bloc)] == units
    assert [unit.id for unit in store.people.departments(bloc)] == [number]
    found = store.people.unit(number)
    assert found is not None
    assert found.outside


def test_a_mark_stands_while_the_answer_it_saw_does(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = sheet_with(store, bloc, units[4], officer, "2.3", "2.4")
    mark = Mark("2.3", 1, ("4",), units[2], officer, at(9), letter=0)
    store.reviews.put(sheet, [mark])
    assert store.reviews.marks(sheet) == {"2.3": mark}
    assert sorted(store.reviews.standing(bloc), key=lambda one: one.leaf) == [
        Standing(sheet, "2.3", 1),
        Standing(sheet, "2.4", 0),
    ]
    store.sheets.put_answer(sheet, "2.3", Answer(("3",), Decimal(3)), Decimal(4), officer, at(10))
    assert {one.round for one in store.reviews.standing(bloc)} == {0}
    store.reviews.put(sheet, [replace(mark, round=2, raw=("3",))])
    assert Standing(sheet, "2.3", 2) in store.reviews.standing(bloc)
    store.reviews.forget(sheet, "2.3")
    assert store.reviews.marks(sheet) == {}


def test_a_stand_in_picked_again_replaces_the_first(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    assert store.reviews.stand_in(bloc) == 0
    for unit in units[:2]:
        store.reviews.pick_stand_in(bloc, unit, officer, at(8))
    assert store.reviews.stand_in(bloc) == units[1]


def test_an_explanation_is_the_unit_s_own_until_it_is_sent(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = sheet_with(store, bloc, units[4], officer, "2.3", "2.4")
    for leaf in ("2.3", "2.4"):
        store.explanations.put(sheet, leaf, "Đã có quyết định", officer, at(9))
    store.explanations.take_back(sheet, "2.4")
    assert store.explanations.of_sheet(sheet) == {"2.3": Explanation("2.3", "Đã có quyết định")}
    assert store.explanations.sent(sheet) == {}
    assert store.explanations.sent_of_bloc(bloc) == frozenset()
    store.explanations.send(sheet)
    assert store.explanations.sent(sheet) == {"2.3": Explanation("2.3", "Đã có quyết định", sent=True)}
    assert store.explanations.sent_of_bloc(bloc) == {(sheet, "2.3")}


def test_a_returned_criterion_is_open_until_it_is_answered(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = sheet_with(store, bloc, units[4], officer, "2.3")
    new = ReturnedLeaf(0, sheet, "2.3", "thiếu quyết định", date(2023, 11, 27), units[2], officer, at(9))
    asked = replace(new, id=store.returned_leaves.put(new))
    assert store.returned_leaves.open_of_sheet(sheet) == {"2.3": asked}
    answer = Answer(("3",), Decimal("3.00"), estimate=True)
    ready = replace(asked, state=ReturnState.WITH_HEAD, answer=answer, words="Gửi kèm")
    store.returned_leaves.change(ready)
    assert store.returned_leaves.open_of_bloc(bloc) == (ready,)
    store.returned_leaves.change(replace(ready, state=ReturnState.ANSWERED))
    assert store.returned_leaves.open_of_bloc(bloc) == ()
    assert [one.id for one in store.returned_leaves.answered_of_bloc(bloc)] == [asked.id]
    assert store.returned_leaves.get(asked.id + 1) is None


def test_a_letter_counts_for_a_sheet_once_it_is_confirmed(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = sheet_with(store, bloc, units[4], officer, "2.3", "2.4")
    new = Letter(0, bloc, units[3], "125/STC", date(2023, 11, 20), "Phó Giám đốc", officer, units[2], at(8))
    letter = replace(new, id=store.letters.put(new))
    changed = LetterLine(sheet, "2.3", ("4",), Decimal("2.50"), "thiếu quyết định")
    store.letters.add(letter.id, [LetterLine(sheet, "2.3", ("4",)), LetterLine(sheet, "2.4", ("4",))])
    store.letters.add(letter.id, [changed])
    assert store.letters.lines(letter.id) == (changed, LetterLine(sheet, "2.4", ("4",)))
    assert store.letters.confirmed(sheet) == {}
    done = replace(
        letter,
        state=LetterState.CONFIRMED,
        scan=Scan("a" * 64, "cong-van.pdf", 12, "application/pdf"),
        confirmed_by=officer,
        confirmed_at=at(9),
    )
    store.letters.change(done)
    assert store.letters.of_bloc(bloc) == (done,)
    assert store.letters.confirmed(sheet) == {"2.3": (done,), "2.4": (done,)}
    store.letters.remove(letter.id, sheet)
    assert store.letters.lines(letter.id) == ()


def test_a_request_to_reopen_is_decided_once(store: Store, bloc: int, units: list[int], officer: int) -> None:
    sheet = sheet_with(store, bloc, units[4], officer, "2.3")
    number = store.reopen_requests.put(sheet, "ghi nhầm", officer, at(8))
    [asked] = store.reopen_requests.open_of_bloc(bloc)
    assert (asked.id, asked.granted) == (number, None)
    assert store.reopen_requests.open_of_sheet(sheet) == asked
    store.reopen_requests.decide(number, officer, at(9), granted=False)
    assert store.reopen_requests.open_of_sheet(sheet) is None
    kept = store.reopen_requests.get(number)
    assert kept is not None
    assert kept.granted is False
