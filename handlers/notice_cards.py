"""A notice as it stands in chats: the unit's own copy, the lead's live count, the draft."""

from __future__ import annotations

from dataclasses import replace

from handlers.notice_rights import local
from handlers.talk import Say, Talk
from messages import notices as says
from rules.notices import MOST_FILES, READERS, Notice, NoticeState
from rules.people import Role, Unit
from storage.notices import Readings

TOLD = tuple(sorted(READERS))
LEADERS = (Role.CHAIR, Role.SECRETARY)


def told(talk: Talk, notice: Notice, units: Readings) -> tuple[Say, ...]:
    """To the readers of these units, each unit's copy changed where it stands."""
    cards = {unit: unit_card(talk, notice, talk.units[unit], units) for unit in units if unit in talk.units}
    return tuple(
        replace(say, anywhere=True)
        for unit, card in cards.items()
        for say in talk.tell_unit(unit, TOLD, card, slot_of(notice))
    )


def unit_card(talk: Talk, notice: Notice, unit: Unit, units: Readings) -> says.NoticeTold:
    reading = units.get(unit.id)
    return says.NoticeTold(
        unit=unit,
        lead=talk.bloc.label("lead"),
        notice=notice,
        files=talk.store.notices.files(notice.id),
        corrects=corrected(talk, notice),
        corrected_by=correction_of(talk, notice),
        reading=replace(reading, at=reading.at.astimezone(talk.now.tzinfo)) if reading else None,
        reader=reader_of(talk, units, unit.id),
    )


def progress(talk: Talk, notice: Notice) -> tuple[Say, ...]:
    """The lead's count, one live message a notice."""
    card = progress_card(talk, notice)
    return tuple(replace(say, anywhere=True) for say in talk.tell_lead(card, lead_slot(notice)))


def progress_card(talk: Talk, notice: Notice) -> says.NoticeProgress:
    """Units that have left since are counted only where they had read it."""
    units = talk.store.notices.units(notice.id)
    left = tuple(talk.units[unit] for unit, reading in units.items() if reading is None and unit in talk.units)
    done = tuple(unit for unit, reading in units.items() if reading)
    names = tuple(
        says.Reader(talk.units[unit].name, reader_of(talk, units, unit), at.astimezone(talk.now.tzinfo))
        for unit in done
        if unit in talk.units and (reading := units[unit]) and (at := reading.at)
    )
    return says.NoticeProgress(notice, len(names), len(names) + len(left), left, names)


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
    )


def corrected(talk: Talk, notice: Notice) -> Notice | None:
    """The earlier notice that this one stands for."""
    found = talk.store.notices.get(notice.corrects) if notice.corrects else None
    return local(found, talk.now.tzinfo) if found else None


def correction_of(talk: Talk, notice: Notice) -> Notice | None:
    """The newest notice sent in place of this one."""
    later = (one for one in talk.store.notices.of_bloc(talk.bloc.id) if one.corrects == notice.id)
    found = next((one for one in later if one.state is NoticeState.SENT), None)
    return local(found, talk.now.tzinfo) if found else None


def reader_of(talk: Talk, units: Readings, unit: int) -> str:
    """Who said for the unit that it has the notice; "" for nobody yet."""
    reading = units.get(unit)
    person = talk.store.people.person(reading.by) if reading else None
    return person.name if person else ""


def slot_of(notice: Notice) -> str:
    return f"notice{notice.id}"


def lead_slot(notice: Notice) -> str:
    """The draft first, then how many have read it."""
    return f"{slot_of(notice)}lead"
