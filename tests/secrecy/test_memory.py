"""The key of a box is in no process once it was made, and in none once the box was opened."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE

import pytest
from Crypto.Protocol.SecretSharing import Shamir

from bot.box.address import UnixAddress
from bot.box.keys import rebuild
from bot.box.starting import HOME, bare_environment
from tests.box.searched import running, stands_in

Process = subprocess.Popen[str]
AnyProcess = Process | subprocess.Popen[bytes]
STOPS = 2
MAKING_KEYS = """
import asyncio, json, sys
from base64 import b64encode
from bot.box import ceremony_here
[keys] = asyncio.run(ceremony_here.make_keys(3, 2))
shares = [b64encode(share).decode() for share in keys.shares]
print(json.dumps({"public_key": keys.public_key.hex(), "shares": shares}), flush=True)
sys.stdin.readline()
"""


@dataclass(frozen=True)
class Key:
    """What any two members' shares make: the seed, and the key that opens the box."""

    seed: bytes
    private: bytes

    def is_in(self, process: AnyProcess) -> bool:
        """As bytes or in Base64; the seed also as the number it is while shares are made of it."""
        secrets = (self.seed, self.private, in_memory(int.from_bytes(self.seed, "big")))
        return any(stands_in(process.pid, secret) for secret in secrets)


def in_memory(number: int) -> bytes:
    """How CPython keeps a whole number: four bytes for every thirty bits, the lowest first."""
    digits = range(0, number.bit_length(), 30)
    return b"".join(((number >> at) % 2**30).to_bytes(4, "little") for at in digits)


def told(process: Process) -> Key:
    """The key whose shares the process names next."""
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    shares = [b64decode(share) for share in line["shares"][:2]]
    private = rebuild(bytes.fromhex(line["public_key"]), shares)
    return Key(Shamir.combine([(share[0], share[1:]) for share in shares]), bytes(private))


def goes_on(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@contextmanager
def started(*words: str) -> Iterator[Process]:
    process = subprocess.Popen(
        (sys.executable, *words), cwd=HOME, env=bare_environment(), stdin=PIPE, stdout=PIPE, text=True
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="mem-") as name:
        yield Path(name)


@pytest.fixture
async def box(folder: Path) -> AsyncIterator[AnyProcess]:
    """Found at its socket by a bot that looks for one; a child of ours, so that we may read its memory."""
    with running(UnixAddress(folder / "box" / "box.sock")) as box:
        await box.answers()
        yield box.process


def bot(folder: Path, where: str) -> tuple[str, ...]:
    return "-m", "tests.secrecy.bot_process", str(folder), str(folder / "box" / "box.sock"), where


async def test_the_key_is_in_no_process_once_it_was_made_and_once_the_box_was_opened(
    folder: Path, box: AnyProcess
) -> None:
    with started(*bot(folder, "child")) as process:
        for _ in range(STOPS):
            key = told(process)
            assert [key.is_in(process), key.is_in(box)] == [False, False]
            goes_on(process)


async def test_the_same_look_finds_a_key_that_the_bot_made_and_kept(folder: Path, box: AnyProcess) -> None:
    with started(*bot(folder, "kept")) as process:
        for _ in range(STOPS):
            assert told(process).is_in(process)
            goes_on(process)


def test_the_same_look_finds_a_key_just_made_in_a_process_that_goes_on() -> None:
    with started("-c", MAKING_KEYS) as process:
        assert told(process).is_in(process)
