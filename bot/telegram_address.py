"""Where Telegram is told to bring what people say; light, for `doctor` asks too."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from bot.settings import Settings

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/webhook/telegram"


@dataclass(frozen=True)
class Address:
    """`secret` comes back in HEADER; it stands nowhere in `url`."""

    url: str
    secret: str = field(repr=False)


def webhook_of(settings: Settings) -> Address | None:
    """None where the program asks Telegram itself.

    Telegram never says which secret it was given: a mark in the address tells another secret from this one.
    """
    token, secret = settings.telegram_token, settings.telegram_webhook_secret
    if not (token and secret):
        return None
    mark = hmac.new(token.encode(), secret.encode(), "sha256").hexdigest()[:8]
    return Address(f"{settings.public_url}{PATH}?v={mark}", secret)
