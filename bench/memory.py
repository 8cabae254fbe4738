"""What the bot and a box beside it hold while nothing happens: each page counted once over all who share it."""

import asyncio
import re
import socket
import struct
from pathlib import Path

from bench.figures import figure
from bench.phone import Phone
from bench.program import Program
from bot.box.address import UnixAddress
from bot.box.starting import start_detached

TURNS = 50


def measure(program: Program, phone: Phone) -> None:
    """After some turns, with a box running though no ballot is open."""
    for number in range(TURNS):
        phone.send(f"memory-{number:04d}", {"text": "chấm điểm"})
    asyncio.run(start_detached(program.box, idle_seconds=5))
    held = proportional_set(program.pid) + proportional_set(_behind(program.box))
    figure("idle_rss_mb", held / 1e6, "MB", "<=", 120)


def proportional_set(pid: int) -> int:
    """Bytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return 1024 * int(re.findall(r"^Pss: +(\d+) kB$", lines, re.MULTILINE)[0])


def _behind(address: UnixAddress) -> int:
    """The process that serves a socket."""
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(str(address.path))
        credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[0])
