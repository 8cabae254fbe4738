"""The lead's list of delegate cards and the sheet to print; a POST makes cards, a GET never does."""

import re
from datetime import datetime
from functools import partial
from secrets import token_hex

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.cards import Printed, blank_for, print_all, print_one, voter_of_card, voters_in
from bot.meeting_rights import Held
from bot.web.admission import refused
from bot.web.led import led_by
from bot.web.qr import qr_image
from bot.web.visitor import Visitor, back_of, visitor_of
from messages.admission_pages import CardLine, CardToPrint, DelegateCardSheetPage, DelegateCardsPage
from messages.incoming import Incoming
from rules.admission import Card, CardKind, CardState
from rules.meetings import MeetingState
from rules.profile import Electorate
from rules.voters import Voter
from storage.store import Store

DO = re.compile(r"(all|more|like|extra|again|revoke)(?: ([0-9]{1,9}))?")


async def page(request: Request) -> Response:
    """The cards that are out, and what became of each."""
    visitor = await visitor_of(request)
    held = await led_by(request, visitor)
    if held.meeting.state is MeetingState.CLOSED:
        return refused("over")
    back = back_of(request)
    listed = await back.desk.read(partial(_list, held=held, base=visitor.base, at=back.now()))
    return HTMLResponse(listed.html())


async def make(request: Request) -> Response:
    """ "all", "more <voter>" (0: for a teller), "extra <unit>" (for somebody not named), "like <card>" and
    "again <card>" print; "revoke <card>" comes back to the list."""
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
        await _revoke(request, visitor, held, number)
    if verb == "revoke":
        return RedirectResponse(request.url.path, 303)
    return await _print(request, visitor, held, verb, number)


async def _revoke(request: Request, visitor: Visitor, held: Held, number: int) -> None:
    """The card as if its button were tapped in the chat. Raises HTTPException 404."""
    desk = back_of(request).desk
    card = await desk.read(partial(_card, held=held, number=number))
    if card.state not in (CardState.REVOKED, CardState.DENIED):
        update = f"web:{visitor.public_id}:{token_hex(8)}"
        await desk.take(Incoming(update, "web", visitor.public_id, tap=f"revokecard {number}"))


async def _print(request: Request, visitor: Visitor, held: Held, verb: str, number: int) -> Response:
    back, at = back_of(request), back_of(request).now()
    if verb == "all":
        print_cards = print_all
    else:
        card = await back.desk.read(partial(_wanted, held=held, verb=verb, number=number, at=at))
        print_cards = partial(print_one, card=card)
    made = await back.desk.write(lambda store: print_cards(store, held, by=visitor.person, at=at))
    sheet = DelegateCardSheetPage(
        back=request.url.path,
        bloc=held.bloc.name,
        year=held.bloc.year,
        committee=held.bloc.label("committee"),
        cards=tuple(_to_print(card, back.public_url) for card in made),
    )
    return HTMLResponse(sheet.html())


def _wanted(store: Store, held: Held, verb: str, number: int, at: datetime) -> Card:
    """A card not yet made. Raises HTTPException 404."""
    if verb in ("again", "like"):
        card = _card(store, held, number)
        of = card.unit if card.kind is CardKind.DELEGATE else 0
        return Card(0, card.meeting, card.kind, of, delegate=card.delegate)
    if verb == "more" and not number:
        return Card(0, held.meeting.id, CardKind.TELLER)
    voter = voters_in(store, held, at).get(number) if verb == "more" else None
    if voter is not None:
        return blank_for(held, voter)
    if verb != "extra" or number not in held.members(at.date()) or held.bloc.profile.electorate is Electorate.UNITS:
        raise HTTPException(404)
    return Card(0, held.meeting.id, CardKind.DELEGATE, number)


def _card(store: Store, held: Held, number: int) -> Card:
    """Raises HTTPException 404."""
    card = store.admission.get(number)
    if card is None or card.meeting != held.meeting.id:
        raise HTTPException(404)
    return card


def _to_print(card: Printed, public_url: str) -> CardToPrint:
    link = f"{public_url.rstrip('/')}/the/{card.token}"
    whose = card.voter.name if card.voter else card.unit.name if card.unit else ""
    return CardToPrint(whose=whose, link=link, qr=qr_image(link))


def _list(store: Store, held: Held, base: str, at: datetime) -> DelegateCardsPage:
    cards = [
        card for card in store.admission.of_meeting(held.meeting.id) if card.state is not CardState.REVOKED
    ]
    out = {
        voter_of_card(held.bloc, card)
        for card in cards
        if card.kind is CardKind.DELEGATE and card.state is not CardState.DENIED
    }
    voters = voters_in(store, held, at)
    by_delegates = held.bloc.profile.electorate is Electorate.DELEGATES
    return DelegateCardsPage(
        base=base,
        bloc=held.bloc.name,
        committee=held.bloc.label("committee"),
        lines=tuple(_line(store, held, card, voters) for card in cards),
        without=tuple((number, voter.name) for number, voter in voters.items() if number not in out),
        units=tuple((number, unit.name) for number, unit in held.members(at.date()).items()) if by_delegates else (),
    )


def _line(store: Store, held: Held, card: Card, voters: dict[int, Voter]) -> CardLine:
    person = store.people.person(card.person) if card.person else None
    voter = voters.get(voter_of_card(held.bloc, card))
    unit = held.units[card.unit].name if card.unit else ""
    return CardLine(
        number=card.id,
        whose=voter.name if voter and card.delegate else unit,
        teller=card.kind is CardKind.TELLER,
        state=card.state,
        person=person.name if person else "",
    )
