"""What a lost box took with it: noticed by whoever asks it next, looked into once, told to all."""

from collections.abc import Callable

from bot.box.port import Box, BoxGone, BoxSilent
from bot.changes import EFFECTS
from bot.committee_rights import ask_once, ask_ring_check
from bot.desk import Desk
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from storage.store import Store


async def watch_boxes(desk: Desk, box: Box) -> None:
    """Ask after everything the box should hold: at the start and at each tick."""
    ballots, rings = await desk.read(lambda store: store.boxed.held())
    for ballot in ballots:
        try:
            await box.turnout(ballot)
        except BoxGone:
            await report_lost(desk, ballot)
        except BoxSilent:
            continue
    for ring in rings:
        try:
            await box.taken(ring)
        except BoxGone:
            await ask(desk, ask_ring_check, ring)
        except BoxSilent:
            continue


async def report_lost(desk: Desk, ballot: int) -> None:
    """Have the loss of a ballot's box looked into and told, once however many notice."""
    await ask(desk, _ask_for_check, ballot)


async def ask(desk: Desk, put: Callable[[Store, int], bool], number: int) -> None:
    """`put` puts an effect about a ballot or ring, unless the same waits already."""
    if await desk.write(lambda store: put(store, number)):
        desk.changes.touch({EFFECTS})


def _ask_for_check(store: Store, number: int) -> bool:
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or not _is_in_box(ballot):
        return False
    return ask_once(store, "check_box", bloc, "ballot", number)


def _is_in_box(ballot: Ballot) -> bool:
    return ballot.state is BallotState.OPEN
