"""How much of a hurry there is for a message on its way to another network."""

from __future__ import annotations

from messages.message import Message
from rules.errors import Refusal
from rules.priorities import Priority

HURRIED = ("messages.ballot", "messages.election", "messages.committee", "messages.motions")
"""What a meeting waits for."""
REMINDING = "messages.reminders"


def priority_of(message: Message | Refusal, *, answers: bool) -> Priority:
    """`answers`: it goes to whoever spoke."""
    if answers:
        return Priority.ANSWER
    module = type(message).__module__
    if module.startswith(HURRIED):
        return Priority.BALLOT
    return Priority.REMINDER if module.startswith(REMINDING) else Priority.NOTICE
