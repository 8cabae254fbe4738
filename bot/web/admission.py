"""A delegate card: a GET shows whose it is and consumes nothing; a POST lets somebody in, for the secretary to see."""

import secrets
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.card_seen import STAND_IN, Free, Gone, Own, Used, seen_card
from bot.web.invitations import keep_cookie, own_token
from bot.web.tokens import fresh_token, hashed
from bot.web.visitor import COOKIE, back_of, base_of
from handlers.admission import Scan, enter, reused
from messages.admission_pages import AdmissionPage, CardRefusedPage
from rules.errors import Refusal
from rules.errors_names import NameTooLong, NotAName
from rules.names import check_name

STATUS = {"unknown": 404, "revoked": 410, "denied": 410, "over": 410}


async def show(request: Request) -> Response:
    match await _look(request):
        case Own(chat):
            return _to_chat(request, chat, request.cookies[COOKIE])
        case Free() as free:
            response = _form(free)
            if COOKIE not in request.cookies:
                keep_cookie(request, response, fresh_token(), f"/the/{request.path_params['token']}")
            return response
        case Used():
            return refused("used")
        case Gone(why):
            return refused(why)


async def accept(request: Request) -> Response:
    """Of two devices at once one is let in; where the card is used already, the lead hears of it."""
    token, desk = await own_token(request), back_of(request).desk
    seen = await _look(request)
    if isinstance(seen, Free):
        try:
            scan = await _scan(request, seen, token)
            await desk.tick(seen.held.bloc.id, partial(enter, scan=scan))
        except (NotAName, NameTooLong) as wrong:
            return _form(seen, wrong.what)
        except Refusal:
            return refused("over")
        seen = await _look(request, token)
    match seen:
        case Own(chat):
            return _to_chat(request, chat, token)
        case Used(card, held):
            await desk.tick(held.bloc.id, partial(reused, number=card.id))
            return refused("used")
    return refused(seen.why if isinstance(seen, Gone) else "over")


def refused(why: str) -> Response:
    return HTMLResponse(CardRefusedPage(why=why).html(), STATUS.get(why, 403))


async def _look(request: Request, token: str = "") -> Gone | Own | Used | Free:
    link, device = hashed(request.path_params["token"]), hashed(token or request.cookies.get(COOKIE, ""))
    back = back_of(request)
    return await back.desk.read(lambda store: seen_card(store, link, device, back.now().date()))


def _form(seen: Free, problem: str = "") -> Response:
    bloc, units = seen.held.bloc, seen.members
    page = AdmissionPage(
        bloc=bloc.name,
        year=bloc.year,
        whose=_whose(seen),
        people=tuple(seen.people.items()),
        units=() if seen.card.unit else tuple((unit.id, unit.name) for unit in units.values()),
        committee=bloc.label("committee"),
        problem=problem,
    )
    return HTMLResponse(page.html(), 422 if problem else 200)


def _whose(seen: Free) -> str:
    """The unit of a delegate's card, and the delegate of one that is theirs; "" on a teller's."""
    card = seen.card
    unit = seen.held.units[card.unit].name if card.unit else ""
    return f"{seen.people[str(card.delegate)]} · {unit}" if str(card.delegate) in seen.people else unit


async def _scan(request: Request, seen: Free, token: str) -> Scan:
    """What was sent, checked. Raises NotAName, NameTooLong."""
    async with request.form(max_files=0, max_fields=8) as form:
        who, unit = str(form.get("who", "")), str(form.get("unit", ""))
        named = seen.people.get(who)
        name = named or _typed(form)
    units = {str(number): number for number in seen.members}
    if not seen.card.unit and unit not in units:
        raise NotAName("unit")
    return Scan(
        card=seen.card.id,
        unit=seen.card.unit or units[unit],
        name=name,
        listed=named is not None,
        stand_in=who == STAND_IN,
        delegate=next((one for one in seen.delegates if str(one) == who), 0),
        public_id=secrets.token_hex(8),
        device=hashed(token),
        label=request.headers.get("user-agent", "")[:80],
    )


def _typed(form: FormData) -> str:
    """Name and position, as somebody wrote them who is on no list."""
    name = check_name(str(form.get("name", "")), "name")
    return f"{name}, {check_name(str(form.get('position', '')), 'position')}"


def _to_chat(request: Request, chat: str, token: str) -> Response:
    """The chat of this device, given its cookie again in case it was lost."""
    response = RedirectResponse(base_of(chat), 303)
    for path in (base_of(chat), f"/the/{request.path_params['token']}"):
        keep_cookie(request, response, token, path)
    return response
