"""Downloads: only what was said in one of the person's own rooms."""

from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.web.visitor import Visitor, back_of, visitor_of, whois
from storage.chat_files import file_said
from storage.store import Store


async def download(request: Request) -> Response:
    visitor, back, digest = await visitor_of(request), back_of(request), request.path_params["digest"]
    path = back_of(request).evidence.path(digest)
    file = await back.desk.read(lambda store: _theirs(store, visitor, digest, back.now().date()))
    if path is None or file is None:
        raise HTTPException(404)
    return FileResponse(path, media_type=file["media_type"], filename=file["name"])


def _theirs(store: Store, visitor: Visitor, digest: str, today: date) -> dict[str, Any] | None:
    groups = whois(store, visitor.person, today).groups
    return file_said(store.connection, [visitor.room, *(f"g{group.bloc}" for group in groups)], digest)
