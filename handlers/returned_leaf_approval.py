"""What a unit supplies for a returned criterion, before its head: approved, it counts and the reviewer hears.

[Duyệt] -> the reviewer looks again | [Trả lại] -> a reason -> the officer
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from handlers.review_card import reason_of
from handlers.review_rights import label_of, reviewers, reviewing_roles, unit_of
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import returned_leaf as says
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.errors import NotNow, NotYours
from rules.people import Role
from rules.returned_leaves import ReturnAction, ReturnedLeaf, ReturnState, next_return

APPROVAL = "approval"


@dataclass(frozen=True)
class EnterSupplyReturn(Waiting):
    returned: int
    takes_any_text = True


def open_request(talk: Talk, number: int) -> Turn:
    """What waits for the head."""
    return talk.reply(request_of(talk, _with_head(talk, number)), APPROVAL)


def approve(talk: Talk, number: int, seen: str) -> Turn:
    """The head's word sends exactly what was shown; the new answer counts from here on."""
    returned = _with_head(talk, number)
    if _stamp(returned) != seen:
        return open_request(talk, number)
    state = next_return(returned.state, ReturnAction.APPROVE)
    talk.store.returned_leaves.change(replace(returned, state=state))
    _count(talk, returned)
    talk.decide("leaf_supplied", returned=returned.id, sheet=returned.sheet, leaf=returned.leaf)
    leaf, asker = talk.bloc.tree.leaf(returned.leaf), unit_of(talk, returned.who)
    sent = says.SupplySent(talk.unit, leaf, label_of(talk, asker) if asker else "")
    others = [
        say
        for say in talk.tell_unit(talk.unit.id, (Role.OFFICER,), sent, slot_of(returned))
        if say.room != talk.room
    ]
    told = says.LeafSupplied(
        talk.unit, leaf_line(talk, returned, leaf), returned, proof_count(talk, returned)
    )
    roles = reviewing_roles(reviewers(talk), returned.who)
    return talk.reply(sent, APPROVAL).also(*others, *talk.tell_unit(returned.who, roles, told))


def ask_return(talk: Talk, number: int) -> Turn:
    """Trả lại: ask the head why."""
    returned = _with_head(talk, number)
    asked = says.AskSupplyReturn(talk.unit, talk.bloc.tree.leaf(returned.leaf))
    return talk.reply(asked, wait=EnterSupplyReturn(returned.id))


def receive_return(talk: Talk) -> Turn:
    returned = _with_head(talk, talk.awaited(EnterSupplyReturn).returned)
    reason = reason_of(talk)
    returned = replace(returned, state=next_return(returned.state, ReturnAction.SEND_BACK))
    talk.store.returned_leaves.change(returned)
    leaf = talk.bloc.tree.leaf(returned.leaf)
    told = says.SupplyReturned(talk.unit, leaf, returned, reason)
    officers = talk.tell_unit(talk.unit.id, (Role.OFFICER,), told, slot_of(returned))
    done = talk.reply(says.SupplyReturnedByHead(talk.unit, leaf), APPROVAL, Nothing())
    return done.also(*(say for say in officers if say.room != talk.room))


def _count(talk: Talk, returned: ReturnedLeaf) -> None:
    """Put the approved answer and words on the sheet, in the name of who gave them up for approval."""
    filled = talk.store.sheets.answers(returned.sheet).get(returned.leaf)
    points = filled.points if filled else None
    if returned.answer is not None:
        talk.store.sheets.put_answer(
            returned.sheet, returned.leaf, returned.answer, points, talk.person.id, talk.now
        )
        points = returned.answer.points
    talk.store.reviews.forget(returned.sheet, returned.leaf)
    if returned.words:
        talk.store.reviews.trace(
            returned.sheet, returned.leaf, "explanation", points, returned.words, talk.person.id, talk.now
        )


def request_of(talk: Talk, returned: ReturnedLeaf) -> says.AskHeadSupply:
    leaf = talk.bloc.tree.leaf(returned.leaf)
    line, proofs = leaf_line(talk, returned, leaf), proof_count(talk, returned)
    return says.AskHeadSupply(talk.unit, line, returned, proofs, _stamp(returned))


def _with_head(talk: Talk, number: int) -> ReturnedLeaf:
    """The head's to approve; raise NotYours or NotNow."""
    returned = own_return(talk, number, Role.HEAD)
    if returned.state is not ReturnState.WITH_HEAD:
        raise NotNow("approve_supply", returned.state.value)
    return returned


def _stamp(returned: ReturnedLeaf) -> str:
    said = f"{returned.answer} {returned.words}"
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def leaf_line(talk: Talk, returned: ReturnedLeaf, leaf: Leaf) -> LeafLine:
    return LeafLine(leaf, talk.store.sheets.answers(returned.sheet).get(leaf.code))


def proof_count(talk: Talk, returned: ReturnedLeaf) -> int:
    return talk.store.evidence.counts(returned.sheet).get(returned.leaf, 0)


def own_return(talk: Talk, number: int, role: Role) -> ReturnedLeaf:
    """Raise NotYours."""
    returned = talk.store.returned_leaves.get(number)
    sheet = talk.store.sheets.get(returned.sheet) if returned else None
    if returned is None or sheet is None or sheet.unit != talk.unit.id:
        raise NotYours
    talk.need(role)
    return returned


def slot_of(returned: ReturnedLeaf) -> str:
    return f"supply{returned.id}"


TAPS = {"supplyopen": open_request, "supplyok": approve, "supplyback": ask_return}
ANSWERS = {EnterSupplyReturn: receive_return}
