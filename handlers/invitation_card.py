"""What is seen of a meeting that was called: by the lead as it stands, by a unit as it was invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from handlers.talk import Say, Talk
from messages import invitation as says
from rules.ballot_sheet import Meeting
from rules.calls import Call, stamp_of
from rules.people import Role

INVITATION = "meeting_invitation"
ASKED = (Role.DELEGATE, Role.HEAD)
MEETING = "hoinghi"


def call_of(talk: Talk, meeting: Meeting) -> Call:
    """When and where, in the bloc's zone; until something is set down, the hour of the bloc's calendar."""
    known = talk.store.calls.get(meeting.id)
    if known is not None:
        return replace(known, starts_at=known.starts_at.astimezone(talk.now.tzinfo))
    item = talk.bloc.item(MEETING)
    return Call(item.due.astimezone(talk.now.tzinfo) if item else talk.now + timedelta(days=7))


def stamp_now(talk: Talk, meeting: Meeting, call: Call) -> str:
    """Changes with anything that an invitation says."""
    items, documents = talk.store.agenda.items(meeting.id), talk.store.calls.documents(meeting.id)
    return stamp_of(call, items, documents)


def called_card(talk: Talk, meeting: Meeting) -> says.MeetingCalled:
    """To the lead."""
    call, registered = call_of(talk, meeting), talk.store.calls.registrations(meeting.id)
    item = talk.bloc.item(MEETING)
    listed = item.due.astimezone(talk.now.tzinfo) if item else call.starts_at
    return says.MeetingCalled(
        bloc=talk.bloc,
        meeting=meeting.id,
        call=call,
        documents=talk.store.calls.documents(meeting.id),
        items=len(talk.store.agenda.items(meeting.id)),
        guests=len(talk.store.guests.of_meeting(meeting.id)),
        stamp=stamp_now(talk, meeting, call),
        answers=tuple(says.UnitAnswer(unit, registered.get(unit.id)) for unit in talk.units.values()),
        listed=listed if listed != call.starts_at else None,
    )


def tell_invitation(talk: Talk, meeting: Meeting, units: Iterable[int], moved_for: str = "") -> tuple[Say, ...]:
    """Each unit's delegates and head see the invitation with what the unit has answered, and why its hour moved."""
    call, registered = call_of(talk, meeting), talk.store.calls.registrations(meeting.id)
    items, documents = talk.store.agenda.items(meeting.id), talk.store.calls.documents(meeting.id)
    said: list[Say] = []
    for number in units:
        unit = talk.units[number]
        told = says.MeetingInvitation(
            talk.bloc, meeting.id, unit, call, items, documents, registered.get(number), moved_for
        )
        said += talk.tell_unit(number, ASKED, told, INVITATION)
    return tuple(said)
