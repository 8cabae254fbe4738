"""What people agreed to when they began."""

from sqlalchemy import Column, Table, Text

from storage.columns import Moment
from storage.schema import metadata, to

consents = Table(
    "consents",
    metadata,
    to("persons", "person", key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
