"""What a meeting goes through, where it stands, and its guests."""

from sqlalchemy import Column, Integer, Table, Text

from storage.schema import metadata, own_id, to

agenda_items = Table(
    "agenda_items",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
)
stands = Table(
    "stands",
    metadata,
    to("meetings", "meeting", key=True),
    Column("item", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("past", Integer, nullable=False),
    sqlite_with_rowid=False,
)
guests = Table(
    "guests",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("about", Text, nullable=False),
)
