"""What a page says when nothing can be kept for the moment: calmly, and that it will come again by itself."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.evidence_store import is_full
from bot.web.body import wants_page
from messages.pages import RefusedPage

LATER = {"Retry-After": "5"}


async def say_unkept(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """For somebody who opened a page in words, for a page's own request as {"error": "unkept"}."""
    if wants_page(request):
        return HTMLResponse(RefusedPage(why="unkept").html(), 503, LATER)
    return JSONResponse({"error": "unkept"}, 503, LATER)


async def say_full(request: Request, error: Exception) -> Response:
    """A disk without room for what is being sent; raises any other failure of a file."""
    if not isinstance(error, OSError) or not is_full(error):
        raise error
    return await say_unkept(request, error)
