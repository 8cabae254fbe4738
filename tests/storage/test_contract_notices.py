"""What is kept of a notice: its draft, its files, whom it is for, and who said for a unit that it has it."""

from rules.notices import Notice, NoticeFile, NoticeState, Reading
from storage.store import Store
from tests.storage.moments import at

FILE = NoticeFile(0, "ab" * 32, "ke-hoach.pdf", 2048, "application/pdf")


def found(store: Store, number: int) -> Notice:
    notice = store.notices.get(number)
    assert notice is not None
    return notice


def test_a_draft_changes_until_it_is_sent_once(store: Store, bloc: int, units: list[int], officer: int) -> None:
    number = store.notices.put(bloc, "Một", officer, at(8))
    store.notices.set_text(number, "Hai\nba")
    store.notices.add_file(number, FILE)
    store.notices.add_file(number, FILE)
    first, second = store.notices.files(number)
    store.notices.drop_file(number, first.id)
    store.notices.choose(number, units[:3])
    store.notices.choose(number, units[1:3])
    assert store.notices.send(number, officer, at(9), at(17))
    assert not store.notices.send(number, officer, at(10), at(17))
    assert found(store, number) == Notice(number, bloc, NoticeState.SENT, "Hai\nba", officer, at(9), at(17))
    assert store.notices.files(number) == (second,)
    assert store.notices.units(number) == dict.fromkeys(units[1:3])


def test_the_first_of_a_unit_to_say_so_is_kept(store: Store, bloc: int, units: list[int], officer: int) -> None:
    head = store.people.by_key("ban-dan-van/head") or 0
    number = store.notices.put(bloc, "Một", officer, at(8))
    other = store.notices.put(bloc, "Hai", officer, at(8), corrects=number)
    for notice in (number, other):
        store.notices.choose(notice, units[:2])
        store.notices.send(notice, officer, at(8), at(17))
    assert store.notices.acknowledge(number, units[0], officer, at(9))
    assert not store.notices.acknowledge(number, units[0], head, at(10))
    assert not store.notices.acknowledge(number, units[2], head, at(10))
    expected = {units[0]: Reading(officer, at(9)), units[1]: None}
    assert store.notices.readings(bloc) == {number: expected, other: dict.fromkeys(units[:2])}
    assert [(notice.id, moment) for notice, moment in store.notices.read_by(officer)] == [(number, at(9))]
    assert store.notices.read_by(head) == ()
    assert found(store, other).corrects == number


def test_what_is_withdrawn_stays_and_a_draft_thrown_away_is_gone(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    kept, gone = [store.notices.put(bloc, "Một", officer, at(8)) for _ in range(2)]
    assert not store.notices.withdraw(kept, "sai", at(9))
    store.notices.send(kept, officer, at(8), at(17))
    assert store.notices.withdraw(kept, "nhầm ngày", at(9))
    assert not store.notices.withdraw(kept, "nữa", at(10))
    store.notices.add_file(gone, FILE)
    store.notices.choose(gone, units)
    store.notices.drop(gone)
    assert [(one.state, one.withdrawn, one.withdrawn_at) for one in store.notices.of_bloc(bloc)] == [
        (NoticeState.WITHDRAWN, "nhầm ngày", at(9))
    ]
