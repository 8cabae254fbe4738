"""Files kept by their content: a folder outside anything served, one file per SHA-256."""

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from storage.troubles import CannotWrite

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceStore:
    """Written once: a file appears under its digest only when it is whole and on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, digest: str) -> Path | None:
        """Where the content is; None for a digest never kept."""
        if not DIGEST.fullmatch(digest):
            return None
        path = self._folder / digest
        return path if path.is_file() else None

    def put(self, content: bytes | Iterable[bytes]) -> str:
        """Keep it and return its SHA-256 (hex). Raises CannotWrite, and leaves nothing behind, on a full disk."""
        chunks = (content,) if isinstance(content, bytes) else content
        try:
            return self._put(chunks)
        except OSError as failure:
            if not is_full(failure):
                raise
            raise CannotWrite("full") from failure

    def _put(self, chunks: Iterable[bytes]) -> str:
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        try:
            digest = _write(handle, chunks)
            Path(temporary).rename(self._folder / digest)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        self._sync_folder()
        return digest

    def _sync_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def is_full(failure: OSError) -> bool:
    return failure.errno in FULL


def _write(handle: int, chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
