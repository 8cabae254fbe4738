"""The desk beside the shared tablet: its link, made by the lead, and the touches that call a voter to it."""

from datetime import datetime
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.meeting_rights import Held
from bot.web.body import number_of, touch_object
from bot.web.led import led_by
from bot.web.qr import qr_image
from bot.web.tokens import fresh_token, hashed
from bot.web.visitor import back_of, visitor_of
from handlers.talk import bloc_room
from messages.admission_pages import TabletLinkPage, TabletRefusedPage
from rules.meetings import MeetingState
from storage.store import Store


async def ask(request: Request) -> Response:
    """A GET makes no link."""
    visitor = await visitor_of(request)
    held = await led_by(request, visitor)
    tablet = await back_of(request).desk.read(lambda store: store.admission.tablet(held.meeting.id))
    page = TabletLinkPage(
        base=visitor.base, bloc=held.bloc.name, link="", qr="", bound=bool(tablet and tablet.device)
    )
    return HTMLResponse(page.html())


async def make(request: Request) -> Response:
    """A new link; the one before and the device it was opened on end."""
    visitor, back, token = await visitor_of(request), back_of(request), fresh_token()
    held = await led_by(request, visitor)
    if held.meeting.state is MeetingState.CLOSED:
        return HTMLResponse(TabletRefusedPage(why="over").html(), 410)
    await back.desk.write(partial(_put, held=held, link=hashed(token), by=visitor.person, at=back.now()))
    back.desk.changes.touch({bloc_room(held.bloc.id)})
    link = f"{back.public_url.rstrip('/')}/diem-bo-phieu/{token}/"
    page = TabletLinkPage(base=visitor.base, bloc=held.bloc.name, link=link, qr=qr_image(link), bound=False)
    return HTMLResponse(page.html())


async def card(request: Request) -> Response:
    """What the desk's card in the chat shows now."""
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).tablet.desk(visitor.person, number_of(request, "meeting")))


async def call(request: Request) -> Response:
    """{"voter": id}, 0 for nobody."""
    visitor, ballot = await visitor_of(request), number_of(request, "ballot")
    body = await touch_object(request)
    voter = body.get("voter")
    if set(body) != {"voter"} or type(voter) is not int or not 0 <= voter < 2**31:
        raise HTTPException(400)
    return JSONResponse(await back_of(request).tablet.call(visitor.person, ballot, voter))


def _put(store: Store, held: Held, link: str, by: int, at: datetime) -> None:
    store.admission.put_tablet(held.meeting.id, link)
    store.audit.put(held.bloc.id, "tablet_linked", {"by": by, "meeting": held.meeting.id}, at)
