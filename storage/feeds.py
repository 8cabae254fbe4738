"""Calendars that people's phones subscribe to: one secret link a person, of which only the hash is kept."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_feeds = tables.feeds

_PUT = insert(_feeds).values({name: bindparam(name) for name in ("person", "token", "at")})
PUT = _PUT.on_conflict_do_update(
    index_elements=["person"], set_={name: _PUT.excluded[name] for name in ("token", "at")}
)
PERSON = select(_feeds.c.person).where(_feeds.c.token == bindparam("token"))
SINCE = select(_feeds.c.at).where(_feeds.c.person == bindparam("person"))
REVOKE = delete(_feeds).where(_feeds.c.person == bindparam("person"))


class Feeds:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def renew(self, person: int, token: str, at: datetime) -> None:
        """`token` is hashed; an earlier link is dead from now on."""
        self._connection.execute(PUT, {"person": person, "token": token, "at": at})

    def person_of(self, token: str) -> int | None:
        """Whose link has this hash."""
        return self._connection.execute(PERSON, {"token": token}).scalar()

    def since(self, person: int) -> datetime | None:
        """When the link in use was made; in UTC."""
        return self._connection.execute(SINCE, {"person": person}).scalar()

    def revoke(self, person: int) -> None:
        self._connection.execute(REVOKE, {"person": person})
