"""What `doctor` finds in a house, and a server that answers it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.clock import real_clock
from bot.doctor import examine
from bot.doctor_data import Machine
from messages.operator_doctor import Finding
from tests.bot.backup_house import ZONE, House

TOKEN = "123456:" + "a" * 35
NOBODY = "http://127.0.0.1:9"


def furnished_house(folder: Path) -> House:
    """With a backup."""
    house = House(folder).furnish()
    assert house.run("backup") == 0
    return house


def moved(house: House, folder: Path) -> House:
    """A copy that nobody serves."""
    shutil.copytree(house.folder, folder / "house")
    copy = House(folder / "house")
    copy.environ |= {"KTD_WEB_PORT": "9", "KTD_BOX": f"unix:{folder}/box/box.sock"}
    return copy


def found(house: House, after: timedelta = timedelta(0), free: int = 2**40) -> dict[str, Finding]:
    machine = Machine(real_clock(ZONE)() + after, lambda _: free)
    return {finding.kind: finding for finding in examine(house.settings, machine)}


def wrong(house: House, after: timedelta = timedelta(0), free: int = 2**40) -> list[str]:
    return [kind for kind, finding in found(house, after, free).items() if finding.is_bad]


class Answering(BaseHTTPRequestHandler):
    """`answers` by the end of a path: a status and a body."""

    answers: dict[str, tuple[int, str]]

    def do_GET(self) -> None:
        status, body = self.answers[self.path.rpartition("/")[2]]
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def answering(**answers: tuple[int, str]) -> Iterator[int]:
    """The port of a server on this machine."""
    handler = type("Handler", (Answering,), {"answers": answers})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
