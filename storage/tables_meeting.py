"""The meeting: how it was called, what the units answered, and who is there."""

from sqlalchemy import Column, Integer, Table, Text

from storage.columns import Moment
from storage.schema import metadata, own_id, to

meetings = Table(
    "meetings",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("state", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("opened_at", Moment, nullable=False),
)
attendance = Table(
    "attendance",
    metadata,
    to("meetings", "meeting", key=True),
    to("units", "unit", key=True),
    to("persons", "person"),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)
delegate_attendance = Table(
    "delegate_attendance",
    metadata,
    to("meetings", "meeting", key=True),
    to("persons", "person", key=True),
    to("persons", "by"),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)
calls = Table(
    "calls",
    metadata,
    to("meetings", "meeting", key=True),
    Column("starts_at", Moment, nullable=False),
    Column("place", Text, nullable=False),
    Column("sent", Text, nullable=False),
    sqlite_with_rowid=False,
)
documents = Table(
    "documents",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
)
registrations = Table(
    "registrations",
    metadata,
    to("meetings", "meeting", key=True),
    to("units", "unit", key=True),
    to("persons", "person"),
    Column("answer", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)
