"""Files sent in the chat: told by content, limited in size, kept by digest."""

import asyncio
from collections.abc import Iterator
from typing import BinaryIO

from starlette.datastructures import UploadFile

from bot.evidence_store import EvidenceStore
from bot.excel_forms import form_of
from bot.web.media import media_type_of
from messages.incoming import Attachment
from rules.evidence import FILE_BYTES, tidy_name

MAX_BYTES = FILE_BYTES
MAX_FILES = 10
CHUNK = 1 << 18


async def keep(evidence: EvidenceStore, upload: UploadFile) -> Attachment:
    """The kept file; one that is too large or of another kind comes back with no media type and no digest."""
    name, size = tidy_name(upload.filename or ""), upload.size or 0
    if not 0 < size <= MAX_BYTES:
        return Attachment(digest="", name=name, size=size, media_type="")
    return await asyncio.to_thread(_keep, evidence, upload.file, name, size)


def _keep(evidence: EvidenceStore, file: BinaryIO, name: str, size: int) -> Attachment:
    media_type = media_type_of(file)
    form = form_of(file, name)
    if not media_type:
        return Attachment(digest="", name=name, size=size, media_type="", form=form)
    return Attachment(evidence.put(_chunks(file)), name, size, media_type, form)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
