"""The ballots of a meeting, their keys and committee; nothing here says when a unit voted, or what."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table, Text

from storage.columns import Data, Moment
from storage.schema import metadata, own_id, to

committees = Table(
    "committees",
    metadata,
    to("meetings", "meeting", key=True),
    to("persons", "person", key=True),
    Column("place", Integer, nullable=False),
    sqlite_with_rowid=False,
)
rings = Table(
    "rings",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("state", Text, nullable=False),
    Column("committee", Data, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("keys", Data, nullable=False),
)
withdrawals = Table(
    "withdrawals",
    metadata,
    to("meetings", "meeting", key=True),
    Column("award", Integer, primary_key=True),
    to("units", "unit", key=True),
    to("persons", "person"),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
ballots = Table(
    "ballots",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("state", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("candidates", Data, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("profile", Data, nullable=False),
    Column("entitled", Data, nullable=False),
    Column("subject", Text, nullable=False),
    Column("award", Integer, nullable=False),
    Column("roll", Data, nullable=False),
    Column("present", Integer, nullable=False),
    Column("issued", Integer, nullable=False),
    Column("seal", Data, nullable=False),
    Column("on_paper", Data, nullable=False),
    Column("codes", Data, nullable=False),
    Column("totals", Data),
    Column("settled", Data),
    Column("closes_at", Moment),
    Column("among_tied", Boolean, nullable=False),
    Column("delegates", Data),
)
ballot_roll = Table(
    "ballot_roll",
    metadata,
    to("ballots", "ballot", key=True),
    to("units", "unit", key=True),
    sqlite_with_rowid=False,
)
delegate_roll = Table(
    "delegate_roll",
    metadata,
    to("ballots", "ballot", key=True),
    to("persons", "person", key=True),
    sqlite_with_rowid=False,
)
paper_counts = Table(
    "paper_counts",
    metadata,
    to("ballots", "ballot", key=True),
    to("persons", "person", key=True),
    Column("figures", Data, nullable=False),
    sqlite_with_rowid=False,
)
ballot_scans = Table(
    "ballot_scans",
    metadata,
    to("ballots", "ballot", key=True),
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    to("persons", "person"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
ballot_blobs = Table(
    "ballot_blobs",
    metadata,
    to("ballots", "ballot", key=True),
    Column("id", Text, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
