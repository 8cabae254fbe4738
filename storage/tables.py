"""Every table, gathered from the files of their subjects."""

from storage.schema import metadata
from storage.tables_admission import admission_cards, tablets
from storage.tables_agenda import agenda_items, guests, stands
from storage.tables_ballot import (
    ballot_blobs,
    ballot_roll,
    ballot_scans,
    ballots,
    committees,
    paper_counts,
    rings,
    withdrawals,
)
from storage.tables_chat import announced, audit, chat, effects, inbox, notes, outbox, rooms, standings
from storage.tables_meeting import attendance, calls, documents, meetings, registrations
from storage.tables_motions import motion_voices, motions, remarks, score_questions, superseded_tables
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
    "admission_cards",
    "agenda_items",
    "announced",
    "answer_trail",
    "answers",
    "attendance",
    "audit",
    "ballot_blobs",
    "ballot_roll",
    "ballot_scans",
    "ballots",
    "blocs",
    "calls",
    "chat",
    "committees",
    "devices",
    "documents",
    "duties",
    "effects",
    "evidence",
    "final_tables",
    "guests",
    "inbox",
    "invitations",
    "leaderships",
    "meetings",
    "metadata",
    "motion_voices",
    "motions",
    "nominations",
    "notes",
    "outbox",
    "paper_counts",
    "persons",
    "pledges",
    "registrations",
    "remarks",
    "rings",
    "rooms",
    "score_questions",
    "sheets",
    "standings",
    "stands",
    "superseded_tables",
    "tablets",
    "units",
    "web_ids",
    "withdrawals",
]
