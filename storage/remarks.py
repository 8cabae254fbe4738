"""What was said in a meeting."""

from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.remarks import Remark, RemarkKind
from storage import tables
from storage.statements import Transaction

_remarks = tables.remarks
NAMES = ("meeting", "kind", "speaker", "gist", "by", "at", "unit", "due", "accepted")

PUT = insert(_remarks).values({name: bindparam(name) for name in NAMES}).returning(_remarks.c.id)
OF_MEETING = select(_remarks).where(_remarks.c.meeting == bindparam("meeting")).order_by(_remarks.c.id)
REMOVE = delete(_remarks).where(_remarks.c.id == bindparam("remark"))
ACCEPT = (
    update(_remarks)
    .where(_remarks.c.meeting == bindparam("of_meeting"), _remarks.c.kind == RemarkKind.DIRECTIVE.value)
    .values(accepted=True)
)


class Remarks:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, remark: Remark) -> int:
        """A new line; its own id is not looked at."""
        values = {name: getattr(remark, name) for name in NAMES}
        values |= {"kind": remark.kind.value, "unit": remark.unit or None}
        return int(self._connection.execute(PUT, values).scalar_one())

    def of_meeting(self, meeting: int) -> tuple[Remark, ...]:
        """In the order they were noted."""
        return tuple(_remark(row) for row in self._connection.execute(OF_MEETING, {"meeting": meeting}))

    def remove(self, number: int) -> None:
        self._connection.execute(REMOVE, {"remark": number})

    def accept_directives(self, meeting: int) -> None:
        """The chair takes up every directive noted so far."""
        self._connection.execute(ACCEPT, {"of_meeting": meeting})


def _remark(row: Any) -> Remark:
    return Remark(
        id=row.id,
        meeting=row.meeting,
        kind=RemarkKind(row.kind),
        speaker=row.speaker,
        gist=row.gist,
        by=row.by,
        at=row.at,
        unit=row.unit or 0,
        due=row.due,
        accepted=bool(row.accepted),
    )
