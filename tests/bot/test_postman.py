"""What waits for another network reaches it, once it can; what never can is given up."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel import Listener, MessageLost, TryLater, Unreachable, Unsayable
from bot.delivery import LONGEST_GAP, MOST_TRIES
from bot.postman import Postman
from messages.outgoing import Outgoing
from storage.store import Store
from tests.support.stage import Stage

ADDRESS = "11"


class Network:
    """Takes what it is given, after the failures it was told to make."""

    name = "telegram"

    def __init__(self) -> None:
        self.failures: deque[Exception] = deque()
        self.taken: list[tuple[str, str]] = []

    async def listen(self, listener: Listener) -> None:
        """Nobody speaks here."""

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:  # noqa: ARG002
        if self.failures:
            raise self.failures.popleft()
        self.taken.append((outgoing.html, edits))
        return edits or f"m{len(self.taken)}"

    async def close(self) -> None:
        """Nothing is held."""


class Post:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.network = stage, Network()
        self.postman = self.another()

    def another(self, *networks: str) -> Postman:
        """A postman who has carried nothing yet, by this network or by none."""
        channels = dict.fromkeys(networks or ("telegram",), self.network)
        clock = self.stage.clock
        return Postman(self.stage.desk, channels, clock, ticks=lambda: clock().timestamp())

    async def delivers(self) -> int:
        """What may go now, a second later than what went before."""
        await self.passes(1.01)
        return await self.postman.deliver()

    async def say(self, text: str, slot: str = "") -> None:
        """A message into the officer's room, as a turn would put it."""
        person = (await self.stage.person("ban-dan-van/officer")).person
        now = self.stage.clock()

        def put(store: Store) -> None:
            store.people.put_address("telegram", ADDRESS, person=person)
            for said in store.chat.say(f"p{person}", {"html": text}, now, slot, in_place=True):
                store.outbox.put(said.row, "telegram", ADDRESS, now, edit=said.edited)

        await self.stage.desk.write(put)

    async def waits(self) -> bool:
        late = self.stage.clock() + timedelta(days=400)
        return bool(await self.stage.desk.read(lambda store: store.outbox.due(late)))

    async def passes(self, seconds: float) -> None:
        self.stage.clock.move(self.stage.clock() + timedelta(seconds=seconds))


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with Stage(tmp_path) as stage:
        yield Post(stage)


async def test_a_message_is_sent_once_and_its_edit_follows_it(post: Post) -> None:
    await post.say("Có mặt: 3", "meeting")
    assert [await post.delivers(), await post.delivers()] == [1, 0]
    await post.say("Có mặt: 4", "meeting")
    await post.delivers()
    assert post.network.taken == [("Có mặt: 3", ""), ("Có mặt: 4", "m1")]


async def test_a_message_lost_there_is_said_anew(post: Post) -> None:
    await post.say("Có mặt: 3", "meeting")
    await post.postman.deliver()
    await post.say("Có mặt: 4", "meeting")
    post.network.failures.append(MessageLost())
    await post.delivers()
    await post.delivers()
    assert post.network.taken[-1] == ("Có mặt: 4", "")


async def test_a_network_that_is_away_for_days_loses_nothing(post: Post) -> None:
    await post.say("đến hạn")
    post.network.failures.extend(TryLater() for _ in range(500))
    for _ in range(500):
        assert await post.postman.deliver() == 1
        await post.passes(LONGEST_GAP)
    await post.postman.deliver()
    assert (post.network.taken, await post.waits()) == ([("đến hạn", "")], False)


async def test_the_patience_a_network_asks_for_is_kept(post: Post) -> None:
    await post.say("đến hạn")
    post.network.failures.append(TryLater(17))
    await post.postman.deliver()
    await post.passes(16)
    assert await post.postman.deliver() == 0
    await post.passes(1)
    assert await post.postman.deliver() == 1


async def test_what_a_network_will_never_take_is_given_up_and_holds_nothing_up(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    for text in ("hỏng", "đến hạn"):
        await post.say(text)
    post.network.failures.append(Unsayable("Button_data_invalid"))
    assert [await post.delivers(), await post.delivers()] == [1, 1]
    assert (post.network.taken, await post.waits()) == ([("đến hạn", "")], False)
    assert "Button_data_invalid" in caplog.text
    assert "hỏng" not in caplog.text


async def test_what_fails_for_no_known_reason_is_given_up_in_the_end(post: Post) -> None:
    await post.say("đến hạn")
    post.network.failures.extend(RuntimeError() for _ in range(MOST_TRIES + 1))
    for _ in range(MOST_TRIES + 1):
        assert await post.waits()
        await post.postman.deliver()
        await post.passes(LONGEST_GAP)
    assert not await post.waits()


async def test_who_cannot_be_reached_is_not_written_to_until_they_are_heard(post: Post) -> None:
    await post.say("đến hạn")
    post.network.failures.append(Unreachable("blocked"))
    await post.postman.deliver()
    officer = await post.stage.person("ban-dan-van/officer")
    await officer.says("menu")
    assert not await post.waits()


async def test_what_waits_for_a_network_that_was_switched_off_is_given_up(post: Post) -> None:
    await post.say("đến hạn")
    await post.another("zalo").deliver()
    assert not await post.waits()
