"""Every table, gathered from the files of their subjects."""

from storage.schema import metadata
from storage.tables_ballot import ballot_blobs, ballot_roll, ballots, committees, rings, withdrawals
from storage.tables_chat import announced, audit, chat, effects, inbox, notes, outbox, rooms, standings
from storage.tables_meeting import attendance, meetings
from storage.tables_people import (
    addresses,
    blocs,
    devices,
    duties,
    invitations,
    leaderships,
    persons,
    units,
    web_ids,
)
from storage.tables_year import answer_trail, answers, evidence, final_tables, nominations, pledges, sheets

__all__ = [
    "addresses",
    "announced",
    "answer_trail",
    "answers",
    "attendance",
    "audit",
    "ballot_blobs",
    "ballot_roll",
    "ballots",
    "blocs",
    "chat",
    "committees",
    "devices",
    "duties",
    "effects",
    "evidence",
    "final_tables",
    "inbox",
    "invitations",
    "leaderships",
    "meetings",
    "metadata",
    "nominations",
    "notes",
    "outbox",
    "persons",
    "pledges",
    "rings",
    "rooms",
    "sheets",
    "standings",
    "units",
    "web_ids",
    "withdrawals",
]
