"""A draft read back from the card on the screen, for a process that did not draw it itself."""

from collections.abc import Sequence

from telegram import Message

from bot.ballot_touches import Paper
from bot.telegram_draft import Draft, Verb, marks_of, touch_of
from bot.touch_answers import Answer

KINDS = 4
"""Of papers, as the lowest digit of their number: with marks, blank, spoiled."""


def number_of(draft: Draft, options: Sequence[Answer]) -> int:
    """The marks and the kind of the paper in one number, so that what is cast is what the button stood under."""
    marked = sum(1 << place for place, mark in enumerate(_offered(options)) if mark in draft.marks)
    paper = draft.paper
    return marked * KINDS + (1 if paper and paper.blank else 2 if paper and paper.spoiled else 0)


def draft_on(message: Message, ballot: int, card: Answer) -> Draft | None:
    """None where nothing was marked yet. Telegram sends its own copy of the buttons: nobody can forge them."""
    keyboard = message.reply_markup
    buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
    link = next((button.url for button in buttons if button.url), "")
    found = [touch_of(str(button.callback_data or "")) for button in buttons]
    touches = {touch.verb: touch for touch in found if touch and touch.ballot == ballot}
    if Verb.CAST in touches and Verb.OPEN in touches:
        marks, paper = _paper(touches[Verb.CAST].number, card["options"])
        return Draft(link, marks, touches[Verb.OPEN].number, paper)
    if review := touches.get(Verb.REVIEW):
        marks = tuple(touch.number for touch in found if touch and touch.verb is Verb.UNMARK)
        return Draft(link, marks, review.number)
    return None


def _paper(number: int, options: Sequence[Answer]) -> tuple[tuple[int, ...], Paper]:
    marked, kind = divmod(number, KINDS)
    marks = tuple(mark for place, mark in enumerate(_offered(options)) if marked >> place & 1)
    return marks, Paper((), kind == 1, kind == 2) if kind else Paper(marks, blank=False, spoiled=False)


def _offered(options: Sequence[Answer]) -> list[int]:
    return [mark for option in options for mark in marks_of(option)]
