"""The scenes of the big screen, from one look at the store; no count before it is announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from typing import Any

from bot.result_bars import bars_of, counted_of
from messages import projector as says
from messages.message import Message
from messages.pictures import ResultBar
from messages.render import render
from messages.results import settling_of
from messages.trial import standing
from rules.agenda import Item, Shown, Stand
from rules.ballot_sheet import Ballot, Meeting, outcome_of
from rules.blocs import Bloc
from rules.final_table import FinalTable, Line
from rules.meetings import Attendance, BallotState, MeetingState
from rules.motions import Motion, MotionState, Voice
from rules.people import Unit
from rules.profile import Form, needed_present
from rules.rounds import elected_of, standing_outcome
from rules.vietnamese import percent, points

Scene = dict[str, Any]
GATHERING = {MeetingState.CALLED, MeetingState.CHECKING_IN}
COUNTING = {BallotState.CLOSED, BallotState.OPENED}
OVER = {BallotState.ANNOUNCED, BallotState.VOID}
"""What became of a ballot stands on the screen until something else is asked for."""


@dataclass(frozen=True)
class Seen:
    """All that one look gives: `item` under way, `collected` known once the box is closed, `table` once it is locked;
    `attendance` by voter out of `members`; `motion` only while the screen was asked to show it."""

    bloc: Bloc
    meeting: Meeting
    units: Mapping[int, Unit]
    members: int
    attendance: Mapping[int, Attendance]
    ballot: Ballot | None
    collected: int
    item: Item | None
    stand: Stand
    table: FinalTable | None
    motion: Motion | None


def scene_of(seen: Seen) -> Scene:
    """What to show while no ballot takes papers."""
    ballot, shown = seen.ballot, seen.stand.shown
    if seen.meeting.state in GATHERING and seen.item is None and ballot is None:
        return {"scene": "present", "quorum": needed_present(seen.bloc.profile, seen.members)}
    if ballot is not None and ballot.state in COUNTING:
        return _counting(seen, ballot)
    if ballot is not None and ballot.state in OVER and ballot.id > seen.stand.past:
        return _result(seen, ballot) if ballot.state is BallotState.ANNOUNCED else waiting(seen)
    if shown is Shown.TABLE and seen.table is not None:
        return _table(seen.table)
    if seen.motion is not None:
        return _motion(seen.motion)
    return waiting(seen)


def _counting(seen: Seen, ballot: Ballot) -> Scene:
    """How many papers were in the box; without one, nothing but that they are counted, and hands are no papers."""
    note = plain(says.CountingNote(seen.bloc))
    if ballot.profile.form is Form.PAPER:
        return {"scene": "waiting", "agenda": note, "running": False}
    if ballot.profile.form is not Form.SECRET:
        return waiting(seen)
    return {"scene": "closed", "issued": ballot.issued, "collected": seen.collected, "note": note}


def voting(ballot: Ballot, issued: int, collected: int) -> Scene:
    return {
        "scene": "ballot",
        "issued": issued,
        "collected": collected,
        "note": plain(says.VotingNote(ballot)),
    }


def waiting(seen: Seen) -> Scene:
    ballot = seen.ballot
    void = ballot is not None and ballot.state is BallotState.VOID and ballot.id > seen.stand.past
    ended = seen.meeting.state is MeetingState.CLOSED
    agenda = says.Agenda(seen.bloc, seen.item, void, ended)
    running = seen.item is not None and not (ended or void)
    return {"scene": "waiting", "agenda": plain(agenda), "running": running}


def plain(message: Message) -> str:
    return unescape(render(message).html)


def _table(table: FinalTable) -> Scene:
    return {
        "scene": "table",
        "year": table.year,
        "shares": table.by_share,
        "lines": [_line(line) for line in table.lines],
        "note": plain(says.TableNote(table)),
    }


def _motion(motion: Motion) -> Scene:
    """The counts once it is closed."""
    counts = motion.counts if motion.state is MotionState.CLOSED else None
    voices = zip(Voice, vars(counts).values(), strict=True) if counts else ()
    return {
        "scene": "motion",
        "heading": plain(says.MotionHeading(motion)),
        "question": motion.question,
        "voices": [{"label": plain(says.VoiceWord(voice)), "count": count} for voice, count in voices] or None,
        "note": plain(says.MotionNote(motion)),
    }


def _line(line: Line) -> Scene:
    return {
        "rank": line.rank,
        "name": line.name,
        "total": points(line.total),
        "share": percent(line.share),
    }


def _result(seen: Seen, ballot: Ballot) -> Scene:
    outcome, bars, of = standing_outcome(ballot), bars_of(ballot, standing(ballot, seen.units)), counted_of(ballot)
    counted = any(bar.votes is not None for bar in bars)
    return {
        "scene": "result",
        "heading": plain(says.ResultHeading(ballot)),
        "issued": of,
        "needed": outcome.needed if counted else None,
        "bars": [_bar(bar, of) for bar in bars],
        "note": plain(_note(seen, ballot)),
    }


def _note(seen: Seen, ballot: Ballot) -> says.ResultNote:
    named = standing(ballot, seen.units)
    tied = tuple(named[unit] for unit in outcome_of(ballot).tied)
    settling = settling_of(ballot.settled, seen.units, "", None) if ballot.settled else None
    return says.ResultNote(ballot, not elected_of(ballot), tied, settling)


def _bar(bar: ResultBar, of: int) -> Scene:
    share = "" if bar.votes is None else percent(Fraction(bar.votes, max(1, of)))
    return {"name": bar.name, "votes": bar.votes, "share": share, "elected": bar.elected}
