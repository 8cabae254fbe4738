"""A notice as it stands in chats: the unit's own copy, the lead's live count, the draft."""

from __future__ import annotations

from dataclasses import replace

from handlers.talk import Say, Talk, room_of
from messages import notices as says
from rules.digests import may_speak
from rules.notices import MOST_FILES, READERS, Notice, NoticeState
from rules.people import Person, Unit
from storage.notices import Readings

TOLD = tuple(sorted(READERS))


def told(talk: Talk, notice: Notice, units: Readings) -> tuple[Say, ...]:
    """To the readers of these units, each unit's copy changed where it stands."""
    return tuple(
        replace(say, anywhere=True)
        for card in _unit_cards(talk, notice, {unit: units[unit] for unit in units if unit in talk.units})
        for say in talk.tell_unit(card.unit.id, TOLD, card, slot_of(notice, card.unit.id))
    )


def recalled(talk: Talk, notice: Notice, units: Readings, copies: tuple[Say, ...]) -> tuple[Say, ...]:
    """One message to each who had acknowledged it and still has one of the `copies`: a changed one makes no sound."""
    read: dict[str, list[Unit]] = {}
    for copy in copies:
        reading = units[copy.unit]
        if reading and copy.room == room_of(Person(reading.by, "")) != talk.room:
            read.setdefault(copy.room, []).append(talk.units[copy.unit])
    lead = talk.bloc.label("lead")
    return tuple(
        Say(room, says.NoticeRecalled(lead, notice, tuple(served)), unit=served[0].id) for room, served in read.items()
    )


def unit_card(talk: Talk, notice: Notice, unit: int, units: Readings) -> says.NoticeTold:
    [card] = _unit_cards(talk, notice, {unit: units[unit]})
    return card


def _unit_cards(talk: Talk, notice: Notice, units: Readings) -> list[says.NoticeTold]:
    names = _readers(talk, units)
    files = talk.store.notices.files(notice.id)
    earlier, later = corrected(talk, notice), _correction_of(talk, notice)
    return [
        says.NoticeTold(
            unit=talk.units[unit],
            lead=talk.bloc.label("lead"),
            notice=notice,
            files=files,
            corrects=earlier,
            corrected_by=later,
            reading=reading,
            reader=names.get(unit, ""),
        )
        for unit, reading in units.items()
    ]


def progress(talk: Talk, notice: Notice) -> tuple[Say, ...]:
    """The lead's count, one live message a notice."""
    card = progress_card(talk, notice)
    return tuple(replace(say, anywhere=True) for say in talk.tell_lead(card, lead_slot(notice)))


def progress_card(talk: Talk, notice: Notice) -> says.NoticeProgress:
    """Units that have left since are not counted."""
    sent_to = talk.store.notices.units(notice.id)
    units = {unit: reading for unit, reading in sent_to.items() if unit in talk.units}
    names = _readers(talk, units)
    readers = tuple(
        says.Reader(talk.units[unit].name, names[unit], reading.at)
        for unit, reading in units.items()
        if reading
    )
    left = tuple(talk.units[unit] for unit, reading in units.items() if reading is None)
    return says.NoticeProgress(notice, len(readers), len(units), left, readers)


def draft_card(talk: Talk, notice: Notice, refused: tuple[str, ...] = ()) -> says.NoticeDraft:
    chosen = talk.store.notices.units(notice.id)
    return says.NoticeDraft(
        notice=notice,
        files=talk.store.notices.files(notice.id),
        corrects=corrected(talk, notice),
        chosen=tuple(talk.units[unit] for unit in chosen if unit in talk.units),
        units=len(talk.units),
        refused=refused,
        most=MOST_FILES,
        quiet=_is_quiet(talk),
    )


def _is_quiet(talk: Talk) -> bool:
    """False too where nobody knows the year's days off."""
    known = talk.today.year in talk.working.known
    return known and not may_speak(talk.now, talk.working, talk.bloc.reminding.limits)


def corrected(talk: Talk, notice: Notice) -> Notice | None:
    """The earlier notice that this one stands for."""
    return talk.store.notices.get(notice.corrects) if notice.corrects else None


def _correction_of(talk: Talk, notice: Notice) -> Notice | None:
    """The newest notice sent in place of this one."""
    later = (one for one in talk.store.notices.of_bloc(talk.bloc.id) if one.corrects == notice.id)
    return next((one for one in later if one.state is NoticeState.SENT), None)


def _readers(talk: Talk, units: Readings) -> dict[int, str]:
    """Who said for a unit that it has the notice, by the units that have it."""
    by = {unit: reading.by for unit, reading in units.items() if reading}
    people = talk.store.people.persons(set(by.values())) if by else {}
    return {unit: people[person].name for unit, person in by.items()}


def slot_of(notice: Notice, unit: int) -> str:
    """A unit's own copy: who serves two units has two."""
    return f"notice{notice.id}u{unit}"


def lead_slot(notice: Notice) -> str:
    """The draft first, then how many have read it."""
    return f"notice{notice.id}"
