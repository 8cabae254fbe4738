"""The record of an announced ballot, written once as a file for the lead to keep."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.meeting_rights import units_of
from bot.outcome import NOTHING, Outcome
from handlers.voters import frozen_voters
from rules.chain import line_hash
from rules.meetings import BallotState
from rules.record import Logged, Record, record_of
from storage.audit import AuditLine
from storage.store import Store

Body = dict[str, Any]


@dataclass(frozen=True)
class RecordWork:
    desk: Desk
    files: EvidenceStore

    def kinds(self) -> dict[str, Callable[[Body], Awaitable[Outcome]]]:
        return {"write_record": self.write}

    async def write(self, body: Body) -> Outcome:
        record = await self.desk.read(partial(record_in, number=body["ballot"]))
        if record is None:
            return NOTHING
        text = json.dumps(record, ensure_ascii=False, indent=1).encode()
        digest = await asyncio.to_thread(self.files.put, text)
        file = {"digest": digest, "name": f"ho-so-kiem-phieu-{body['ballot']}.json", "size": len(text)}
        return Outcome("record_written", {**file, "media_type": "application/json"})


def record_in(store: Store, number: int) -> Record | None:
    """None until the ballot is announced."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or ballot.state is not BallotState.ANNOUNCED or ballot.totals is None:
        return None
    units = units_of(store, bloc)
    names = {number: unit.name for number, unit in units.items()}
    voters = {number: voter.name for number, voter in frozen_voters(store, ballot, units).items()}
    log = _log(store.audit.lines(bloc), ballot.id)
    return record_of(ballot, store.ballots.voted(ballot.id), names, voters, log)


def _log(lines: list[AuditLine], ballot: int) -> list[Logged]:
    """From the line before the ballot's first to its last; what is said of anything else stays a hash."""
    own = [place for place, line in enumerate(lines) if line.body.get("ballot") == ballot]
    shown = lines[max(0, own[0] - 1) : own[-1] + 1] if own else []
    return [
        Logged(line.number, line_hash(line.said), line.digest, line.said if _is_about(line, ballot) else None)
        for line in shown
    ]


def _is_about(line: AuditLine, ballot: int) -> bool:
    return line.body.get("ballot") == ballot
