"""Later due moments asked for and granted, and the links of subscribed calendars."""

import pytest

from rules.extensions import Answer, Extension
from storage.store import Store
from tests.storage.moments import at

ITEM = "tu-cham"


def test_asking_again_takes_the_place_of_what_is_open_and_both_are_kept(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    first = store.extensions.ask(bloc, ITEM, units[4], at(17), "chờ số liệu", officer, at(8))
    other = store.extensions.ask(bloc, ITEM, units[3], at(17), "lý do khác", officer, at(8))
    second = store.extensions.ask(bloc, ITEM, units[4], at(18), "chờ văn bản", officer, at(9))
    kept = Extension(second, ITEM, units[4], at(18), "chờ văn bản", officer, at(9))
    assert [one.id for one in store.extensions.open(bloc)] == [other, second]
    assert store.extensions.get(bloc, second) == kept
    assert store.extensions.get(bloc + 1, second) is None
    replaced = store.extensions.get(bloc, first)
    assert replaced is not None
    assert replaced.answer is Answer.REPLACED
    assert [one.id for one in store.extensions.of_item(bloc, ITEM)] == [first, other, second]


def test_the_newest_grant_counts_and_a_refusal_grants_nothing(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    asked = [store.extensions.ask(bloc, ITEM, units[4], at(17), "chờ", officer, at(8)) for _ in range(3)]
    store.extensions.grant(asked[0], at(17), officer, at(9))
    store.extensions.grant(asked[1], at(16), officer, at(10))
    store.extensions.deny(asked[2], "đã đủ thời gian", officer, at(11))
    granted = store.extensions.granted(bloc)
    assert granted == {(ITEM, units[4]): at(16)}
    assert granted[ITEM, units[4]].utcoffset() == at(16).utcoffset()
    denied = store.extensions.get(bloc, asked[2])
    assert denied is not None
    assert (denied.answer, denied.until, denied.why) == (Answer.DENIED, None, "đã đủ thời gian")
    assert (denied.decided_by, denied.decided_at) == (officer, at(11))
    assert store.extensions.open(bloc) == ()


@pytest.mark.parametrize("why", [Answer.OVERTAKEN, Answer.DELIVERED, Answer.LEFT])
def test_a_request_closed_without_an_answer_grants_nothing_and_says_why(
    store: Store, bloc: int, units: list[int], officer: int, why: Answer
) -> None:
    asked = store.extensions.ask(bloc, ITEM, units[4], at(17), "chờ", officer, at(8))
    store.extensions.close(asked, why, officer, at(9))
    closed = store.extensions.get(bloc, asked)
    assert closed is not None
    assert (closed.answer, closed.until, closed.decided_at) == (why, None, at(9))
    assert store.extensions.open(bloc) == ()
    assert store.extensions.granted(bloc) == {}


def test_a_renewed_link_ends_the_one_before_and_a_revoked_one_is_nobodys(store: Store, officer: int) -> None:
    store.feeds.renew(officer, "one", at(8))
    store.feeds.renew(officer, "two", at(9))
    assert (store.feeds.person_of("one"), store.feeds.person_of("two")) == (None, officer)
    assert store.feeds.since(officer) == at(9)
    store.feeds.revoke(officer)
    assert (store.feeds.person_of("two"), store.feeds.since(officer)) == (None, None)


def test_what_is_granted_within_a_turn_counts_in_it(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    store.blocs.get(bloc)
    assert store.extensions.granted(bloc) == {}
    asked = store.extensions.ask(bloc, ITEM, units[4], at(17), "chờ", officer, at(8))
    store.extensions.grant(asked, at(17), officer, at(9))
    assert store.extensions.granted(bloc) == {(ITEM, units[4]): at(17)}
    store.blocs.get(bloc)
    assert store.extensions.granted(bloc) == {(ITEM, units[4]): at(17)}
    [granted] = store.extensions.grants(bloc, units[4])
    assert granted.tzinfo is not None
    assert store.extensions.grants(bloc, units[3]) == ()
