"""What was said, and what is still to be done about it."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import Data, Moment
from storage.schema import metadata, own_id, to

inbox = Table("inbox", metadata, Column("id", Text, primary_key=True), sqlite_with_rowid=False)
standings = Table(
    "standings",
    metadata,
    to("persons", "person", key=True),
    to("units", "unit", optional=True),
    Column("step", Text, nullable=False),
    Column("body", Data, nullable=False),
)
rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    sqlite_with_rowid=False,
)
chat = Table(
    "chat",
    metadata,
    own_id(),
    Column("room", ForeignKey("rooms.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("slot", Text),
    Column("body", Data, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_chat_room_seq", "room", "seq"),
    Index("ix_chat_room_slot", "room", "slot"),
    Index("ix_chat_room_id", "room", "id"),
)
outbox = Table(
    "outbox",
    metadata,
    own_id(),
    to("chat", "chat"),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("remote", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("next_at", Moment, nullable=False),
    UniqueConstraint("chat", "channel", "address"),
    Index("ix_outbox_state_next", "state", "next_at"),
    Index("ix_outbox_state_priority", "state", "priority", "chat"),
)
effects = Table(
    "effects",
    metadata,
    own_id(),
    Column("kind", Text, nullable=False),
    Column("body", Data, nullable=False),
    Column("done", Boolean, nullable=False),
    Index("ix_effects_done", "done"),
)
announced = Table(
    "announced",
    metadata,
    to("blocs", "bloc", key=True),
    Column("item", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
audit = Table(
    "audit",
    metadata,
    to("blocs", "bloc", key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("what", Text, nullable=False),
    Column("body", Data, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)
notes = Table(
    "notes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
