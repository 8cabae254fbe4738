"""Papers counted by hand: what each member typed until two agree, and scans of the signed minutes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from rules.outcome import FiveNumbers
from rules.typed_counts import PaperCount
from storage import tables
from storage.statements import Transaction

_counts, _scans = tables.paper_counts, tables.ballot_scans

_PUT = insert(_counts).values({name: bindparam(name) for name in ("ballot", "person", "figures")})
PUT = _PUT.on_conflict_do_update(
    index_elements=["ballot", "person"], set_={"figures": _PUT.excluded.figures}
)
OF_BALLOT = select(_counts).where(_counts.c.ballot == bindparam("ballot")).order_by(_counts.c.person)
CLEAR = delete(_counts).where(_counts.c.ballot == bindparam("number"))
SCAN = ("ballot", "digest", "name", "size", "media_type", "person", "at")
PUT_SCAN = insert(_scans).values({name: bindparam(name) for name in SCAN}).on_conflict_do_nothing()
SCANS = (
    select(_scans).where(_scans.c.ballot == bindparam("ballot")).order_by(_scans.c.at, _scans.c.digest)
)


@dataclass(frozen=True)
class Scan:
    digest: str
    name: str
    size: int
    media_type: str


class PaperCounts:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, ballot: int, person: int, count: PaperCount) -> None:
        """A member's newest count replaces the one before."""
        self._connection.execute(PUT, {"ballot": ballot, "person": person, "figures": _out(count)})

    def of_ballot(self, ballot: int) -> dict[int, PaperCount]:
        """By the member's person id."""
        rows = self._connection.execute(OF_BALLOT, {"ballot": ballot})
        return {row.person: _in(row.figures) for row in rows}

    def clear(self, ballot: int) -> None:
        self._connection.execute(CLEAR, {"number": ballot})

    def put_scan(self, ballot: int, scan: Scan, person: int, at: datetime) -> None:
        """The same file twice is kept once."""
        self._connection.execute(PUT_SCAN, {"ballot": ballot, **vars(scan), "person": person, "at": at})

    def scans(self, ballot: int) -> tuple[Scan, ...]:
        """Oldest first."""
        rows = self._connection.execute(SCANS, {"ballot": ballot})
        return tuple(Scan(row.digest, row.name, row.size, row.media_type) for row in rows)


def _out(count: PaperCount) -> dict[str, Any]:
    return {"numbers": asdict(count.numbers), "said": {str(unit): list(votes) for unit, votes in count.said.items()}}


def _in(data: Mapping[str, Any]) -> PaperCount:
    said = {int(unit): tuple(votes) for unit, votes in data["said"].items()}
    return PaperCount(FiveNumbers(**data["numbers"]), said)
