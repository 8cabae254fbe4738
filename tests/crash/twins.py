"""The program, and broken twins of it that a harness must tell from it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import update

from bot.app import App
from messages.incoming import Incoming
from storage import tables
from storage.inbox import Inbox

A_FEW = 5
Break = Callable[[App], None]


def sound(_: App) -> None:
    return


def confirms_before_the_commit(app: App) -> None:
    """Networks are told that an update is taken as soon as it is heard."""
    take, going_on = app.desk.take, set[asyncio.Future[None]]()

    async def hurried(said: Incoming) -> None:
        going_on.add(asyncio.ensure_future(take(said)))

    app.desk.take = hurried  # type: ignore[method-assign]


def forgets_what_it_answered(_: App) -> None:
    """Every update is a new one."""
    setattr(Inbox, "claim", _always)  # noqa: B010


def forgets_what_it_sent(app: App) -> None:
    """At every start what was said first waits to be sent."""
    first = update(tables.outbox).where(tables.outbox.c.id <= A_FEW)
    with app.database.write() as store:
        store.connection.execute(first.values(state="waiting", remote=""))


def _always(_: Inbox, __: str) -> bool:
    return True


TWINS: dict[str, Break] = {
    twin.__name__: twin
    for twin in (sound, confirms_before_the_commit, forgets_what_it_answered, forgets_what_it_sent)
}
