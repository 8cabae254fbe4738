"""A browser standing in a person's chat, and the ballot card there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx


class BallotPage:
    """`browser` stands in the chat; `number` is the ballot's."""

    def __init__(self, browser: httpx.AsyncClient, number: int) -> None:
        self.browser = browser
        self.number = number

    async def card(self) -> dict[str, Any]:
        return dict((await self.browser.get(f"phieu/{self.number}")).json())

    async def casts(self, *names: str) -> dict[str, Any]:
        """Mark the candidates of these names; what the page shows then."""
        ids = {option["name"]: option["id"] for option in (await self.card())["options"]}
        body = {"marks": [ids[name] for name in names], "blank": not names}
        return dict((await self.browser.post(f"phieu/{self.number}", json=body)).json())


async def follow(browser: httpx.AsyncClient, link: str) -> BallotPage:
    """Open a personal link as a phone does: look, continue, and stand before the card."""
    address = str(browser.base_url.join(urlsplit(link).path))
    shown = await browser.get(address)
    assert shown.status_code == 200, shown
    assert "Tiếp tục" in shown.text
    continued = await browser.post(address)
    assert continued.status_code == 303, continued
    browser.base_url = browser.base_url.join(continued.headers["location"])
    assert (await browser.get("")).status_code == 200
    return await standing_before_the_card(browser)


async def standing_before_the_card(browser: httpx.AsyncClient) -> BallotPage:
    """The chat's last message must be the card."""
    rows = (await browser.get("rows")).json()["rows"]
    newest = max((row for row in rows if not row.get("gone")), key=lambda row: row["id"])
    assert newest["card"].startswith("ballot:"), newest
    return BallotPage(browser, int(newest["card"].removeprefix("ballot:")))
