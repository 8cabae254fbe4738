"""The chained log of a bloc's decisions: each line's digest covers the line before."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

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


class Audit:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, what: str, body: dict[str, Any], at: datetime) -> None:
        last = self._connection.execute(LAST, {"bloc": bloc}).first()
        number = last.number + 1 if last else 1
        line = {"number": number, "what": what, "body": body}
        values = {"bloc": bloc, "at": at, "digest": chain(last.digest if last else "", line), **line}
        self._connection.execute(PUT, values)

    def unbroken(self, bloc: int) -> bool:
        """Whether every line still follows from the one before."""
        previous = ""
        for row in self._connection.execute(
            select(_audit).where(_audit.c.bloc == bloc).order_by(_audit.c.number)
        ):
            previous, stored = (
                chain(previous, {"number": row.number, "what": row.what, "body": row.body}),
                row.digest,
            )
            if previous != stored:
                return False
        return True


def chain(previous: str, line: dict[str, Any]) -> str:
    """SHA-256 (hex) over the digest before and the line as sorted JSON."""
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
