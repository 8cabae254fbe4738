"""How people without an account come into a meeting: cards, and the tablet that several units share.

Of a link only the hash of its token is kept.
"""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from storage.schema import metadata, own_id, to

admission_cards = Table(
    "admission_cards",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("kind", Text, nullable=False),
    to("units", "unit", optional=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    to("persons", "person", optional=True),
    Column("listed", Boolean, nullable=False),
    Column("stand_in", Boolean, nullable=False),
    Column("delegate", Integer),
    Index("ix_admission_cards_meeting", "meeting"),
    Index("ix_admission_cards_person", "person"),
)
tablets = Table(
    "tablets",
    metadata,
    to("meetings", "meeting", key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("device_hash", Text, nullable=False),
    sqlite_with_rowid=False,
)
