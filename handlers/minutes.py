"""Biên bản hội nghị: read aloud from its page, adopted by an open vote before the meeting ends."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from handlers.meeting import RUNNING, SLOT, own_meeting
from handlers.minutes_text import meeting_minutes
from handlers.talk import Nothing, Say, Talk, Turn
from messages import minutes as says
from messages.render import render
from rules.ballot_sheet import Meeting
from rules.motions import Motion, adopted

ADOPTED = "minutes_adopted"


def open_minutes(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    meeting = own_meeting(talk, number)
    done = adopted(talk.store.motions.of_meeting(meeting.id))
    card = says.MinutesCard(
        bloc=talk.bloc,
        meeting=meeting.id,
        adopted=done,
        changed=done is not None and _digest(talk, meeting) != _adopted_digest(talk, done),
        running=meeting.state in RUNNING,
    )
    return talk.reply(card, SLOT, Nothing())


def settle(talk: Talk, motion: Motion) -> tuple[Say, ...]:
    """The log keeps which text the meeting adopted."""
    if motion.carried:
        digest = _digest(talk, own_meeting(talk, motion.meeting))
        talk.decide(ADOPTED, meeting=motion.meeting, motion=motion.id, digest=digest)
    return ()


def _digest(talk: Talk, meeting: Meeting) -> str:
    """SHA-256 (hex) of the text without its adoption and the hour it ended."""
    text = render(replace(meeting_minutes(talk, meeting), adopted=None, ended=None)).html
    return hashlib.sha256(text.encode()).hexdigest()


def _adopted_digest(talk: Talk, motion: Motion) -> str:
    lines = [line for line in talk.store.audit.lines(talk.bloc.id) if line.what == ADOPTED]
    return next((str(line.body["digest"]) for line in lines if line.body["motion"] == motion.id), "")


TAPS = {"minutes": open_minutes}
