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
    delegate_roll,
    paper_counts,
    rings,
    withdrawals,
)
from storage.tables_chat import announced, audit, chat, effects, inbox, notes, outbox, rooms, standings
from storage.tables_consent import consents
from storage.tables_corrections import corrections
from storage.tables_debts import hand_ins
from storage.tables_deliveries import deliveries
from storage.tables_extensions import extensions, feeds
from storage.tables_meeting import attendance, calls, delegate_attendance, documents, meetings, registrations
from storage.tables_motions import motion_voices, motions, remarks, score_questions, superseded_tables
from storage.tables_nominations import considered, holds, nomination_steps, nominations
from storage.tables_notices import notice_files, notice_units, notices
from storage.tables_people import (
    addresses,
    blocs,
    devices,
    duties,
    invitations,
    leaderships,
    persons,
    reorganisations,
    units,
    web_ids,
)
from storage.tables_reminders import looks, nudges, sends, snoozes
from storage.tables_review import (
    explanations,
    letter_lines,
    reopen_requests,
    returned_leaves,
    review_letters,
    review_marks,
    stand_ins,
)
from storage.tables_workbook import workbooks
from storage.tables_year import (
    answer_trail,
    answers,
    evidence,
    evidence_trail,
    final_tables,
    pledges,
    sheets,
)

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
    "consents",
    "considered",
    "corrections",
    "delegate_attendance",
    "delegate_roll",
    "deliveries",
    "devices",
    "documents",
    "duties",
    "effects",
    "evidence",
    "evidence_trail",
    "explanations",
    "extensions",
    "feeds",
    "final_tables",
    "guests",
    "hand_ins",
    "holds",
    "inbox",
    "invitations",
    "leaderships",
    "letter_lines",
    "looks",
    "meetings",
    "metadata",
    "motion_voices",
    "motions",
    "nomination_steps",
    "nominations",
    "notes",
    "notice_files",
    "notice_units",
    "notices",
    "nudges",
    "outbox",
    "paper_counts",
    "persons",
    "pledges",
    "registrations",
    "remarks",
    "reopen_requests",
    "reorganisations",
    "returned_leaves",
    "review_letters",
    "review_marks",
    "rings",
    "rooms",
    "score_questions",
    "sends",
    "sheets",
    "snoozes",
    "stand_ins",
    "standings",
    "stands",
    "superseded_tables",
    "tablets",
    "units",
    "web_ids",
    "withdrawals",
    "workbooks",
]
