"""Somebody's phone: a browser's requests to the real program, without the browser."""

from __future__ import annotations

import json
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

    def vote(self, ballot: int, marks: list[int]) -> Body:
        answer = self._client.post(f"{self.base}phieu/{ballot}", json={"marks": marks, "blank": not marks})
        return dict(answer.raise_for_status().json())

    def card(self, ballot: int) -> Body:
        return dict(self._client.get(f"{self.base}phieu/{ballot}").raise_for_status().json())

    def wait_for(self, label: str) -> str:
        """As `value`, once the button is there. Raises NoSuchButton when nothing new is said for too long."""
        cookie = "; ".join(f"{one.name}={one.value}" for one in self._cookies())
        shown: list[Row] = []
        with connect(f"ws://{self._host}{self.base}live", additional_headers={"Cookie": cookie}) as socket:
            while not (found := value_in(shown, label)):
                news = json.loads(socket.recv(timeout=PATIENCE))
                if news.get("rows") == []:
                    raise NoSuchButton(label, shown[-1:])
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

    def _cookies(self) -> list[Any]:
        return [cookie for cookie in self._client.cookies.jar if cookie.path == self.base]


def value_in(rows: list[Row], label: str) -> str:
    """ "" when no button is called so."""
    buttons = [button for row in reversed(rows) for line in row.get("rows", ()) for button in line]
    for matches in (str.__eq__, str.startswith):
        for button in buttons:
            if matches(button["label"], label):
                return str(button["value"])
    return ""
