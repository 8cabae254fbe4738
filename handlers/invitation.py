"""Calling the meeting: the lead sets the hour, the place and the papers, and sends the invitation.

no meeting -> [Gửi giấy mời] -> card -> hour, place, papers, agenda, guests -> [Gửi giấy mời] -> answers come in
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.invitation_card import call_of, called_card, stamp_now, tell_invitation
from handlers.meeting import SLOT, new_meeting, own_meeting
from handlers.meeting_hour import calendar_follows
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import invitation as says
from rules.ballot_sheet import Meeting
from rules.calls import Call, Document
from rules.days import check_reach
from rules.errors import NothingFiled, NotNow
from rules.meetings import MeetingState
from rules.moments import read_moment
from rules.names import check_name

AHEAD = timedelta(days=366)
MOVED = "calendar_followed"


@dataclass(frozen=True)
class EnterMeetingMoment(Waiting):
    meeting: int


@dataclass(frozen=True)
class EnterPlace(Waiting):
    meeting: int
    takes_any_text = True


@dataclass(frozen=True)
class SendDocuments(Waiting):
    meeting: int


def prepare_call(talk: Talk) -> Turn:
    """The meeting exists from here on, called but not gathered."""
    talk.need_lead()
    known = talk.store.meetings.of_bloc(talk.bloc.id)
    if known is None:
        known = new_meeting(talk, MeetingState.CALLED)
        talk.decide("meeting_called", meeting=known.id)
    return show_call(talk, known.id)


def show_call(talk: Talk, number: int) -> Turn:
    return talk.reply(called_card(talk, _called(talk, number)), SLOT, Nothing())


def ask_moment(talk: Talk, number: int) -> Turn:
    meeting = _called(talk, number)
    asked = says.AskMoment(meeting.id, call_of(talk, meeting).starts_at)
    return talk.reply(asked, SLOT, EnterMeetingMoment(meeting.id))


def receive_moment(talk: Talk) -> Turn:
    """What is not said of day and hour stays as it was."""
    waiting = talk.awaited(EnterMeetingMoment)
    meeting = _called(talk, waiting.meeting)
    call = call_of(talk, meeting)
    starts_at = read_moment(talk.typed(), call.starts_at, talk.today)
    check_reach(starts_at.date(), talk.today, timedelta(), AHEAD)
    return _keep(talk, meeting, replace(call, starts_at=starts_at))


def ask_place(talk: Talk, number: int) -> Turn:
    meeting = _called(talk, number)
    asked = says.AskPlace(meeting.id, call_of(talk, meeting).place)
    return talk.reply(asked, SLOT, EnterPlace(meeting.id))


def receive_place(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterPlace)
    meeting = _called(talk, waiting.meeting)
    place = check_name(talk.typed(), "place")
    return _keep(talk, meeting, replace(call_of(talk, meeting), place=place))


def ask_documents(talk: Talk, number: int) -> Turn:
    meeting = _called(talk, number)
    listed = says.AskDocuments(meeting.id, talk.store.calls.documents(meeting.id))
    return talk.reply(listed, SLOT, SendDocuments(meeting.id))


def receive_documents(talk: Talk) -> Turn:
    """Keep documents and pictures, each content once; name what is neither."""
    waiting = talk.awaited(SendDocuments)
    meeting = _called(talk, waiting.meeting)
    if not talk.said.files:
        raise NothingFiled
    known = {document.digest for document in talk.store.calls.documents(meeting.id)}
    for file in talk.said.files:
        if file.digest and file.digest not in known:
            known.add(file.digest)
            document = Document(0, file.digest, file.name, file.size, file.media_type)
            talk.store.calls.put_document(meeting.id, document)
    refused = tuple(file.name for file in talk.said.files if not file.digest)
    listed = says.AskDocuments(meeting.id, talk.store.calls.documents(meeting.id), refused)
    return talk.reply(listed, SLOT)


def remove_document(talk: Talk, number: int, document: int) -> Turn:
    meeting = _called(talk, number)
    talk.store.calls.remove_document(meeting.id, document)
    return ask_documents(talk, number)


def send(talk: Talk, number: int, seen: str) -> Turn:
    """Gửi giấy mời: exactly what was seen, once; the same again only when something has changed."""
    meeting = _called(talk, number)
    call = call_of(talk, meeting)
    stamp = stamp_now(talk, meeting, call)
    if not call.place or seen != stamp or call.sent == stamp:
        return show_call(talk, number)
    again = bool(call.sent)
    sent = replace(call, sent=stamp)
    talk.store.calls.put(meeting.id, sent)
    talk.decide("invitation_sent", meeting=meeting.id, again=again)
    moved = calendar_follows(talk, sent)
    lead = talk.tell_lead(called_card(talk, meeting), SLOT)
    group = talk.tell_group(says.MeetingCalledGroup(talk.bloc, sent, again))
    turn = Turn(wait=Nothing()).also(*lead, *tell_invitation(talk, meeting, talk.units), group)
    return turn.also(Say(talk.room, moved, MOVED)) if moved else turn


def _keep(talk: Talk, meeting: Meeting, call: Call) -> Turn:
    talk.store.calls.put(meeting.id, call)
    return show_call(talk, meeting.id)


def _called(talk: Talk, number: int) -> Meeting:
    """The meeting while it is only called; raise NotYours, StaleButton or NotNow."""
    talk.need_lead()
    meeting = own_meeting(talk, number)
    if meeting.state is not MeetingState.CALLED:
        raise NotNow("call_meeting", meeting.state.value)
    return meeting


TAPS = {
    "callmeeting": prepare_call,
    "called": show_call,
    "callmoment": ask_moment,
    "callplace": ask_place,
    "calldocs": ask_documents,
    "dropdoc": remove_document,
    "sendcall": send,
}
ANSWERS = {
    EnterMeetingMoment: receive_moment,
    EnterPlace: receive_place,
    SendDocuments: receive_documents,
}
