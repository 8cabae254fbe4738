"""Where Telegram is told to come."""

from dataclasses import replace

from bot.settings import read_settings
from bot.telegram_address import PATH, webhook_of
from tests.telegram.bot_api import TOKEN
from tests.telegram.hooked import SECRET, SITE


def test_another_secret_is_another_address_and_stands_in_neither() -> None:
    environ = {"KTD_TELEGRAM_TOKEN": TOKEN, "KTD_TELEGRAM_WEBHOOK_SECRET": SECRET, "KTD_PUBLIC_URL": SITE}
    settings = read_settings(environ)
    address, other = webhook_of(settings), webhook_of(replace(settings, telegram_webhook_secret=SECRET[::-1]))
    assert address is not None
    assert other is not None
    assert address.url.startswith(f"{SITE}{PATH}?v=")
    assert address.url != other.url
    assert SECRET not in repr(address)
    assert webhook_of(replace(settings, telegram_token="")) is None
    assert webhook_of(replace(settings, telegram_webhook_secret="")) is None
