"""Pages of scores beside the chat; what is decided on them goes through the chat's own steps."""

from starlette.requests import Request
from starlette.responses import Response

from bot.web.live import number_in
from bot.web.paged import answer_page
from handlers.score_pages import leaf_trail, result_table, wide_review

LARGEST = 2**31


async def review(request: Request) -> Response:
    """The sheets under review, units beside each other."""
    return await answer_page(request, wide_review)


async def trail(request: Request) -> Response:
    """How one criterion's points came about."""
    sheet, code = min(request.path_params["sheet"], LARGEST - 1), request.path_params["leaf"]
    return await answer_page(request, lambda talk, base: leaf_trail(talk, base, sheet, code))


async def table(request: Request) -> Response:
    """The table of results; `lan` in the address is an earlier version's number."""
    version = number_in(request.query_params.get("lan", ""))
    return await answer_page(request, lambda talk, base: result_table(talk, base, version))
