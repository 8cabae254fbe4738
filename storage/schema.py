"""What every table is made with: names of constraints, ids and references."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def own_id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def to(table: str, name: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    return Column(name, ForeignKey(f"{table}.id"), primary_key=key, nullable=optional)
