"""The bloc's group room, read by its people."""

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocket

from bot.web.chat import rows_of
from bot.web.live import number_in, push_rows, while_open
from bot.web.unscripted import newest
from bot.web.visitor import Group, Stranger, Visitor, back_of, visitor_of, whois
from messages.pages import GroupPage


async def page(request: Request) -> Response:
    visitor, group = await _member(request)
    back, room = back_of(request), f"g{group.bloc}"
    said = await back.desk.read(lambda store: newest(store, room, visitor.base, back.zone))
    shown = GroupPage(f"{visitor.base}nhom/", group.bloc, group.name, group.units, said)
    return HTMLResponse(shown.html())


async def rows(request: Request) -> Response:
    visitor, group = await _member(request)
    return await rows_of(request, visitor, f"g{group.bloc}")


async def live(socket: WebSocket) -> None:
    await socket.accept()
    try:
        visitor, group = await _member(socket)
    except Stranger as stranger:
        await socket.close(stranger.code)
        return
    await while_open(socket, push_rows(socket, visitor, f"g{group.bloc}", _member))


async def _member(connection: HTTPConnection) -> tuple[Visitor, Group]:
    """The visitor and the bloc asked for, their first when none is; raises Stranger."""
    visitor, back = await visitor_of(connection), back_of(connection)
    who = await back.desk.read(lambda store: whois(store, visitor.person, back.now().date()))
    asked = number_in(connection.query_params.get("khoi", ""))
    group = next((group for group in who.groups if asked in (0, group.bloc)), None)
    if group is None:
        raise Stranger
    return visitor, group
