"""The count: read aloud by the lead, then announced to the group."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.ballot_cards import meeting_day, newest_in, own_ballot, result_of, tell_lead
from handlers.election import concluded
from handlers.talk import Effect, Talk, Turn
from handlers.voters import frozen_voters
from messages import results as says
from rules.ballot_sheet import Ballot, outcome_of
from rules.errors import NotNow
from rules.meetings import BallotAction, BallotState, next_ballot_state
from rules.record import totals_code

ZALO = "zalo"


def announce(talk: Talk, number: int) -> Turn:
    """Công bố, once the minutes have been read aloud."""
    talk.need_lead()
    return announced_turn(talk, newest_in(talk, number, BallotState.OPENED, BallotAction.ANNOUNCE.value))


def announced_turn(talk: Talk, ballot: Ballot) -> Turn:
    """The result to the group as text at once, the picture when it is drawn."""
    done = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.ANNOUNCE))
    talk.store.ballots.change(done)
    elected = list(outcome_of(done).elected)
    talk.decide("ballot_announced", ballot=ballot.id, elected=elected, digest=totals_code(done))
    result, day = result_of(talk, done), meeting_day(talk, done)
    group = talk.tell_group(says.Announcement(talk.bloc, result, day))
    copies = talk.tell_lead(says.ZaloCopy(talk.bloc, result, day), ZALO)
    told = Turn().also(group, *copies).also(*tell_lead(talk, done).say)
    leaders = concluded(talk, done)
    return told.also(*files_of(done)).plus(leaders)


def files_of(ballot: Ballot) -> tuple[Effect, ...]:
    """Made after an announcement: the picture, and the record of what a box held."""
    kinds = ("draw_result", "write_record") if ballot.seal.public_key else ("draw_result",)
    return tuple(Effect(kind, {"ballot": ballot.id}) for kind in kinds)


def record_written(talk: Talk, body: dict[str, Any]) -> Turn:
    """The record goes to the lead; anybody may check it without a secret."""
    ballot = own_ballot(talk, int(body["ballot"]))
    file = says.RecordFile(
        talk.bloc, ballot, str(body["digest"]), str(body["name"]), int(body["size"]), str(body["media_type"])
    )
    return Turn().also(*talk.tell_lead(file))


def show_codes(talk: Talk, number: int) -> Turn:
    """Mã phiếu: all codes in order, and who voted; never one beside the other."""
    ballot = _announced_ballot(talk, number)
    voters = frozen_voters(talk.store, ballot, talk.units.ever)
    voted = tuple(voters[one] for one in talk.store.ballots.voted(number) if one in voters)
    paper = tuple(voters[one] for one in ballot.on_paper if one in voters)
    return talk.reply(says.Codes(talk.bloc, ballot, voted, paper))


def picture_drawn(talk: Talk, body: dict[str, Any]) -> Turn:
    """The picture to the group, and to the lead for forwarding."""
    ballot = own_ballot(talk, int(body["ballot"]))
    if ballot.state is not BallotState.ANNOUNCED:
        return Turn()
    picture = says.ResultPicture(
        talk.bloc, str(body["digest"]), str(body["name"]), int(body["size"]), str(body["media_type"])
    )
    return Turn().also(talk.tell_group(picture), *talk.tell_lead(picture))


def copy_sent(talk: Talk, number: int) -> Turn:
    """Đã gửi nhóm: the copy is forwarded by hand where the bot cannot."""
    talk.need_lead()
    ballot = _announced_ballot(talk, number)
    done = says.ZaloCopy(talk.bloc, result_of(talk, ballot), meeting_day(talk, ballot), sent=True)
    return talk.reply(done, ZALO)


def show_result(talk: Talk, number: int) -> Turn:
    """An announced result, to anybody of the bloc."""
    ballot = _announced_ballot(talk, number)
    return talk.reply(says.Announcement(talk.bloc, result_of(talk, ballot), meeting_day(talk, ballot)))


def announced(talk: Talk) -> tuple[Ballot, ...]:
    """The bloc's announced ballots, round after round."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    ballots = talk.store.ballots.of_meeting(meeting.id) if meeting else ()
    return tuple(ballot for ballot in ballots if ballot.state is BallotState.ANNOUNCED)


def _announced_ballot(talk: Talk, number: int) -> Ballot:
    ballot = own_ballot(talk, number)
    if ballot.state is not BallotState.ANNOUNCED:
        raise NotNow("show_result")
    return ballot


TAPS = {
    "announce": announce,
    "zalosent": copy_sent,
    "ballotresult": show_result,
    "ballotcodes": show_codes,
}
OUTCOMES = {"picture_drawn": picture_drawn, "record_written": record_written}
