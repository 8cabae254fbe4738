"""Pages of a meeting that only who runs the bloc may open."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.meeting_rights import Held, led_meeting
from bot.web.body import number_of
from bot.web.visitor import Visitor, back_of
from rules.errors import NotYours


async def led_by(request: Request, visitor: Visitor) -> Held:
    """The meeting in the address. Raises HTTPException 403 for anybody but who runs the bloc."""
    back, number = back_of(request), number_of(request, "meeting")
    try:
        return await back.desk.read(
            lambda store: led_meeting(store, visitor.person, number, back.now().date())
        )
    except NotYours:
        raise HTTPException(403) from None
