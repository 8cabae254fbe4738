"""The printable sheet of personal QR codes; a POST makes the links, a GET never does."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.qr import qr_image
from bot.web.visitor import back_of, role_of, visitor_of
from messages.pages import InvitationCard, InvitationSheetPage


async def ask(request: Request) -> Response:
    visitor = await visitor_of(request)
    return HTMLResponse(InvitationSheetPage(base=visitor.base, cards=()).html())


async def make(request: Request) -> Response:
    visitor = await visitor_of(request)
    found = await back_of(request).sheet.invitation_sheet(visitor.person)
    if found is None:
        raise HTTPException(403)
    cards = tuple(
        InvitationCard(
            role=role_of(one["role"], one["unit"]), unit=one["unit"], link=one["url"], qr=qr_image(one["url"])
        )
        for one in found
    )
    return HTMLResponse(InvitationSheetPage(base=visitor.base, cards=cards).html())
