"""What stands behind nominations: steps, holds, the lead's word on units, consent and erasure."""

from datetime import date

from rules.nomination_steps import Progress, Step
from rules.nominations import NominationFields, NominationKind, NominationState
from storage.store import Store
from tests.storage.moments import at

FIELDS = NominationFields(NominationKind.INDIVIDUAL, "Cá nhân", distinction="Giấy khen", achievements="Có")


def test_steps_stand_in_order_and_go_with_their_nomination(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    number = store.nominations.put(bloc, units[0], FIELDS, officer, at(8))
    steps = (
        Step(number, Progress.SUBMITTED.value, officer, at(9), date(2023, 12, 1)),
        Step(number, Progress.RETURNED.value, officer, at(10), reason="Thiếu"),
    )
    for step in steps:
        store.nominations.put_step(step)
    assert store.nominations.steps(number) == steps
    assert store.nominations.steps_of_bloc(bloc) == {number: steps}
    store.nominations.forget_reasons(number)
    assert [step.reason for step in store.nominations.steps(number)] == ["", ""]
    store.nominations.remove(number)
    assert store.nominations.steps_of_bloc(bloc) == {}


def test_what_the_same_unit_proposed_and_sent_in_earlier_years_is_found(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    unit = store.people.unit(units[0])
    assert unit is not None
    known = store.blocs.get(bloc)
    assert known is not None
    for state in (NominationState.SENT, NominationState.DRAFT):
        number = store.nominations.put(bloc, unit.id, FIELDS, officer, at(8))
        store.nominations.set_state(number, state)
    [earlier] = store.nominations.earlier(unit, known.year + 1)
    assert (earlier.year, earlier.name, earlier.progress) == (known.year, "Cá nhân", Progress.NOMINATED)
    assert store.nominations.earlier(unit, known.year) == ()


def test_a_hold_is_lifted_once_and_keeps_its_source(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    number = store.holds.put(bloc, units[0], "Cá nhân", "Khiếu nại", "", date(2023, 11, 1), officer, at(8))
    store.holds.set_source(number, "Thông báo 1", date(2023, 10, 1))
    [hold] = store.holds.of_bloc(bloc)
    assert (hold.stands, hold.source, hold.since) == (True, "Thông báo 1", date(2023, 10, 1))
    assert store.holds.lift(number, "Đã kết luận", officer, at(9))
    assert not store.holds.lift(number, "Lần nữa", officer, at(10))
    store.holds.forget(number, "…")
    [hold] = store.holds.of_bloc(bloc)
    assert (hold.stands, hold.name, hold.reason, hold.lifted) == (False, "…", "", "Đã kết luận")


def test_the_lead_s_last_word_on_a_unit_counts(store: Store, bloc: int, units: list[int], officer: int) -> None:
    store.holds.admit(bloc, units[0], "một", officer, at(8))
    store.holds.admit(bloc, units[0], "hai", officer, at(9))
    assert [(one.unit, one.reason) for one in store.holds.admitted(bloc)] == [(units[0], "hai")]
    store.holds.leave_out(bloc, units[0])
    assert store.holds.admitted(bloc) == ()


def test_the_first_consent_counts_and_erasure_leaves_only_the_number(
    store: Store, bloc: int, officer: int
) -> None:
    store.own_data.agree(officer, "một", at(8))
    store.own_data.agree(officer, "hai", at(9))
    kept = store.own_data.consent(officer)
    assert kept is not None
    assert kept.text == "một"
    store.people.put_address("telegram", "1", person=officer)
    store.chat.say(f"p{officer}", {"html": "Cá nhân"}, at(8), "")
    assert store.own_data.messages(officer) == 1
    notice = store.notices.put(bloc, 'Mừng Cá nhân "A"', officer, at(8))
    store.chat.say(f"p{officer}", {"html": "Mở", "buttons": ['Cá nhân "A"', "Cá nhân \\ B"]}, at(8), "")
    for name in ('Cá nhân "A"', "Cá nhân \\ B"):
        store.own_data.forget_name(name, "…")
    store.own_data.forget_name("Cá nhân", "…")
    said, buttons = (row.body for row in store.chat.last(f"p{officer}", 5))
    assert (said["html"], buttons["buttons"]) == ("…", ["…", "…"])
    assert [kept.text for kept in store.notices.of_bloc(bloc) if kept.id == notice] == ["Mừng …"]
    store.own_data.erase(officer, "đã xóa", date(2023, 11, 1), at(10))
    person = store.people.person(officer)
    assert person is not None
    assert (person.name, person.key) == ("đã xóa", f"erased/{officer}")
    assert store.own_data.addresses(officer) == ()
    assert store.own_data.messages(officer) == 0
    assert store.own_data.consent(officer) is None
    assert all(duty.until for duty in store.people.duties(officer))
