"""The lead's list of delegate cards and the sheet to print; a POST makes cards, a GET never does."""

import re
from functools import partial
from secrets import token_hex

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.cards import Printed, print_all, print_one
from bot.meeting_rights import Held
from bot.web.admission import refused
from bot.web.led import led_by
from bot.web.qr import qr_image
from bot.web.visitor import Visitor, back_of, visitor_of
from messages.admission_pages import CardLine, CardToPrint, DelegateCardSheetPage, DelegateCardsPage
from messages.incoming import Incoming
from rules.admission import Card, CardKind, CardState
from rules.meetings import MeetingState
from storage.store import Store

DO = re.compile(r"(all|more|again|revoke)(?: ([0-9]{1,9}))?")


async def page(request: Request) -> Response:
    """The cards that are out, and what became of each."""
    visitor = await visitor_of(request)
    held = await led_by(request, visitor)
    if held.meeting.state is MeetingState.CLOSED:
        return refused("over")
    return HTMLResponse(
        (await back_of(request).desk.read(partial(_list, held=held, base=visitor.base))).html()
    )


async def make(request: Request) -> Response:
    """ "all", "more <unit>" (0: for a teller) and "again <card>" print; "revoke <card>" comes back to the list."""
    visitor = await visitor_of(request)
    held = await led_by(request, visitor)
    if held.meeting.state is MeetingState.CLOSED:
        return refused("over")
    async with request.form(max_files=0, max_fields=2) as form:
        asked = DO.fullmatch(str(form.get("do", "")))
    if asked is None:
        raise HTTPException(400)
    verb, number = asked[1], int(asked[2] or 0)
    if verb in ("again", "revoke"):
        number = await _revoke(request, visitor, held, number)
    if verb == "revoke":
        return RedirectResponse(request.url.path, 303)
    if verb != "all" and number and number not in held.units:
        raise HTTPException(404)
    return await _print(request, visitor, held, number, is_all=verb == "all")


async def _revoke(request: Request, visitor: Visitor, held: Held, number: int) -> int:
    """The card as if its button were tapped in the chat; returns whose unit it is. Raises HTTPException 404."""
    desk = back_of(request).desk
    card = await desk.read(lambda store: store.admission.get(number))
    if card is None or card.meeting != held.meeting.id:
        raise HTTPException(404)
    if card.state not in (CardState.REVOKED, CardState.DENIED):
        update = f"web:{visitor.public_id}:{token_hex(8)}"
        await desk.take(Incoming(update, "web", visitor.public_id, tap=f"revokecard {number}"))
    return card.unit if card.kind is CardKind.DELEGATE else 0


async def _print(request: Request, visitor: Visitor, held: Held, unit: int, *, is_all: bool) -> Response:
    back = back_of(request)
    print_cards = print_all if is_all else partial(print_one, unit=unit)
    made = await back.desk.write(lambda store: print_cards(store, held, by=visitor.person, at=back.now()))
    sheet = DelegateCardSheetPage(
        back=request.url.path,
        bloc=held.bloc.name,
        year=held.bloc.year,
        committee=held.bloc.label("committee"),
        cards=tuple(_to_print(card, back.public_url) for card in made),
    )
    return HTMLResponse(sheet.html())


def _to_print(card: Printed, public_url: str) -> CardToPrint:
    link = f"{public_url.rstrip('/')}/the/{card.token}"
    return CardToPrint(unit=card.unit.name if card.unit else "", link=link, qr=qr_image(link))


def _list(store: Store, held: Held, base: str) -> DelegateCardsPage:
    cards = [
        card for card in store.admission.of_meeting(held.meeting.id) if card.state is not CardState.REVOKED
    ]
    out = {
        card.unit for card in cards if card.kind is CardKind.DELEGATE and card.state is not CardState.DENIED
    }
    return DelegateCardsPage(
        base=base,
        bloc=held.bloc.name,
        committee=held.bloc.label("committee"),
        lines=tuple(_line(store, held, card) for card in cards),
        without=tuple((number, unit.name) for number, unit in held.units.items() if number not in out),
    )


def _line(store: Store, held: Held, card: Card) -> CardLine:
    person = store.people.person(card.person) if card.person else None
    unit = held.units[card.unit].name if card.unit else ""
    teller = card.kind is CardKind.TELLER
    return CardLine(
        number=card.id,
        unit=unit,
        teller=teller,
        more=0 if teller else card.unit,
        state=card.state,
        person=person.name if person else "",
    )
