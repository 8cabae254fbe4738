"""One program at a time on a file: two would answer, tick and send the same things twice."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from messages.setting_problems import SettingProblem, SettingsErrors


@contextmanager
def alone(lock: Path | None, setting: str, kind: str) -> Iterator[None]:
    """Hold `lock` until this program ends, however it ends; raise SettingsErrors when another holds it."""
    if lock is None:
        yield
        return
    with suppress(OSError):
        lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        held = lock.open("w")
    except OSError as refused:
        raise SettingsErrors([SettingProblem(setting, "not_writable", str(lock.parent))]) from refused
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise SettingsErrors([SettingProblem(setting, kind, str(lock.with_suffix("")))]) from taken
        yield
