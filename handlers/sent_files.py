"""Files just sent: to the step that takes them, else into the unit's evidence book, so that none is lost."""

from __future__ import annotations

from dataclasses import replace

from handlers import evidence, steps
from handlers.talk import Say, Talk, Turn
from rules.errors import NotNow, NotYours, Refusal, StaleButton, UnexpectedFile

PAST = (UnexpectedFile, NotNow, NotYours, StaleButton)
"""What a step says that takes no files, or no longer; its other refusals are about the words beside them."""


def take(talk: Talk, step: steps.Step | None) -> Turn:
    """What a step refuses is undone, and the files are kept as evidence."""
    if step is None:
        return evidence.receive_files(talk)
    try:
        with talk.store.connection.attempt():
            return step(talk)
    except Refusal as refusal:
        if not evidence.takes(talk):
            raise
        said = () if isinstance(refusal, PAST) or not talk.said.text else (Say(talk.room, refusal),)
    turn = evidence.receive_files(talk)
    return replace(turn, say=said + turn.say)
