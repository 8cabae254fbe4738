"""What some tests need from the machine, where it is, and what is left out without it."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.postgresql import postgresql_bin

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess",
]
"""How Chromium is started headless: asks nothing of the network, and starts no process that no page needs."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@cache
def chromium() -> Path | None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found else None


@dataclass(frozen=True)
class Need:
    """`package` is its name in Debian; `without` says which tests are left out when it is missing."""

    find: Callable[[], Path | None]
    name: str
    package: str
    without: str

    @property
    def words(self) -> str:
        return f"Thiếu {self.name}: {self.without} không chạy. Debian: apt-get install {self.package}"


POSTGRESQL = Need(postgresql_bin, "PostgreSQL", "postgresql", "các kiểm thử trên PostgreSQL")
CHROMIUM = Need(chromium, "Chromium", "chromium", "các kiểm thử bằng trình duyệt")


def missing(needs: Iterable[Need] = (POSTGRESQL, CHROMIUM)) -> list[str]:
    """One sentence for each need that is not met; empty when all are."""
    return [need.words for need in needs if need.find() is None]


def must_be_whole() -> bool:
    """On a CI machine nothing may be left out."""
    return bool(os.environ.get("CI"))
