"""Every address the program answers at."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from bot.web import (
    admission,
    ballots,
    calendar,
    chat,
    committee,
    delegate_cards,
    figures,
    files,
    group,
    health,
    invitation_sheet,
    invitations,
    projector,
    reading,
    scores,
    slips,
    tablet,
    tablet_desk,
    webhooks,
)
from bot.web.body import wants_page
from bot.web.demo import demo_routes
from bot.web.guard import Guard
from bot.web.port import Backstage
from bot.web.unkept import say_full, say_unkept
from bot.web.visitor import Stranger, TurnedAway
from messages.pages import RefusedPage, WelcomePage
from storage.troubles import NotKept

STATIC = Path(__file__).parent / "static"
UNSENT = (400, 413)


def site(back: Backstage) -> Starlette:
    routes = ROUTES + (demo_routes() if back.demo is not None else [Route("/", _welcome)])
    counting = [Middleware(figures.Counting, back.metrics.tally)] if back.metrics else []
    app = Starlette(
        routes=routes,
        middleware=[*counting, Middleware(Guard)],
        exception_handlers={
            Stranger: _refuse_stranger,
            HTTPException: _say_error,
            NotKept: say_unkept,
            OSError: say_full,
        },
    )
    app.state.back = back
    return app


async def _welcome(request: Request) -> Response:  # noqa: ARG001
    return HTMLResponse(WelcomePage().html())


async def _refuse_stranger(request: Request, error: Exception) -> Response:
    if wants_page(request) or (request.method == "GET" and request.url.path.endswith("/")):
        away = isinstance(error, TurnedAway)
        return admission.refused("denied") if away else HTMLResponse(RefusedPage(why="device").html(), 403)
    return JSONResponse({"error": "device"}, 403)


async def _say_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status in UNSENT and wants_page(request) and request.url.path.endswith("/say"):
        return HTMLResponse(RefusedPage(why="unsent").html(), status)
    return JSONResponse({"error": status}, status)


ROUTES: list[BaseRoute] = [
    Route("/v/{token}", invitations.show),
    Route("/v/{token}", invitations.accept, methods=["POST"]),
    Route("/p/{pid}/", chat.page),
    Route("/p/{pid}/rows", chat.rows),
    Route("/p/{pid}/say", chat.say, methods=["POST"]),
    WebSocketRoute("/p/{pid}/live", chat.live),
    Route("/p/{pid}/file/{digest}", files.download),
    Route("/p/{pid}/nhom/", group.page),
    Route("/p/{pid}/nhom/rows", group.rows),
    WebSocketRoute("/p/{pid}/nhom/live", group.live),
    Route("/p/{pid}/phieu/{ballot:int}", ballots.card),
    Route("/p/{pid}/phieu/{ballot:int}", ballots.cast, methods=["POST"]),
    Route("/p/{pid}/tinh-hinh/{ballot:int}", ballots.turnout),
    Route("/p/{pid}/khoa/{ring:int}", committee.keys),
    Route("/p/{pid}/khoa/{ring:int}", committee.fetch, methods=["POST"]),
    Route("/p/{pid}/hom/{ballot:int}", committee.opening),
    Route("/p/{pid}/hom/{ballot:int}", committee.give, methods=["POST"]),
    Route("/p/{pid}/phieu-giay/{ballot:int}", slips.card),
    Route("/p/{pid}/phieu-giay/{ballot:int}", slips.touch, methods=["POST"]),
    Route("/p/{pid}/phieu-moi/", invitation_sheet.ask),
    Route("/p/{pid}/phieu-moi/", invitation_sheet.make, methods=["POST"]),
    Route("/p/{pid}/doc/{kind}/{number:int}/", reading.page),
    Route("/p/{pid}/tham-dinh/", scores.review),
    Route("/p/{pid}/qua-trinh/{sheet:int}/{leaf}/", scores.trail),
    Route("/p/{pid}/bang-diem/", scores.table),
    Route("/p/{pid}/lich/", calendar.page),
    Route("/p/{pid}/lich/dang-ky", calendar.subscribe, methods=["POST"]),
    Route("/p/{pid}/lich/ngung", calendar.unsubscribe, methods=["POST"]),
    Route("/lich/{token}.ics", calendar.feed),
    Route("/p/{pid}/the-dai-bieu/{meeting:int}/", delegate_cards.page),
    Route("/p/{pid}/the-dai-bieu/{meeting:int}/", delegate_cards.make, methods=["POST"]),
    Route("/p/{pid}/diem-bo-phieu-chung/{meeting:int}/", tablet_desk.ask),
    Route("/p/{pid}/diem-bo-phieu-chung/{meeting:int}/", tablet_desk.make, methods=["POST"]),
    Route("/p/{pid}/diem-bo-phieu/hoi-nghi/{meeting:int}", tablet_desk.card),
    Route("/p/{pid}/diem-bo-phieu/{ballot:int}", tablet_desk.call, methods=["POST"]),
    Route("/diem-bo-phieu/{token}/", tablet.page),
    Route("/diem-bo-phieu/{token}/", tablet.bind, methods=["POST"]),
    WebSocketRoute("/diem-bo-phieu/{token}/live", tablet.live),
    Route("/diem-bo-phieu/{token}/{voter:int}/phieu/{ballot:int}", tablet.card),
    Route("/diem-bo-phieu/{token}/{voter:int}/phieu/{ballot:int}", tablet.cast, methods=["POST"]),
    Route("/diem-bo-phieu/{token}/{voter:int}/thoi/{ballot:int}", tablet.dismiss, methods=["POST"]),
    Route("/the/{token}", admission.show),
    Route("/the/{token}", admission.accept, methods=["POST"]),
    Route("/man-chieu/{token}/", projector.page),
    WebSocketRoute("/man-chieu/{token}/live", projector.live),
    Route("/webhook/{network}", webhooks.hear, methods=["POST"]),
    Route("/healthz", health.healthy),
    Route("/readyz", health.ready),
    Route("/metrics", figures.metrics),
    Mount("/static", StaticFiles(directory=STATIC)),
]
