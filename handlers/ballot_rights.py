"""Who runs a ballot besides the lead: the head of the counting committee; and whom the committee is told."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.talk import Say, Talk
from messages.ballot_keys import OpenTheBox
from messages.ballot_recorded import PaperTask
from messages.message import Message
from rules.ballot_sheet import Ballot, Subject
from rules.errors import NotYours
from rules.profile import Form

COMMITTEE = "committee"


def need_runner(talk: Talk, ballot: Ballot) -> None:
    """The lead's chair or secretary, or the committee's head; raise NotYours."""
    if talk.runs_bloc or is_head(talk, ballot):
        return
    raise NotYours


def is_head(talk: Talk, ballot: Ballot) -> bool:
    return talk.person.id in ballot.seal.committee[:1]


def need_member(talk: Talk, ballot: Ballot) -> None:
    """Somebody of the ballot's committee; raise NotYours."""
    if talk.person.id not in ballot.seal.committee:
        raise NotYours


def tell_group(talk: Talk, ballot: Ballot, message: Message) -> tuple[Say, ...]:
    """The bloc's group; of a trial it hears nothing."""
    return () if ballot.subject is Subject.TRIAL else (talk.tell_group(message),)


def to_open(talk: Talk, ballot: Ballot) -> Message:
    """What a member of the committee does with the closed ballot."""
    if ballot.profile.form is Form.PAPER:
        return PaperTask(talk.bloc, ballot)
    return OpenTheBox(talk.bloc, ballot)


def tell_committee(ballot: Ballot, message: Message) -> tuple[Say, ...]:
    return tell_members(ballot.seal.committee, message)


def tell_members(persons: Iterable[int], message: Message) -> tuple[Say, ...]:
    return tuple(Say(f"p{person}", message, COMMITTEE) for person in persons)
