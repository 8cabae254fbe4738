"""Cards and the shared tablet: used once, by whoever came first; of links only hashes."""

from dataclasses import replace

import pytest

from rules.admission import Card, CardKind, CardState, Tablet
from rules.meetings import MeetingState
from storage.store import Store
from tests.storage.moments import at


@pytest.fixture
def meeting(store: Store, bloc: int) -> int:
    return store.meetings.put(bloc, MeetingState.CHECKING_IN, at(14)).id


def test_a_card_is_found_by_its_link_and_its_meeting(store: Store, meeting: int, units: list[int]) -> None:
    first = Card(store.admission.put(Card(0, meeting, CardKind.DELEGATE, units[0]), "aa"), meeting, CardKind.DELEGATE)
    second = Card(store.admission.put(Card(0, meeting, CardKind.TELLER), "bb"), meeting, CardKind.TELLER)
    assert store.admission.of_meeting(meeting) == (replace(first, unit=units[0]), second)
    assert store.admission.of_token("bb") == second
    assert store.admission.of_token("cc") is None
    assert store.admission.get(0) is None


def test_of_two_scans_one_uses_the_card(store: Store, meeting: int, units: list[int], officer: int) -> None:
    number = store.admission.put(Card(0, meeting, CardKind.DELEGATE, units[0]), "aa")
    assert [store.admission.use(number), store.admission.use(number)] == [True, False]
    card = Card(number, meeting, CardKind.DELEGATE, units[1], CardState.WAITING, officer, True, True, officer)
    store.admission.change(card)
    assert store.admission.of_person(officer) == store.admission.get(number) == card


def test_the_tablets_link_is_opened_on_one_device(store: Store, meeting: int) -> None:
    assert store.admission.tablet(meeting) is None
    store.admission.put_tablet(meeting, "aa")
    assert store.admission.tablet_of_token("aa") == Tablet(meeting)
    assert [store.admission.bind_tablet("aa", name) for name in ("x", "y")] == [True, False]
    assert store.admission.tablet(meeting) == Tablet(meeting, "x")


def test_a_new_link_ends_the_one_before(store: Store, meeting: int) -> None:
    store.admission.put_tablet(meeting, "aa")
    store.admission.bind_tablet("aa", "x")
    store.admission.put_tablet(meeting, "bb")
    assert store.admission.tablet_of_token("aa") is None
    assert store.admission.tablet(meeting) == Tablet(meeting)
    assert not store.admission.bind_tablet("aa", "x")
