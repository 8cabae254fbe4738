"""Who is proposed for commendation, what became of it, and who is on hold."""

from sqlalchemy import Column, Index, Table, Text

from storage.columns import Day, Moment
from storage.schema import metadata, own_id, to

nominations = Table(
    "nominations",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("state", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("workplace", Text, nullable=False),
    Column("distinction", Text, nullable=False),
    Column("person_class", Text, nullable=False),
    Column("sector", Text, nullable=False),
    Column("achievements", Text, nullable=False),
    Column("initiative", Text, nullable=False),
    Index("ix_nominations_bloc", "bloc"),
)
nomination_steps = Table(
    "nomination_steps",
    metadata,
    own_id(),
    to("nominations", "nomination"),
    Column("what", Text, nullable=False),
    Column("day", Day),
    Column("number", Text, nullable=False),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_nomination_steps_nomination", "nomination"),
)
holds = Table(
    "holds",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("since", Day, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("lifted", Text, nullable=False),
    to("persons", "lifted_by", optional=True),
    Column("lifted_at", Moment),
    Index("ix_holds_bloc", "bloc"),
)
considered = Table(
    "considered",
    metadata,
    to("blocs", "bloc", key=True),
    to("units", "unit", key=True),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
