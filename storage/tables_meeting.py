"""The meeting and who is there."""

from sqlalchemy import Column, Table, Text

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
