"""The chained log of a bloc's decisions: each line's digest covers the line before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from rules.chain import chain, line_hash
from storage import tables
from storage.statements import Transaction

_audit = tables.audit

LAST = (
    select(_audit.c.number, _audit.c.digest)
    .where(_audit.c.bloc == bindparam("bloc"))
    .order_by(_audit.c.number.desc())
    .limit(1)
)
PUT = insert(_audit)
NEWEST = (
    select(_audit.c.at)
    .where(_audit.c.bloc == bindparam("bloc"), _audit.c.what == bindparam("what"))
    .order_by(_audit.c.number.desc())
    .limit(1)
)
ALL = select(_audit).where(_audit.c.bloc == bindparam("bloc")).order_by(_audit.c.number)


@dataclass(frozen=True)
class AuditLine:
    """`digest` is chained to the line before; `at` stands beside the line and is not covered."""

    number: int
    what: str
    body: dict[str, Any]
    at: datetime
    digest: str

    @property
    def said(self) -> dict[str, Any]:
        """What the digest covers."""
        return {"number": self.number, "what": self.what, "body": self.body}


class Audit:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, what: str, body: dict[str, Any], at: datetime) -> None:
        last = self._connection.execute(LAST, {"bloc": bloc}).first()
        line = {"number": last.number + 1 if last else 1, "what": what, "body": body}
        digest = chain(last.digest if last else "", line_hash(line))
        self._connection.execute(PUT, {"bloc": bloc, "at": at, "digest": digest, **line})

    def lines(self, bloc: int) -> list[AuditLine]:
        """Oldest first."""
        rows = self._connection.execute(ALL, {"bloc": bloc})
        return [AuditLine(row.number, row.what, row.body, row.at, row.digest) for row in rows]

    def newest(self, bloc: int, what: str) -> datetime | None:
        """When a decision of that kind was last made."""
        return self._connection.execute(NEWEST, {"bloc": bloc, "what": what}).scalar()

    def unbroken(self, bloc: int) -> bool:
        """Whether every line still follows from the one before."""
        previous = ""
        for line in self.lines(bloc):
            previous = chain(previous, line_hash(line.said))
            if previous != line.digest:
                return False
        return True
