"""Ballot touches: checked as hostile, answered at once, remembered nowhere but in the box."""

import pytest
from sqlalchemy import func, select

from storage import tables
from tests.web.conftest import OpenPhone
from tests.web.house import House


async def test_a_unit_sees_its_card_casts_once_and_sees_that_it_has(phone: OpenPhone, house: House) -> None:
    delegate = await phone(1)
    assert (await delegate.get("phieu/12")).json()["state"] == "open"
    assert (await delegate.post("phieu/12", json={"marks": [1, 3], "blank": False})).json()["state"] == "cast"
    assert (await delegate.get("phieu/12")).json()["state"] == "cast"
    await delegate.post("phieu/12", json={"marks": [2], "blank": False})
    assert house.ballots.cast_by == [(1, (1, 3), False)]


async def test_a_blank_ballot_is_cast_on_purpose(phone: OpenPhone, house: House) -> None:
    await (await phone(2)).post("phieu/12", json={"marks": [], "blank": True})
    assert house.ballots.cast_by == [(2, (), True)]


async def test_a_touch_leaves_no_trace_in_the_database(phone: OpenPhone, house: House) -> None:
    delegate = await phone(1)
    counted = [tables.inbox, tables.chat, tables.standings, tables.audit, tables.effects]

    def counts() -> list[int]:
        with house.desk.database.read() as store:
            found = [store.connection.execute(select(func.count()).select_from(one)) for one in counted]
            return [count.scalar_one() for count in found]

    before = counts()
    await delegate.get("phieu/12")
    await delegate.post("phieu/12", json={"marks": [1], "blank": False})
    assert counts() == before


async def test_the_turnout_is_for_who_runs_the_bloc(phone: OpenPhone, house: House) -> None:
    lead, other = await phone(1), await phone(2)
    await other.post("phieu/12", json={"marks": [1]})
    seen = (await lead.get("tinh-hinh/12")).json()
    assert (seen["issued"], seen["collected"]) == (3, 1)
    assert (await other.get("tinh-hinh/12")).json().keys() == {"error"}
    assert (await other.get(f"{lead.base_url}tinh-hinh/12")).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[1,2]",
        b'{"marks": "1"}',
        b'{"marks": ["1"]}',
        b'{"marks": [1.0]}',
        b'{"marks": [true]}',
        b'{"marks": [-1]}',
        b'{"marks": [0]}',
        b'{"marks": [1, 1]}',
        b'{"marks": [99999999999999999999]}',
        b'{"marks": [[1]]}',
        b'{"marks": [NaN]}',
        b'{"marks": null}',
        b'{"marks": [1], "blank": true}',
        b'{"marks": [], "blank": 1}',
        b'{"spoiled": 1}',
        b'{"spoiled": true, "blank": true}',
        b'{"marks": [1], "spoiled": true}',
        b'{"marks": [1], "unit": 7}',
        b'{"marks": [' + b",".join(b"%d" % n for n in range(1, 300)) + b"]}",
        b'{"marks": ' + b"[" * 50_000,
        b'{"marks": [' + b"1" * 5000 + b"]}",
        b"\xff\xfe\x00",
    ],
)
async def test_hostile_marks_never_reach_the_box(phone: OpenPhone, house: House, body: bytes) -> None:
    assert (await (await phone(1)).post("phieu/12", content=body)).status_code == 400
    assert house.ballots.cast_by == []


@pytest.mark.parametrize("ballot", ["x", "-1", "1.5", "%00", "12/../13"])
async def test_only_a_number_names_a_ballot(phone: OpenPhone, house: House, ballot: str) -> None:
    answer = await (await phone(1)).post(f"phieu/{ballot}", json={"marks": [1]})
    assert answer.status_code in (400, 404) or house.ballots.cast_by == [(1, (1,), False)]


async def test_nobody_votes_from_another_site(phone: OpenPhone, house: House) -> None:
    delegate = await phone(1)
    headers = {"Origin": "http://elsewhere.example"}
    assert (await delegate.post("phieu/12", json={"marks": [1]}, headers=headers)).status_code == 403
    assert house.ballots.cast_by == []


async def test_nobody_sees_or_casts_at_another_units_address(phone: OpenPhone, house: House) -> None:
    delegate, other = await phone(1), await phone(2)
    assert (await other.get(f"{delegate.base_url}phieu/12")).status_code == 403
    assert (await other.post(f"{delegate.base_url}phieu/12", json={"blank": True})).status_code == 403
    assert house.ballots.cast_by == []
