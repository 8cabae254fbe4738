"""The one writing thread: order, errors, giving up, and one wake-up for many."""

import asyncio
from collections.abc import AsyncIterator, Callable
from threading import Event
from typing import Any

import pytest

from bot.writer import AT_ONCE, Writer


@pytest.fixture
async def writer() -> AsyncIterator[Writer]:
    made = Writer()
    yield made
    made.close()


async def test_work_is_done_in_the_order_it_was_asked_for(writer: Writer) -> None:
    done: list[int] = []
    await asyncio.gather(*(writer.do(lambda number=number: done.append(number)) for number in range(50)))  # type: ignore[misc]
    assert done == list(range(50))


async def test_an_error_reaches_only_whoever_asked_for_that_work(writer: Writer) -> None:
    def breaks() -> None:
        raise LookupError("broken")

    answers = await asyncio.gather(
        writer.do(lambda: "before"), writer.do(breaks), writer.do(lambda: "after"), return_exceptions=True
    )
    assert [str(answer) for answer in answers] == ["before", "broken", "after"]


async def test_work_given_up_before_its_turn_is_not_done(writer: Writer) -> None:
    gate, done = Event(), list[str]()
    first = asyncio.create_task(writer.do(gate.wait))  # noqa: TID251
    given_up = asyncio.create_task(writer.do(lambda: done.append("given up")))  # noqa: TID251
    last = asyncio.create_task(writer.do(lambda: done.append("last")))  # noqa: TID251
    await asyncio.wait({given_up}, timeout=0)
    given_up.cancel()
    await asyncio.wait({given_up})
    gate.set()
    await asyncio.gather(first, last)
    assert done == ["last"]


async def test_giving_up_the_last_work_leaves_nobody_untold(writer: Writer) -> None:
    gate = Event()
    first = asyncio.create_task(writer.do(gate.wait))  # noqa: TID251
    given_up = asyncio.create_task(writer.do(lambda: None))  # noqa: TID251
    await asyncio.wait({given_up}, timeout=0)
    given_up.cancel()
    await asyncio.wait({given_up})
    gate.set()
    assert await asyncio.wait_for(first, 10)


async def test_what_is_done_while_the_loop_is_busy_is_told_in_one_wake_up(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, wakes = asyncio.get_running_loop(), list[Callable[..., object]]()
    gate, all_done = Event(), Event()
    wake = loop.call_soon_threadsafe

    def counted(callback: Callable[..., object], *values: Any) -> asyncio.Handle:
        wakes.append(callback)
        return wake(callback, *values)

    monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
    others = (writer.do(lambda: None) for _ in range(9))
    asked = asyncio.gather(writer.do(gate.wait), *others, writer.do(all_done.set))
    await asyncio.wait({asked}, timeout=0)
    gate.set()
    all_done.wait()
    await asked
    assert len(wakes) <= 2


async def test_many_at_once_are_not_kept_waiting_for_the_last(writer: Writer) -> None:
    gate = Event()
    first = [asyncio.create_task(writer.do(lambda: None)) for _ in range(AT_ONCE)]  # noqa: TID251
    last = [asyncio.create_task(writer.do(gate.wait)) for _ in range(2)]  # noqa: TID251
    await asyncio.wait_for(asyncio.gather(*first), 10)
    gate.set()
    await asyncio.gather(*last)


async def test_closing_waits_for_what_was_asked_for_before() -> None:
    writer, done = Writer(), list[str]()
    asked = asyncio.ensure_future(writer.do(lambda: done.append("kept")))
    await asyncio.wait({asked}, timeout=0)
    writer.close()
    assert done == ["kept"]
    await asked
