"""A person's own chat: the page, its rows, and what they say."""

import re
import secrets
from dataclasses import replace
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.websockets import WebSocket

from bot.web.body import json_object, strings_in, text_in, wants_page
from bot.web.commands import commands_of
from bot.web.live import follow, number_in, push_rows, push_touches, while_open
from bot.web.port import Backstage
from bot.web.rows import PAGE, rows_json
from bot.web.unscripted import as_form, newest
from bot.web.uploads import MAX_FILES, keep
from bot.web.visitor import Stranger, Visitor, Whois, back_of, visitor_of, whois
from handlers.talk import bloc_room, unit_room
from messages.incoming import Incoming
from messages.pages import ChatPage

UPDATE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
MAX_TEXT = 32_000
MAX_TAP = 64
MAX_MARKS = 64


async def page(request: Request) -> Response:
    visitor, back = await visitor_of(request), back_of(request)
    who = await _whois(back, visitor)
    commands = await back.desk.read(lambda store: commands_of(store, visitor.person, back.now()))
    said = await back.desk.read(lambda store: newest(store, visitor.room, visitor.base, back.zone))
    return HTMLResponse(
        ChatPage(
            base=visitor.base,
            role=who.role,
            unit=who.unit,
            groups=tuple((group.name, f"nhom/?khoi={group.bloc}") for group in who.groups),
            commands=commands,
            update=secrets.token_hex(16),
            said=said,
            demo=back.demo is not None,
        ).html()
    )


async def _whois(back: Backstage, visitor: Visitor) -> Whois:
    return await back.desk.read(lambda store: whois(store, visitor.person, back.now().date()))


async def rows(request: Request) -> Response:
    visitor = await visitor_of(request)
    return await rows_of(request, visitor, visitor.room)


async def rows_of(request: Request, visitor: Visitor, room: str) -> Response:
    """A room's rows after the cursor in the address."""
    back, after = back_of(request), number_in(request.query_params.get("after", ""))
    found = await back.desk.read(lambda store: store.chat.after(room, after, PAGE))
    return JSONResponse(rows_json(found, after, visitor.base, back.zone))


async def live(socket: WebSocket) -> None:
    await socket.accept()
    try:
        visitor = await visitor_of(socket)
    except Stranger as stranger:
        await socket.close(stranger.code)
        return
    back = back_of(socket)
    who = await _whois(back, visitor)
    touches = [push_touches(socket, bloc_room(group.bloc)) for group in who.groups]
    touches += [push_touches(socket, unit_room(unit), "unit") for unit in who.units]
    works = touches or [_reload_once_serving(socket, back, visitor)]
    back.held[visitor.person] += 1
    try:
        await while_open(socket, push_rows(socket, visitor, visitor.room, visitor_of), *works)
    finally:
        back.held[visitor.person] -= 1


async def _reload_once_serving(socket: WebSocket, back: Backstage, visitor: Visitor) -> None:
    """The page of somebody without a duty: it begins anew once the person has one."""

    async def step() -> bool:
        await visitor_of(socket)
        if (await _whois(back, visitor)).groups:
            await socket.send_json({"reload": True})
        return False

    await follow(socket, back, visitor.room, step)


async def say(request: Request) -> Response:
    """Answers only after the turn is committed, with the rows the page does not have yet; a form with the page."""
    visitor = await visitor_of(request)
    if wants_page(request):
        heard = as_form(await _from_form(request, visitor))
        if heard is not None:
            await back_of(request).desk.take(heard)
        return RedirectResponse(visitor.base, 303)
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    incoming = await (_from_form(request, visitor) if is_form else _from_json(request, visitor))
    await back_of(request).desk.take(incoming)
    return await rows_of(request, visitor, visitor.room)


async def _from_json(request: Request, visitor: Visitor) -> Incoming:
    body = await json_object(request)
    return replace(
        _envelope(body, visitor),
        text=text_in(body, "text", MAX_TEXT),
        tap=text_in(body, "tap", MAX_TAP),
        marks=strings_in(body, "marks", MAX_MARKS, MAX_TAP),
    )


async def _from_form(request: Request, visitor: Visitor) -> Incoming:
    evidence = back_of(request).evidence
    async with request.form(max_files=MAX_FILES, max_fields=MAX_MARKS + 4) as form:
        uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        files = tuple([await keep(evidence, one) for one in uploads if one.filename or one.size])
        return replace(
            _envelope(form, visitor),
            text=text_in(form, "text", MAX_TEXT),
            tap=text_in(form, "tap", MAX_TAP),
            marks=strings_in({"marks": form.getlist("marks")}, "marks", MAX_MARKS, MAX_TAP),
            files=files,
        )


def _envelope(body: Any, visitor: Visitor) -> Incoming:
    number = body.get("id")
    if not isinstance(number, str) or not UPDATE_ID.fullmatch(number):
        raise HTTPException(400)
    return Incoming(update=f"web:{visitor.public_id}:{number}", channel="web", address=visitor.public_id)
