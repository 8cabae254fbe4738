"""Decisions that corrected a published table."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import Data, Day, Moment, Points
from storage.schema import metadata, own_id, to

corrections = Table(
    "corrections",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("leaf", Text, nullable=False),
    Column("old", Points),
    Column("new", Points),
    Column("was", Data, nullable=False),
    Column("raw", Data, nullable=False),
    Column("number", Text, nullable=False),
    Column("decided", Day, nullable=False),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_corrections_bloc", "bloc"),
)
