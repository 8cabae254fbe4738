"""A returned criterion inside its unit: a new answer or words, made ready for the head's approval.

[Bổ sung 2.3] -> value | [Giữ nguyên điểm], words, files -> [Trình thủ trưởng duyệt] -> [Duyệt] -> the reviewer
                                                                    <- [Trả lại], a reason
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.evidence_keeping import keep_files, refusals
from handlers.returned_leaf_approval import (
    APPROVAL,
    leaf_line,
    own_return,
    proof_count,
    request_of,
    slot_of,
)
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import returned_leaf as says
from rules.errors import NotNow, ReasonMissing
from rules.people import Person, Role
from rules.returned_leaves import ReturnAction, ReturnedLeaf, ReturnState, next_return
from rules.review import check_reason
from rules.scoring import Answer, choose_answer, read_answer


@dataclass(frozen=True)
class EnterSupply(Waiting):
    returned: int


@dataclass(frozen=True)
class EnterSupplyWords(Waiting):
    returned: int
    takes_any_text = True


def open_supply(talk: Talk, number: int) -> Turn:
    return _card(talk, _editable(talk, number))


def choose(talk: Talk, number: int, choice: str) -> Turn:
    """A button with a ready answer."""
    returned = _editable(talk, number)
    return _keep(talk, returned, choose_answer(talk.bloc.tree.leaf(returned.leaf), choice))


def receive_answer(talk: Talk) -> Turn:
    """A typed value, or files for the criterion."""
    returned = _editable(talk, talk.awaited(EnterSupply).returned)
    if talk.said.files:
        kept = keep_files(talk, returned.leaf)
        return _card(talk, returned).also(*refusals(talk, kept))
    return _keep(talk, returned, read_answer(talk.bloc.tree.leaf(returned.leaf), talk.typed()))


def keep_points(talk: Talk, number: int) -> Turn:
    """Giữ nguyên điểm: the old answer stands, and words say why."""
    returned = replace(_editable(talk, number), answer=None)
    talk.store.returned_leaves.change(returned)
    return ask_words(talk, number)


def ask_words(talk: Talk, number: int) -> Turn:
    returned = _editable(talk, number)
    asked = says.AskSupplyWords(talk.unit, talk.bloc.tree.leaf(returned.leaf), returned)
    return talk.reply(asked, wait=EnterSupplyWords(returned.id))


def receive_words(talk: Talk) -> Turn:
    """Words, files or both."""
    returned = _editable(talk, talk.awaited(EnterSupplyWords).returned)
    refused = refusals(talk, keep_files(talk, returned.leaf)) if talk.said.files else ()
    if talk.said.text or not talk.said.files:
        returned = replace(returned, words=check_reason(talk.said.text))
        talk.store.returned_leaves.change(returned)
    return _card(talk, returned).also(*refused)


def submit(talk: Talk, number: int) -> Turn:
    """Trình thủ trưởng duyệt; raise ReasonMissing when there is neither a new answer nor a word."""
    returned = _editable(talk, number)
    if returned.answer is None and not returned.words:
        raise ReasonMissing
    returned = replace(returned, state=next_return(returned.state, ReturnAction.SUBMIT))
    talk.store.returned_leaves.change(returned)
    leaf = talk.bloc.tree.leaf(returned.leaf)
    asked = [Say(room_of(head), request_of(talk, returned), APPROVAL) for head in _heads(talk)]
    return talk.reply(says.SupplyWithHead(talk.unit, leaf), slot_of(returned), Nothing()).also(*asked)


def _keep(talk: Talk, returned: ReturnedLeaf, answer: Answer) -> Turn:
    kept = replace(returned, answer=answer)
    talk.store.returned_leaves.change(kept)
    return _card(talk, kept)


def _card(talk: Talk, returned: ReturnedLeaf) -> Turn:
    leaf = talk.bloc.tree.leaf(returned.leaf)
    card = says.SupplyCard(talk.unit, leaf_line(talk, returned, leaf), returned, proof_count(talk, returned))
    return talk.reply(card, slot_of(returned), EnterSupply(returned.id))


def _editable(talk: Talk, number: int) -> ReturnedLeaf:
    """The officer's to answer; raise NotYours or NotNow."""
    returned = own_return(talk, number, Role.OFFICER)
    if returned.state is not ReturnState.ASKED:
        raise NotNow("supply", returned.state.value)
    return returned


def _heads(talk: Talk) -> tuple[Person, ...]:
    return talk.store.people.holders(talk.unit.id, (Role.HEAD,), talk.today)


TAPS = {
    "supply": open_supply,
    "supplyset": choose,
    "supplykeep": keep_points,
    "supplywords": ask_words,
    "supplysend": submit,
}
ANSWERS = {EnterSupply: receive_answer, EnterSupplyWords: receive_words}
