"""Corrections of published scores: the answer as decided, its line in the trail, and the decision itself."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.corrections import Correction
from rules.decisions import Decision
from rules.sheets import Filled
from storage import tables
from storage.sheets import TRACE
from storage.statements import Transaction

_corrections, _answers = tables.corrections, tables.answers
PLAIN = ("unit", "leaf", "old", "new", "reason", "by", "at", "version")

PUT = insert(_corrections).values(
    {name: bindparam(name) for name in ("bloc", *PLAIN, "was", "raw", "number", "decided")}
)
OF_BLOC = select(_corrections).where(_corrections.c.bloc == bindparam("bloc")).order_by(_corrections.c.id)
ANSWER = (
    update(_answers)
    .where(_answers.c.sheet == bindparam("on_sheet"), _answers.c.leaf == bindparam("on_leaf"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("raw", "points", "unassigned", "reviewed", "reason", "estimate")
        }
        | {"reviewed_by": bindparam("decider"), "reviewed_at": bindparam("moment")}
    )
)


class Corrections:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, sheet: int, correction: Correction, filled: Filled) -> None:
        """`filled` takes the place of the leaf's answer; the trail says why."""
        decision = correction.decision
        values = {name: getattr(correction, name) for name in PLAIN}
        values |= {"was": list(correction.was), "raw": list(correction.raw)}
        values |= {"bloc": bloc, "number": decision.number, "decided": decision.day}
        self._connection.execute(PUT, values)
        self._change(sheet, correction, filled)
        line = {name: getattr(correction, name) for name in ("leaf", "old", "new", "reason", "by", "at")}
        entered = {"raw": list(correction.raw), "estimate": False}
        self._connection.execute(TRACE, {"sheet": sheet, "what": "correction", **line, **entered})

    def of_bloc(self, bloc: int) -> tuple[Correction, ...]:
        """Oldest first."""
        return tuple(_correction(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def _change(self, sheet: int, correction: Correction, filled: Filled) -> None:
        values = {
            "on_sheet": sheet,
            "on_leaf": filled.leaf,
            "new_raw": list(filled.raw),
            "new_points": filled.points,
            "new_unassigned": filled.unassigned,
            "new_reviewed": filled.reviewed,
            "new_reason": filled.reason,
            "new_estimate": filled.estimate,
            "decider": correction.by,
            "moment": correction.at,
        }
        self._connection.execute(ANSWER, values)


def _correction(row: Any) -> Correction:
    return Correction(
        **{name: getattr(row, name) for name in PLAIN},
        was=tuple(row.was),
        raw=tuple(row.raw),
        decision=Decision(row.number, row.decided),
    )
