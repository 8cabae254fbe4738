"""Scores questioned in a meeting."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.score_questions import ScoreQuestion, Verdict
from storage import tables
from storage.statements import Transaction

_questions = tables.score_questions
NAMES = ("meeting", "unit", "leaf", "old", "new", "reason", "verdict", "by", "at", "motion")

PUT = insert(_questions).values({name: bindparam(name) for name in NAMES}).returning(_questions.c.id)
GET = select(_questions).where(_questions.c.id == bindparam("question"))
OF_MEETING = (
    select(_questions).where(_questions.c.meeting == bindparam("meeting")).order_by(_questions.c.id)
)


class ScoreQuestions:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, question: ScoreQuestion) -> int:
        """A new question; its own id is not looked at."""
        return int(self._connection.execute(PUT, _values(question)).scalar_one())

    def change(self, question: ScoreQuestion) -> None:
        statement = update(_questions).where(_questions.c.id == question.id)
        self._connection.execute(statement.values(_values(question)))

    def get(self, number: int) -> ScoreQuestion | None:
        row = self._connection.execute(GET, {"question": number}).first()
        return None if row is None else _question(row)

    def of_meeting(self, meeting: int) -> tuple[ScoreQuestion, ...]:
        """Oldest first."""
        return tuple(_question(row) for row in self._connection.execute(OF_MEETING, {"meeting": meeting}))


def _values(question: ScoreQuestion) -> dict[str, Any]:
    values = {name: getattr(question, name) for name in NAMES}
    return values | {"verdict": question.verdict.value, "motion": question.motion or None}


def _question(row: Any) -> ScoreQuestion:
    values = {name: getattr(row, name) for name in ("id", *NAMES)}
    return ScoreQuestion(**values | {"verdict": Verdict(row.verdict), "motion": row.motion or 0})
