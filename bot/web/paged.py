"""A page made of what one person may see, or why they may not."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.speaking import talk_of
from bot.web.visitor import back_of, visitor_of
from handlers.talk import Talk
from messages.pages import Page
from messages.reading_page import reading_page
from messages.render import render_refusal
from rules.errors import NotYours, Refusal
from storage.store import Store

REFUSED = 403


async def answer_page(request: Request, page_of: Callable[[Talk, str], Page]) -> Response:
    """Whoever may not see it is told why."""
    visitor, back = await visitor_of(request), back_of(request)

    def made(store: Store) -> tuple[str, int]:
        try:
            talk = talk_of(store, visitor.person, back.now(), back.working())
            if talk is None:
                raise NotYours
            return page_of(talk, visitor.base).html(talk.bloc.words), 200
        except Refusal as refusal:
            return reading_page(visitor.base, render_refusal(refusal)).html(), REFUSED

    html, status = await back.desk.read(made)
    return HTMLResponse(html, status)
