"""`backup` and `restore` as an operator meets them: a status, and one clear sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from bot.backup import LogBroken, make_backup
from bot.backup_set import SetBroken
from bot.clock import real_clock
from bot.restore import CannotRestore, restore
from bot.settings import Settings
from messages import operator_backup as words
from storage.copy_facts import Unreadable
from storage.server_copies import MissingProgram


def backup(settings: Settings, to: Path | None, keep: int | None) -> int:
    """0 when the set is whole, 1 otherwise."""

    def work() -> int:
        made = make_backup(settings, real_clock(settings.zone)(), to, keep or settings.backup_keep)
        print(words.made(str(made.folder), len(made.manifest.parts) - 1, made.size, len(made.gone)))
        if made.manifest.lost:
            print(words.lost(made.manifest.lost), file=sys.stderr)
        return 1 if made.manifest.lost else 0

    return _told(work)


def put_back(settings: Settings, folder: Path) -> int:
    """0 when it is done, 1 otherwise."""

    def work() -> int:
        done = restore(settings, folder, real_clock(settings.zone)())
        made_at = done.manifest.moment.astimezone(settings.zone)
        print(words.restored(f"{made_at:%d/%m/%Y %H:%M}", str(done.aside)))
        return 0

    return _told(work)


def _told(work: Callable[[], int]) -> int:
    try:
        return work()
    except SetBroken as broken:
        says = words.broken(broken.part, broken.why)
    except CannotRestore as cannot:
        says = words.cannot_restore(cannot.why, cannot.found)
    except MissingProgram as missing:
        says = words.missing_program(missing.name)
    except LogBroken:
        says = words.log_broken()
    except Unreadable as unreadable:
        says = words.not_read(unreadable.why)
    except OSError as refused:
        says = words.not_written(refused)
    print(says, file=sys.stderr)
    return 1
