"""Personal data: shown to its owner, who may ask to have it erased; the lead does it, nothing brings it back.

/dulieu -> card -> [Đề nghị xóa dữ liệu] -> the lead is told -> [Xóa dữ liệu] -> erased
"""

from __future__ import annotations

from datetime import datetime

from handlers.talk import Talk, Turn
from messages import own_data as says
from rules.errors import NotYours
from rules.errors_nominations import ServesElsewhere
from rules.people import Duty, Person, Role
from storage.store import Store

SLOT = "own_data"
NEWEST = 5
ERASED = "Người đã xóa dữ liệu"


def open_own_data(talk: Talk) -> Turn:
    store, person = talk.store, talk.person
    kept, read = store.own_data.consent(person.id), store.notices.read_by(person.id)
    since = store.feeds.since(person.id)
    shown = says.OwnData(
        person=store.people.person(person.id) or person,
        duties=_duties(talk, talk.duties),
        addresses=tuple(
            says.AddressLine(one.channel, one.address, one.state == "active")
            for one in store.own_data.addresses(person.id)
        ),
        devices=tuple(
            says.DeviceKept(one.label, one.bound_at) for one in store.devices.of_person(person.id)
        ),
        subscribed=since,
        messages=store.own_data.messages(person.id),
        read=len(read),
        notices=tuple(says.NoticeRead(one.title, at) for one, at in read[-NEWEST:]),
        agreed=kept.text if kept else "",
        agreed_at=kept.at if kept else None,
        text=says.consent_text(),
    )
    return talk.reply(shown, SLOT)


def agree(talk: Talk) -> Turn:
    """The text as it reads now, and when."""
    talk.store.own_data.agree(talk.person.id, says.consent_text(), talk.now)
    kept = talk.store.own_data.consent(talk.person.id)
    return talk.reply(says.ConsentKept(kept.at if kept else talk.now), SLOT)


def ask_erasure(talk: Talk) -> Turn:
    return talk.reply(says.AskErasure(talk.person, talk.bloc.label("lead")), SLOT)


def request_erasure(talk: Talk) -> Turn:
    """The lead hears of it, once a day however often it is asked."""
    told = talk.reply(says.ErasureAsked(talk.bloc.label("lead")), SLOT)
    if not talk.store.inbox.claim(f"own:erase:{talk.bloc.id}:{talk.person.id}:{talk.today:%Y%m%d}"):
        return told
    talk.decide("erasure_asked", person=talk.person.id)
    asked = says.ErasureTold(talk.person, _duties(talk, _held(talk, talk.person.id)))
    return told.also(*(say for say in talk.tell_lead(asked) if say.room != talk.room))


def confirm_erasure(talk: Talk, number: int) -> Turn:
    person = _erasable(talk, number)
    return talk.reply(says.ConfirmErasure(person, _duties(talk, _held(talk, number))), SLOT)


def erase(talk: Talk, number: int) -> Turn:
    person = _erasable(talk, number)
    forget(talk.store, person, talk.now)
    talk.decide("person_erased", person=person.id)
    return talk.reply(says.Erased(Person(person.id, ERASED)), SLOT)


def _erasable(talk: Talk, number: int) -> Person:
    """Somebody who serves or served this bloc and no other now, and not oneself; raise NotYours or ServesElsewhere."""
    talk.need_lead()
    person = talk.store.people.person(number)
    duties = talk.store.people.duties(number)
    if person is None or number == talk.person.id or talk.bloc.id not in {duty.bloc for duty in duties}:
        raise NotYours
    if any(duty.bloc != talk.bloc.id for duty in _held(talk, number)):
        raise ServesElsewhere
    return person


def forget(store: Store, person: Person, now: datetime) -> None:
    """Erase all that is kept about the person; where they did something, `ERASED` did it."""
    if not _is_role_name(store, person):
        store.own_data.forget_name(person.name, ERASED)
    store.own_data.erase(person.id, ERASED, now.date(), now)


def _is_role_name(store: Store, person: Person) -> bool:
    """Such as "Thủ trưởng Ban Dân vận": it names nobody, and the next one bears it too."""
    serving = store.people.serving(person.id)
    return len(person.name.split()) < 2 or any(unit.name in person.name for _, unit in serving)


def _held(talk: Talk, person: int) -> tuple[Duty, ...]:
    return tuple(duty for duty in talk.store.people.duties(person) if duty.holds(talk.today))


def _duties(talk: Talk, duties: tuple[Duty, ...]) -> tuple[says.DutyLine, ...]:
    """As people read them; what no longer exists is left out."""
    lines = []
    for duty in duties:
        unit, bloc = talk.store.people.unit(duty.unit), talk.store.blocs.get(duty.bloc)
        if unit and bloc:
            lines.append(says.DutyLine(unit.name, bloc.name, Role(duty.role), duty.since, duty.until))
    return tuple(lines)


def consent_asked(store: Store, person: int) -> str:
    """What a person who begins is asked to agree to; "" once they have."""
    return "" if store.own_data.consent(person) else says.consent_text()


COMMANDS = {"dulieu": open_own_data}
TAPS = {
    "owndata": open_own_data,
    "agreedata": agree,
    "askerase": ask_erasure,
    "askeraseyes": request_erasure,
    "eraseperson": confirm_erasure,
    "erasepersonyes": erase,
}
