"""A ballot box held in the middle of something that it was asked to do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from bot.box.client import BoxClient
from bot.box.port import BoxRefused
from bot.box.starting import start_detached
from tests.box.processes import pid_behind
from tests.crash.conftest import IN_THE_BOX_SECONDS
from tests.crash.held import frozen, nothing_written
from tests.crash.voting import Voting


def start_box(voting: Voting) -> None:
    asyncio.run(start_detached(voting.meeting.program.box, IN_THE_BOX_SECONDS))


def frozen_box(voting: Voting) -> AbstractContextManager[None]:
    return frozen(pid_behind(voting.meeting.program.box))


@contextmanager
def done_and_not_written(voting: Voting, *labels: str) -> Iterator[None]:
    """The box does what is asked by tapping; the program cannot write that it did."""
    with ExitStack() as held:
        with frozen_box(voting):
            voting.meeting.taps(*labels)
            held.enter_context(nothing_written(voting.meeting.program.database))
        yield


async def gave(box: BoxClient, ballot: int, members: int) -> None:
    """Refused until so many gave their share."""
    if len(await box.given(ballot)) < members:
        raise BoxRefused("not_given")
