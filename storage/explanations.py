"""What units say about the criteria that the first review changed."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.review_marks import Explanation
from storage import tables
from storage.statements import Transaction

_explanations, _sheets = tables.explanations, tables.sheets

_PUT = insert(_explanations).values(
    {name: bindparam(name) for name in ("sheet", "leaf", "text", "by", "at")} | {"sent": False}
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["sheet", "leaf"],
    set_={name: _PUT.excluded[name] for name in ("text", "by", "at", "sent")},
)
OF_SHEET = (
    select(_explanations).where(_explanations.c.sheet == bindparam("sheet")).order_by(_explanations.c.leaf)
)
SENT_OF_BLOC = (
    select(_explanations.c.sheet, _explanations.c.leaf)
    .join(_sheets, _sheets.c.id == _explanations.c.sheet)
    .where(_sheets.c.bloc == bindparam("bloc"), _explanations.c.sent == bindparam("sent"))
)
SEND = update(_explanations).where(_explanations.c.sheet == bindparam("on_sheet")).values(sent=True)
TAKE_BACK = delete(_explanations).where(
    _explanations.c.sheet == bindparam("on_sheet"), _explanations.c.leaf == bindparam("on_leaf")
)

CLEAR = delete(_explanations).where(_explanations.c.sheet == bindparam("on_sheet"))


class Explanations:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, sheet: int, leaf: str, text: str, by: int, at: datetime) -> None:
        """The unit's own until `send`."""
        self._connection.execute(PUT, {"sheet": sheet, "leaf": leaf, "text": text, "by": by, "at": at})

    def take_back(self, sheet: int, leaf: str) -> None:
        self._connection.execute(TAKE_BACK, {"on_sheet": sheet, "on_leaf": leaf})

    def clear(self, sheet: int) -> None:
        self._connection.execute(CLEAR, {"on_sheet": sheet})

    def send(self, sheet: int) -> None:
        """What the head has approved, the reviewers may read."""
        self._connection.execute(SEND, {"on_sheet": sheet})

    def of_sheet(self, sheet: int) -> dict[str, Explanation]:
        rows = self._connection.execute(OF_SHEET, {"sheet": sheet})
        return {row.leaf: Explanation(row.leaf, row.text, row.sent) for row in rows}

    def sent(self, sheet: int) -> dict[str, Explanation]:
        return {code: one for code, one in self.of_sheet(sheet).items() if one.sent}

    def sent_of_bloc(self, bloc: int) -> frozenset[tuple[int, str]]:
        """Sheet and leaf of each."""
        rows = self._connection.execute(SENT_OF_BLOC, {"bloc": bloc, "sent": True})
        return frozenset((row.sheet, row.leaf) for row in rows)
