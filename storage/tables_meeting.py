"""The meeting and its ballots; nothing here says when a unit voted, or what."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from storage.columns import Data, Moment
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
    Column("eligible", Integer, nullable=False),
    Column("roll", Data, nullable=False),
    Column("present", Integer, nullable=False),
    Column("issued", Integer, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("totals", Data),
)
ballot_roll = Table(
    "ballot_roll",
    metadata,
    to("ballots", "ballot", key=True),
    to("units", "unit", key=True),
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
