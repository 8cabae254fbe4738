"""The conversations about deadlines: what is owed, handed in, reminded of, put off and made known."""

from handlers import (
    asked_of_debts,
    calendar_item,
    coming_reminders,
    extension_answers,
    extensions,
    group_counts,
    handed_in,
    handing_in,
    morning_board,
    moving,
    notice_draft,
    notices,
    nudging,
    paper_hand_ins,
    paper_scans,
    snoozing,
)

DEADLINES = (
    asked_of_debts,
    extension_answers,
    extensions,
    calendar_item,
    handed_in,
    handing_in,
    paper_hand_ins,
    paper_scans,
    moving,
    snoozing,
    nudging,
    morning_board,
    group_counts,
    coming_reminders,
    notice_draft,
    notices,
)
