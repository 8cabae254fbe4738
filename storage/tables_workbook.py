"""Workbooks that came back, waiting for their sender to confirm what they would change."""

from sqlalchemy import Column, Table, Text

from storage.columns import Data, Moment
from storage.schema import metadata, own_id, to

workbooks = Table(
    "workbooks",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    to("persons", "person"),
    Column("name", Text, nullable=False),
    Column("content", Data, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
