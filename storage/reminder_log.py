"""What was sent to whom about what, what a person put off, and what the lead asked to be sent."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from rules.digests import Debt, Sent, Snooze
from rules.reminder_plans import Tier
from rules.reminders import Reminder, Step, StepKind
from storage import tables
from storage.statements import Transaction

_sends, _snoozes, _nudges = tables.sends, tables.snoozes, tables.nudges

_SENT = ("bloc", "item", "unit", "person", "due", "planned", "kind", "number", "tier", "at")
PUT = insert(_sends).values({name: bindparam(name) for name in _SENT})
OF_ITEM = select(_sends).where(_sends.c.bloc == bindparam("bloc"), _sends.c.item == bindparam("item"))
SINCE = select(_sends).where(_sends.c.bloc == bindparam("bloc"), _sends.c.at >= bindparam("since"))
TO_PERSONS = select(_sends).where(
    _sends.c.person.in_(bindparam("persons", expanding=True)), _sends.c.at >= bindparam("since")
)
NEWEST = select(func.max(_sends.c.at).label("newest")).where(_sends.c.person == bindparam("person"))
AT = select(_sends).where(_sends.c.person == bindparam("person"), _sends.c.at == bindparam("at"))
NUDGES_SENT = (
    select(_sends.c.bloc, _sends.c.item, _sends.c.unit, _sends.c.person, func.count().label("often"))
    .where(_sends.c.bloc == bindparam("bloc"), _sends.c.kind == StepKind.NUDGED.value)
    .group_by(_sends.c.bloc, _sends.c.item, _sends.c.unit, _sends.c.person)
)
TOLD = OF_ITEM.where(_sends.c.unit == bindparam("unit"), _sends.c.person == bindparam("person")).limit(1)

_DEBT = ("bloc", "item", "unit", "person")
_SNOOZE = insert(_snoozes).values({name: bindparam(name) for name in (*_DEBT, "until", "at")})
SNOOZE = _SNOOZE.on_conflict_do_update(
    index_elements=list(_DEBT), set_={name: _SNOOZE.excluded[name] for name in ("until", "at")}
)
SNOOZED = select(_snoozes).where(_snoozes.c.bloc == bindparam("bloc"))

NUDGE = insert(_nudges).values({name: bindparam(name) for name in ("bloc", "item", "goes", "by", "at")})
NUDGED = (
    select(_nudges)
    .where(_nudges.c.bloc == bindparam("bloc"), _nudges.c.goes >= bindparam("since"))
    .order_by(_nudges.c.goes)
)


@dataclass(frozen=True)
class Nudge:
    """The lead asked at `at` that whoever owes `item` be reminded at `goes`."""

    item: str
    goes: datetime
    by: int
    at: datetime


class ReminderLog:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, sent: Iterable[Sent]) -> None:
        """Raise the database's own error when one was written before: nothing goes twice."""
        rows = [_row(one) for one in sent]
        if rows:
            self._connection.execute(PUT, rows)

    def of_item(self, bloc: int, item: str) -> tuple[Sent, ...]:
        return tuple(map(_sent, self._connection.execute(OF_ITEM, {"bloc": bloc, "item": item})))

    def since(self, bloc: int, moment: datetime) -> tuple[Sent, ...]:
        return tuple(map(_sent, self._connection.execute(SINCE, {"bloc": bloc, "since": moment})))

    def to_persons(self, persons: Collection[int], moment: datetime) -> tuple[Sent, ...]:
        """In whatever bloc, from `moment` on."""
        values = {"persons": list(persons), "since": moment}
        return tuple(map(_sent, self._connection.execute(TO_PERSONS, values)))

    def newest_digest(self, person: int) -> tuple[Sent, ...]:
        """What the person's latest digest spoke of."""
        newest = self._connection.execute(NEWEST, {"person": person}).scalar()
        if newest is None:
            return ()
        moment = datetime.fromisoformat(newest) if isinstance(newest, str) else newest
        return tuple(map(_sent, self._connection.execute(AT, {"person": person, "at": moment})))

    def nudged(self, bloc: int) -> dict[Debt, int]:
        """How often each was reminded because the lead asked."""
        return {_debt(row): row.often for row in self._connection.execute(NUDGES_SENT, {"bloc": bloc})}

    def was_told(self, debt: Debt) -> bool:
        return self._connection.execute(TOLD, debt._asdict()).first() is not None

    def snooze(self, snooze: Snooze, at: datetime) -> None:
        self._connection.execute(SNOOZE, {**snooze.debt._asdict(), "until": snooze.until, "at": at})

    def snoozes(self, bloc: int) -> tuple[Snooze, ...]:
        return tuple(Snooze(_debt(row), row.until) for row in self._connection.execute(SNOOZED, {"bloc": bloc}))

    def nudge(self, bloc: int, nudge: Nudge) -> None:
        self._connection.execute(NUDGE, {"bloc": bloc, **vars(nudge)})

    def nudges(self, bloc: int, since: datetime) -> tuple[Nudge, ...]:
        """The oldest first."""
        rows = self._connection.execute(NUDGED, {"bloc": bloc, "since": since})
        return tuple(Nudge(row.item, row.goes, row.by, row.at) for row in rows)


def _row(sent: Sent) -> dict[str, Any]:
    reminder = sent.reminder
    return {
        **sent.debt._asdict(),
        "due": reminder.due,
        "planned": reminder.at,
        "kind": reminder.step.kind.value,
        "number": reminder.step.number,
        "tier": reminder.to.value,
        "at": sent.at,
    }


def _debt(row: Any) -> Debt:
    return Debt(row.person, row.bloc, row.unit, row.item)


def _sent(row: Any) -> Sent:
    step = Step(StepKind(row.kind), row.number)
    return Sent(_debt(row), Reminder(row.bloc, row.item, step, row.planned, row.due, Tier(row.tier)), row.at)
