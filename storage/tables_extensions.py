"""Later due moments that units asked for, and the calendars that people's phones subscribe to.

`wanted` and `until` are kept with their offset, as a bloc's plan keeps its moments.
"""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import Moment
from storage.schema import metadata, own_id, to

extensions = Table(
    "extensions",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("item", Text, nullable=False),
    to("units", "unit"),
    Column("wanted", Text, nullable=False),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("answer", Text, nullable=False),
    Column("until", Text),
    Column("why", Text, nullable=False),
    Column("decided_by", Integer),
    Column("decided_at", Moment),
    Index("ix_extensions_bloc_item", "bloc", "item"),
)
feeds = Table(
    "feeds",
    metadata,
    to("persons", "person", key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
