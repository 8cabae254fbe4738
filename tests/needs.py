"""What some tests need from the machine, where it is, and what is left out without it."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest

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
    return _on_path(*BROWSERS)


@cache
def _on_path(*names: str) -> Path | None:
    """The first of them there is."""
    found = next(filter(None, map(shutil.which, names)), None)
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

    def met(self) -> Path:
        """Where it is; without it the test is left out."""
        return self.find() or pytest.skip(self.words)


POSTGRESQL = Need(postgresql_bin, "PostgreSQL", "postgresql", "các kiểm thử trên PostgreSQL")
CHROMIUM = Need(chromium, "Chromium", "chromium", "các kiểm thử bằng trình duyệt")
OPENSSL = Need(partial(_on_path, "openssl"), "openssl", "openssl", "các kiểm thử TLS và chứng thư")
SYSTEMD = Need(partial(_on_path, "systemd-analyze"), "systemd-analyze", "systemd", "việc xét tệp dịch vụ")
ALL = (POSTGRESQL, CHROMIUM, OPENSSL, SYSTEMD)


def missing(needs: Iterable[Need] = ALL) -> list[str]:
    """One sentence for each need that is not met; empty when all are."""
    return [need.words for need in needs if need.find() is None]


def must_be_whole() -> bool:
    """On a CI machine nothing may be left out."""
    return bool(os.environ.get("CI"))
