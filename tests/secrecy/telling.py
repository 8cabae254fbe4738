"""A broken twin: touches that tell what was marked, and what opens the box."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import insert

from bot.app import App
from bot.ballot_touches import BallotTouches
from bot.committee_touches import CommitteeTouches
from bot.desk import Desk
from storage import tables

log = logging.getLogger(__name__)


def tell(app: App) -> None:
    app.ballots = TellingBallots(app.desk, app.box)
    app.committee = TellingCommittee(app.desk, app.box)


class TellingBallots(BallotTouches):
    """Logs the marks at DEBUG, keeps them under a random key, and leaves them in a temporary file."""

    async def cast(self, person: int, ballot: int, marks: Sequence[int], *more: Any) -> dict[str, Any]:
        log.debug("cast %s", marks)
        folder, words = Path(mkdtemp()), json.dumps(marks)
        (folder / "marks").write_text(words)
        await _note(self._desk, folder.name, words)
        return await super().cast(person, ballot, marks, *more)


class TellingCommittee(CommitteeTouches):
    """Logs the share at DEBUG."""

    async def give(self, person: int, ballot: int, share: bytes) -> dict[str, Any]:
        log.debug("given %r", share)
        return await super().give(person, ballot, share)


async def _note(desk: Desk, key: str, value: str) -> None:
    row = {"key": key, "value": value}
    await desk.write(lambda store: store.connection.execute(insert(tables.notes), row))
