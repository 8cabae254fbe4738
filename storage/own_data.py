"""What is kept about one person, and its erasure."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

from sqlalchemy import Column, Text, bindparam, delete, func, or_, select, type_coerce, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_consents, _addresses, _chat, _outbox = tables.consents, tables.addresses, tables.chat, tables.outbox

CONSENT = select(_consents).where(_consents.c.person == bindparam("person"))
AGREE = (
    insert(_consents)
    .values({name: bindparam(name) for name in ("person", "text", "at")})
    .on_conflict_do_nothing()
)
ADDRESSES = (
    select(_addresses.c.channel, _addresses.c.address, _addresses.c.state)
    .where(_addresses.c.person == bindparam("person"))
    .order_by(_addresses.c.channel, _addresses.c.address)
)
MESSAGES = select(func.count().label("messages")).where(_chat.c.room == bindparam("room"))
_notices, _workbooks = tables.notices, tables.workbooks
NAMING = (_chat.c.body, _notices.c.text, _notices.c.withdrawn, _workbooks.c.content)
"""Where people's names stand in what was typed or sent: messages, notices, workbooks not yet confirmed."""


@dataclass(frozen=True)
class Consent:
    """`text` is what was agreed to, word for word; `at` is in UTC."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Address:
    """Where the person is reached on a network; `state` is active, blocked, …"""

    channel: str
    address: str
    state: str


class OwnData:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def consent(self, person: int) -> Consent | None:
        row = self._connection.execute(CONSENT, {"person": person}).first()
        return None if row is None else Consent(row.text, row.at)

    def agree(self, person: int, text: str, at: datetime) -> None:
        """The first time counts."""
        self._connection.execute(AGREE, {"person": person, "text": text, "at": at})

    def addresses(self, person: int) -> tuple[Address, ...]:
        rows = self._connection.execute(ADDRESSES, {"person": person})
        return tuple(Address(row.channel, row.address, row.state) for row in rows)

    def messages(self, person: int) -> int:
        """How many messages stand in the person's own chat."""
        return int(self._connection.execute(MESSAGES, {"room": f"p{person}"}).scalar_one())

    def erase(self, person: int, word: str, last_day: date, at: datetime) -> None:
        """Name, key, duties, addresses, devices, links, chat and consent; rows that name the person keep its id."""
        own, execute = f"p{person}", self._connection.execute
        rows = select(_chat.c.id).where(_chat.c.room == own)
        execute(delete(_outbox).where(_outbox.c.chat.in_(rows)))
        execute(delete(_chat).where(_chat.c.room == own))
        for table in (tables.standings, _consents, tables.web_ids, _addresses, tables.feeds):
            execute(delete(table).where(table.c.person == person))
        execute(update(tables.devices).where(tables.devices.c.person == person).values(label="", revoked_at=at))
        links = tables.invitations
        execute(update(links).where(links.c.person == person).values(revoked_at=at))
        _end_duties(self._connection, person, last_day)
        persons = tables.persons
        execute(update(persons).where(persons.c.id == person).values(name=word, key=f"erased/{person}"))

    def forget_name(self, name: str, word: str) -> None:
        """Where the name stands as it was typed or as templates escape it, `word` stands instead."""
        typed = escape(name)
        worded = typed.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
        for spelled in dict.fromkeys((typed, worded, name)):
            for column in NAMING:
                self._replace(column, spelled, word)

    def _replace(self, column: Column[Any], name: str, word: str) -> None:
        """In every row whose kept text may carry the name."""
        number, written = column.table.c.id, json.dumps(name, ensure_ascii=False)[1:-1]
        naming = (type_coerce(column, Text).contains(said, autoescape=True) for said in {name, written})
        found = select(number, column.label("said")).where(or_(*naming))
        for row in self._connection.execute(found).all():
            changed = update(column.table).where(number == row.id).values({column: _without(row.said, name, word)})
            self._connection.execute(changed)


def _without(value: object, name: str, word: str) -> object:
    """The name replaced in every text of a message's plain data."""
    if isinstance(value, str):
        return value.replace(name, word)
    if isinstance(value, list):
        return [_without(one, name, word) for one in value]
    return {key: _without(one, name, word) for key, one in value.items()} if isinstance(value, dict) else value


def _end_duties(connection: Transaction, person: int, last_day: date) -> None:
    duties = tables.duties
    still = (duties.c.person == person) & (duties.c.until.is_(None) | (duties.c.until > last_day))
    connection.execute(update(duties).where(still).values(until=last_day))
