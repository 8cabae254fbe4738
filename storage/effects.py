"""What must happen outside the database, written in the turn that asked for it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage import tables
from storage.statements import Transaction

_effects = tables.effects

PUT = (
    insert(_effects)
    .values(kind=bindparam("kind"), body=bindparam("body"), done=False)
    .returning(_effects.c.id)
)
PENDING = select(_effects).where(_effects.c.done.is_(False)).order_by(_effects.c.id)
FINISH = (
    update(_effects).where(_effects.c.id == bindparam("effect"), _effects.c.done.is_(False)).values(done=True)
)


@dataclass(frozen=True)
class EffectRow:
    id: int
    kind: str
    body: dict[str, Any]


class Effects:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, kind: str, body: dict[str, Any]) -> int:
        return int(self._connection.execute(PUT, {"kind": kind, "body": body}).scalar_one())

    def pending(self) -> list[EffectRow]:
        return [EffectRow(row.id, row.kind, row.body) for row in self._connection.execute(PENDING)]

    def finish(self, effect: int) -> bool:
        """True for the one who finishes it."""
        return self._connection.execute(FINISH, {"effect": effect}).rowcount == 1
