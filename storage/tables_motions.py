"""What the meeting decides openly and what is said in it."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from storage.columns import Data, Day, Moment, Points
from storage.schema import metadata, own_id, to

motions = Table(
    "motions",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("matter", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("state", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("form", Text),
    Column("roll", Data, nullable=False),
    Column("about", Data, nullable=False),
    Column("counts", Data),
    Index("ix_motions_meeting", "meeting"),
)
motion_voices = Table(
    "motion_voices",
    metadata,
    to("motions", "motion", key=True),
    to("units", "unit", key=True),
    to("persons", "person"),
    Column("voice", Text, nullable=False),
    sqlite_with_rowid=False,
)
remarks = Table(
    "remarks",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    Column("kind", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("gist", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    to("units", "unit", optional=True),
    Column("due", Day),
    Column("accepted", Boolean, nullable=False),
    Index("ix_remarks_meeting", "meeting"),
)
score_questions = Table(
    "score_questions",
    metadata,
    own_id(),
    to("meetings", "meeting"),
    to("units", "unit"),
    Column("leaf", Text, nullable=False),
    Column("old", Points, nullable=False),
    Column("new", Points),
    Column("reason", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    to("motions", "motion", optional=True),
    Index("ix_score_questions_meeting", "meeting"),
)
superseded_tables = Table(
    "superseded_tables",
    metadata,
    to("blocs", "bloc", key=True),
    Column("version", Integer, primary_key=True),
    Column("body", Data, nullable=False),
    Column("digest", Text, nullable=False),
    Column("published_at", Moment),
    Column("superseded_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
