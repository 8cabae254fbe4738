"""Phones and tablets of a browser: opened once, and handed empty to test after test.

A window of its own, with cookies of its own, takes Chromium longer to open than most tests take.
"""

from __future__ import annotations

from urllib.parse import urljoin

from playwright.async_api import Browser, Error, Page, ViewportSize


class Devices:
    """`errors` are what pages complained of since they were last given back."""

    def __init__(self, browser: Browser) -> None:
        self.errors: list[str] = []
        self._browser = browser
        self._free: list[Page] = []
        self._held: list[tuple[Page, bool]] = []

    async def page(self, width: int, height: int, *, lasting: bool = True) -> Page:
        """On a device nobody has used, as far as it knows. One whose clock is altered does not last."""
        page = self._free.pop() if lasting and self._free else await self._new()
        self._held.append((page, lasting))
        await page.set_viewport_size(ViewportSize(width=width, height=height))
        return page

    async def take_back(self) -> list[str]:
        """Everything handed out; returns what their pages complained of."""
        held, self._held = self._held, []
        for page, lasting in held:
            if lasting and await _is_emptied(page):
                self._free.append(page)
            else:
                await page.context.close()
        errors, self.errors = self.errors, []
        return errors

    async def _new(self) -> Page:
        page = await (await self._browser.new_context()).new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page


async def _is_emptied(page: Page) -> bool:
    """No other tab, no cookie, nothing kept for the site, nothing in the way of the network; False where it fails."""
    context, site = page.context, urljoin(page.url, "/")
    try:
        for other in context.pages:
            if other is not page:
                await other.close()
        await context.set_offline(False)
        await page.unroute_all(behavior="ignoreErrors")
        await page.goto("about:blank")
        await context.clear_cookies()
        kept = await context.new_cdp_session(page)
        await kept.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        await kept.detach()
    except Error:
        return False
    return True
