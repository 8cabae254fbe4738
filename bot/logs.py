"""The program's log on standard error: for people on a terminal, one JSON object a line for everything else."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO
from urllib.parse import unquote, urlsplit

from bot import masking
from bot.box.address import TcpAddress
from bot.settings import Settings

OURS = ("bot", "handlers", "messages", "storage")
"""The level is theirs; libraries say only what is wrong, for at lower levels they write down what passes through."""
FACTS = ("reference", "channel", "outcome", "ms")
"""What a line may carry beside its message."""


def start_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Everything masked that `settings` keep secret."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(ForPeople() if handler.stream.isatty() else AsJson())
    masking.protect([handler], _secrets(settings))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level)


class AsJson(logging.Formatter):
    """{"at", "level", "logger", "event"}, the facts that it carries, and of an error "error": where and what kind."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **_facts(record),
        }
        if record.exc_text:
            line["error"] = record.exc_text
        return json.dumps(line, ensure_ascii=False, default=str)


class ForPeople(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        said = " ".join(f"{name}={value}" for name, value in _facts(record).items())
        return f"{super().formatMessage(record)} {said}".rstrip()


def _facts(record: logging.LogRecord) -> dict[str, object]:
    return {name: vars(record)[name] for name in FACTS if name in vars(record)}


def _secrets(settings: Settings) -> Iterator[str]:
    yield from (settings.telegram_token, settings.telegram_webhook_secret)
    yield from (settings.zalo_token, settings.metrics_token)
    yield settings.box.secret if isinstance(settings.box, TcpAddress) else ""
    password = urlsplit(settings.database_url).password or ""
    yield from (password, unquote(password))
