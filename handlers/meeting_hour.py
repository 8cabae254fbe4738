"""One meeting has one hour: its item of the calendar and its invitation follow each other.

Chuyển thời gian of the item -> the invitation that was sent is sent again | Gửi giấy mời -> the item moves with it
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.calendar_plan import put_moved
from handlers.invitation_card import MEETING, call_of, stamp_now, tell_invitation
from handlers.talk import Say, Talk
from messages.calendar_moves import Move, Moved
from rules.ballot_sheet import Meeting
from rules.calendar_items import CalendarItem
from rules.calendar_moves import Edge
from rules.calls import Call
from rules.extensions import due_before
from rules.meetings import MeetingState

BY_INVITATION = "invitation"


@dataclass(frozen=True)
class Followed:
    """The meeting's invitation has the new hour; it was sent again to whom `told` speaks to, or waits to be sent."""

    meeting: int
    told: tuple[Say, ...]


def sends_again(talk: Talk, item: CalendarItem) -> bool:
    """Whether moving the item sends the invitation that people hold again, with nothing else changed in it."""
    meeting = _called(talk, item)
    return meeting is not None and _stands_as_sent(talk, meeting)


def invitation_follows(talk: Talk, new: CalendarItem, reason: str) -> Followed | None:
    """None where no invitation has an hour of its own; what the lead is still changing in it is not sent."""
    meeting = _called(talk, new)
    if meeting is None:
        return None
    as_sent, call = _stands_as_sent(talk, meeting), replace(call_of(talk, meeting), starts_at=new.due)
    if not as_sent:
        talk.store.calls.put(meeting.id, call)
        return Followed(meeting.id, ())
    talk.store.calls.put(meeting.id, replace(call, sent=stamp_now(talk, meeting, call)))
    talk.decide("invitation_sent", meeting=meeting.id, again=True)
    return Followed(meeting.id, tell_invitation(talk, meeting, talk.units, reason))


def calendar_follows(talk: Talk, call: Call) -> Moved | None:
    """The item moves to the hour that everybody is invited for; None where it has it."""
    item = talk.bloc.item(MEETING)
    if item is None or item.due == call.starts_at:
        return None
    opens = min(item.opens, call.starts_at) if item.opens else None
    move = Move(item, Edge.DUE, item.due.astimezone(talk.now.tzinfo), call.starts_at)
    put_moved(talk, replace(item, due=call.starts_at, opens=opens), move, BY_INVITATION)
    early = due_before(talk.bloc.calendar, item.id, call.starts_at)
    return Moved(move, len(talk.units), early, (), (), None)


def _called(talk: Talk, item: CalendarItem) -> Meeting | None:
    """The meeting of that item while it is called and not yet gathered, and its invitation set down.

    Of several items that a bloc may list as its meeting the first is the one that people are invited to.
    """
    first = talk.bloc.item(MEETING)
    meeting = talk.store.meetings.of_bloc(talk.bloc.id) if first and first.id == item.id else None
    if meeting is None or meeting.state is not MeetingState.CALLED or talk.store.calls.get(meeting.id) is None:
        return None
    return meeting


def _stands_as_sent(talk: Talk, meeting: Meeting) -> bool:
    call = call_of(talk, meeting)
    return call.sent == stamp_now(talk, meeting, call)
