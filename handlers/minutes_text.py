"""The minutes of the meeting, made from everything that was recorded."""

from __future__ import annotations

from datetime import datetime

from handlers.ballot_cards import result_of
from handlers.committee_people import members_of
from handlers.invitation_card import call_of
from handlers.reading_texts import introduction
from handlers.remarks import noted_in
from handlers.score_table import asked_of
from handlers.talk import Talk
from handlers.voters import attendance, members
from messages import minutes as says
from messages.withdrawal import Withdrawn
from rules.ballot_sheet import Meeting, Subject
from rules.meetings import Attendance, BallotState
from rules.motions import Matter, Motion, MotionState, adopted
from rules.nominations import NominationState, in_state, tally
from rules.people import Role
from rules.profile import Electorate
from rules.score_questions import Verdict
from storage.audit import AuditLine

ELSEWHERE = {Matter.SCORE, Matter.MINUTES}
"""Votes that the minutes tell of in a section of their own."""


def meeting_minutes(talk: Talk, meeting: Meeting) -> says.MeetingMinutes:
    """As of this moment; a ballot's counts only once they are announced."""
    log, votes = _log(talk, meeting), _votes(talk, meeting)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    next_year = talk.store.people.leadership(talk.bloc.id, talk.bloc.year + 1)
    given = in_state(talk.store.nominations.of_bloc(talk.bloc.id), NominationState.COMMENDED)
    return says.MeetingMinutes(
        bloc=talk.bloc,
        day=meeting.opened_at.date(),
        started=_moment(log, "meeting_opened"),
        ended=_moment(log, "meeting_closed"),
        place=call_of(talk, meeting).place,
        there=_there(talk, meeting),
        items=talk.store.agenda.items(meeting.id),
        noted=noted_in(talk, meeting),
        motions=tuple(motion for motion in votes if motion.matter not in ELSEWHERE),
        version=frozen.table.version if frozen else 0,
        scores=_scores(talk, meeting, votes),
        balloted=_balloted(talk, meeting),
        commended=tally(given),
        lead=talk.units.get(next_year.lead) if next_year else None,
        deputies=tuple(talk.units[unit] for unit in next_year.deputies) if next_year else (),
        adopted=adopted(votes),
    )


def _votes(talk: Talk, meeting: Meeting) -> tuple[Motion, ...]:
    kept = talk.store.motions.of_meeting(meeting.id)
    return tuple(motion for motion in kept if motion.state is MotionState.CLOSED)


def _there(talk: Talk, meeting: Meeting) -> says.There:
    seen, known = introduction(talk, meeting), talk.store.meetings.attendance(meeting.id)
    excuses = talk.store.calls.registrations(meeting.id)
    left = tuple(unit for unit in seen.missing if known.get(unit.id) is Attendance.LEFT)
    absent = tuple(
        says.Absent(unit, excuses[unit.id].reason if unit.id in excuses else "")
        for unit in seen.missing
        if unit not in left
    )
    chairs, secretaries = _names(talk, Role.CHAIR), _names(talk, Role.SECRETARY)
    return says.There(chairs, secretaries, seen.guests, seen.attending, left, absent, _voters(talk, meeting))


def _voters(talk: Talk, meeting: Meeting) -> tuple[int, int] | None:
    """Delegates who came, also those who left since, out of all; None where units vote."""
    if talk.bloc.profile.electorate is Electorate.UNITS:
        return None
    known = attendance(talk, meeting.id)
    return sum(state is not Attendance.ABSENT for state in known.values()), len(members(talk, meeting.id))


def _names(talk: Talk, role: Role) -> tuple[str, ...]:
    holders = talk.store.people.holders(talk.leadership.lead, [role], talk.today)
    return tuple(person.name for person in holders)


def _scores(talk: Talk, meeting: Meeting, votes: tuple[Motion, ...]) -> tuple[says.ScoreDecided, ...]:
    by_number = {motion.id: motion for motion in votes}
    kept = talk.store.score_questions.of_meeting(meeting.id)
    decided = [one for one in kept if one.verdict is not Verdict.ASKED]
    return tuple(says.ScoreDecided(asked_of(talk, one), by_number.get(one.motion)) for one in decided)


def _balloted(talk: Talk, meeting: Meeting) -> says.Balloted:
    committees = talk.store.committees
    listed = talk.store.ballots.of_meeting(meeting.id)
    ballots = [ballot for ballot in listed if ballot.subject is not Subject.TRIAL]
    members = members_of(talk, meeting, committees.of_meeting(meeting.id))
    plain = {line.body["ballot"] for line in _lines(talk, "plain_line_accepted")}
    gone = committees.withdrawals(meeting.id)
    return says.Balloted(
        committee=tuple(member.person.name for member in members),
        withdrawn=tuple(
            Withdrawn(talk.units[one.unit], talk.bloc.awards[one.award].title, one.reason) for one in gone
        ),
        results=tuple(result_of(talk, one) for one in ballots if one.state is BallotState.ANNOUNCED),
        void=tuple(one for one in ballots if one.state is BallotState.VOID),
        plain_line=any(one.id in plain for one in ballots),
    )


def _log(talk: Talk, meeting: Meeting) -> list[AuditLine]:
    return [line for line in talk.store.audit.lines(talk.bloc.id) if line.body.get("meeting") == meeting.id]


def _lines(talk: Talk, what: str) -> list[AuditLine]:
    return [line for line in talk.store.audit.lines(talk.bloc.id) if line.what == what]


def _moment(log: list[AuditLine], what: str) -> datetime | None:
    found = [line.at for line in log if line.what == what]
    return found[-1] if found else None
