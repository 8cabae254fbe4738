"""Who may open a notice: the officers and heads of the units it was sent to, and who runs the bloc."""

from __future__ import annotations

from datetime import date

from handlers.talk import Talk
from rules.errors import NotYours, StaleButton
from rules.notices import Notice, NoticeState, reads_notices
from rules.people import roles_in, runs_bloc
from storage.store import Store


def may_read_notice(store: Store, person: int, number: int, today: date) -> bool:
    """Whether the person may have its files today, in any unit they act for."""
    notice = store.notices.get(number)
    bloc = store.blocs.get(notice.bloc) if notice else None
    leadership = store.people.leadership(bloc.id, bloc.year) if bloc else None
    if notice is None or leadership is None:
        return False
    duties = [duty for duty in store.people.duties(person) if duty.bloc == notice.bloc and duty.holds(today)]
    acting = {duty.unit: roles_in(duties, duty.unit, today) for duty in duties}
    sent_to = store.notices.units(number) if notice.state is not NoticeState.DRAFT else {}
    return any(
        runs_bloc(roles, unit, leadership) or (unit in sent_to and reads_notices(roles))
        for unit, roles in acting.items()
    )


def received(talk: Talk, number: int) -> Notice:
    """A notice sent to the unit spoken in, for those who read it there; raise NotYours."""
    notice = talk.store.notices.get(number)
    sent = notice is not None and notice.state is not NoticeState.DRAFT
    if notice is None or not sent or notice.bloc != talk.bloc.id or not reads_notices(talk.roles):
        raise NotYours
    if talk.unit.id not in talk.store.notices.units(number):
        raise NotYours
    return notice


def draft(talk: Talk, number: int) -> Notice:
    """A notice still being written, for the lead alone; raise NotYours or StaleButton."""
    return _of_lead(talk, number, NoticeState.DRAFT)


def sent(talk: Talk, number: int) -> Notice:
    """One that went out and stands, for the lead alone; raise NotYours or StaleButton."""
    return _of_lead(talk, number, NoticeState.SENT)


def of_lead(talk: Talk, number: int) -> Notice:
    """One of the bloc's in any state, for the lead alone; raise NotYours or StaleButton."""
    talk.need_lead()
    notice = talk.store.notices.get(number)
    if notice is None:
        raise StaleButton
    if notice.bloc != talk.bloc.id:
        raise NotYours
    return notice


def _of_lead(talk: Talk, number: int, state: NoticeState) -> Notice:
    notice = of_lead(talk, number)
    if notice.state is not state:
        raise StaleButton
    return notice
