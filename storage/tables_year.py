"""The year: pledges and scores."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import Data, Day, Moment, Points
from storage.schema import metadata, own_id, to

pledges = Table(
    "pledges",
    metadata,
    to("blocs", "bloc", key=True),
    Column("year", Integer, primary_key=True),
    to("units", "unit", key=True),
    to("persons", "person"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
sheets = Table(
    "sheets",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("state", Text, nullable=False),
    UniqueConstraint("bloc", "unit"),
)
answers = Table(
    "answers",
    metadata,
    to("sheets", "sheet", key=True),
    Column("leaf", Text, primary_key=True),
    Column("raw", Data, nullable=False),
    Column("points", Points),
    Column("unassigned", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("reviewed", Points),
    Column("reason", Text, nullable=False),
    Column("estimate", Boolean, nullable=False),
    Column("reviewed_by", Integer),
    Column("reviewed_at", Moment),
    sqlite_with_rowid=False,
)
answer_trail = Table(
    "answer_trail",
    metadata,
    own_id(),
    to("sheets", "sheet"),
    Column("leaf", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("old", Points),
    Column("new", Points),
    Column("reason", Text, nullable=False),
    Column("raw", Data),
    Column("estimate", Boolean),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_answer_trail_sheet", "sheet"),
)
evidence = Table(
    "evidence",
    metadata,
    own_id(),
    to("sheets", "sheet"),
    Column("leaf", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("dated", Day),
    Column("note", Text, nullable=False),
    Column("batch", Integer),
    Column("album", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("filed_at", Moment),
    Column("removed_at", Moment),
    Index("ix_evidence_sheet", "sheet"),
    Index("ix_evidence_digest", "digest"),
)
evidence_trail = Table(
    "evidence_trail",
    metadata,
    own_id(),
    to("evidence", "evidence"),
    Column("what", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_evidence_trail_evidence", "evidence"),
)
final_tables = Table(
    "final_tables",
    metadata,
    to("blocs", "bloc", key=True),
    Column("body", Data, nullable=False),
    Column("digest", Text, nullable=False),
    Column("published_at", Moment),
)
