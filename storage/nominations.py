"""Who each unit proposes to commend."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.nominations import Nomination, NominationKind, NominationState
from storage import tables
from storage.statements import Transaction

_nominations = tables.nominations

PUT = (
    insert(_nominations)
    .values(
        {name: bindparam(name) for name in ("bloc", "unit", "kind", "name", "position", "by", "at")}
        | {"state": NominationState.DRAFT.value}
    )
    .returning(_nominations.c.id)
)
OF_BLOC = select(_nominations).where(_nominations.c.bloc == bindparam("bloc")).order_by(_nominations.c.id)
OF_UNIT = OF_BLOC.where(_nominations.c.unit == bindparam("unit"))


class Nominations:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(
        self, bloc: int, unit: int, kind: NominationKind, name: str, position: str, by: int, at: datetime
    ) -> int:
        values = {
            "bloc": bloc,
            "unit": unit,
            "kind": kind.value,
            "name": name,
            "position": position,
            "by": by,
            "at": at,
        }
        return int(self._connection.execute(PUT, values).scalar_one())

    def of_bloc(self, bloc: int) -> tuple[Nomination, ...]:
        return tuple(_nomination(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def of_unit(self, bloc: int, unit: int) -> tuple[Nomination, ...]:
        rows = self._connection.execute(OF_UNIT, {"bloc": bloc, "unit": unit})
        return tuple(_nomination(row) for row in rows)

    def get(self, number: int) -> Nomination | None:
        row = self._connection.execute(select(_nominations).where(_nominations.c.id == number)).first()
        return None if row is None else _nomination(row)

    def set_state(self, number: int, state: NominationState) -> None:
        self._connection.execute(
            update(_nominations).where(_nominations.c.id == number).values(state=state.value)
        )

    def set_position(self, number: int, position: str) -> None:
        self._connection.execute(
            update(_nominations).where(_nominations.c.id == number).values(position=position)
        )

    def remove(self, number: int) -> None:
        self._connection.execute(delete(_nominations).where(_nominations.c.id == number))


def _nomination(row: Any) -> Nomination:
    return Nomination(
        row.id,
        row.bloc,
        row.unit,
        NominationKind(row.kind),
        row.name,
        row.position,
        NominationState(row.state),
    )
