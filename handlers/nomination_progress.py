"""What became of proposals after the bloc: dossier, council, decision, ceremony, each recorded by the lead.

[Ghi tiến độ hồ sơ] -> step -> which (ticked) -> decision: number and day; returned, failed: reason -> units are told
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from handlers.nominating import LEAD
from handlers.nomination_lists import line_of
from handlers.picks import ticked
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import nomination_progress as says
from messages.commendation import ProgressCount
from rules.decisions import read_decision
from rules.errors import StaleButton
from rules.errors_nominations import NothingTicked
from rules.nomination_steps import NUMBERED, REASONED, Progress, Step, may_become, next_progress, progress_of
from rules.nominations import SETTLED, Nomination, in_state
from rules.people import Role
from rules.review import check_reason

OFFERED = 20
TOLD = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class EnterDecision(Waiting):
    """`chosen` are ids parted by dots."""

    progress: str
    chosen: str


@dataclass(frozen=True)
class EnterProgressReason(Waiting):
    progress: str
    chosen: str
    takes_any_text = True


def choose_progress(talk: Talk) -> Turn:
    talk.need_lead()
    standing = _standing(talk)
    counted = Counter(standing.values())
    following = {to for progress in counted for to in may_become(progress)}
    shown = says.ChooseProgress(
        talk.bloc.year,
        tuple(ProgressCount(one, counted[one]) for one in Progress if counted[one]),
        tuple(one for one in Progress if one in following),
    )
    return talk.reply(shown, LEAD)


def choose_nominations(talk: Talk, to: str) -> Turn:
    talk.need_lead()
    progress = _progress(to)
    ready = _ready(talk, progress)
    steps = talk.store.nominations.steps_of_bloc(talk.bloc.id)
    lines = tuple(line_of(0, one, talk.bloc.nominating, steps) for one in ready[:OFFERED])
    return talk.reply(says.ChooseNominations(progress, lines, len(ready) - len(lines)), LEAD)


def record_many(talk: Talk, to: str) -> Turn:
    """Those ticked, in one step."""
    talk.need_lead()
    progress = _progress(to)
    offered = [one.id for one in _ready(talk, progress)]
    chosen = ticked(talk.said.marks, offered)
    if not chosen:
        raise NothingTicked
    return _begin(talk, progress, chosen)


def record_one(talk: Talk, number: int, to: str) -> Turn:
    talk.need_lead()
    return _begin(talk, _progress(to), (number,))


def receive_decision(talk: Talk) -> Turn:
    """Number and day, for no decision is without either; raise NotADecision."""
    waiting = talk.awaited(EnterDecision)
    paper = read_decision(talk.typed(), talk.today)
    return _record(
        talk, _progress(waiting.progress), _ids(waiting.chosen), number=paper.number, day=paper.day
    )


def receive_reason(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterProgressReason)
    return _record(talk, _progress(waiting.progress), _ids(waiting.chosen), reason=check_reason(talk.typed()))


def _begin(talk: Talk, progress: Progress, chosen: tuple[int, ...]) -> Turn:
    names = tuple(one.name for one in _checked(talk, progress, chosen))
    spelled = ".".join(map(str, chosen))
    if progress in NUMBERED:
        return talk.reply(says.AskPaper(names), LEAD, EnterDecision(progress.value, spelled))
    if progress in REASONED:
        asked = says.AskProgressReason(progress, names)
        return talk.reply(asked, LEAD, EnterProgressReason(progress.value, spelled))
    return _record(talk, progress, chosen, day=talk.today)


def _record(
    talk: Talk,
    progress: Progress,
    chosen: tuple[int, ...],
    number: str = "",
    day: date | None = None,
    reason: str = "",
) -> Turn:
    talk.need_lead()
    nominations = _checked(talk, progress, chosen)
    for one in nominations:
        step = Step(one.id, progress.value, talk.person.id, talk.now, day, number, reason)
        talk.store.nominations.put_step(step)
    talk.decide(f"nominations_{progress.value}", nominations=list(chosen), number=number)
    told = [
        says.ProgressTold(
            talk.units[unit],
            progress,
            tuple(one for one in nominations if one.unit == unit),
            day,
            number,
            reason,
        )
        for unit in sorted({one.unit for one in nominations})
    ]
    turn = choose_progress(talk)
    return Turn(say=(*turn.say, *_tell(talk, told)), wait=Nothing())


def _tell(talk: Talk, told: list[says.ProgressTold]) -> tuple[Say, ...]:
    return tuple(
        say
        for message in told
        for say in talk.tell_unit(message.unit.id, TOLD, message)
        if say.room != talk.room
    )


def _checked(talk: Talk, progress: Progress, chosen: tuple[int, ...]) -> tuple[Nomination, ...]:
    """Of this bloc, with the lead, and where this step comes next; raise StaleButton or NotNow."""
    listed = {one.id: one for one in talk.store.nominations.of_bloc(talk.bloc.id)}
    if not set(chosen) <= listed.keys():
        raise StaleButton
    for number in chosen:
        now = progress_of(talk.store.nominations.steps(number))
        next_progress(listed[number].state, now, progress)
    return tuple(listed[number] for number in chosen)


def _ready(talk: Talk, to: Progress) -> list[Nomination]:
    return [one for one, progress in _standing(talk).items() if to in may_become(progress)]


def _standing(talk: Talk) -> dict[Nomination, Progress]:
    """Where everything that was sent has come to."""
    steps = talk.store.nominations.steps_of_bloc(talk.bloc.id)
    settled = in_state(talk.store.nominations.of_bloc(talk.bloc.id), *SETTLED)
    return {one: progress_of(steps.get(one.id, ())) for one in settled}


def _progress(word: str) -> Progress:
    if word not in set(Progress):
        raise StaleButton
    return Progress(word)


def _ids(spelled: str) -> tuple[int, ...]:
    return tuple(map(int, spelled.split(".")))


TAPS = {
    "nomsteps": choose_progress,
    "nomstepmany": choose_nominations,
    "nomstepdo": record_many,
    "nomstep": record_one,
}
ANSWERS = {EnterDecision: receive_decision, EnterProgressReason: receive_reason}
