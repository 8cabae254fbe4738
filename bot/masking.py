"""Keeps tokens and what people said out of the logs."""

import logging
import re
import traceback
from collections.abc import Iterable

MASK = "***"
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}")
_LINK = re.compile(r"(/(?:v|the|p|man-chieu|diem-bo-phieu|lich)/)[^/\s\"'?]+")
"""Addresses of our own pages: what stands behind these words opens somebody's chat, or names them."""
LEVELS = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.WARNING,
    "telegram.request": logging.CRITICAL,
}
"""httpx logs URLs with the token in them; telegram logs updates, and an unreadable answer as an error."""


def quiet() -> None:
    """Silence the libraries that log tokens and bodies."""
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)


def protect(handlers: Iterable[logging.Handler], secrets: Iterable[str] = ()) -> None:
    """Quiet the libraries; mask `secrets` and anything like a Telegram token in what `handlers` write."""
    quiet()
    mask = Masking(secrets)
    for handler in handlers:
        handler.addFilter(mask)


class Masking(logging.Filter):
    """Rewrites a record before it is written: message and arguments; of an error only its kind and place.

    What an error says may quote what somebody typed.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        known = "|".join(re.escape(secret) for secret in secrets if secret)
        self._secret = re.compile(f"{known}|{_TOKEN.pattern}") if known else _TOKEN

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._masked(_said(record)), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = "".join(_places(record.exc_info[1])).rstrip()
        return True

    def _masked(self, text: str) -> str:
        return _LINK.sub(rf"\1{MASK}", self._secret.sub(MASK, text))


def _said(record: logging.LogRecord) -> str:
    """asyncio adds what a task was doing and the words of its error, one a line, below its own sentence."""
    text = record.getMessage()
    return text.partition("\n")[0] if record.name == "asyncio" else text


def _places(error: BaseException) -> list[str]:
    """The lines of our code an error came through and what kind it is, its causes first."""
    before = error.__cause__ or error.__context__
    inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return [
        *(_places(before) if before else ()),
        *(line for one in inside for line in _places(one)),
        *traceback.format_tb(error.__traceback__),
        f"{type(error).__qualname__}\n",
    ]


def masked_address(address: str) -> str:
    """The first two characters and the last: enough to tell two addresses apart."""
    return f"{address[:2]}{MASK}{address[-1:]}" if len(address) > 4 else MASK
