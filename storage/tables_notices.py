"""Notices of a bloc's lead, their files, and the units they are for."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import Moment
from storage.schema import metadata, own_id, to

notices = Table(
    "notices",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("due", Moment),
    Column("corrects", Integer, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_notices_bloc", "bloc"),
)
notice_files = Table(
    "notice_files",
    metadata,
    own_id(),
    to("notices", "notice"),
    Column("digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Index("ix_notice_files_notice", "notice"),
)
notice_units = Table(
    "notice_units",
    metadata,
    to("notices", "notice", key=True),
    to("units", "unit", key=True),
    to("persons", "by", optional=True),
    Column("at", Moment),
    Index("ix_notice_units_unit", "unit"),
    Index("ix_notice_units_by", "by"),
    sqlite_with_rowid=False,
)
