"""Tổ kiểm phiếu: proposed by the lead, put to an open vote, approved by the meeting; fixed once keys exist.

pick members -> pick the head -> open vote (motion_vote.py) -> settle: told to the members
a member may be replaced by another open vote until the box's keys are made
"""

from __future__ import annotations

from dataclasses import replace

from handlers.committee_people import eligible, members_of
from handlers.meeting import own_meeting
from handlers.motion_cards import LEAD, led, pending, plain, put_question, running, show
from handlers.talk import Nothing, Say, Talk, Turn, room_of
from messages import committee as says
from messages.motions import NoMeetingToVote
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, StaleButton
from rules.motions import Matter, Motion, MotionState
from rules.rings import RingState

FIXED = {RingState.MAKING, RingState.MADE, RingState.READY}


def open_committee(talk: Talk) -> Turn:
    talk.need_lead()
    known = talk.store.meetings.of_bloc(talk.bloc.id)
    if known is None:
        return talk.reply(NoMeetingToVote(talk.bloc), LEAD)
    meeting = running(talk, known.id)
    asked = pending(talk, meeting)
    card = says.CommitteeCard(
        bloc=talk.bloc,
        meeting=meeting.id,
        members=members_of(talk, meeting, talk.store.committees.of_meeting(meeting.id)),
        wanted=_wanted(talk),
        fixed=_fixed(talk, meeting.id),
        asked=asked if asked and asked.matter is Matter.COMMITTEE else None,
    )
    return talk.reply(card, LEAD, Nothing())


def pick(talk: Talk, number: int) -> Turn:
    return _pick(talk, _changeable(talk, number), -1)


def picked(talk: Talk, number: int) -> Turn:
    """As many as the rules want of those offered; then one of them is to be the head."""
    meeting = _changeable(talk, number)
    offered = {member.person.id for member in eligible(talk, meeting)}
    chosen = tuple(dict.fromkeys(int(mark) for mark in talk.said.marks if mark.isdecimal()))
    if not offered >= set(chosen):
        raise StaleButton
    if len(chosen) != _wanted(talk):
        return _pick(talk, meeting, len(chosen))
    motion = _propose(talk, meeting, chosen)
    return talk.reply(says.PickHead(talk.bloc, motion.id, members_of(talk, meeting, chosen)), LEAD)


def choose_head(talk: Talk, number: int, person: int) -> Turn:
    """The head stands first in the question."""
    motion, meeting = led(talk, number)
    if motion.matter is not Matter.COMMITTEE or motion.state is not MotionState.DRAFT:
        raise StaleButton
    if person not in motion.about:
        raise StaleButton
    about = (person, *(one for one in motion.about if one != person))
    headed = replace(motion, about=about, question=_question(talk, meeting, about))
    talk.store.motions.change(headed)
    return show(talk, headed)


def ask_replacement(talk: Talk, number: int, person: int) -> Turn:
    meeting = _changeable(talk, number)
    present = talk.store.committees.of_meeting(meeting.id)
    if person not in present:
        raise StaleButton
    [leaving] = members_of(talk, meeting, [person])
    others = tuple(member for member in eligible(talk, meeting) if member.person.id not in present)
    return talk.reply(says.PickReplacement(talk.bloc, meeting.id, leaving, others), LEAD)


def replace_member(talk: Talk, number: int, leaving: int, coming: int) -> Turn:
    """The whole committee is put to the vote again, the newcomer in the place of who leaves."""
    meeting = _changeable(talk, number)
    present = talk.store.committees.of_meeting(meeting.id)
    offered = {member.person.id for member in eligible(talk, meeting)}
    if leaving not in present or coming in present or coming not in offered:
        raise StaleButton
    return show(talk, _propose(talk, meeting, tuple(coming if one == leaving else one for one in present)))


def settle(talk: Talk, motion: Motion) -> tuple[Say, ...]:
    """Approved: the committee is this one from now on, and its people are told; otherwise nothing changes."""
    if not motion.carried:
        return ()
    meeting = _changeable(talk, motion.meeting)
    before = talk.store.committees.of_meeting(meeting.id)
    talk.store.committees.put(meeting.id, motion.about)
    talk.decide("committee_approved", meeting=meeting.id, members=list(motion.about), motion=motion.id)
    people = members_of(talk, meeting, motion.about)
    told = [
        Say(room_of(one.person), says.Appointed(talk.bloc, place == 0)) for place, one in enumerate(people)
    ]
    left = members_of(talk, meeting, [one for one in before if one not in motion.about])
    return (*told, *(Say(room_of(one.person), says.Released(talk.bloc)) for one in left))


def _propose(talk: Talk, meeting: Meeting, persons: tuple[int, ...]) -> Motion:
    return put_question(talk, meeting, Matter.COMMITTEE, _question(talk, meeting, persons), persons)


def _question(talk: Talk, meeting: Meeting, persons: tuple[int, ...]) -> str:
    return plain(says.CommitteeQuestion(talk.bloc, members_of(talk, meeting, persons)))


def _pick(talk: Talk, meeting: Meeting, picked: int) -> Turn:
    offered = eligible(talk, meeting)
    return talk.reply(says.PickCommittee(talk.bloc, meeting.id, offered, _wanted(talk), picked), LEAD)


def _changeable(talk: Talk, number: int) -> Meeting:
    """Raise NotYours, StaleButton, or NotNow once the box's keys were made for the committee."""
    talk.need_lead()
    meeting = own_meeting(talk, number)
    if _fixed(talk, meeting.id):
        raise NotNow("change_committee", "fixed")
    return running(talk, number)


def _fixed(talk: Talk, meeting: int) -> bool:
    ring = talk.store.committees.newest_ring(meeting)
    return ring is not None and ring.state in FIXED


def _wanted(talk: Talk) -> int:
    return talk.bloc.profile.key_shares


TAPS = {
    "committee": open_committee,
    "tellerpick": pick,
    "tellers": picked,
    "tellerhead": choose_head,
    "tellerout": ask_replacement,
    "tellerin": replace_member,
}
