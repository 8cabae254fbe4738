"""Choose up to k on Telegram: the keyboard itself remembers the marks, so nothing is lost on a restart."""

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from messages.outgoing import Choice

ADD, REMOVE, DONE = "+", "-", "="
"""First character of the callback data: mark the option, unmark it, take the marks."""


def rows(choice: Choice) -> list[list[InlineKeyboardButton]]:
    options = [[_option(option.label, option.value, False)] for option in choice.options]
    done = InlineKeyboardButton(choice.done, callback_data=DONE + choice.value, style="primary")
    return [*options, [done]]


def _option(label: str, value: str, marked: bool) -> InlineKeyboardButton:
    sign, verb = ("☑", REMOVE) if marked else ("☐", ADD)
    return InlineKeyboardButton(f"{sign} {label}", callback_data=verb + value)


def is_mark(query: CallbackQuery) -> bool:
    return (query.data or "").startswith((ADD, REMOVE))


def is_of_choice(query: CallbackQuery) -> bool:
    return (query.data or "").startswith((ADD, REMOVE, DONE))


def keyboard_of(query: CallbackQuery) -> InlineKeyboardMarkup | None:
    """The keyboard as Telegram keeps it; None when the message is too old to be shown again."""
    return query.message.reply_markup if isinstance(query.message, Message) else None


def marks(keyboard: InlineKeyboardMarkup | None) -> tuple[str, ...]:
    """Values of the marked options, in the order shown."""
    rows = keyboard.inline_keyboard if keyboard else ()
    data = [str(button.callback_data or "") for row in rows for button in row]
    return tuple(value[1:] for value in data if value.startswith(REMOVE))


def toggled(keyboard: InlineKeyboardMarkup, data: str) -> InlineKeyboardMarkup | None:
    """The keyboard with one option set as `data` asks, however often; None if it has no such option."""
    value, mark = data[1:], data.startswith(ADD)
    rows = [list(row) for row in keyboard.inline_keyboard]
    for row in rows:
        for place, button in enumerate(row):
            if button.callback_data in (ADD + value, REMOVE + value):
                row[place] = _option(button.text[2:], value, mark)
                return InlineKeyboardMarkup(rows)
    return None
