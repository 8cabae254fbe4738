"""Reports as they were received, one row a unit and item of the calendar."""

from sqlalchemy import Column, Table, Text

from storage.columns import Day, Moment
from storage.schema import metadata, to

deliveries = Table(
    "deliveries",
    metadata,
    to("blocs", "bloc", key=True),
    Column("item", Text, primary_key=True),
    to("units", "unit", key=True),
    Column("received", Day, nullable=False),
    Column("how", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("dated", Day),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
