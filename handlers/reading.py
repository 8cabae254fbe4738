"""Pages in large print for what is read aloud: who may open which, and what it says at that moment.

A page is one function in OF_MEETING or OF_BALLOT; its name there is its name in the address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers.meeting import SLOT, own_meeting
from handlers.minutes_text import meeting_minutes
from handlers.reading_texts import award_names, ballot_rules, count_minutes, introduction, is_counted
from handlers.talk import Talk, Turn
from messages import reading as says
from messages.incoming import Incoming
from messages.message import Message
from rules.ballot_sheet import Ballot, Meeting, Subject
from rules.errors import NotYours, StaleButton
from rules.people import Person
from rules.profile import Form
from storage.store import Store

OF_MEETING: dict[str, Callable[[Talk, Meeting], Message]] = {
    "gioi-thieu": introduction,
    "khen-thuong": award_names,
    "bien-ban-hoi-nghi": meeting_minutes,
}
"""For the lead's chair and secretary."""
OF_BALLOT: dict[str, Callable[[Talk, Ballot], Message]] = {
    "the-le": ballot_rules,
    "bien-ban-kiem-phieu": count_minutes,
}
"""For them and the counting committee."""


def read_aloud(store: Store, kind: str, number: int, person: int, now: datetime) -> Message:
    """What the page says now; `number` is of a meeting or a ballot. Raise NotYours, StaleButton or NotNow."""
    if kind in OF_MEETING:
        meeting = store.meetings.get(number)
        talk = _reader(store, meeting, person, now, committee=())
        return OF_MEETING[kind](talk, own_meeting(talk, number))
    ballot = store.ballots.get(number)
    if kind not in OF_BALLOT or ballot is None or not _is_ballot(ballot):
        raise StaleButton
    members = (*ballot.seal.committee, *store.committees.of_meeting(ballot.meeting))
    talk = _reader(store, store.meetings.get(ballot.meeting), person, now, committee=members)
    return OF_BALLOT[kind](talk, ballot)


def open_readings(talk: Talk, number: int) -> Turn:
    """Bản đọc: what there is to read."""
    talk.need_lead()
    meeting = own_meeting(talk, number)
    ballots = [one for one in talk.store.ballots.of_meeting(meeting.id) if _is_ballot(one)]
    newest = ballots[-1].id if ballots else 0
    counted = max((one.id for one in ballots if is_counted(one)), default=0)
    return talk.reply(says.Readings(meeting.id, newest, counted), SLOT)


def open_reading(talk: Talk, kind: str, number: int) -> Turn:
    """The way to one page; the page itself looks again who may read it."""
    if kind not in {**OF_MEETING, **OF_BALLOT}:
        raise StaleButton
    return talk.reply(says.ReadingLink(kind, number), SLOT)


def _reader(
    store: Store, meeting: Meeting | None, person: int, now: datetime, committee: tuple[int, ...]
) -> Talk:
    """The person as one of the leading unit; raise StaleButton or NotYours."""
    bloc = store.blocs.get(meeting.bloc) if meeting else None
    leadership = store.people.leadership(bloc.id, bloc.year) if bloc else None
    unit = store.people.unit(leadership.lead) if leadership else None
    if bloc is None or unit is None:
        raise StaleButton
    said = Incoming(update="", channel="page", address="")
    duties = store.people.duties(person)
    talk = Talk(store, now, said, Person(person, ""), bloc, unit, duties)
    if not talk.runs_bloc and person not in committee:
        raise NotYours
    return talk


def _is_ballot(ballot: Ballot) -> bool:
    """Papers are cast and counted, on phones or on paper, and it is no trial."""
    return ballot.profile.form in (Form.SECRET, Form.PAPER) and ballot.subject is not Subject.TRIAL


TAPS = {"readings": open_readings, "reading": open_reading}
