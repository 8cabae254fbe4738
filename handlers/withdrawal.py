"""Xin rút khỏi danh sách suy tôn: by the unit itself, or noted by the lead as it was said in the room.

choose the award (when there are several) -> type the reason -> kept for the minutes, told to the group
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.meeting import DELEGATES, SLOT
from handlers.motion_cards import running
from handlers.review_card import reason_of
from handlers.talk import Nothing, Talk, Turn, Waiting, room_of
from messages import withdrawal as says
from rules.ballot_sheet import Meeting, Subject
from rules.errors import NotYours, StaleButton
from rules.meetings import BallotState
from rules.people import Role
from rules.withdrawals import check_may_withdraw, open_awards
from storage.committees import Withdrawal

OWN = "withdrawal"
UNIT = (Role.HEAD, *DELEGATES)


@dataclass(frozen=True)
class EnterWithdrawalReason(Waiting):
    meeting: int
    leaving: int
    award: int
    takes_any_text = True


def open_withdrawals(talk: Talk, number: int) -> Turn:
    """To the lead: who withdrew, and the units it may be noted for."""
    talk.need_lead()
    meeting = running(talk, number)
    kept = talk.store.committees.withdrawals(meeting.id)
    listed = tuple(_shown(talk, one) for one in kept)
    still = _open_awards(talk, meeting)
    gone = {(one.unit, one.award) for one in kept}
    units = tuple(
        unit for unit in talk.units.values() if any((unit.id, award) not in gone for award in still)
    )
    return talk.reply(says.WithdrawalList(meeting.id, listed, units), SLOT, Nothing())


def ask_own(talk: Talk) -> Turn:
    """Xin rút, by the unit's head or delegate."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None:
        raise StaleButton
    return ask_for(talk, meeting.id, talk.unit.id)


def ask_for(talk: Talk, number: int, unit: int) -> Turn:
    """Which award, when the bloc has several whose box is not sealed."""
    meeting = _meeting(talk, number, unit)
    still = _open_awards(talk, meeting)
    if len(still) > 1:
        awards = tuple((place, talk.bloc.awards[place].title) for place in still)
        return talk.reply(says.PickAward(meeting.id, talk.units[unit], awards), OWN, Nothing())
    return ask_reason(talk, number, unit, still[0] if still else 0)


def ask_reason(talk: Talk, number: int, unit: int, award: int) -> Turn:
    meeting = _meeting(talk, number, unit)
    title = _check(talk, meeting, award)
    if _gone(talk, meeting, unit, award):
        return talk.reply(says.AlreadyWithdrawn(talk.units[unit], title), OWN, Nothing())
    asked = says.AskWithdrawalReason(talk.units[unit], title, unit != talk.unit.id)
    return talk.reply(asked, OWN, EnterWithdrawalReason(meeting.id, unit, award))


def receive_reason(talk: Talk) -> Turn:
    """From here on the unit stands in no draft of that ballot."""
    waiting = talk.awaited(EnterWithdrawalReason)
    meeting = _meeting(talk, waiting.meeting, waiting.leaving)
    title, unit = _check(talk, meeting, waiting.award), talk.units[waiting.leaving]
    if _gone(talk, meeting, unit.id, waiting.award):
        return talk.reply(says.AlreadyWithdrawn(unit, title), OWN, Nothing())
    kept = Withdrawal(waiting.award, unit.id, talk.person.id, reason_of(talk), talk.now)
    talk.store.committees.withdraw(meeting.id, kept)
    _leave_drafts(talk, meeting, kept)
    talk.decide("withdrawn", meeting=meeting.id, unit=unit.id, award=kept.award, reason=kept.reason)
    return _told(talk, says.Withdrawn(unit, title, kept.reason))


def _leave_drafts(talk: Talk, meeting: Meeting, gone: Withdrawal) -> None:
    """A draft shown before may be sealed as it is kept."""
    for ballot in talk.store.ballots.of_meeting(meeting.id):
        if ballot.state is BallotState.DRAFT and ballot.subject is Subject.AWARD and ballot.award == gone.award:
            left = tuple(unit for unit in ballot.candidates if unit != gone.unit)
            talk.store.ballots.change(replace(ballot, candidates=left))


def _told(talk: Talk, withdrawn: says.Withdrawn) -> Turn:
    """Whoever asked, the unit's delegates, the lead and the group."""
    turn = talk.reply(says.WithdrawalKept(withdrawn, talk.runs_bloc), OWN, Nothing())
    lead = {say.room: say for say in talk.tell_lead(says.WithdrawalKept(withdrawn, may_return=True), OWN)}
    own = talk.tell_unit(withdrawn.unit.id, UNIT, says.WithdrawalKept(withdrawn, may_return=False), OWN)
    others = {say.room: say for say in own} | lead
    others.pop(room_of(talk.person), None)
    return turn.also(*others.values(), talk.tell_group(says.WithdrawalTold(withdrawn)))


def _meeting(talk: Talk, number: int, unit: int) -> Meeting:
    """For the unit's own people or the lead; raise NotYours, StaleButton or NotNow."""
    if unit not in talk.units:
        raise StaleButton
    if not talk.runs_bloc:
        talk.need(*UNIT)
        if unit != talk.unit.id:
            raise NotYours
    return running(talk, number)


def _check(talk: Talk, meeting: Meeting, award: int) -> str:
    """The award's title; raise StaleButton, or NotNow once its box is sealed."""
    if award >= len(talk.bloc.awards):
        raise StaleButton
    check_may_withdraw(talk.store.ballots.of_meeting(meeting.id), award)
    return talk.bloc.awards[award].title


def _open_awards(talk: Talk, meeting: Meeting) -> tuple[int, ...]:
    return open_awards(talk.store.ballots.of_meeting(meeting.id), len(talk.bloc.awards))


def _gone(talk: Talk, meeting: Meeting, unit: int, award: int) -> bool:
    kept = talk.store.committees.withdrawals(meeting.id)
    return any((one.unit, one.award) == (unit, award) for one in kept)


def _shown(talk: Talk, one: Withdrawal) -> says.Withdrawn:
    return says.Withdrawn(talk.units[one.unit], talk.bloc.awards[one.award].title, one.reason)


TAPS = {
    "withdrawals": open_withdrawals,
    "withdraw": ask_own,
    "withdrawfor": ask_for,
    "withdrawfrom": ask_reason,
}
ANSWERS = {EnterWithdrawalReason: receive_reason}
