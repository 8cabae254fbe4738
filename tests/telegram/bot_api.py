"""A small Bot API server of our own on 127.0.0.1, as strict as Telegram where the channel could go wrong."""

import asyncio
import json
import logging
import re
from collections import defaultdict, deque
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.telegram.api_checks import Json, Pace, Refusal
from tests.telegram.api_courier import Courier
from tests.telegram.api_methods import Methods, table
from tests.telegram.api_world import Chat, Clock, World
from tests.telegram.person import NEVER_STARTED, Group, Person

TOKEN = "7000001:" + "T" * 35
_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]{35}")


class BotApi:
    """`async with BotApi() as api` serves `api.base_url`; `paced` keeps Telegram's rates on `api.clock`."""

    def __init__(self, paced: bool = False) -> None:
        self.token = TOKEN
        self.base_url = ""
        self.calls: list[tuple[str, Json]] = []
        self.world = World(pace=Pace() if paced else None)
        self._methods = Methods(self.world)
        self._table = table(self._methods)
        self._refusals: dict[str, deque[Refusal]] = defaultdict(deque)
        self._lies: dict[str, deque[tuple[str, int]]] = defaultdict(deque)

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def courier(self) -> Courier:
        return self._methods.courier

    @property
    def root(self) -> str:
        return self.base_url.removesuffix("/bot")

    async def __aenter__(self) -> Self:
        routes = [
            Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._download),
        ]
        app = Starlette(routes=routes)
        config = uvicorn.Config(app, "127.0.0.1", 0, log_config=None, access_log=False, lifespan="off")
        config.load()
        logging.getLogger("uvicorn").setLevel(logging.WARNING)
        logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup()
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{port}/bot"
        self._bringing = asyncio.ensure_future(self.courier.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bringing.cancel()
        self._methods.closed = True
        self.world.changes.tell()
        await asyncio.wait({self._bringing})
        await self._server.shutdown()

    def person(self, address: int, name: str) -> Person:
        """A person who has not started the bot."""
        chat = self.world.chats.setdefault(address, Chat(address, "private", name, wall=NEVER_STARTED))
        return Person(self.world, chat)

    def group(self, address: int, title: str) -> Group:
        kind = "supergroup" if address < -(10**12) else "group"
        return Group(self.world, self.world.chats.setdefault(address, Chat(address, kind, title)))

    def refuse(self, method: str, code: int, description: str, **parameters: int) -> None:
        """The next call of `method` fails so."""
        self._refusals[method].append(Refusal(code, description, **parameters))

    def lie(self, method: str, body: str, code: int = 200) -> None:
        """The next call of `method` does nothing and is answered with these very words."""
        self._lies[method].append((body, code))

    def push_raw(self, raw: Any) -> None:
        """An update as broken as wanted."""
        self.world.updates.append(raw)
        self.world.changes.tell()

    async def confirms(self, update: int) -> None:
        """Until the bot told Telegram that it has taken `update`."""
        world = self.world
        await world.changes.soon(lambda: world.confirmed >= update or update in world.delivered)

    def called(self, method: str) -> list[Json]:
        return [params for name, params in self.calls if name == method]

    async def _call(self, request: Request) -> Response:
        try:
            method = request.path_params["method"]
            self._check_token(request)
            if method.lower() not in self._table:
                raise Refusal(404, "Not Found")
            async with request.form() as form:
                params = {**request.query_params, **form}
                self.calls.append((method, params))
                if self._lies[method]:
                    return Response(*self._lies[method].popleft(), media_type="application/json")
                if self._refusals[method]:
                    raise self._refusals[method].popleft()
                result = await self._table[method.lower()](params)
        except Refusal as refusal:
            self.world.changes.tell()
            return _json(refusal.as_json(), refusal.code)
        return _json({"ok": True, "result": result})

    async def _download(self, request: Request) -> Response:
        try:
            self._check_token(request)
        except Refusal as refusal:
            return _json(refusal.as_json(), refusal.code)
        file = self.world.files.get(request.path_params["path"].removeprefix("documents/"))
        return (
            Response(file.content, media_type="application/octet-stream")
            if file
            else Response(status_code=404)
        )

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if not _SHAPE.fullmatch(token):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")


def _json(body: Json, code: int = 200) -> Response:
    """Escaped as Telegram escapes, so that half a surrogate pair can travel."""
    return Response(json.dumps(body), code, media_type="application/json")
