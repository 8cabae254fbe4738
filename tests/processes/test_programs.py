"""Real processes on one PostgreSQL database, killed and frozen as machines do it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Condition

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from bench.pair import Pair, leads, pair, wait_to_lead
from bench.phone import Phone
from bench.program import Program

OFFICER = "ban-dan-van/officer"
BEFORE_THE_HEARTBEAT = 15.0
"""Seconds in which a page that heard of nothing does not look by itself."""
WORDS = [f"lời thứ {number}" for number in range(12)]


@pytest.fixture
def programs(url: str, tmp_path: Path) -> Iterator[Pair]:
    with pair(url, tmp_path) as started:
        yield started


@pytest.fixture
def phone(programs: Pair) -> Iterator[Phone]:
    (link,) = programs.leader.invite(OFFICER).values()
    with closing(Phone(link)) as joined:
        yield joined


def test_a_page_shows_what_the_other_program_was_told_and_that_one_is_killed(
    programs: Pair, phone: Phone
) -> None:
    assert not leads(programs.follower)
    with phone.at(_host(programs.follower)) as elsewhere:
        with connect(
            f"ws://{_host(programs.follower)}{phone.base}live", additional_headers=_cookie(phone)
        ) as page:
            page.recv()
            phone.send("first-words", {"text": WORDS[0]})
            assert _seen(page, WORDS[0])
        programs.leader.kill()
        programs.wait_for_follower()
        elsewhere.send("first-words", {"text": WORDS[0]})
        elsewhere.send("other-words", {"text": WORDS[1]})
        assert _said(elsewhere) == WORDS[:2]


@pytest.mark.long
def test_a_frozen_program_loses_the_lead_and_knows_it_once_it_wakes(programs: Pair) -> None:
    frozen = programs.leader
    os.kill(frozen.pid, signal.SIGSTOP)
    try:
        programs.wait_for_follower()
    finally:
        os.kill(frozen.pid, signal.SIGCONT)
    while leads(frozen):
        continue
    assert leads(programs.leader)
    programs.leader.kill()
    wait_to_lead(frozen)


@pytest.mark.long
def test_one_officer_on_two_devices_through_kills_is_answered_once_and_in_order(
    programs: Pair, phone: Phone
) -> None:
    homes, back = [programs.leader, programs.follower], Condition()

    def tell_all(home: Program) -> None:
        with phone.at(_host(home)) as device:
            for number, text in enumerate(WORDS):
                while not _told(device, f"update-{number}", text):
                    with back:
                        back.wait(1)

    with ThreadPoolExecutor(2) as devices:
        told = [devices.submit(tell_all, home) for home in homes]
        for _ in range(3):
            programs.leader.kill()
            programs.wait_for_follower()
            programs.follower.start()
            with back:
                back.notify_all()
        for one in told:
            one.result()
    assert _said(phone) == WORDS


def _told(device: Phone, update: str, text: str) -> bool:
    try:
        device.send(update, {"text": text})
    except httpx.HTTPError:
        return False
    return True


def _host(program: Program) -> str:
    return program.url.removeprefix("http://")


def _cookie(phone: Phone) -> dict[str, str]:
    return {"Cookie": phone.cookie()}


def _seen(page: ClientConnection, text: str) -> bool:
    while True:
        rows = json.loads(page.recv(timeout=BEFORE_THE_HEARTBEAT)).get("rows", ())
        if any(row.get("html") == text for row in rows):
            return True


def _said(phone: Phone) -> list[str]:
    return [row["html"] for row in phone.rows() if row["mine"]]
