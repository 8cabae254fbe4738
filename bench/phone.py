"""Somebody's phone: a browser's requests to the real program, without the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import copy
from typing import Any
from urllib.parse import urlsplit

import httpx
from websockets.sync.client import connect

Row = dict[str, Any]
Body = dict[str, Any]
PATIENCE = 30.0


class NoSuchButton(Exception):
    """The label, and the last row said."""


class Phone:
    """Joined by its personal link; every tap and word carries an id made here, and may be sent again."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self._host = parts.netloc
        self._client = httpx.Client(base_url=f"http://{parts.netloc}", trust_env=False, timeout=PATIENCE)
        self._client.get(parts.path).raise_for_status()
        self.base = self._client.post(parts.path).headers["location"]

    def close(self) -> None:
        self._client.close()

    @contextmanager
    def at(self, host: str) -> Iterator[Phone]:
        """The same phone, asking another process at `host`, an address and a port."""
        other = copy(self)
        other._host = host
        other._client = httpx.Client(
            base_url=f"http://{host}", cookies=self._client.cookies, trust_env=False, timeout=PATIENCE
        )
        with closing(other):
            yield other

    def rows(self) -> list[Row]:
        """The chat as a freshly opened page shows it."""
        shown: dict[int, Row] = {}
        news = self._rows_after(0)
        while news["rows"]:
            shown |= {row["id"]: row for row in news["rows"]}
            news = self._rows_after(news["cursor"])
        return [row for _, row in sorted(shown.items()) if not row.get("gone")]

    def value(self, label: str) -> str:
        """What the newest button sends whose label is or begins with `label`."""
        return value_in(self.rows(), label)

    def send(self, update: str, body: Body, patience: float = PATIENCE) -> None:
        """`body`: {"text"}, {"tap"} or {"file": (name, content)}; raise httpx.ReadTimeout after `patience` seconds."""
        timeout = httpx.Timeout(PATIENCE, read=patience)
        files = {"files": body["file"]} if "file" in body else None
        data = {"id": update} if files else None
        words = None if files else {"id": update, **body}
        answer = self._client.post(f"{self.base}say", json=words, data=data, files=files, timeout=timeout)
        answer.raise_for_status()

    def look(self, card: str) -> Body:
        """What a live card shows now, by its address under the person's own."""
        return dict(self._client.get(f"{self.base}{card}").raise_for_status().json())

    def touch(self, card: str, body: Body) -> Body:
        return dict(self._client.post(f"{self.base}{card}", json=body).raise_for_status().json())

    def vote(self, ballot: int, marks: list[int]) -> Body:
        return self.touch(f"phieu/{ballot}", {"marks": marks, "blank": not marks})

    def card(self, ballot: int) -> Body:
        return self.look(f"phieu/{ballot}")

    def wait_for(self, *labels: str) -> str:
        """What a button with exactly one of these labels sends, once it is there.

        Raises NoSuchButton when nothing new is said for too long.
        """
        shown: list[Row] = []
        with connect(f"ws://{self._host}{self.base}live", additional_headers={"Cookie": self.cookie()}) as socket:
            while not (found := labelled(shown, *labels)):
                news = json.loads(socket.recv(timeout=PATIENCE))
                if news.get("rows") == []:
                    raise NoSuchButton(labels, shown[-1:])
                shown += news.get("rows", ())
        return found

    def get(self, path: str) -> httpx.Response:
        return self._client.get(path).raise_for_status()

    def group(self, bloc: int) -> list[str]:
        """Everything said in the bloc's group."""
        answer = self._client.get(f"{self.base}nhom/rows", params={"khoi": bloc})
        return [row["html"] for row in answer.raise_for_status().json()["rows"]]

    def _rows_after(self, cursor: int) -> Body:
        answer = self._client.get(f"{self.base}rows", params={"after": cursor})
        return dict(answer.raise_for_status().json())

    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self._client.cookies.jar if one.path == self.base)


def value_in(rows: list[Row], label: str) -> str:
    """ "" when no button is called so."""
    begun = (str(button["value"]) for button in _buttons(rows) if button["label"].startswith(label))
    return labelled(rows, label) or next(begun, "")


def labelled(rows: list[Row], *labels: str) -> str:
    """ "" when no button is called exactly so."""
    return next((str(button["value"]) for button in _buttons(rows) if button["label"] in labels), "")


def _buttons(rows: list[Row]) -> Iterator[Row]:
    """Newest first."""
    return (button for row in reversed(rows) for line in row.get("rows", ()) for button in line)
