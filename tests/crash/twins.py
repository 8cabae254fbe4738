"""The program, and broken twins of it that a harness must tell from it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import update

from bot import app as wiring
from bot.app import App
from bot.changes import Changes
from bot.leading import Lead
from bot.pulse import Pulse
from messages.incoming import Incoming
from storage import tables
from storage.inbox import Inbox

A_FEW = 5
_claim = Inbox.claim
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


def leads_without_asking(_: App) -> None:
    """Beside another that leads."""

    async def lead_anyway(_: str, __: Changes, ___: Pulse, lead: Lead) -> None:
        await lead()

    setattr(wiring, "lead_when_alone", lead_anyway)  # noqa: B010


def _always(inbox: Inbox, update: str) -> bool:
    _claim(inbox, update)
    return True


def _named(*twins: Break) -> dict[str, Break]:
    return {twin.__name__: twin for twin in twins}


TWINS = _named(confirms_before_the_commit, forgets_what_it_answered, forgets_what_it_sent)
OF_TWO = _named(forgets_what_it_answered, leads_without_asking)
"""Where two programs are at work."""
ALL = {**TWINS, **OF_TWO, **_named(sound)}
