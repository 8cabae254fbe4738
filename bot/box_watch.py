"""A box lost with its papers makes the ballot void: noticed by whoever asks it next."""

from functools import partial

from bot.box.port import Box, BoxGone, BoxSilent
from bot.desk import Desk
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from storage.store import Store


async def watch_boxes(desk: Desk, box: Box) -> None:
    """Ask after every box that should be there: at the start and at each tick."""
    for ballot in await desk.read(_held):
        try:
            await box.turnout(ballot)
        except BoxGone:
            await report_lost(desk, ballot)
        except BoxSilent:
            continue


async def report_lost(desk: Desk, ballot: int) -> None:
    """Have the loss looked into and told, once however many notice."""
    if await desk.write(partial(_ask_for_check, number=ballot)):
        desk.effects.set()


def _held(store: Store) -> list[int]:
    meetings = [store.meetings.of_bloc(bloc) for bloc in store.blocs.ids()]
    ballots = [ballot for meeting in meetings if meeting for ballot in store.ballots.of_meeting(meeting.id)]
    return [ballot.id for ballot in ballots if _is_in_box(ballot)]


def _ask_for_check(store: Store, number: int) -> bool:
    ballot = store.ballots.get(number)
    if ballot is None or not _is_in_box(ballot):
        return False
    if any(row.kind == "check_box" and row.body["ballot"] == number for row in store.effects.pending()):
        return False
    store.effects.put("check_box", {"bloc": store.ballots.bloc(number), "person": 0, "ballot": number})
    return True


def _is_in_box(ballot: Ballot) -> bool:
    sealed = ballot.state is BallotState.KEYING and bool(ballot.seal.public_key)
    return sealed or ballot.state is BallotState.OPEN
