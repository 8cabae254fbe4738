"""Who is answered goes first, a chat keeps its order, and no network hears more than it allows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.channel import TryLater
from rules.priorities import Priority
from storage.store import Store
from tests.bot.post_stage import Post
from tests.support.stage import Stage


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with Stage(tmp_path) as stage:
        yield Post(stage)


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
        while await post.waiting() > 1:
            await post.passes(0.1)
            post.stage.desk.posts.set()
        posting.cancel()
    assert post.network.most_under_way <= 3
    post.network.gates["100"].set()
    await post.delivers()
    assert post.texts[-1] == "0"


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
