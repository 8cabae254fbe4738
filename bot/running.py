"""The program itself, until it is told to stop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bot.alone import alone
from bot.clock import real_clock
from bot.memory import lasting
from bot.settings import Settings
from messages import operator


async def serve(settings: Settings) -> int:
    """What takes long to load is loaded once it is known that no other program has the data."""
    with lasting():
        from storage.database import file_of
    file = file_of(settings.database_url)
    with alone(file and Path(f"{file}.lock"), "KTD_DATABASE_URL", "already_running"):
        with lasting():
            from bot.app import App
            from bot.box.client import BoxClient
            from bot.logs import start_logs

            start_logs(settings)
            app = App(settings, real_clock(settings.zone), BoxClient(settings.box))
        says = operator.running_at(settings.public_url)
        try:
            await app.run(partial(print, says, flush=True))
        finally:
            await app.close()
    return 0
