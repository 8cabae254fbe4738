"""The commands of an operator: run, load, invite."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.app import App, quiet_logs
from bot.box.client import BoxClient
from bot.clock import real_clock
from bot.links import people_of
from bot.settings import Settings
from bot.web.tokens import invitation_link, issue_invitation
from storage.database import Database
from storage.migrate import upgrade


async def serve(settings: Settings) -> int:
    quiet_logs()
    app = App(settings, real_clock(settings.zone), BoxClient(settings.box))
    says = f"Trợ lý Khối thi đua đang chạy tại {settings.public_url}"
    try:
        await app.run(partial(print, says, flush=True))
    finally:
        await app.close()
    return 0


def load_file(settings: Settings, path: Path) -> str:
    """What was loaded, in words; raises BlocFileErrors."""
    from bot.loading import load
    from messages.bloc_file import read_bloc_file

    file = read_bloc_file(path)
    database = Database(settings.database_url)
    upgrade(database)
    with database.write() as store:
        load(store, file)
    database.close()
    return f"Đã nạp {file.name}, năm {file.year}: {len(file.units)} đơn vị, {len(file.people)} người."


def invite(settings: Settings, key: str | None) -> Iterator[str]:
    """One line a person: name, unit and a fresh personal link."""
    clock = real_clock(settings.zone)
    database = Database(settings.database_url)
    upgrade(database)
    with database.write() as store:
        wanted = store.people.by_key(key) if key else None
        if key and wanted is None:
            yield f"Không có ai mang mã “{key}”. Ví dụ: ban-dan-van/officer"
        for bloc in store.blocs.ids():
            for one in people_of(store, bloc, clock):
                if key is None or one["person"] == wanted:
                    token = issue_invitation(store, one["person"], clock())
                    yield f"{one['name']}\n  {invitation_link(settings.public_url, token)}"
    database.close()
