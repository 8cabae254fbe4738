"""`verify FILE` checks the record of a ballot without a secret; `--recount` opens the kept papers once more."""

from __future__ import annotations

import asyncio
import json
import sys
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from bot.box import ceremony
from bot.box.counting import CountersDisagree
from bot.box.shares import WrongShare
from bot.settings import Settings
from messages import verify as words
from rules.ballot_sheet import Ballot, marking_of
from rules.record import Record, ballot_of, checked, recounted
from storage.database import Database

LARGEST = 8 * 2**20


def verify(path: Path, settings: Settings, *, recount: bool) -> int:
    """0 when everything agrees, 1 when something does not, 2 for a file that is no record."""
    try:
        record = read_record(path)
        wrong = checked(record)
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        print(words.no_record(path.name), file=sys.stderr)
        return 2
    ballot = ballot_of(record)
    print(*words.checks(record["title"], ballot, wrong), sep="\n")
    if wrong or not recount:
        return 1 if wrong else 0
    print(words.ask_shares(ballot.seal.needed))
    return asyncio.run(_recount(record, settings, sys.stdin))


def read_record(path: Path) -> Record:
    """Raise OSError or ValueError."""
    if path.stat().st_size > LARGEST:
        raise ValueError(path.name)
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record


async def _recount(record: Record, settings: Settings, lines: Iterable[str]) -> int:
    ballot = ballot_of(record)
    blobs = _kept_papers(ballot, settings)
    if not blobs:
        print(words.papers_gone(), file=sys.stderr)
        return 2
    try:
        count = await ceremony.open_box(
            bytes.fromhex(ballot.seal.public_key),
            _shares(lines, ballot.seal.needed),
            blobs,
            marking=marking_of(ballot),
            issued=ballot.issued,
        )
    except (WrongShare, CountersDisagree, ValueError):
        print(words.wrong_shares(), file=sys.stderr)
        return 1
    same = recounted(record, count)
    print(words.recounted(same))
    return 0 if same else 1


def _kept_papers(ballot: Ballot, settings: Settings) -> list[bytes]:
    """Only those of a ballot sealed with the record's own key: numbers alone may belong to another database."""
    database = Database(settings.database_url, settings.zone)
    try:
        with database.read() as store:
            kept = store.ballots.get(ballot.id)
            if kept is None or kept.seal.public_key != ballot.seal.public_key:
                return []
            return [blob for _, blob in store.ballots.sealed(ballot.id)]
    finally:
        database.close()


def _shares(lines: Iterable[str], needed: int) -> list[bytes]:
    """The first `needed` lines that are not blank. Raise ValueError for what is not base64."""
    given: list[bytes] = []
    for line in lines:
        if line.strip():
            given.append(b64decode(line.strip(), validate=True))
        if len(given) == needed:
            break
    return given
