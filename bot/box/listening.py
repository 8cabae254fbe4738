"""A socket nobody else can open, and one box at most behind it."""

from __future__ import annotations

import fcntl
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.box.address import Address, UnixAddress


class CannotListen(Exception):
    """`name`: "box_already_served" or "box_directory_not_private"."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass
class Listening:
    """A listening socket; a unix one has a `path` (a file numbered `inode`) and a `lock` to let go of."""

    socket: socket.socket
    path: Path | None = None
    lock: TextIO | None = None
    inode: int = 0

    @property
    def is_found(self) -> bool:
        """Whether people still come here: the folder may have been cleared, and another box be in it."""
        try:
            return self.path is None or self.path.stat().st_ino == self.inode
        except FileNotFoundError:
            return False

    def close(self) -> None:
        self.socket.close()
        if self.path is not None and self.is_found:
            self.path.unlink()
        if self.lock is not None:
            self.lock.close()


def listen(address: Address) -> Listening:
    """Raises CannotListen, or OSError when the address cannot be had."""
    if not isinstance(address, UnixAddress):
        return Listening(socket.create_server((address.host, address.port)))
    _check_private(address.path.parent)
    lock = _lock(address.lock)
    address.path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(address.path))
    address.path.chmod(0o600)
    listening.listen(128)
    return Listening(listening, address.path, lock, address.path.stat().st_ino)


def _check_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.stat()
    if status.st_mode & 0o077 or status.st_uid != os.geteuid():
        raise CannotListen("box_directory_not_private")


def _lock(path: Path) -> TextIO:
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        lock.close()
        raise CannotListen("box_already_served") from taken
    return lock
