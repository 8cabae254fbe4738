"""What is read aloud, as a page in large print that asks nothing of the device."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.visitor import back_of, visitor_of
from handlers.reading import read_aloud
from messages.outgoing import Outgoing
from messages.reading_page import reading_page
from messages.render import render, render_refusal
from rules.errors import Refusal
from storage.store import Store

REFUSED = 403
LARGEST = 2**31


async def page(request: Request) -> Response:
    """The text as it stands now; to whoever may not read it, why."""
    visitor, back = await visitor_of(request), back_of(request)
    kind, number = request.path_params["kind"], min(request.path_params["number"], LARGEST - 1)

    def words(store: Store) -> tuple[Outgoing, int]:
        try:
            return render(read_aloud(store, kind, number, visitor.person, back.now())), 200
        except Refusal as refusal:
            return render_refusal(refusal), REFUSED

    said, status = await back.desk.read(words)
    return HTMLResponse(reading_page(visitor.base, said).html(), status)
