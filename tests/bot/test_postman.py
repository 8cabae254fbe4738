"""What waits for another network reaches it, once it can; what never can is given up."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.channel import Listener, MessageLost, TryLater, Unreachable, Unsayable
from bot.delivery import LONGEST_GAP, MOST_TRIES
from bot.postman import Postman, Rest, rest
from messages.outgoing import Outgoing
from rules.priorities import Priority
from storage.store import Store
from tests.support.stage import Stage

ADDRESS = "11"


class Network:
    """Takes what it is given, after the failures it was told to make; who is in `walls` cannot be reached."""

    name = "telegram"

    def __init__(self) -> None:
        self.failures: deque[Exception] = deque()
        self.walls: dict[str, str] = {}
        self.taken: list[tuple[str, str]] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.begun = asyncio.Event()
        self.under_way = self.most_under_way = 0

    async def listen(self, listener: Listener) -> None:
        """Nobody speaks here."""

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:
        self.begun.set()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(0)
            if address in self.gates:
                await self.gates[address].wait()
        finally:
            self.under_way -= 1
        if address in self.walls:
            raise Unreachable(self.walls[address])
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

    def another(self, *networks: str, rest: Rest = rest) -> Postman:
        """A postman who has carried nothing yet."""
        channels = dict.fromkeys(networks or ("telegram",), self.network)
        clock = self.stage.clock
        return Postman(self.stage.desk, channels, clock, ticks=lambda: clock().timestamp(), rest=rest)

    async def passes_instead(self, _: asyncio.Event, seconds: float) -> None:
        """Nobody rests: the time is simply over."""
        await self.passes(seconds)

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

    async def queue(self, text: str, address: str, priority: Priority = Priority.NOTICE) -> None:
        """A message for somebody else on the network."""
        now = self.stage.clock()

        def put(store: Store) -> None:
            for said in store.chat.say(f"stelegram:{address}", {"html": text}, now):
                store.outbox.put(said.row, "telegram", address, now, edit=False, priority=priority)

        await self.stage.desk.write(put)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.network.taken]

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
    await post.passes(15.5)
    assert await post.delivers() == 0
    assert await post.delivers() == 1


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


async def test_whoever_speaks_is_answered_before_a_broadcast_goes_on(post: Post) -> None:
    for number in range(8):
        await post.queue(f"nhắc {number}", str(100 + number), Priority.REMINDER)
    await post.queue("kết quả", "200", Priority.BALLOT)
    await post.queue("thông báo", "201", Priority.NOTICE)
    await post.queue("trả lời", "202", Priority.ANSWER)
    for _ in range(12):
        await post.postman.deliver()
        await post.passes(1 / 30 + 0.001)
    assert post.texts == ["trả lời", "kết quả", "thông báo", *(f"nhắc {number}" for number in range(8))]


async def test_within_a_chat_messages_keep_their_order_however_often_they_are_refused(post: Post) -> None:
    for number in range(4):
        await post.queue(str(number), "100")
    post.network.failures.extend([TryLater(3), TryLater(), TryLater(5)])
    for _ in range(30):
        await post.delivers()
    assert post.texts == ["0", "1", "2", "3"]


async def test_of_a_live_message_only_the_newest_goes_out_and_none_that_says_the_same(post: Post) -> None:
    for number in (1, 2, 3):
        await post.say(f"Có mặt: {number}", "meeting")
    await post.delivers()
    for number in (4, 3):
        await post.say(f"Có mặt: {number}", "meeting")
    await post.delivers()
    assert (post.network.taken, await post.waits()) == ([("Có mặt: 3", "")], False)


async def test_a_group_hears_no_more_than_twenty_changes_a_minute_and_the_last_of_them(post: Post) -> None:
    def change(store: Store, number: int) -> None:
        now = post.stage.clock()
        for said in store.chat.say("g1", {"html": f"Đã nộp: {number}"}, now, "count", in_place=True):
            store.outbox.put(said.row, "telegram", "-500", now, edit=said.edited)

    for number in range(60):
        await post.stage.desk.write(partial(change, number=number))
        await post.delivers()
    assert len(post.network.taken) == 20
    await post.passes(60)
    await post.postman.deliver()
    assert post.texts[-1] == "Đã nộp: 59"


async def test_patience_asked_for_in_one_chat_holds_up_no_other(post: Post) -> None:
    await post.queue("một", "100")
    post.network.failures.append(TryLater(30))
    await post.delivers()
    for address in ("100", "101"):
        await post.queue("hai", address)
    await post.delivers()
    assert post.texts == ["hai"]
    await post.passes(30)
    await post.delivers()
    await post.delivers()
    assert post.texts == ["hai", "một", "hai"]


async def test_a_network_that_answers_nothing_is_asked_ever_more_seldom(post: Post) -> None:
    for number in range(50):
        await post.queue("đến hạn", str(100 + number))
    post.network.failures.extend(TryLater() for _ in range(10_000))
    tried = [await post.delivers() for _ in range(600)]
    assert sum(tried) < 60
    post.network.failures.clear()
    await post.passes(60)
    for _ in range(60):
        await post.delivers()
    assert (len(post.texts), await post.waits()) == (50, False)


async def test_a_chat_that_hangs_holds_up_no_other_and_few_are_ever_under_way(post: Post) -> None:
    post.network.gates = {"100": asyncio.Event()}
    for number in range(12):
        await post.queue(str(number), str(100 + number), Priority.REMINDER)
    async with asyncio.TaskGroup() as group:
        posting = group.create_task(post.postman.run())
        while len(post.network.taken) < 11:
            await post.passes(0.1)
            post.stage.desk.posts.set()
            await asyncio.sleep(0)
        posting.cancel()
    assert post.network.most_under_way <= 3
    post.network.gates["100"].set()
    await post.delivers()
    assert post.texts[-1] == "0"


async def test_what_was_broken_off_is_sent_by_the_next_run(post: Post) -> None:
    post.network.gates = {"100": asyncio.Event()}
    await post.queue("đến hạn", "100")
    async with asyncio.TaskGroup() as group:
        posting = group.create_task(post.postman.run())
        await post.network.begun.wait()
        posting.cancel()
    assert post.postman.under_way == 0
    post.network.gates["100"].set()
    await post.delivers()
    assert post.texts == ["đến hạn"]


async def test_a_database_that_is_away_for_a_moment_makes_nothing_go_twice(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.queue("đến hạn", "100")
    desk, write, failing = post.stage.desk, post.stage.desk.write, deque([OSError(), OSError()])

    async def sometimes(work: Callable[[Store], Any]) -> Any:
        if failing:
            raise failing.popleft()
        return await write(work)

    monkeypatch.setattr(desk, "write", sometimes)
    postman = post.another(rest=post.passes_instead)
    assert await postman.deliver() == 1
    assert (post.texts, await post.waits()) == (["đến hạn"], False)


async def test_a_database_that_cannot_be_read_is_asked_again(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    await post.queue("đến hạn", "100")
    desk, read = post.stage.desk, post.stage.desk.read

    async def away(work: Callable[[Store], Any]) -> Any:
        raise OSError

    monkeypatch.setattr(desk, "read", away)
    assert await post.postman.deliver() == 0
    monkeypatch.setattr(desk, "read", read)
    assert await post.postman.deliver() == 1


async def test_who_is_not_reached_on_one_network_gets_it_on_the_other_and_the_lead_can_see_it(post: Post) -> None:
    officer = await post.stage.person("ban-dan-van/officer")

    def bind(store: Store) -> None:
        store.people.put_address("telegram", "11", person=officer.person)
        store.people.put_address("zalo", "z11", person=officer.person)

    await post.stage.desk.write(bind)
    post.network.walls = {"11": "blocked"}
    await officer.says("trợ giúp")
    both = post.another("telegram", "zalo")
    await both.deliver()
    assert len(post.network.taken) == 1
    day = post.stage.clock().date()
    [lost] = await post.stage.desk.read(lambda store: store.people.unreachable(post.stage.bloc, day))
    assert (lost.person, lost.channel, lost.state, lost.since) == (
        officer.person,
        "telegram",
        "blocked",
        post.stage.clock(),
    )
    for _ in range(3):
        await officer.says("trợ giúp")
        await post.passes(2)
        assert await both.deliver() == 1
    assert len(post.network.taken) == 4


async def test_dead_letters_are_kept_for_the_operator(post: Post) -> None:
    await post.say("hỏng")
    post.network.failures.append(Unsayable("Button_data_invalid"))
    await post.delivers()
    [letter] = await post.stage.desk.read(lambda store: store.outbox.dead())
    assert (letter.channel, letter.why) == ("telegram", "Button_data_invalid")


async def test_a_broadcast_lets_whoever_is_being_answered_pass_but_never_stops(post: Post) -> None:
    for number in range(3):
        await post.queue("nhắc", str(100 + number), Priority.REMINDER)
    await post.postman.deliver()
    post.stage.desk.turns = 1
    gone = len(post.texts)
    await post.passes(0.1)
    assert await post.postman.deliver() == 0
    await post.passes(0.15)
    await post.postman.deliver()
    assert len(post.texts) > gone
