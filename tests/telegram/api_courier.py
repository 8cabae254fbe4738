"""The fake Telegram's other way: it brings updates to where the bot said, and comes again until they are taken."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.telegram.api_checks import Json, bad
from tests.telegram.api_world import PATIENCE, World

ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
Lane = tuple[str, Any]


@dataclass(frozen=True)
class Hook:
    url: str
    secret: str
    connections: int

    @classmethod
    def asked(cls, params: Json, *, is_local: bool) -> Hook:
        """Raises Refusal as Telegram does; a server of one's own comes to any port, also without TLS."""
        parts = urlsplit(params["url"])
        secret, connections = params.get("secret_token", ""), int(params.get("max_connections", 40))
        if parts.scheme != "https" and not is_local:
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if parts.port not in (None, 443, 80, 88, 8443) and not is_local:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if not re.fullmatch("[A-Za-z0-9_-]{0,256}", secret):
            raise bad("secret token contains unallowed characters")
        if not 1 <= connections <= 100:
            raise bad("max_connections is out of range")
        return cls(params["url"], secret, connections)


class Courier:
    """What one person taps, and what is said in one chat, goes one at a time; a tap may overtake words.

    `roads` lead from a public origin to the servers behind it, in turn. What was not taken waits for `comes_again`.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.hook: Hook | None = None
        self.roads: dict[str, tuple[str, ...]] = {}
        self.is_local = False
        self.last_error = ""
        self.brought: list[tuple[int, int]] = []
        """Updates and what was answered, 0 for nothing."""
        self._busy: set[Lane] = set()
        self._shut: set[Lane] = set()

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=PATIENCE) as client, asyncio.TaskGroup() as group:
            while True:
                for raw in self._next():
                    group.create_task(self._bring(client, raw))
                await self.world.changes.next()

    def comes_again(self) -> None:
        """With all that was not taken."""
        self._shut.clear()
        self.world.changes.tell()

    async def fails(self, times: int = 1) -> None:
        """Until so many attempts came to nothing."""
        await self.world.changes.soon(lambda: len(self.failures) >= times)

    @property
    def failures(self) -> list[tuple[int, int]]:
        return [(update, status) for update, status in self.brought if status != 200]

    def info(self) -> Json:
        hook, allowed = self.hook, {"allowed_updates": [*self.world.allowed]} if self.world.allowed else {}
        known: Json = {"url": hook.url if hook else "", "has_custom_certificate": False}
        known["pending_update_count"] = len(self.world.updates)
        if hook:
            known["max_connections"] = hook.connections
        if self.last_error:
            known |= {"last_error_date": int(self.world.clock.now), "last_error_message": self.last_error}
        return {**known, **allowed}

    def _next(self) -> list[Any]:
        """What may go now, each in a lane that is taken from here on."""
        going = []
        for raw in self.world.updates:
            lane = _lane(raw)
            room = self.hook is not None and len(self._busy) < self.hook.connections
            if room and lane not in self._busy | self._shut:
                self._busy.add(lane)
                going.append(raw)
        return going

    async def _bring(self, client: httpx.AsyncClient, raw: Any) -> None:
        status, lane = await self._answered(client, raw), _lane(raw)
        self.brought.append((raw.get("update_id", 0) if isinstance(raw, dict) else 0, status))
        self._busy.discard(lane)
        if 200 <= status < 300:
            self.world.taken(raw)
        else:
            self._shut.add(lane)
            self.last_error = f"Wrong response from the webhook: {status}" if status else "Connection refused"
        self.world.changes.tell()

    async def _answered(self, client: httpx.AsyncClient, raw: Any) -> int:
        if self.hook is None:
            return 0
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.hook.url))
        roads = self.roads.get(origin, (origin,))
        url = self.hook.url.replace(origin, roads[len(self.brought) % len(roads)], 1)
        head = {"Content-Type": "application/json"}
        if self.hook.secret:
            head["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        with suppress(httpx.HTTPError):
            return (await client.post(url, content=json.dumps(raw), headers=head)).status_code
        return 0


def _lane(raw: Any) -> Lane:
    match raw:
        case {"callback_query": {"from": {"id": person}}}:
            return "tap", person
        case {"message": {"chat": {"id": chat}}}:
            return "chat", chat
    return "broken", json.dumps(raw)
