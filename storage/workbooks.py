"""Workbooks read, until their sender has confirmed or dropped what they would change."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from rules.workbook_content import Content, Form, content_from_dict, content_to_dict
from storage import tables
from storage.statements import Transaction

_workbooks = tables.workbooks
WAITING, DONE, DROPPED = "waiting", "done", "dropped"
PUT = (
    insert(_workbooks)
    .values({name: bindparam(name) for name in ("bloc", "unit", "person", "name", "content", "at")})
    .values(state=WAITING)
    .returning(_workbooks.c.id)
)
GET = select(_workbooks).where(_workbooks.c.id == bindparam("workbook"))
SETTLE = (
    update(_workbooks)
    .where(_workbooks.c.id == bindparam("workbook"))
    .values(state=bindparam("new_state"), content=bindparam("left"))
)


@dataclass(frozen=True)
class Workbook:
    """`content` is what stands in the file called `name`, as `person` of `unit` sent it."""

    id: int
    bloc: int
    unit: int
    person: int
    name: str
    content: Content
    is_waiting: bool

    @property
    def form(self) -> Form:
        return self.content.marker.form


class Workbooks:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, unit: int, person: int, name: str, content: Content, at: datetime) -> int:
        values = {"bloc": bloc, "unit": unit, "person": person, "name": name, "at": at}
        return int(
            self._connection.execute(PUT, {**values, "content": content_to_dict(content)}).scalar_one()
        )

    def get(self, number: int) -> Workbook | None:
        row = self._connection.execute(GET, {"workbook": number}).first()
        if row is None:
            return None
        content = content_from_dict(row.content)
        return Workbook(row.id, row.bloc, row.unit, row.person, row.name, content, row.state == WAITING)

    def settle(self, workbook: Workbook, *, applied: bool) -> None:
        """What stood in it is not kept any longer than it is needed."""
        left = content_to_dict(Content(workbook.content.marker, (), {}))
        state = DONE if applied else DROPPED
        self._connection.execute(SETTLE, {"workbook": workbook.id, "new_state": state, "left": left})
