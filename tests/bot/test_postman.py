"""What waits for another network reaches it, once it can; what never can is given up."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channel import MessageLost, TryLater, Unreachable, Unsayable
from bot.delivery import LONGEST_GAP, MOST_TRIES
from storage.store import Store
from tests.bot.post_stage import Post
from tests.support.stage import Stage


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
    now, later = post.stage.clock(), post.stage.clock() + timedelta(days=30)
    await post.stage.desk.write(lambda store: store.looks.put(post.stage.bloc, later, now))
    await post.postman.deliver()
    assert await post.stage.desk.read(lambda store: store.looks.due(now)) == [post.stage.bloc]
    officer = await post.stage.person("ban-dan-van/officer")
    await officer.says("menu")
    assert not await post.waits()


async def test_what_waits_for_a_network_that_was_switched_off_is_given_up(post: Post) -> None:
    await post.say("đến hạn")
    await post.another("zalo").deliver()
    assert not await post.waits()


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
