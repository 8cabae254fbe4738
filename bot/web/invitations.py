"""Personal links: a GET shows whose it is and consumes nothing; a POST binds the device."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.port import Backstage
from bot.web.tokens import ensure_public_id, fresh_token, hashed
from bot.web.visitor import COOKIE, back_of, base_of, whois
from messages.incoming import Incoming
from messages.pages import InvitationPage, RefusedPage
from storage.devices import Invitation
from storage.store import Store

COOKIE_SECONDS = 400 * 24 * 3600


async def show(request: Request) -> Response:
    back, token = back_of(request), request.path_params["token"]
    invitation = await back.desk.read(lambda store: store.devices.invitation(hashed(token)))
    if invitation is None or invitation.revoked:
        return _refused("revoked" if invitation else "unknown")
    if await _is_bound_here(request, invitation):
        return await _to_chat(request, invitation)
    who = await back.desk.read(lambda store: whois(store, invitation.person, back.now().date()))
    bloc = who.groups[0].name if who.groups else ""
    response = HTMLResponse(InvitationPage(role=who.role, unit=who.unit, bloc=bloc).html())
    if COOKIE not in request.cookies:
        keep_cookie(request, response, fresh_token(), f"/v/{token}")
    return response


async def accept(request: Request) -> Response:
    back, link = back_of(request), request.path_params["token"]
    invitation = await back.desk.read(lambda store: store.devices.invitation(hashed(link)))
    if invitation is None or invitation.revoked:
        return _refused("revoked" if invitation else "unknown")
    if await _is_bound_here(request, invitation):
        return await _to_chat(request, invitation)
    token, label = await own_token(request), request.headers.get("user-agent", "")[:80]
    bound = await back.desk.write(lambda store: _bind(store, invitation, token, label, back.now()))
    if bound is None:
        await _tell_lead(back, invitation)
        return _refused("other_device")
    public_id, device, is_first = bound
    if is_first:
        await greet(back, public_id, device)
    response = RedirectResponse(base_of(public_id), 303)
    for path in (base_of(public_id), f"/v/{link}"):
        keep_cookie(request, response, token, path)
    return response


async def greet(back: Backstage, public_id: str, device: int) -> None:
    """A person's first device: the chat begins as if its owner had said /start."""
    await back.desk.take(Incoming(f"web:bound:{device}", "web", public_id, tap="go start"))


def keep_cookie(request: Request, response: Response, token: str, path: str) -> None:
    """The device's secret, sent back only under `path`."""
    is_secure = request.url.scheme == "https" or back_of(request).public_url.startswith("https://")
    response.set_cookie(
        COOKIE, token, max_age=COOKIE_SECONDS, path=path, secure=is_secure, httponly=True, samesite="lax"
    )


def _bind(
    store: Store, invitation: Invitation, token: str, label: str, at: datetime
) -> tuple[str, int, bool] | None:
    is_first = not store.devices.of_person(invitation.person)
    device = store.devices.bind(invitation, hashed(token), label, at)
    return None if device is None else (ensure_public_id(store, invitation.person), device, is_first)


async def _is_bound_here(request: Request, invitation: Invitation) -> bool:
    token = request.cookies.get(COOKIE, "")
    if invitation.bound_device is None or not token:
        return False
    device = await back_of(request).desk.read(lambda store: store.devices.of_token(hashed(token)))
    return device is not None and device.id == invitation.bound_device and not device.revoked


async def own_token(request: Request) -> str:
    """The secret this device was given with the page: had the answer been lost, it would still be the one bound."""
    token = request.cookies.get(COOKIE, "")
    known = await back_of(request).desk.read(lambda store: store.devices.of_token(hashed(token)))
    return token if len(token) == len(fresh_token()) and known is None else fresh_token()


async def _to_chat(request: Request, invitation: Invitation) -> Response:
    """The chat of a device already bound, greeted and given its cookie again in case either was lost."""
    back = back_of(request)
    public_id = await back.desk.read(lambda store: store.devices.public_id(invitation.person)) or ""
    if len(await back.desk.read(lambda store: store.devices.of_person(invitation.person))) == 1:
        await greet(back, public_id, invitation.bound_device or 0)
    response = RedirectResponse(base_of(public_id), 303)
    keep_cookie(request, response, request.cookies[COOKIE], base_of(public_id))
    return response


async def _tell_lead(back: Backstage, invitation: Invitation) -> None:
    """Once a day for each link, however often it is tried."""
    public_id = await back.desk.read(lambda store: store.devices.public_id(invitation.person))
    update = f"web:refused:{invitation.id}:{back.now():%Y%m%d}"
    await back.desk.take(Incoming(update, "web", public_id or "", tap="device_refused"))


def _refused(why: str) -> Response:
    return HTMLResponse(RefusedPage(why=why).html(), {"unknown": 404, "revoked": 410}.get(why, 403))
