"""Casting in Telegram itself: touches answered by editing the card; no turn hears of them, nothing keeps them."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, CallbackQuery, Message
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot import telegram_errors, telegram_wire
from bot import telegram_paper as paper
from bot.ballot_touches import BallotTouches
from bot.telegram_draft import PREFIX, Draft, Touch, Verb, after, touch_of
from bot.telegram_screen import draft_on, number_of
from bot.touch_answers import Answer
from messages import telegram as words
from messages.outgoing import Outgoing

log = logging.getLogger(__name__)

DRAFTS_KEPT = 1024
PATIENCE = 3

Pause = Callable[[float], Awaitable[None]]
Key = tuple[str, str, int]
"""Chat, message, ballot."""


@dataclass(frozen=True)
class Casting:
    """`allows` tells whether a ballot may be cast here, `person_at` who is at an address."""

    ballots: BallotTouches
    allows: Callable[[int], Awaitable[bool]]
    person_at: Callable[[str], Awaitable[int | None]]


@dataclass(frozen=True)
class Tap:
    """What was touched, by whom and where."""

    touch: Touch
    person: int
    message: Message

    @property
    def casts(self) -> int | None:
        """The number of a paper; None for every other touch."""
        return self.touch.number if self.touch.verb is Verb.CAST else None

    @property
    def key(self) -> Key:
        return str(self.message.chat.id), str(self.message.id), self.touch.ballot


def is_touch(query: CallbackQuery) -> bool:
    return (query.data or "").startswith(PREFIX)


class BallotHere:
    """Marks not yet cast are in this object only, or where other processes draw the same cards (`shares`) also on
    the screen; without `casting` every touch is stale."""

    def __init__(self, bot: Bot, pause: Pause, casting: Casting | None, *, shares: bool = False) -> None:
        self._bot, self._pause, self._casting, self._shares = bot, pause, casting, shares
        self._drafts: dict[Key, Draft] = {}

    async def offered(self, outgoing: Outgoing) -> Outgoing:
        """A delegate's card, with the way to cast here where the bloc allows it."""
        kind, _, number = outgoing.card.partition(":")
        if kind != "ballot" or not self._casting or not await self._casting.allows(int(number)):
            return outgoing
        return paper.offered(outgoing, int(number))

    async def hear(self, query: CallbackQuery) -> None:
        """Answer a touch; never raises, so that none is tried for ever."""
        try:
            tap = await self._tap(query)
            with suppress(TelegramError):
                await self._bot.answer_callback_query(query.id, None if tap else words.STALE_BUTTON)
            if tap and self._casting:
                await self._answer(self._casting.ballots, tap)
        except Exception as error:
            log.error("a ballot touch failed: %s", type(error).__name__)

    def forget(self, chat: str, message: str) -> None:
        """The message says something else now."""
        for key in [key for key in self._drafts if key[:2] == (chat, message)]:
            del self._drafts[key]

    async def _tap(self, query: CallbackQuery) -> Tap | None:
        """None for what nobody was offered: nonsense, a card of another chat, a ballot that is not cast here."""
        touch, message, casting = touch_of(query.data or ""), query.message, self._casting
        if touch is None or casting is None or not isinstance(message, Message):
            return None
        if message.chat.id != query.from_user.id or not await casting.allows(touch.ballot):
            return None
        person = await casting.person_at(str(query.from_user.id))
        return None if person is None else Tap(touch, person, message)

    async def _answer(self, ballots: BallotTouches, tap: Tap) -> None:
        draft = self._drafts.get(tap.key)
        if draft and draft.is_cast:
            return
        card = await ballots.card(tap.person, tap.touch.ballot)
        if card["state"] != "open":
            await self._close(tap, card)
            return
        draft = self._freshest(tap, card, draft)
        if draft is None:
            await self._begin(tap, card)
        elif draft.paper and tap.casts == number_of(draft, card["options"]):
            await self._cast(ballots, tap, card, draft)
        else:
            await self._go_on(tap, card, after(draft, tap.touch, card))

    def _freshest(self, tap: Tap, card: Answer, kept: Draft | None) -> Draft | None:
        """A quick second tap still shows the screen from before the first, and another process may have drawn it."""
        shown = draft_on(tap.message, tap.touch.ballot, card) if self._shares else None
        return max((one for one in (shown, kept) if one), key=lambda one: one.screen, default=None)

    async def _close(self, tap: Tap, card: Answer) -> None:
        """Nothing can be marked; a card that could not be had, without html, may come back with its marks."""
        if "html" in card:
            self._drafts.pop(tap.key, None)
        await self._show(tap, paper.shut(tap.touch.ballot, card))

    async def _begin(self, tap: Tap, card: Answer) -> None:
        """A blank paper; marks from before a restart are gone, and the card says so."""
        draft = Draft(_link(tap.message))
        self._keep(tap.key, draft)
        warning = "" if tap.touch.verb is Verb.OPEN else paper.marks_lost()
        await self._show(tap, paper.marking(tap.touch.ballot, card, draft, warning), draft.link)

    async def _go_on(self, tap: Tap, card: Answer, draft: Draft) -> None:
        """What is to be confirmed stands alone, except where another process must find the link on the screen."""
        self._keep(tap.key, draft)
        link = draft.link if self._shares or not draft.paper else ""
        await self._show(tap, paper.screen(tap.touch, card, draft), link)

    async def _cast(self, ballots: BallotTouches, tap: Tap, card: Answer, draft: Draft) -> None:
        ballot, asked = tap.touch.ballot, draft.paper
        if asked is None:
            return
        answer = await ballots.cast(tap.person, ballot, asked.marks, asked.blank, asked.spoiled)
        if "error" in answer:
            again = replace(draft, paper=None)
            self._keep(tap.key, again)
            await self._show(tap, paper.marking(ballot, card, again, answer["error"]), draft.link)
        elif "code" not in answer:
            await self._close(tap, {**card, **answer})
        else:
            await self._wipe(tap, paper.taken(await ballots.card(tap.person, ballot), answer["code"]))

    async def _wipe(self, tap: Tap, said: Outgoing) -> None:
        """The code is shown once: a second tap on its way leaves it standing."""
        self._drafts.pop(tap.key, None)
        if await self._show(tap, said):
            self._keep(tap.key, Draft(is_cast=True))

    def _keep(self, key: Key, draft: Draft) -> None:
        self._drafts[key] = draft
        if len(self._drafts) > DRAFTS_KEPT:
            del self._drafts[next(iter(self._drafts))]

    async def _show(self, tap: Tap, said: Outgoing, link: str = "") -> bool:
        """False when the message cannot be edited any more, or Telegram does not answer."""
        [body] = telegram_wire.to_telegram(said, link)
        chat, number = tap.message.chat.id, tap.message.id
        edit = partial(self._bot.edit_message_text, chat_id=chat, message_id=number, **body)
        for _ in range(PATIENCE):
            try:
                await telegram_errors.edited(edit)
            except (BadRequest, Forbidden):
                return False
            except RetryAfter as error:
                await self._pause(telegram_errors.seconds(error))
            except TelegramError:
                await self._pause(1)
            else:
                return True
        return False


def _link(message: Message) -> str:
    """Where the button into the web chat leads."""
    keyboard = message.reply_markup
    buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
    return next((button.url for button in buttons if button.url), "")
