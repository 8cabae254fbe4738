"""What Telegram's refusals mean to the rest of the program."""

import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channel import MessageLost, TryLater, Unreachable, Unsayable

os.environ.setdefault("PTB_TIMEDELTA", "true")

PATIENCE = 3
Said = TypeVar("Said")

_FORBIDDEN = (("blocked", "blocked"), ("deactivated", "deactivated"), ("initiate", "never_started"))
_LOST = ("message to edit not found", "can't be edited", "message_id_invalid", "no text in the message")
_NOBODY = ("chat not found", "peer_id_invalid", "user not found")
_NO_RIGHTS = ("not enough rights", "no rights to send", "chat_write_forbidden")


def seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def meaning(error: TelegramError, address: str) -> Exception:
    """What the postman can act on: Unreachable, TryLater, MessageLost or Unsayable."""
    text = error.message.lower()
    if isinstance(error, RetryAfter):
        return TryLater(seconds(error))
    if isinstance(error, Forbidden):
        return Unreachable(next((why for sign, why in _FORBIDDEN if sign in text), "gone"))
    if not isinstance(error, BadRequest):
        return TryLater()
    if any(sign in text for sign in _LOST):
        return MessageLost()
    if any(sign in text for sign in _NOBODY):
        return Unreachable("gone" if address.startswith("-") else "never_started")
    return Unreachable("gone") if any(sign in text for sign in _NO_RIGHTS) else Unsayable(error.message)


async def edited(edit: Callable[[], Awaitable[object]]) -> None:
    """An edit that changes nothing is refused by Telegram and is fine."""
    try:
        await edit()
    except BadRequest as error:
        if "not modified" not in error.message:
            raise


async def patiently(call: Callable[[], Awaitable[Said]], pause: Callable[[float], Awaitable[None]]) -> Said:
    """Once something is out, wait here rather than have it all said twice."""
    for _ in range(PATIENCE):
        try:
            return await call()
        except RetryAfter as error:
            await pause(seconds(error))
    return await call()
