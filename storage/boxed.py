"""What the ballot box should hold, of all blocs together: asked at every tick, so in one statement."""

from sqlalchemy import literal, select, union_all

from rules.meetings import BallotState
from rules.rings import RingState
from storage import tables
from storage.statements import Transaction

_ballots, _rings, _meetings = tables.ballots, tables.rings, tables.meetings
_later_meeting, _later_ring = tables.meetings.alias(), tables.rings.alias()

_IS_OVER = (
    select(_later_meeting.c.id)
    .where(_later_meeting.c.bloc == _meetings.c.bloc, _later_meeting.c.id > _meetings.c.id)
    .exists()
)
_IS_REPLACED = (
    select(_later_ring.c.id)
    .where(_later_ring.c.meeting == _rings.c.meeting, _later_ring.c.id > _rings.c.id)
    .exists()
)
HELD = union_all(
    select(literal("ballot").label("kind"), _ballots.c.id.label("number"))
    .join(_meetings)
    .where(_ballots.c.state == BallotState.OPEN.value, ~_IS_OVER),
    select(literal("ring"), _rings.c.id)
    .join(_meetings)
    .where(_rings.c.state == RingState.MADE.value, ~_IS_REPLACED, ~_IS_OVER),
).order_by("kind", "number")


class Boxed:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def held(self) -> tuple[list[int], list[int]]:
        """Open ballots, and rings whose keys are made, of each bloc's newest meeting."""
        found = self._connection.execute(HELD, {}).all()
        ballots = [row.number for row in found if row.kind == "ballot"]
        return ballots, [row.number for row in found if row.kind == "ring"]
