"""How a meeting was called, the documents sent with it, and what the units answered."""

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from rules.calls import Answer, Call, Document, Registration
from storage import tables
from storage.statements import Transaction

_calls, _documents, _registrations = tables.calls, tables.documents, tables.registrations
_SAID = ("person", "answer", "name", "about", "reason")

GET = select(_calls).where(_calls.c.meeting == bindparam("meeting"))
_PUT = upsert(_calls).values({name: bindparam(name) for name in ("meeting", "starts_at", "place", "sent")})
PUT = _PUT.on_conflict_do_update(
    index_elements=["meeting"], set_={name: _PUT.excluded[name] for name in ("starts_at", "place", "sent")}
)
DOCUMENTS = (
    select(_documents).where(_documents.c.meeting == bindparam("meeting")).order_by(_documents.c.id)
)
REMOVE = delete(_documents).where(
    _documents.c.meeting == bindparam("meeting"), _documents.c.id == bindparam("document")
)
_REGISTER = upsert(_registrations).values(
    {name: bindparam(name) for name in ("meeting", "unit", *_SAID)}
)
REGISTER = _REGISTER.on_conflict_do_update(
    index_elements=["meeting", "unit"], set_={name: _REGISTER.excluded[name] for name in _SAID}
)
REGISTRATIONS = (
    select(_registrations)
    .where(_registrations.c.meeting == bindparam("meeting"))
    .order_by(_registrations.c.unit)
)


class Calls:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def get(self, meeting: int) -> Call | None:
        row = self._connection.execute(GET, {"meeting": meeting}).first()
        return Call(row.starts_at, row.place, row.sent) if row else None

    def put(self, meeting: int, call: Call) -> None:
        self._connection.execute(PUT, {"meeting": meeting, **vars(call)})

    def documents(self, meeting: int) -> tuple[Document, ...]:
        rows = self._connection.execute(DOCUMENTS, {"meeting": meeting})
        return tuple(Document(row.id, row.digest, row.name, row.size, row.media_type) for row in rows)

    def put_document(self, meeting: int, document: Document) -> None:
        """A new one; its own id is not looked at."""
        values = {name: value for name, value in vars(document).items() if name != "id"}
        self._connection.execute(insert(_documents), [{"meeting": meeting, **values}])

    def remove_document(self, meeting: int, document: int) -> None:
        self._connection.execute(REMOVE, {"meeting": meeting, "document": document})

    def register(self, meeting: int, unit: int, person: int, said: Registration) -> None:
        """`person` is who said so; what the unit said before is replaced."""
        values = {"meeting": meeting, "unit": unit, "person": person, **vars(said)}
        self._connection.execute(REGISTER, values | {"answer": said.answer.value})

    def registrations(self, meeting: int) -> dict[int, Registration]:
        """By unit; a unit that has not answered is missing."""
        rows = self._connection.execute(REGISTRATIONS, {"meeting": meeting})
        return {r.unit: Registration(Answer(r.answer), r.name, r.about, r.reason) for r in rows}
