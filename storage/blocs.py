"""Blocs and the year each is in; a bloc's plan is parsed once per revision."""

from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from rules.blocs import Bloc, bloc_from_plan
from rules.extensions import Answer
from storage import tables
from storage.looks import Looks
from storage.statements import Transaction

_blocs, _extensions = tables.blocs, tables.extensions

_NEWEST_GRANT = (
    select(func.max(_extensions.c.id))
    .where(_extensions.c.bloc == _blocs.c.id, _extensions.c.answer == Answer.GRANTED.value)
    .scalar_subquery()
)
REVISION = select(_blocs.c.revision, _NEWEST_GRANT.label("newest_grant")).where(
    _blocs.c.id == bindparam("bloc")
)
BLOC = select(_blocs).where(_blocs.c.id == bindparam("bloc"))
PLAN = select(_blocs.c.plan).where(_blocs.c.id == bindparam("bloc"))


class Blocs:
    def __init__(
        self, connection: Transaction, known: dict[tuple[int, int], Bloc], grants: dict[int, bool]
    ) -> None:
        """`grants`: whether any unit of a bloc that was looked at has longer for anything."""
        self._connection = connection
        self._known = known
        self._grants = grants
        self._changed: set[int] = set()

    def get(self, number: int) -> Bloc | None:
        found = self._connection.execute(REVISION, {"bloc": number}).first()
        if found is None:
            return None
        self._grants[number] = found.newest_grant is not None
        bloc = self._known.get((number, found.revision))
        if bloc is None:
            row = self._connection.execute(BLOC, {"bloc": number}).one()
            bloc = bloc_from_plan(row.id, row.slug, row.name, row.year, row.revision, row.plan)
            if number not in self._changed:
                self._known[number, row.revision] = bloc
        return bloc

    def ids(self) -> list[int]:
        return list(self._connection.execute(select(_blocs.c.id).order_by(_blocs.c.id)).scalars())

    def by_slug(self, slug: str) -> int | None:
        return self._connection.execute(select(_blocs.c.id).where(_blocs.c.slug == slug)).scalar()

    def put(self, slug: str, name: str, year: int, plan: dict[str, Any]) -> int:
        """A new bloc, looked at soon; the plan is JSON data (tree, profile, calendar, award, labels)."""
        statement = insert(_blocs).values(slug=slug, name=name, year=year, revision=1, plan=plan)
        number = int(self._connection.execute(statement.returning(_blocs.c.id)).scalar_one())
        Looks(self._connection).soon(number)
        return number

    def plan(self, number: int) -> dict[str, Any]:
        """As it is kept: JSON data. Raise ValueError for a bloc that is not there."""
        plan: dict[str, Any] = self._connection.execute(PLAN, {"bloc": number}).scalar_one()
        return plan

    def change_plan(self, number: int, plan: dict[str, Any]) -> None:
        """What this transaction changes is known to others only after it; the clock looks at the bloc anew."""
        self._changed.add(number)
        self._connection.execute(
            update(_blocs).where(_blocs.c.id == number).values(plan=plan, revision=_blocs.c.revision + 1)
        )
        Looks(self._connection).soon(number)
