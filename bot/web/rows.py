"""Chat rows as the page reads them."""

from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from storage.chat import ChatRow

PAGE = 200


def rows_json(rows: list[ChatRow], after: int, base: str, zone: ZoneInfo) -> dict[str, Any]:
    """{"rows", "cursor"}: `cursor` is what to ask after next time."""
    return {"rows": [_row(row, base, zone) for row in rows], "cursor": rows[-1].seq if rows else after}


def _row(row: ChatRow, base: str, zone: ZoneInfo) -> dict[str, Any]:
    if not row.body:
        return {"id": row.id, "seq": row.seq, "gone": True}
    at = row.at.astimezone(zone)
    return {
        "id": row.id,
        "seq": row.seq,
        "mine": row.author == "me",
        "html": row.body.get("html", ""),
        "rows": row.body.get("rows", []),
        "choice": row.body.get("choice"),
        "files": [_file(file, base) for file in row.body.get("files", [])],
        "card": row.body.get("card", ""),
        "copy": row.body.get("copy", ""),
        "at": f"{at:%H:%M}",
        "day": f"{at:%d/%m/%Y}",
    }


def _file(file: dict[str, Any], base: str) -> dict[str, Any]:
    return {
        "name": file["name"],
        "size": file["size"],
        "url": f"{base}file/{file['digest']}?ten={quote(file['name'])}" if file["digest"] else "",
        "image": file.get("media_type", "").startswith("image/"),
    }
