"""Alembic runs each step on the connection that storage/migrate.py hands it."""

from typing import Any, Literal

from alembic import context

from storage.tables import metadata


def plain_text(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """A written step names no class of ours: what our column types keep is text."""
    ours = kind == "type" and type(item).__module__ == "storage.columns"
    return "sa.Text()" if ours else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=False,
    render_item=plain_text,
)
with context.begin_transaction():
    context.run_migrations()
