"""What was reminded of, put off and nudged, and when each bloc is looked at again."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import Moment
from storage.schema import metadata, own_id, to

looks = Table(
    "looks",
    metadata,
    to("blocs", "bloc", key=True),
    Column("next_at", Moment, nullable=False),
    Column("looked_at", Moment, nullable=False),
    Index("ix_looks_next_at", "next_at"),
    Index("ix_looks_looked_at", "looked_at"),
)
sends = Table(
    "sends",
    metadata,
    to("blocs", "bloc", key=True),
    Column("item", Text, primary_key=True),
    to("units", "unit", key=True),
    to("persons", "person", key=True),
    Column("due", Moment, primary_key=True),
    Column("planned", Moment, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tier", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_sends_bloc_at", "bloc", "at"),
    Index("ix_sends_person_at", "person", "at"),
)
snoozes = Table(
    "snoozes",
    metadata,
    to("blocs", "bloc", key=True),
    Column("item", Text, primary_key=True),
    to("units", "unit", key=True),
    to("persons", "person", key=True),
    Column("until", Moment, nullable=False),
    Column("at", Moment, nullable=False),
)
nudges = Table(
    "nudges",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("item", Text, nullable=False),
    Column("goes", Moment, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_nudges_bloc_goes", "bloc", "goes"),
)
