"""The demo: one real bloc on this machine, served with a clock that is moved on (demo_stage.py)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.alone import alone
from bot.app import App
from bot.box.client import BoxClient
from bot.clock import MovableClock
from bot.demo_calendar import first_moment
from bot.demo_stage import DemoStage
from bot.lan import lan_address, terminal_qr
from bot.logs import start_logs
from bot.settings import Settings
from messages import demo as words
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile


async def serve_demo(settings: Settings, path: Path, *, lan: bool, keep: bool) -> int:
    """Load the file's bloc into a database of the demo's own and serve it."""
    start_logs(settings)
    file = read_bloc_file(path)
    settings = _own(settings, lan=lan)
    with alone(settings.data_dir.with_suffix(".lock"), "KTD_DATA_DIR", "demo_running"):
        if not keep:
            shutil.rmtree(settings.data_dir, ignore_errors=True)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        await _serve(settings, file, lan=lan)
    return 0


async def _serve(settings: Settings, file: BlocFile, *, lan: bool) -> None:
    clock = MovableClock(first_moment(file), running=True)
    app = App(settings, clock, BoxClient(settings.box))
    app.demo = stage = DemoStage(app, file, clock)
    await stage.prepare()
    lines = words.demo_lines(settings.public_url, terminal_qr(settings.public_url) if lan else "")
    try:
        await app.run(partial(print, *lines, sep="\n", flush=True))
    finally:
        await app.close()


def _own(settings: Settings, *, lan: bool) -> Settings:
    """A folder, database and box of the demo's own; with `lan`, reachable from the machines around."""
    from bot.box.address import UnixAddress

    folder = settings.data_dir / "demo"
    own = replace(
        settings,
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        box=UnixAddress((folder / "box" / "box.sock").absolute()),
        telegram_token="",
    )
    if not lan:
        return own
    return replace(own, web_host="0.0.0.0", public_url=lan_address(settings))  # noqa: S104
