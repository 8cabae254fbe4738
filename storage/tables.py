"""Every table, grouped by what it remembers."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Data, Day, Moment, Points

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, name: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    return Column(name, ForeignKey(f"{table}.id"), primary_key=key, nullable=optional)


# Who: blocs, units, people and how they are reached.
blocs = Table(
    "blocs",
    metadata,
    _id(),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("plan", Data, nullable=False),
)
units = Table(
    "units",
    metadata,
    _id(),
    _to("blocs", "bloc"),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("head_title", Text, nullable=False),
    Column("aliases", Data, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day),
    UniqueConstraint("bloc", "key"),
)
persons = Table(
    "persons",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)
duties = Table(
    "duties",
    metadata,
    _id(),
    _to("persons", "person"),
    _to("units", "unit"),
    _to("blocs", "bloc"),
    Column("role", Text, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day),
    Index("ix_duties_person", "person"),
    Index("ix_duties_unit", "unit"),
)
leaderships = Table(
    "leaderships",
    metadata,
    _to("blocs", "bloc", key=True),
    Column("year", Integer, primary_key=True),
    _to("units", "unit", key=True),
    Column("place", Integer, nullable=False),
    sqlite_with_rowid=False,
)
addresses = Table(
    "addresses",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    _to("persons", "person", optional=True),
    _to("blocs", "bloc", optional=True),
    Column("state", Text, nullable=False),
    Index("ix_addresses_person", "person"),
    Index("ix_addresses_bloc", "bloc"),
    sqlite_with_rowid=False,
)
invitations = Table(
    "invitations",
    metadata,
    _id(),
    _to("persons", "person"),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("made_at", Moment, nullable=False),
    Column("bound_device", Integer),
    Column("revoked_at", Moment),
)
devices = Table(
    "devices",
    metadata,
    _id(),
    _to("persons", "person"),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("bound_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)
web_ids = Table(
    "web_ids",
    metadata,
    _to("persons", "person", key=True),
    Column("public_id", Text, nullable=False, unique=True),
)

# What was said, and what is still to be done about it.
inbox = Table("inbox", metadata, Column("id", Text, primary_key=True), sqlite_with_rowid=False)
standings = Table(
    "standings",
    metadata,
    _to("persons", "person", key=True),
    _to("units", "unit", optional=True),
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
    _id(),
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
    _id(),
    _to("chat", "chat"),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("remote", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
    UniqueConstraint("chat", "channel", "address"),
    Index("ix_outbox_state_next", "state", "next_at"),
)
effects = Table(
    "effects",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    Column("body", Data, nullable=False),
    Column("done", Boolean, nullable=False),
    Index("ix_effects_done", "done"),
)
announced = Table(
    "announced",
    metadata,
    _to("blocs", "bloc", key=True),
    Column("item", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
audit = Table(
    "audit",
    metadata,
    _to("blocs", "bloc", key=True),
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

# The year: pledge, scores, nominations.
pledges = Table(
    "pledges",
    metadata,
    _to("blocs", "bloc", key=True),
    Column("year", Integer, primary_key=True),
    _to("units", "unit", key=True),
    _to("persons", "person"),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
sheets = Table(
    "sheets",
    metadata,
    _id(),
    _to("blocs", "bloc"),
    _to("units", "unit"),
    Column("state", Text, nullable=False),
    UniqueConstraint("bloc", "unit"),
)
answers = Table(
    "answers",
    metadata,
    _to("sheets", "sheet", key=True),
    Column("leaf", Text, primary_key=True),
    Column("raw", Data, nullable=False),
    Column("points", Points),
    Column("unassigned", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    _to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("reviewed", Points),
    Column("reason", Text, nullable=False),
    Column("reviewed_by", Integer),
    Column("reviewed_at", Moment),
    sqlite_with_rowid=False,
)
answer_trail = Table(
    "answer_trail",
    metadata,
    _id(),
    _to("sheets", "sheet"),
    Column("leaf", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("old", Points),
    Column("new", Points),
    Column("reason", Text, nullable=False),
    _to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_answer_trail_sheet", "sheet"),
)
evidence = Table(
    "evidence",
    metadata,
    _id(),
    _to("sheets", "sheet"),
    Column("leaf", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    _to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_evidence_sheet", "sheet"),
)
final_tables = Table(
    "final_tables",
    metadata,
    _to("blocs", "bloc", key=True),
    Column("body", Data, nullable=False),
    Column("digest", Text, nullable=False),
    Column("published_at", Moment),
)
nominations = Table(
    "nominations",
    metadata,
    _id(),
    _to("blocs", "bloc"),
    _to("units", "unit"),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("state", Text, nullable=False),
    _to("persons", "by"),
    Column("at", Moment, nullable=False),
    Index("ix_nominations_bloc", "bloc"),
)

# The meeting and its ballots. Nothing here says when a unit voted, or what.
meetings = Table(
    "meetings",
    metadata,
    _id(),
    _to("blocs", "bloc"),
    Column("state", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("opened_at", Moment, nullable=False),
)
attendance = Table(
    "attendance",
    metadata,
    _to("meetings", "meeting", key=True),
    _to("units", "unit", key=True),
    _to("persons", "person"),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)
ballots = Table(
    "ballots",
    metadata,
    _id(),
    _to("meetings", "meeting"),
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
    _to("ballots", "ballot", key=True),
    _to("units", "unit", key=True),
    sqlite_with_rowid=False,
)
ballot_blobs = Table(
    "ballot_blobs",
    metadata,
    _to("ballots", "ballot", key=True),
    Column("id", Text, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
