"""One nomination's card, for its unit and, once it was sent, for those who run the bloc."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.evidence_keeping import keep_files
from handlers.nominating import SLOT, check_editable, is_closed, own_draft, own_list
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import nomination_card as says
from rules.errors import NothingFiled, NotYours, StaleButton
from rules.evidence import UNSORTED, Evidence
from rules.holds import Hold, holds_on
from rules.nomination_checks import Caution, cautions, of_nominee
from rules.nomination_needs import OPTIONAL, asked, missing
from rules.nomination_steps import Progress, Step, may_become, progress_of
from rules.nominations import LIVE, SETTLED, Nomination, NominationState, in_state, may_see
from rules.people import Role

NOTHING_DONE = says.Done()
SEEN_BY_LEAD = SETTLED | {NominationState.WITHDRAWN}


@dataclass(frozen=True)
class SendNomineeFiles(Waiting):
    nomination: int


def show(talk: Talk, number: int) -> Turn:
    return card(talk, seen(talk, number))


def seen(talk: Talk, number: int) -> Nomination:
    """The unit's own to its officer and head, a sent one to the lead; raise StaleButton or NotYours."""
    found = talk.store.nominations.get(number)
    if found is None or found.bloc != talk.bloc.id:
        raise StaleButton if found is None else NotYours
    if not may_see(found, talk.roles, talk.unit.id, talk.leadership):
        raise NotYours
    return found


def card(talk: Talk, nomination: Nomination, done: says.Done = NOTHING_DONE) -> Turn:
    plan = talk.bloc.nominating
    known = plan.distinction(nomination.distinction)
    steps = talk.store.nominations.steps(nomination.id)
    progress = progress_of(steps)
    wanted = asked(nomination.fields, plan)
    earlier = talk.store.nominations.earlier(talk.units[nomination.unit], talk.bloc.year)
    shown = says.NominationCard(
        unit=talk.units[nomination.unit],
        nomination=nomination,
        distinction=known,
        asked=wanted,
        optional=tuple(one for one in OPTIONAL[nomination.kind] if one not in wanted),
        missing=missing(nomination.fields, plan),
        read_out=tuple(one for one in known.conditions if one.field is None) if known else (),
        cautions=cautions_of(talk, nomination),
        holds=holds_on(nomination, talk.store.holds.of_bloc(talk.bloc.id)),
        files=tuple(one.name for one in files_of(talk, nomination)),
        steps=_step_lines(talk, steps),
        earlier=of_nominee(nomination, earlier),
        progress=progress,
        may=_may(talk, nomination, progress),
        done=done,
    )
    return talk.reply(shown, slot=SLOT, wait=Nothing())


def cautions_of(talk: Talk, nomination: Nomination) -> tuple[Caution, ...]:
    """What its unit's list gives to look at that concerns this one."""
    siblings = talk.store.nominations.of_unit(nomination.bloc, nomination.unit)
    found = cautions(in_state(siblings, *LIVE), talk.bloc.nominating)
    return tuple(one for one in found if nomination.id in {about.id for about in one.about})


def _may(talk: Talk, nomination: Nomination, progress: Progress) -> says.May:
    state, own = nomination.state, nomination.unit == talk.unit.id
    is_open = own and not is_closed(talk)
    officer = is_open and Role.OFFICER in talk.roles
    editing = officer and not in_state(own_list(talk), NominationState.WITH_HEAD)
    return says.May(
        own=own,
        edit=editing and state is NominationState.DRAFT,
        withdraw=is_open and state is NominationState.SENT,
        again=editing and state is NominationState.WITHDRAWN,
        lead=talk.runs_bloc,
        next=may_become(progress) if talk.runs_bloc and state in SETTLED else (),
    )


def _step_lines(talk: Talk, steps: tuple[Step, ...]) -> tuple[says.StepLine, ...]:
    people = {number: talk.store.people.person(number) for number in {step.by for step in steps}}
    names = {number: person.name for number, person in people.items() if person}
    return tuple(
        says.StepLine(one.what, one.at, names.get(one.by, ""), one.day, one.number, one.reason)
        for one in steps
    )


def ask_files(talk: Talk, number: int) -> Turn:
    check_editable(talk)
    draft = own_draft(talk, number)
    return talk.reply(says.AskNomineeFiles(draft), SLOT, SendNomineeFiles(draft.id))


def receive_files(talk: Talk) -> Turn:
    """Kept in the unit's evidence book under this nomination."""
    waiting = talk.awaited(SendNomineeFiles)
    check_editable(talk)
    draft = own_draft(talk, waiting.nomination)
    if not talk.said.files:
        raise NothingFiled
    kept = keep_files(talk, f"n{draft.id}")
    refused = tuple(one.name for one in kept.refused)
    return card(talk, draft, says.Done(files=len(kept.files) + len(kept.again), refused=refused))


def show_files(talk: Talk, number: int) -> Turn:
    """Hand the files out to whoever may see the nomination."""
    nomination = seen(talk, number)
    lines = tuple(
        says.FileLine(one.digest, one.name, one.size, one.media_type, one.id, one.number, one.dated)
        for one in files_of(talk, nomination)
    )
    return talk.reply(says.NomineeFiles(nomination, lines))


def files_of(talk: Talk, nomination: Nomination) -> tuple[Evidence, ...]:
    sheet = talk.store.sheets.of_unit(nomination.bloc, nomination.unit)
    return talk.store.evidence.of_subject(sheet.id, f"n{nomination.id}")


def unfile(talk: Talk, nomination: Nomination) -> None:
    """The files of a draft that goes stay in the unit's book, to be filed elsewhere."""
    for one in files_of(talk, nomination):
        talk.store.evidence.file(one, UNSORTED, talk.person.id, talk.now)


def own_holds(talk: Talk) -> tuple[Hold, ...]:
    """What the speaker's unit is told of holds: its own."""
    return tuple(
        hold for hold in talk.store.holds.of_bloc(talk.bloc.id) if hold.stands and hold.unit == talk.unit.id
    )


TAPS = {"nom": show, "nomfile": ask_files, "nomfiles": show_files}
ANSWERS = {SendNomineeFiles: receive_files}
