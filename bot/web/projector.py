"""The meeting's big screen: one state pushed whole after each change."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocket

from bot.web.live import follow, while_open
from bot.web.qr import qr_image
from bot.web.visitor import Stranger, back_of
from messages.pages import ProjectorPage


async def page(request: Request) -> Response:
    if await back_of(request).screen.state(request.path_params["token"]) is None:
        raise HTTPException(404)
    return HTMLResponse(ProjectorPage().html())


async def live(socket: WebSocket) -> None:
    back, token = back_of(socket), socket.path_params["token"]
    await socket.accept()

    async def step() -> bool:
        state = await back.screen.state(token)
        if state is None:
            raise Stranger
        if state.get("join_url"):
            state = {**state, "qr": qr_image(state["join_url"])}
        await socket.send_json(state)
        return False

    room = await back.screen.room(token)
    await while_open(socket, follow(socket, back, room, step))
