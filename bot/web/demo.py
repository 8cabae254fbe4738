"""The demo's pages: choose whose phone to hold, move the clock. Registered only in the demo."""

from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.web.invitations import greet, keep_cookie
from bot.web.port import Backstage, Demo
from bot.web.tokens import ensure_public_id, fresh_token, hashed
from bot.web.visitor import back_of, base_of, role_of, whois
from messages.pages import Phone, RoomPage, StartPage
from storage.store import Store

MAX_PHONES = 4


def demo_routes() -> list[Route]:
    return [
        Route("/", start),
        Route("/phong", room),
        Route("/demo/hold", hold, methods=["POST"]),
        Route("/demo/room", open_room, methods=["POST"]),
        Route("/demo/next", move_on, methods=["POST"]),
        Route("/demo/answer", answer, methods=["POST"]),
        Route("/demo/state", state),
    ]


async def start(request: Request) -> Response:
    demo = _demo_of(request)
    units = tuple(
        (unit, tuple(Phone(person=one["person"], role=role_of(one["role"], unit)) for one in people))
        for unit, people in groupby(demo.people(), lambda one: one["unit"])
    )
    page = StartPage(title=demo.title(), units=units, clock=demo.clock(), projector=demo.projector())
    return HTMLResponse(page.html())


async def hold(request: Request) -> Response:
    form = await request.form()
    return RedirectResponse(await _demo_of(request).invite(_person(request, form.get("person"))), 303)


async def open_room(request: Request) -> Response:
    """Binds this browser to every phone chosen, each cookie under its own path."""
    back, form = back_of(request), await request.form()
    persons = dict.fromkeys(_person(request, one) for one in form.getlist("p")[:MAX_PHONES])
    if not persons:
        return RedirectResponse("/", 303)
    phones = [await _hold(back, person) for person in persons]
    response = RedirectResponse(f"/phong?{urlencode([('p', public_id) for public_id, _ in phones])}", 303)
    for public_id, token in phones:
        keep_cookie(request, response, token, base_of(public_id))
    return response


async def room(request: Request) -> Response:
    back, demo = back_of(request), _demo_of(request)
    asked = request.query_params.getlist("p")[:MAX_PHONES]
    phones = await back.desk.read(lambda store: _phones(store, back, asked))
    page = RoomPage(
        phones=phones,
        group=f"{phones[0][1]}nhom/" if phones else "",
        projector=demo.projector(),
        clock=demo.clock(),
    )
    return HTMLResponse(page.html())


async def move_on(request: Request) -> Response:
    await _demo_of(request).next(_held(request))
    return await state(request)


async def answer(request: Request) -> Response:
    await _demo_of(request).answer(_held(request))
    return await state(request)


async def state(request: Request) -> Response:
    return JSONResponse(await _demo_of(request).status(_held(request)))


def _held(request: Request) -> list[int]:
    """Everybody whose chat is open in some window now."""
    return [person for person, windows in back_of(request).held.items() if windows > 0]


def _demo_of(request: Request) -> Demo:
    demo = back_of(request).demo
    if demo is None:
        raise HTTPException(404)
    return demo


def _person(request: Request, value: object) -> int:
    known = {str(one["person"]): int(one["person"]) for one in _demo_of(request).people()}
    if not isinstance(value, str) or value not in known:
        raise HTTPException(400)
    return known[value]


async def _hold(back: Backstage, person: int) -> tuple[str, str]:
    """A public id and a device's token bound to it; the chat of a person's first device begins."""
    token = fresh_token()
    public_id, device, is_new = await back.desk.write(lambda store: _bind(store, person, token, back.now()))
    if is_new:
        await greet(back, public_id, device)
    return public_id, token


def _bind(store: Store, person: int, token: str, at: datetime) -> tuple[str, int, bool]:
    public_id, is_first = ensure_public_id(store, person), not store.devices.of_person(person)
    return public_id, store.devices.add(person, hashed(token), "demo", at), is_first


def _phones(store: Store, back: Backstage, public_ids: list[str]) -> tuple[tuple[str, str], ...]:
    found = [(public_id, store.devices.person_of(public_id)) for public_id in dict.fromkeys(public_ids)]
    today = back.now().date()
    return tuple((_whose(store, person, today), base_of(name)) for name, person in found if person)


def _whose(store: Store, person: int, today: date) -> str:
    who = whois(store, person, today)
    return who.role if who.unit in who.role else f"{who.unit} · {who.role}"
