"""Who each unit proposes to commend, and what became of it."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.nomination_steps import Earlier, Step, progress_of
from rules.nominations import SETTLED, Field, Nomination, NominationFields, NominationKind, NominationState
from rules.people import Unit
from storage import tables
from storage.statements import Transaction

_nominations, _steps = tables.nominations, tables.nomination_steps
_units, _blocs = tables.units, tables.blocs
_TEXTS = tuple(field.value for field in Field)

PUT = (
    insert(_nominations)
    .values(
        {name: bindparam(name) for name in ("bloc", "unit", "kind", *_TEXTS, "by", "at")}
        | {"state": NominationState.DRAFT.value}
    )
    .returning(_nominations.c.id)
)
OF_BLOC = select(_nominations).where(_nominations.c.bloc == bindparam("bloc")).order_by(_nominations.c.id)
OF_UNIT = OF_BLOC.where(_nominations.c.unit == bindparam("unit"))
GET = select(_nominations).where(_nominations.c.id == bindparam("number"))
ONE = _nominations.c.id == bindparam("number")
CHANGE = update(_nominations).where(ONE).values({name: bindparam(name) for name in ("kind", *_TEXTS)})
SET_STATE = update(_nominations).where(ONE).values(state=bindparam("state"))
STEP = insert(_steps).values(
    {name: bindparam(name) for name in ("nomination", "what", "day", "number", "reason", "by", "at")}
)
STEPS = select(_steps).where(_steps.c.nomination == bindparam("number")).order_by(_steps.c.id)
STEPS_OF_BLOC = (
    select(_steps)
    .select_from(_steps.join(_nominations))
    .where(_nominations.c.bloc == bindparam("bloc"))
    .order_by(_steps.c.id)
)
EARLIER = (
    select(_nominations, _blocs.c.year)
    .join(_units, _nominations.c.unit == _units.c.id)
    .join(_blocs, _nominations.c.bloc == _blocs.c.id)
    .where(_units.c.key == bindparam("key"), _units.c.name == bindparam("unit_name"))
    .where(_blocs.c.year < bindparam("before"))
    .order_by(_blocs.c.year.desc(), _nominations.c.id)
)
FORGET_REASONS = update(_steps).where(_steps.c.nomination == bindparam("owner")).values(reason="")


class Nominations:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, unit: int, fields: NominationFields, by: int, at: datetime) -> int:
        values = {"bloc": bloc, "unit": unit, **_texts(fields), "by": by, "at": at}
        return int(self._connection.execute(PUT, values).scalar_one())

    def of_bloc(self, bloc: int) -> tuple[Nomination, ...]:
        return tuple(_nomination(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def of_unit(self, bloc: int, unit: int) -> tuple[Nomination, ...]:
        rows = self._connection.execute(OF_UNIT, {"bloc": bloc, "unit": unit})
        return tuple(_nomination(row) for row in rows)

    def get(self, number: int) -> Nomination | None:
        row = self._connection.execute(GET, {"number": number}).first()
        return None if row is None else _nomination(row)

    def change(self, number: int, fields: NominationFields) -> None:
        self._connection.execute(CHANGE, {"number": number, **_texts(fields)})

    def set_state(self, number: int, state: NominationState) -> None:
        self._connection.execute(SET_STATE, {"number": number, "state": state.value})

    def remove(self, number: int) -> None:
        """With what happened to it before it became a draft again."""
        self._connection.execute(delete(_steps).where(_steps.c.nomination == number))
        self._connection.execute(delete(_nominations).where(_nominations.c.id == number))

    def put_step(self, step: Step) -> None:
        self._connection.execute(STEP, asdict(step))

    def steps(self, number: int) -> tuple[Step, ...]:
        return tuple(_step(row) for row in self._connection.execute(STEPS, {"number": number}))

    def steps_of_bloc(self, bloc: int) -> dict[int, tuple[Step, ...]]:
        """By nomination, oldest first."""
        found: dict[int, list[Step]] = defaultdict(list)
        for row in self._connection.execute(STEPS_OF_BLOC, {"bloc": bloc}):
            found[row.nomination].append(_step(row))
        return {number: tuple(steps) for number, steps in found.items()}

    def earlier(self, unit: Unit, year: int) -> tuple[Earlier, ...]:
        """What the unit of this key and name proposed before this year, newest first."""
        values = {"key": unit.key, "unit_name": unit.name, "before": year}
        rows = self._connection.execute(EARLIER, values).all()
        return tuple(
            Earlier(
                row.year,
                NominationKind(row.kind),
                row.name,
                row.distinction,
                row.achievements,
                progress_of(self.steps(row.id)),
            )
            for row in rows
            if row.state in SETTLED
        )

    def forget_reasons(self, number: int) -> None:
        """What was typed about a nominee, when the name is erased; what happened and when stays."""
        self._connection.execute(FORGET_REASONS, {"owner": number})


def _texts(fields: NominationFields) -> dict[str, str]:
    return {**asdict(fields), "kind": fields.kind.value}


def _nomination(row: Any) -> Nomination:
    return Nomination(
        id=row.id,
        bloc=row.bloc,
        unit=row.unit,
        kind=NominationKind(row.kind),
        state=NominationState(row.state),
        **{name: getattr(row, name) for name in _TEXTS},
    )


def _step(row: Any) -> Step:
    return Step(row.nomination, row.what, row.by, row.at, row.day, row.number, row.reason)
