"""Where each officer stands: the unit worked for and the step waited for."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, literal, select
from sqlalchemy.dialects.postgresql import insert

from rules.people import Person
from storage import tables
from storage.statements import Transaction

_standings, _addresses, _persons = tables.standings, tables.addresses, tables.persons

_others = _addresses.alias("others")
_ELSEWHERE = select(_others.c.address).where(_others.c.person == _persons.c.id, _others.c.channel != "web").exists()
CALLER = (
    select(
        _persons,
        _standings.c.unit,
        _standings.c.step,
        _standings.c.body,
        _addresses.c.state,
        _ELSEWHERE.label("elsewhere"),
    )
    .select_from(_addresses.join(_persons).outerjoin(_standings))
    .where(_addresses.c.channel == bindparam("channel"), _addresses.c.address == bindparam("address"))
)
OF_PERSON = (
    select(
        _persons,
        _standings.c.unit,
        _standings.c.step,
        _standings.c.body,
        literal("active").label("state"),
        literal(True).label("elsewhere"),
    )
    .select_from(_persons.outerjoin(_standings))
    .where(_persons.c.id == bindparam("person"))
)
_PUT = insert(_standings).values(
    person=bindparam("person"), unit=bindparam("unit"), step=bindparam("step"), body=bindparam("body")
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["person"],
    set_={"unit": _PUT.excluded.unit, "step": _PUT.excluded.step, "body": _PUT.excluded.body},
)


@dataclass(frozen=True)
class Caller:
    """Who speaks and what they were asked; `step` is "" when nothing is waited for.

    `state` tells whether the address they speak from was "active" when it was last written to; nobody is reached
    but on our own web chat who is not `elsewhere`.
    """

    person: Person
    unit: int | None
    step: str
    body: dict[str, Any]
    state: str = "active"
    elsewhere: bool = True


class Conversations:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def caller(self, channel: str, address: str) -> Caller | None:
        return self._one(CALLER, {"channel": channel, "address": address})

    def of_person(self, person: int) -> Caller | None:
        return self._one(OF_PERSON, {"person": person})

    def put(self, caller: Caller) -> None:
        self._connection.execute(
            PUT, {"person": caller.person.id, "unit": caller.unit, "step": caller.step, "body": caller.body}
        )

    def _one(self, statement: Any, values: dict[str, Any]) -> Caller | None:
        row = self._connection.execute(statement, values).first()
        if row is None:
            return None
        person = Person(row.id, row.name, row.key)
        return Caller(person, row.unit, row.step or "", row.body or {}, row.state, bool(row.elsewhere))
