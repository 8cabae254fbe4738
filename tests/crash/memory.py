"""All that a database remembers, without the times."""

import json
import sqlite3
from pathlib import Path
from typing import Any

COLUMNS = {
    "inbox": "id",
    "standings": "person, unit, step, body",
    "rooms": "id, seq",
    "chat": "id, room, seq, author, slot, body",
    "outbox": "id, chat",
    "sheets": "id, unit, state",
    "answers": "leaf, sheet, raw, points, unassigned, by",
    "answer_trail": "id, sheet, leaf, what, old, new, reason, by",
    "evidence": "id, sheet, leaf, digest, name, size",
    "audit": "number, what, body",
    "effects": "id, kind, body, done",
    "devices": "id, person",
}
Memory = dict[str, list[tuple[Any, ...]]]


def remembered(database: Path) -> Memory:
    connection = sqlite3.connect(database)
    try:
        return {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()  # noqa: S608
            for table, columns in COLUMNS.items()
        }
    finally:
        connection.close()


def typed_lines(memory: Memory, room: str) -> list[str]:
    """What a person wrote or sent, as the history has it."""
    rows = [(author, json.loads(body)) for _, own, _, author, _, body in memory["chat"] if own == room]
    return [body["files"][0]["name"] if body.get("files") else body["html"] for author, body in rows if author == "me"]
