"""The review: what was looked at, explained, returned, entered by letter, asked back."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from storage.columns import Data, Day, Moment, Points
from storage.schema import metadata, own_id, to

review_marks = Table(
    "review_marks",
    metadata,
    to("sheets", "sheet", key=True),
    Column("leaf", Text, primary_key=True),
    Column("round", Integer, nullable=False),
    Column("raw", Data, nullable=False),
    to("units", "unit"),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("letter", Integer),
    sqlite_with_rowid=False,
)
explanations = Table(
    "explanations",
    metadata,
    to("sheets", "sheet", key=True),
    Column("leaf", Text, primary_key=True),
    Column("text", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("sent", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
returned_leaves = Table(
    "returned_leaves",
    metadata,
    own_id(),
    to("sheets", "sheet"),
    Column("leaf", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("due", Day, nullable=False),
    to("units", "who"),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("raw", Data),
    Column("points", Points),
    Column("unassigned", Boolean, nullable=False),
    Column("estimate", Boolean, nullable=False),
    Column("words", Text, nullable=False),
    Index("ix_returned_leaves_sheet", "sheet"),
)
reopen_requests = Table(
    "reopen_requests",
    metadata,
    own_id(),
    to("sheets", "sheet"),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("granted", Boolean),
    to("persons", "decided_by", optional=True),
    Column("decided_at", Moment),
    Index("ix_reopen_requests_sheet", "sheet"),
)
review_letters = Table(
    "review_letters",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("number", Text, nullable=False),
    Column("dated", Day, nullable=False),
    Column("signer", Text, nullable=False),
    Column("scan", Data),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    to("persons", "by"),
    to("units", "by_unit"),
    Column("at", Moment, nullable=False),
    to("persons", "confirmed_by", optional=True),
    Column("confirmed_at", Moment),
    Index("ix_review_letters_bloc", "bloc"),
)
letter_lines = Table(
    "letter_lines",
    metadata,
    to("review_letters", "letter", key=True),
    to("sheets", "sheet", key=True),
    Column("leaf", Text, primary_key=True),
    Column("points", Points),
    Column("reason", Text, nullable=False),
    Column("raw", Data, nullable=False),
    sqlite_with_rowid=False,
)
stand_ins = Table(
    "stand_ins",
    metadata,
    to("blocs", "bloc", key=True),
    to("units", "unit"),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
