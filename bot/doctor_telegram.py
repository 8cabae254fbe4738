"""What `doctor` asks Telegram: whose token it is, what time it is there, and how updates come."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.doctor_data import Machine
from bot.settings import Settings
from bot.telegram_address import webhook_of
from messages.operator_doctor import Finding, instead

PATIENCE_SECONDS = 5.0
MOST_SKEW = timedelta(seconds=60)


async def telegram(settings: Settings, machine: Machine) -> list[Finding]:
    if not settings.telegram_token:
        return [Finding("telegram_off")]
    url = f"{settings.telegram_base_url}/bot{settings.telegram_token}"
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.get(f"{url}/getMe")
            if answer.status_code in (401, 404):
                return [Finding("telegram_token")]
            name = str(_result(answer)["username"])
            ways = _way(settings, _result(await client.get(f"{url}/getWebhookInfo")))
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return [Finding("telegram_away", settings.telegram_base_url)]
    return [Finding("telegram", f"@{name}"), *ways, *_skew(answer, machine.now)]


def _result(answer: httpx.Response) -> dict[str, Any]:
    return dict(answer.raise_for_status().json()["result"])


def _way(settings: Settings, info: dict[str, Any]) -> list[Finding]:
    """Of another program's address only the host: what stands behind it may be a secret."""
    address, found, waiting = webhook_of(settings), str(info["url"]), int(info["pending_update_count"])
    elsewhere = urlsplit(found).hostname or ""
    if address is None:
        return [Finding("telegram_taken", elsewhere) if found else Finding("telegram_asked")]
    public = address.url.partition("?")[0]
    if found != address.url:
        return [Finding("webhook_unset", public, instead(elsewhere))]
    if waiting and info.get("last_error_message"):
        return [Finding("webhook_fails", f"{waiting}", str(info["last_error_message"]))]
    return [Finding("webhook", public, str(waiting))]


def _skew(answer: httpx.Response, now: datetime) -> list[Finding]:
    try:
        apart = abs(now - parsedate_to_datetime(answer.headers["date"]))
    except (KeyError, ValueError, TypeError):
        return []
    return [Finding("clock_off", str(int(apart.total_seconds())))] if apart > MOST_SKEW else []
