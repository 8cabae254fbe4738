"""The secret ballot, as the lead runs it; the voting itself never comes here (it is no turn).

ballot_draft.py -> Niêm phong (key made) -> Phát phiếu -> Đóng (box fetched) -> Mở hòm (counted) -> results.py
A box lost on the way makes the ballot void, and one tap begins it again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.ballot_cards import delegate_card, lead_card, newest, newest_in, own_ballot, tell_lead
from handlers.meeting import SLOT, own_meeting, present_units, sitting
from handlers.talk import Effect, Talk, Turn
from messages import ballot as says
from rules.ballot_sheet import Ballot, voters
from rules.errors import NotNow
from rules.meetings import BALLOT_TABLE, BallotAction, BallotState, check_quorum, next_ballot_state
from rules.people import Role
from rules.rings import Seal

CARD = "ballot"
DELEGATES = (Role.DELEGATE,)


def show(talk: Talk) -> Turn:
    """Where the newest ballot stands; /kiemphieu comes here too."""
    talk.need_lead()
    ballot = newest(talk)
    if ballot is None:
        return talk.reply(says.NoBallot(talk.bloc))
    return talk.reply(lead_card(talk, ballot), SLOT)


def seal(talk: Talk, number: int) -> Turn:
    """Niêm phong hòm phiếu; over a line that others can read only once that is accepted."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.DRAFT, BallotAction.SEAL.value)
    return _sealed(talk, ballot) if talk.private_line else talk.reply(says.AskPlainLine(ballot), SLOT)


def seal_on_plain_line(talk: Talk, number: int) -> Turn:
    """That votes travel unencrypted is accepted for this ballot, and the log says by whom."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.DRAFT, BallotAction.SEAL.value)
    talk.decide("plain_line_accepted", ballot=ballot.id)
    return _sealed(talk, ballot)


def _sealed(talk: Talk, ballot: Ballot) -> Turn:
    """Roll, candidates and rules are frozen from here on."""
    present = present_units(talk, sitting(talk, ballot.meeting))
    check_quorum(ballot.profile, len(talk.units), len(present))
    entitled = voters(talk.units.values(), ballot.profile, talk.leadership)
    roll = tuple(sorted(present.intersection(entitled)))
    state = next_ballot_state(ballot.state, BallotAction.SEAL)
    sealed = replace(ballot, state=state, roll=roll, entitled=entitled, present=len(present))
    talk.store.ballots.change(sealed)
    talk.decide("ballot_sealed", ballot=ballot.id, roll=list(roll), candidates=list(ballot.candidates))
    return tell_lead(talk, sealed).also(Effect("make_keys", {"ballot": ballot.id}))


def box_sealed(talk: Talk, body: dict[str, Any]) -> Turn:
    """The key is made and the box waits: cards may go out."""
    ballot = _expected(talk, body, BallotState.KEYING)
    if ballot is None or ballot.seal.public_key:
        return Turn()
    keyed = replace(ballot, seal=Seal(public_key=str(body["public_key"])))
    talk.store.ballots.change(keyed)
    return tell_lead(talk, keyed)


def issue(talk: Talk, number: int) -> Turn:
    """Phát phiếu: a card to every delegate of the units on the roll."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.KEYING, BallotAction.OPEN.value)
    if not ballot.seal.public_key:
        raise NotNow(BallotAction.OPEN.value, ballot.state.value)
    state = next_ballot_state(ballot.state, BallotAction.OPEN)
    opened = replace(ballot, state=state, issued=len(ballot.roll))
    talk.store.ballots.change(opened)
    talk.decide("ballot_opened", ballot=ballot.id, issued=opened.issued)
    cards = [
        say
        for unit in opened.roll
        for say in talk.tell_unit(unit, DELEGATES, delegate_card(talk.bloc, talk.units, opened, unit), CARD)
    ]
    return tell_lead(talk, opened).also(*cards, talk.tell_group(says.CardsOut(talk.bloc, opened)))


def resend(talk: Talk) -> Turn:
    """/bophieu: the card of the open ballot once more."""
    talk.need(*DELEGATES)
    ballot = newest(talk)
    if ballot is None or ballot.state is not BallotState.OPEN:
        return talk.reply(says.NoBallot(talk.bloc))
    if talk.unit.id not in ballot.roll:
        return talk.reply(says.NotOnRoll(talk.unit))
    return talk.reply(delegate_card(talk.bloc, talk.units, ballot, talk.unit.id), CARD)


def ask_close(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.OPEN, BallotAction.CLOSE.value)
    return talk.reply(says.AskClose(ballot), SLOT)


def close(talk: Talk, number: int) -> Turn:
    """Đóng hòm phiếu: the box is asked for what it holds; until it answers the ballot stays open."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.OPEN, BallotAction.CLOSE.value)
    talk.decide("ballot_closing", ballot=ballot.id)
    closing = talk.tell_lead(says.Closing(ballot), SLOT)
    return Turn().also(*closing, Effect("close_box", {"ballot": ballot.id}))


def box_closed(talk: Talk, body: dict[str, Any]) -> Turn:
    """Roll and sealed papers are written here, once, in one transaction."""
    ballot = _expected(talk, body, BallotState.OPEN)
    if ballot is None:
        return Turn()
    voted = [int(unit) for unit in body["voted"]]
    sealed = [(str(name), bytes.fromhex(blob)) for name, blob in body["sealed"]]
    talk.store.ballots.put_box(ballot.id, voted, sealed)
    present = present_units(talk, own_meeting(talk, ballot.meeting))
    state = next_ballot_state(ballot.state, BallotAction.CLOSE)
    closed = replace(ballot, state=state, present=len(present.union(ballot.roll)))
    talk.store.ballots.change(closed)
    talk.decide("ballot_closed", ballot=ballot.id, collected=len(sealed))
    told = says.BoxClosedGroup(talk.bloc, closed)
    holders = [say for unit in closed.roll for say in talk.tell_unit(unit, DELEGATES, told, CARD)]
    return tell_lead(talk, closed).also(*holders, talk.tell_group(told))


def open_box(talk: Talk, number: int) -> Turn:
    """Mở hòm phiếu: counted in a process that ends with it."""
    talk.need_lead()
    ballot = newest_in(talk, number, BallotState.CLOSED, BallotAction.OPEN_BOX.value)
    talk.decide("ballot_opening", ballot=ballot.id)
    return Turn().also(
        *talk.tell_lead(says.Counting(ballot), SLOT), Effect("count_box", {"ballot": ballot.id})
    )


def box_lost(talk: Talk, body: dict[str, Any]) -> Turn:
    """The ballot is void; everybody who had a card hears it."""
    ballot = own_ballot(talk, int(body["ballot"]))
    if (ballot.state, BallotAction.VOID) not in BALLOT_TABLE:
        return Turn()
    void = replace(ballot, state=next_ballot_state(ballot.state, BallotAction.VOID))
    talk.store.ballots.change(void)
    talk.decide("ballot_void", ballot=ballot.id)
    told = says.BallotVoid(talk.bloc, void)
    had_cards = ballot.roll if ballot.issued else ()
    holders = [say for unit in had_cards for say in talk.tell_unit(unit, DELEGATES, told, CARD)]
    group = [talk.tell_group(told)] if had_cards else []
    return tell_lead(talk, void).also(*holders, *group)


def _expected(talk: Talk, body: dict[str, Any], state: BallotState) -> Ballot | None:
    """The ballot an effect speaks of, None when it has gone on without it."""
    ballot = own_ballot(talk, int(body["ballot"]))
    return ballot if ballot.state is state else None


COMMANDS = {"bophieu": resend, "kiemphieu": show}
TAPS = {
    "ballot": show,
    "seal": seal,
    "sealplain": seal_on_plain_line,
    "issue": issue,
    "askclose": ask_close,
    "closebox": close,
    "openbox": open_box,
}
OUTCOMES = {"box_sealed": box_sealed, "box_closed": box_closed, "box_lost": box_lost}
