"""Downloads: only what was said in one of the person's own rooms; evidence and notices only to those entitled today."""

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.web.visitor import Visitor, back_of, visitor_of, whois
from handlers.evidence_reading import may_read
from handlers.notice_rights import may_read_notice
from rules.evidence import true_name
from storage.chat_files import FileSaid, files_said
from storage.evidence_digests import naming
from storage.store import Store


async def download(request: Request) -> Response:
    visitor, back, digest = await visitor_of(request), back_of(request), request.path_params["digest"]
    path = back_of(request).evidence.path(digest)
    file = await back.desk.read(lambda store: _theirs(store, visitor, digest, back.now().date()))
    if path is None or file is None:
        raise HTTPException(404)
    return FileResponse(path, media_type=file.media_type, filename=true_name(file.name, file.media_type))


def _theirs(store: Store, visitor: Visitor, digest: str, today: date) -> FileSaid | None:
    groups = whois(store, visitor.person, today).groups
    said = files_said(store.connection, [visitor.room, *(f"g{group.bloc}" for group in groups)], digest)
    return next((file for file in said if _may_have(store, visitor, file, digest, today)), None)


def _may_have(store: Store, visitor: Visitor, file: FileSaid, digest: str, today: date) -> bool:
    """What was said to the group is everybody's, what is nobody's evidence or notice belongs to whom it was shown."""
    if file.room != visitor.room:
        return True
    if file.notice:
        return may_read_notice(store, visitor.person, file.notice, today)
    if file.sent:
        kept = [one for one in naming(store.connection, digest) if one.by == visitor.person]
    else:
        found = store.evidence.get(file.evidence) if file.evidence else None
        kept = [found] if found and found.digest == digest else []
        if file.evidence and not kept:
            return False
    return not kept or any(may_read(store, visitor.person, one, today) for one in kept)
