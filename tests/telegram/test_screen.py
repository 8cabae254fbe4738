"""What a card shows is enough to go on with: every draft is read back from the buttons it was drawn with."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from telegram import Message

from bot import telegram_paper, telegram_wire
from bot.ballot_touches import Paper
from bot.telegram import MOST_BUTTONS
from bot.telegram_draft import Draft, Touch, Verb, marks_of
from bot.telegram_screen import draft_on, number_of
from messages.outgoing import Outgoing
from messages.telegram_ballot import ANSWERS

BALLOT, LINK = 10**15, "https://khoi.example.vn/v/link"
OPINIONS = len(ANSWERS)
IDS = some.lists(some.integers(1, 2**31 - 1), min_size=1, max_size=MOST_BUTTONS, unique=True)


@some.composite
def cards(draw: some.DrawFn) -> dict[str, Any]:
    """With one mark a candidate or one an opinion, as many as one message has room for."""
    ids = draw(IDS)
    options: list[dict[str, Any]] = [{"id": one, "name": f"Đơn vị {one}"} for one in ids]
    if draw(some.booleans()):
        shown = options[: MOST_BUTTONS // (OPINIONS + 1)]
        options = [
            {**option, "answers": [place * OPINIONS + one + 1 for one in range(OPINIONS)]}
            for place, option in enumerate(shown)
        ]
    words = {"html": "PHIẾU", "blank_say": "Phiếu trắng", "spoiled_say": "Phiếu không hợp lệ"}
    return {"options": options, "at_most": draw(some.integers(1, MOST_BUTTONS)), **words}


@some.composite
def drafts(draw: some.DrawFn) -> tuple[dict[str, Any], Draft]:
    card = draw(cards())
    offered = [mark for option in card["options"] for mark in marks_of(option)]
    marks = tuple(mark for mark in offered if draw(some.booleans()))
    papers = [None, Paper((), blank=True, spoiled=False), Paper((), blank=False, spoiled=True)]
    papers += [Paper(marks, blank=False, spoiled=False)] if marks else []
    return card, Draft(LINK, marks, draw(some.integers(0, 10**6)), draw(some.sampled_from(papers)))


@given(drafts())
def test_a_draft_is_read_back_from_the_card_it_was_drawn_on(drawn: tuple[dict[str, Any], Draft]) -> None:
    card, draft = drawn
    link = "" if draft.paper else draft.link
    read = draft_on(_on_screen(telegram_paper.screen(Touch(BALLOT, Verb.OPEN), card, draft), link), BALLOT, card)
    assert read is not None
    assert (read.marks, read.screen, read.paper, read.link) == (draft.marks, draft.screen, draft.paper, link)
    assert number_of(read, card["options"]) == number_of(draft, card["options"])


def _on_screen(said: Outgoing, link: str) -> Message:
    """As Telegram sends it back with a touch."""
    [body] = telegram_wire.to_telegram(said, link)
    keyboard = body["reply_markup"].to_dict()
    buttons = [button for row in keyboard["inline_keyboard"] for button in row]
    assert all(1 <= len(button.get("callback_data", "link").encode()) <= 64 for button in buttons)
    chat = {"id": 11, "type": "private"}
    return Message.de_json({"message_id": 1, "date": 0, "chat": chat, "reply_markup": keyboard}, None)
