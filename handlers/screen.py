"""What the big screen was asked to show in place of the agenda: the table of results, or an open vote."""

from __future__ import annotations

from dataclasses import replace

from handlers.meeting import DELEGATES, SLOT, meeting_card, present_units, sitting
from handlers.talk import Say, Talk, Turn
from messages import agenda as says
from rules.agenda import Item, Shown, Stand
from rules.ballot_sheet import Meeting
from rules.final_table import FinalTable
from rules.meetings import BallotState

TABLE = "shown_table"
OVER = {BallotState.ANNOUNCED, BallotState.VOID}


def show_table(talk: Talk, number: int) -> Turn:
    """Chiếu bảng điểm: the locked table on the screen and on every present phone, when the lead chooses."""
    talk.need_lead()
    meeting = sitting(talk, number)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if frozen is None:
        return talk.reply(says.NoTableYet(talk.bloc), SLOT)
    put_on_screen(talk, meeting, Shown.TABLE)
    talk.decide("table_shown", meeting=meeting.id, digest=frozen.digest)
    card = talk.tell_lead(meeting_card(talk, meeting), SLOT)
    return Turn().also(*card, *table_on_phones(talk, meeting, frozen.table))


def hide(talk: Talk, number: int) -> Turn:
    """Thôi chiếu: the screen goes back to the agenda."""
    talk.need_lead()
    meeting = sitting(talk, number)
    put_on_screen(talk, meeting, Shown.NOTHING)
    return Turn().also(*talk.tell_lead(meeting_card(talk, meeting), SLOT))


def put_on_screen(talk: Talk, meeting: Meeting, shown: Shown, number: int = 0) -> None:
    """`number` says which motion; a result that was on the screen has had its time."""
    stand = talk.store.agenda.stand(meeting.id)
    now = replace(stand, shown=shown, number=number, past=_past(talk, meeting))
    talk.store.agenda.put_stand(meeting.id, now)


def turn_to(talk: Talk, meeting: Meeting, item: Item) -> None:
    """This item is under way and on the screen, whatever the screen showed before."""
    talk.store.agenda.put_stand(meeting.id, Stand(item.id, past=_past(talk, meeting)))


def table_on_phones(talk: Talk, meeting: Meeting, table: FinalTable) -> tuple[Say, ...]:
    """One live message for each delegate of the units present."""
    told = says.TableOnPhone(talk.bloc, table)
    units = sorted(present_units(talk, meeting))
    found = [say for unit in units for say in talk.tell_unit(unit, DELEGATES, told, TABLE)]
    return tuple(replace(say, live=True) for say in found)


def _past(talk: Talk, meeting: Meeting) -> int:
    trial = talk.store.ballots.trial(meeting.id)
    ballots = (*talk.store.ballots.of_meeting(meeting.id), *([trial] if trial else []))
    return max((ballot.id for ballot in ballots if ballot.state in OVER), default=0)


TAPS = {"showtable": show_table, "hidescreen": hide}
