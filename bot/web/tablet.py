"""The shared tablet's own pages and touches: bound to one device, and nothing it shows stays anywhere."""

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.websockets import WebSocket

from bot.web.body import number_of, paper_in, touch_object
from bot.web.invitations import keep_cookie
from bot.web.live import follow, while_open
from bot.web.tokens import fresh_token, hashed
from bot.web.visitor import COOKIE, Stranger, back_of
from handlers.talk import bloc_room
from messages.admission_pages import TabletPage, TabletRefusedPage, TabletStartPage
from rules.meetings import MeetingState
from storage.store import Store


async def page(request: Request) -> Response:
    """A GET binds nothing: it asks first."""
    back, (link, device) = back_of(request), _names(request)
    state = await back.tablet.state(link, device)
    if state is not None:
        return HTMLResponse(TabletPage(bloc=state["bloc"], year=state["year"]).html())
    why = await back.desk.read(lambda store: _why(store, link))
    return _refused(why) if why else HTMLResponse(TabletStartPage().html())


async def bind(request: Request) -> Response:
    """This device becomes the tablet, unless another one is."""
    back, (link, device) = back_of(request), _names(request)
    if await back.tablet.state(link, device) is not None:
        return RedirectResponse(request.url.path, 303)
    why = await back.desk.read(lambda store: _why(store, link))
    token = fresh_token()
    if why or not await back.desk.write(lambda store: store.admission.bind_tablet(link, hashed(token))):
        return _refused(why or "other_device")
    bloc = await back.desk.read(lambda store: _bloc(store, link))
    back.desk.changes.touch({bloc_room(bloc)})
    response = RedirectResponse(request.url.path, 303)
    keep_cookie(request, response, token, request.url.path)
    return response


async def live(socket: WebSocket) -> None:
    """Who is called, pushed whole after each change."""
    back, (link, device) = back_of(socket), _names(socket)
    await socket.accept()

    async def step() -> bool:
        state = await back.tablet.state(link, device)
        if state is None:
            raise Stranger
        await socket.send_json(state)
        return False

    bloc = await back.desk.read(lambda store: _bloc(store, link))
    await while_open(socket, follow(socket, back, bloc_room(bloc), step))


async def card(request: Request) -> Response:
    ballot, voter = number_of(request, "ballot"), number_of(request, "voter")
    return JSONResponse(await back_of(request).tablet.card(*_names(request), ballot, voter))


async def cast(request: Request) -> Response:
    """As a delegate's own card sends it."""
    ballot, voter = number_of(request, "ballot"), number_of(request, "voter")
    marks, blank, spoiled = paper_in(await touch_object(request))
    answer = await back_of(request).tablet.cast(
        *_names(request), ballot, voter, marks, blank=blank, spoiled=spoiled
    )
    return JSONResponse(answer)


async def dismiss(request: Request) -> Response:
    ballot, voter = number_of(request, "ballot"), number_of(request, "voter")
    return JSONResponse(await back_of(request).tablet.dismiss(*_names(request), ballot, voter))


def _names(connection: HTTPConnection) -> tuple[str, str]:
    """The hashes of the link and of what this device keeps."""
    return hashed(connection.path_params["token"]), hashed(connection.cookies.get(COOKIE, ""))


def _why(store: Store, link: str) -> str:
    """Why no device may become the tablet by this link: "unknown", "over" or "other_device"; else ""."""
    tablet = store.admission.tablet_of_token(link)
    meeting = store.meetings.get(tablet.meeting) if tablet else None
    if tablet is None or meeting is None:
        return "unknown"
    if meeting.state is MeetingState.CLOSED:
        return "over"
    return "other_device" if tablet.device else ""


def _bloc(store: Store, link: str) -> int:
    tablet = store.admission.tablet_of_token(link)
    meeting = store.meetings.get(tablet.meeting) if tablet else None
    return meeting.bloc if meeting else 0


def _refused(why: str) -> Response:
    return HTMLResponse(TabletRefusedPage(why=why).html(), {"unknown": 404, "over": 410}.get(why, 403))
