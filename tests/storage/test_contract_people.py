"""Who is who, how they are reached, and which devices are theirs."""

from contextlib import suppress
from datetime import date

from sqlalchemy import select

from rules.people import Duty, Leadership, Role
from storage import tables
from storage.chat_files import FileSaid, files_said
from storage.database import Database
from storage.store import Store
from tests.storage.conftest import TakenBack
from tests.storage.moments import at

DAY = date(2023, 10, 30)


def test_units_stand_in_the_files_order_with_their_other_names(store: Store, bloc: int) -> None:
    units = store.people.units(bloc)
    assert [unit.short for unit in units][:2] == ["VPTU", "BTG"]
    assert units[0].aliases == ("Văn phòng", "VP Tỉnh ủy")
    assert store.people.unit(units[0].id) == units[0]


def test_a_person_known_by_key_is_renamed_not_doubled(store: Store, officer: int) -> None:
    assert store.people.put_person("ban-dan-van/officer", "Cán bộ mới") == officer
    person = store.people.person(officer)
    assert person is not None
    assert person.name == "Cán bộ mới"


def test_a_duty_holds_from_its_first_day_to_its_last(store: Store, bloc: int, units: list[int]) -> None:
    new = store.people.put_person("moi", "Người mới")
    store.people.put_duty(Duty(new, units[4], bloc, Role.OFFICER, date(2023, 11, 1), date(2023, 11, 30)))
    officers = [
        [one.id for one in store.people.holders(units[4], (Role.OFFICER,), day)].count(new)
        for day in (date(2023, 10, 31), date(2023, 11, 1), date(2023, 11, 30), date(2023, 12, 1))
    ]
    assert officers == [0, 1, 1, 0]


def test_ending_a_duty_ends_that_role_only(store: Store, officer: int, units: list[int]) -> None:
    store.people.end_duties(officer, units[4], Role.OFFICER, date(2023, 10, 29))
    held = {duty.role: duty.holds(DAY) for duty in store.people.duties(officer)}
    assert held == {Role.OFFICER: False, Role.DELEGATE: True}


def test_leaders_are_replaced_in_order(store: Store, bloc: int, units: list[int]) -> None:
    assert store.people.leadership(bloc, 2024) is None
    for deputies in ((units[1], units[0]), (units[3],)):
        store.people.put_leadership(bloc, 2024, Leadership(units[8], deputies))
        assert store.people.leadership(bloc, 2024) == Leadership(units[8], deputies)


def test_an_address_moves_to_its_new_owner_and_is_written_to_while_active(store: Store, officer: int) -> None:
    other = store.people.put_person("moi", "Người mới")
    for person in (other, officer):
        store.people.put_address("telegram", "11", person=person)
    assert store.people.outside_addresses(f"p{officer}") == [("telegram", "11")]
    assert store.people.outside_addresses(f"p{other}") == []
    store.people.set_address_state("telegram", "11", "blocked")
    assert store.people.outside_addresses(f"p{officer}") == []
    caller = store.conversations.caller("telegram", "11")
    assert caller is not None
    assert (caller.person.id, caller.state) == (officer, "blocked")


def test_a_group_that_moves_takes_its_bloc_along(store: Store, bloc: int) -> None:
    store.people.put_address("telegram", "-500", bloc=bloc)
    store.people.move_address("telegram", "-500", "-1000500")
    assert store.people.outside_addresses(f"g{bloc}") == [("telegram", "-1000500")]


def test_a_link_binds_one_device(store: Store, officer: int) -> None:
    store.devices.invite(officer, "hash", at(8))
    invitation = store.devices.invitation("hash")
    assert invitation is not None
    device = store.devices.bind(invitation, "first", "Điện thoại", at(8))
    assert store.devices.bind(invitation, "second", "Máy khác", at(9)) is None
    found = store.devices.of_token("first")
    assert found is not None
    assert (found.id, found.person, found.bound_at, found.revoked) == (device, officer, at(8), False)
    bound = store.devices.invitation("hash")
    assert bound is not None
    assert bound.bound_device == device


def test_a_revoked_person_has_no_device_no_link_and_no_address_elsewhere(store: Store, officer: int) -> None:
    store.devices.invite(officer, "hash", at(8))
    store.devices.add(officer, "token", "Điện thoại", at(8))
    store.people.put_address("telegram", "11", person=officer)
    store.devices.revoke_person(officer, at(9))
    invitation, device = store.devices.invitation("hash"), store.devices.of_token("token")
    assert invitation is not None
    assert device is not None
    assert (invitation.revoked, device.revoked, store.devices.of_person(officer)) == (True, True, [])
    assert store.devices.bind(invitation, "other", "Máy khác", at(9)) is None
    assert store.conversations.caller("telegram", "11") is None
    public_id = store.devices.public_id(officer)
    assert store.conversations.caller("web", public_id or "") is not None


def test_taking_back_one_device_leaves_the_others(store: Store, officer: int) -> None:
    elsewhere = store.devices.add(officer, "t", "telegram", at(8))
    phone = store.devices.add(officer, "p", "Điện thoại", at(8))
    store.people.put_address("telegram", "11", person=officer)
    store.devices.revoke(phone, at(9))
    assert store.conversations.caller("telegram", "11") is not None
    store.devices.revoke(elsewhere, at(9))
    assert store.conversations.caller("telegram", "11") is None


def test_a_name_in_an_address_belongs_to_one_person(store: Store, officer: int) -> None:
    public_id = store.devices.public_id(officer)
    assert public_id
    assert store.devices.person_of(public_id) == officer
    assert store.devices.person_of("nobody") is None


def test_a_blocs_plan_is_read_anew_after_a_change(store: Store, bloc: int) -> None:
    before = store.blocs.get(bloc)
    assert before is not None
    rename(store, bloc, "Bằng khen")
    after = store.blocs.get(bloc)
    assert after is not None
    assert (after.award, after.revision) == ("Bằng khen", before.revision + 1)
    assert (store.blocs.by_slug(before.slug), store.blocs.by_slug("không có")) == (bloc, None)


def test_a_plan_that_was_taken_back_is_never_read_again(furnished: Database) -> None:
    read = []
    for award in ("Bằng khen", "Cờ thi đua"):
        with suppress(TakenBack), furnished.write() as store:
            [bloc] = store.blocs.ids()
            rename(store, bloc, award)
            found = store.blocs.get(bloc)
            read.append(found.award if found else "")
            raise TakenBack
    assert read == ["Bằng khen", "Cờ thi đua"]


def rename(store: Store, bloc: int, award: str) -> None:
    row = store.connection.execute(select(tables.blocs.c.plan).where(tables.blocs.c.id == bloc)).one()
    store.blocs.change_plan(bloc, {**row.plan, "award": award})


def test_a_file_is_found_only_in_the_rooms_it_was_said_in(store: Store) -> None:
    digest = "ab" * 32
    file = {"digest": digest, "name": "Báo cáo.pdf", "size": 3, "media_type": "application/pdf"}
    store.chat.say("p1", {"html": "", "files": [file]}, at(8))
    said = FileSaid("p1", "Báo cáo.pdf", "application/pdf", evidence=0, sent=False)
    assert list(files_said(store.connection, ["p2", "p1"], digest)) == [said]
    assert not list(files_said(store.connection, ["p2", "g1"], digest))
