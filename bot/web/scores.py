"""Pages of scores beside the chat; what is decided on them goes through the chat's own steps."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.live import number_in
from bot.web.speaking import talk_of
from bot.web.visitor import back_of, visitor_of
from handlers.score_pages import leaf_trail, result_table, wide_review
from handlers.talk import Talk
from messages.pages import Page
from messages.reading_page import reading_page
from messages.render import render_refusal
from rules.errors import NotYours, Refusal
from storage.store import Store

REFUSED = 403
LARGEST = 2**31


async def review(request: Request) -> Response:
    """The sheets under review, units beside each other."""
    return await _page(request, wide_review)


async def trail(request: Request) -> Response:
    """How one criterion's points came about."""
    sheet, code = min(request.path_params["sheet"], LARGEST - 1), request.path_params["leaf"]
    return await _page(request, lambda talk, base: leaf_trail(talk, base, sheet, code))


async def table(request: Request) -> Response:
    """The table of results; `lan` in the address is an earlier version's number."""
    version = number_in(request.query_params.get("lan", ""))
    return await _page(request, lambda talk, base: result_table(talk, base, version))


async def _page(request: Request, page_of: Callable[[Talk, str], Page]) -> Response:
    """Whoever may not see it is told why."""
    visitor, back = await visitor_of(request), back_of(request)

    def made(store: Store) -> tuple[str, int]:
        try:
            talk = talk_of(store, visitor.person, back.now())
            if talk is None:
                raise NotYours
            return page_of(talk, visitor.base).html(), 200
        except Refusal as refusal:
            return reading_page(visitor.base, render_refusal(refusal)).html(), REFUSED

    html, status = await back.desk.read(made)
    return HTMLResponse(html, status)
