"""A nominee's name erased on request: counts, distinction and progress stay, what was said of the person goes."""

from __future__ import annotations

from handlers.nominating import LEAD
from handlers.nomination_card import files_of, seen
from handlers.talk import Talk, Turn
from messages import own_data as says
from rules.names import name_key
from rules.nomination_steps import Step
from rules.nominations import WITH_LEAD, Nomination, NominationAction, NominationFields, NominationState
from rules.people import Role

ERASED = "(đã xóa tên theo đề nghị)"


def ask(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    nomination = seen(talk, number)
    asked = says.ConfirmNomineeErasure(nomination, talk.units[nomination.unit], nomination.state in WITH_LEAD)
    return talk.reply(asked, LEAD)


def erase(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    nomination = seen(talk, number)
    _forget(talk, nomination)
    if nomination.state in WITH_LEAD:
        talk.store.nominations.set_state(number, NominationState.WITHDRAWN)
        step = Step(number, NominationAction.WITHDRAW.value, talk.person.id, talk.now)
        talk.store.nominations.put_step(step)
    talk.decide("nominee_erased", nomination=number, unit=nomination.unit)
    told = says.NomineeErased(talk.units[nomination.unit])
    others = talk.tell_unit(nomination.unit, (Role.OFFICER, Role.HEAD), told)
    return talk.reply(told, LEAD).also(*(say for say in others if say.room != talk.room))


def _forget(talk: Talk, nomination: Nomination) -> None:
    """In the list, the files, the holds on that name and what was said in chats."""
    kept = NominationFields(
        nomination.kind,
        ERASED,
        distinction=nomination.distinction,
        person_class=nomination.person_class,
        sector=nomination.sector,
    )
    talk.store.nominations.change(nomination.id, kept)
    talk.store.nominations.forget_reasons(nomination.id)
    for file in files_of(talk, nomination):
        talk.store.evidence.remove(file, talk.person.id, talk.now)
    for hold in talk.store.holds.of_bloc(talk.bloc.id):
        if hold.unit == nomination.unit and hold.name and name_key(hold.name) == name_key(nomination.name):
            talk.store.holds.forget(hold.id, ERASED)
    if len(nomination.name.split()) > 1:
        talk.store.own_data.forget_name(nomination.name, ERASED)


TAPS = {"nomerase": ask, "nomeraseyes": erase}
