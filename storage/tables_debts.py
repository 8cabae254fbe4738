"""What units hand in for items of the calendar: a row each time, the newest of an item and way counts."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import Day, Moment
from storage.schema import metadata, own_id, to

hand_ins = Table(
    "hand_ins",
    metadata,
    own_id(),
    to("blocs", "bloc"),
    Column("item", Text, nullable=False),
    to("units", "unit"),
    Column("how", Text, nullable=False),
    Column("state", Text, nullable=False),
    to("persons", "by"),
    Column("at", Moment, nullable=False),
    Column("words", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("dated", Day),
    Column("reason", Text, nullable=False),
    Column("answered_by", Integer),
    Column("answered_at", Moment),
    Index("ix_hand_ins_bloc_item", "bloc", "item"),
)
