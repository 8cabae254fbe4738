"""Who: blocs, units, people and how they are reached."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import Data, Day, Moment
from storage.schema import metadata, own_id, to

blocs = Table(
    "blocs",
    metadata,
    own_id(),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("plan", Data, nullable=False),
)
units = Table(
    "units",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("head_title", Text, nullable=False),
    Column("aliases", Data, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day),
    Column("outside", Boolean, nullable=False, default=False),
    UniqueConstraint("bloc", "key"),
)
reorganisations = Table(
    "reorganisations",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    to("units", "unit"),
    Column("what", Text, nullable=False),
    Column("day", Day, nullable=False),
    to("units", "into", optional=True),
    Column("number", Text, nullable=False),
    Column("dated", Day, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_reorganisations_bloc", "bloc"),
    Index("ix_reorganisations_unit", "unit"),
)
persons = Table(
    "persons",
    metadata,
    own_id(),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)
duties = Table(
    "duties",
    metadata,
    own_id(),
    to("persons", "person"),
    to("units", "unit"),
    to("blocs", "bloc"),
    Column("role", Text, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day),
    Index("ix_duties_person", "person"),
    Index("ix_duties_unit", "unit"),
)
leaderships = Table(
    "leaderships",
    metadata,
    to("blocs", "bloc", key=True),
    Column("year", Integer, primary_key=True),
    to("units", "unit", key=True),
    Column("place", Integer, nullable=False),
    sqlite_with_rowid=False,
)
addresses = Table(
    "addresses",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    to("persons", "person", optional=True),
    to("blocs", "bloc", optional=True),
    Column("state", Text, nullable=False),
    Column("since", Moment),
    Index("ix_addresses_person", "person"),
    Index("ix_addresses_bloc", "bloc"),
    sqlite_with_rowid=False,
)
invitations = Table(
    "invitations",
    metadata,
    own_id(),
    to("persons", "person"),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("made_at", Moment, nullable=False),
    Column("bound_device", Integer),
    Column("revoked_at", Moment),
)
devices = Table(
    "devices",
    metadata,
    own_id(),
    to("persons", "person"),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("bound_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)
web_ids = Table(
    "web_ids",
    metadata,
    to("persons", "person", key=True),
    Column("public_id", Text, nullable=False, unique=True),
)
