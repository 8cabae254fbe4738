"""Settings from the environment, prefix KTD_; each is explained in .env.example."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.box.address import SHORTEST_SECRET, Address, AddressWrong, UnixAddress, read_address
from bot.setting_defaults import DEFAULTS, PREFIX
from bot.setting_values import (
    WrongValue,
    to_count,
    to_database,
    to_days,
    to_folder,
    to_host,
    to_level,
    to_port,
    to_seconds,
    to_url,
    to_zone,
)
from messages.setting_problems import SettingProblem, SettingsErrors
from rules.evidence import Limits

T = TypeVar("T")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
TELEGRAM_TOKEN = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{20,}")
ZALO_TOKEN = re.compile(r"[!-~]{16,}")
METRICS_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{16,}")
"""What an Authorization header may carry (RFC 6750)."""


@dataclass(frozen=True)
class Settings:
    """An empty token switches its network off; `data_dir` holds evidence, pictures and the box's socket;
    sealed papers are kept `dispute_days` days after the meeting; a unit's book holds what `evidence` allows;
    the newest `backup_keep` sets are kept in `backup_dir`; without `metrics_token` only this machine reads /metrics."""

    database_url: str = field(repr=False)
    public_url: str
    web_host: str
    web_port: int
    web_cert: Path | None
    web_key: Path | None
    telegram_token: str = field(repr=False)
    telegram_base_url: str
    zalo_token: str = field(repr=False)
    zalo_base_url: str
    zone: ZoneInfo
    holidays_file: Path | None
    data_dir: Path
    box: Address
    box_idle_seconds: float
    dispute_days: int
    evidence: Limits
    backup_dir: Path
    backup_keep: int
    log_level: int
    metrics_token: str = field(repr=False)


def read_settings(environ: Mapping[str, str], *, reads_files: bool = True) -> Settings:
    """A blank value means the default; raise SettingsErrors naming everything missing or wrong, unless not
    `reads_files` also in the files that are named."""
    reader = _Reader(environ, reads_files)
    settings = reader.settings()
    if reader.problems:
        raise SettingsErrors(reader.problems)
    return settings


class _Reader:
    """Parses one setting at a time and notes what it cannot take."""

    def __init__(self, environ: Mapping[str, str], reads_files: bool) -> None:
        self._reads_files = reads_files
        self._given = {name: text.strip() for name, text in environ.items() if name.startswith(PREFIX)}
        self.problems: list[SettingProblem] = []
        for name in sorted(self._given.keys() - DEFAULTS.keys()):
            nearest = get_close_matches(name, DEFAULTS, n=1, cutoff=0)
            self.note(name, "unknown", allowed=nearest[0])

    def settings(self) -> Settings:
        host = self.read("KTD_WEB_HOST", to_host, "127.0.0.1")
        port = self.read("KTD_WEB_PORT", to_port, 8080)
        cert, key = self._pair()
        data_dir = self.read("KTD_DATA_DIR", to_folder, Path("var"))
        return Settings(
            database_url=self.read("KTD_DATABASE_URL", to_database, ""),
            public_url=self._public_url(host, port, secure=cert is not None),
            web_host=host,
            web_port=port,
            web_cert=cert,
            web_key=key,
            telegram_token=self._token("KTD_TELEGRAM_TOKEN", TELEGRAM_TOKEN, "BotFather"),
            telegram_base_url=self.read("KTD_TELEGRAM_BASE_URL", to_url, ""),
            zalo_token=self._token("KTD_ZALO_TOKEN", ZALO_TOKEN, "Zalo Bot Platform"),
            zalo_base_url=self.read("KTD_ZALO_BASE_URL", to_url, ""),
            zone=self.read("KTD_TZ", to_zone, ZoneInfo("UTC")),
            holidays_file=self._holidays(),
            data_dir=data_dir,
            box=self._box(data_dir),
            box_idle_seconds=self.read("KTD_BOX_IDLE_SECONDS", to_seconds, 0.0),
            dispute_days=self.read("KTD_DISPUTE_DAYS", to_days, 30),
            evidence=self._evidence(),
            backup_dir=self._backup_dir(data_dir),
            backup_keep=self.read("KTD_BACKUP_KEEP", to_count, 1),
            log_level=self.read("KTD_LOG_LEVEL", to_level, 0),
            metrics_token=self._token("KTD_METRICS_TOKEN", METRICS_TOKEN, "openssl rand -hex 24", "secret"),
        )

    def text(self, name: str) -> str:
        return self._given.get(name) or DEFAULTS[name]

    def note(self, name: str, kind: str, found: str = "", allowed: str = "") -> None:
        self.problems.append(SettingProblem(name, kind, found, allowed))

    def read(self, name: str, parse: Callable[[str], T], fallback: T) -> T:
        """`parse` raises WrongValue; then the problem is noted and `fallback` stands in."""
        try:
            return parse(self.text(name))
        except WrongValue as wrong:
            self.note(name, wrong.kind, self.text(name), DEFAULTS[name])
            return fallback

    def _evidence(self) -> Limits:
        """What a unit's book may hold, the megabytes as bytes."""
        megabytes = self.read("KTD_EVIDENCE_UNIT_MB", to_count, 1)
        return Limits(self.read("KTD_EVIDENCE_UNIT_FILES", to_count, 1), megabytes * 1024 * 1024)

    def _backup_dir(self, data_dir: Path) -> Path:
        given = self.text("KTD_BACKUP_DIR")
        return self.read("KTD_BACKUP_DIR", to_folder, data_dir) if given else data_dir / "backup"

    def _public_url(self, host: str, port: int, *, secure: bool) -> str:
        if self.text("KTD_PUBLIC_URL"):
            try:
                return to_url(self.text("KTD_PUBLIC_URL"))
            except WrongValue as wrong:
                self.note(
                    "KTD_PUBLIC_URL", wrong.kind, self.text("KTD_PUBLIC_URL"), "https://khoi.example.vn"
                )
        elif host in EVERYWHERE:
            self.note("KTD_PUBLIC_URL", "public_url_missing", allowed=host)
        shown = f"[{host}]" if ":" in host else host
        return f"{'https' if secure else 'http'}://{shown}:{port}"

    def _pair(self) -> tuple[Path | None, Path | None]:
        names = ("KTD_WEB_CERT", "KTD_WEB_KEY")
        for name, other in (names, names[::-1]):
            if not self.text(name) and self.text(other):
                self.note(name, "pair", allowed=other)
        cert, key = (self._file(name, "/etc/khoi/khoi.pem") for name in names)
        return cert, key

    def _file(self, name: str, example: str) -> Path | None:
        path = Path(self.text(name)) if self.text(name) else None
        if path and not path.is_file():
            self.note(name, "file", str(path), example)
        return path

    def _holidays(self) -> Path | None:
        path = self._file("KTD_HOLIDAYS_FILE", "examples/holidays.yaml")
        if self._reads_files and path and path.is_file():
            from bot.holiday_data import problems_in

            if wrong := problems_in(path):
                self.note("KTD_HOLIDAYS_FILE", "holidays", str(path), wrong)
        return path

    def _token(self, name: str, shape: re.Pattern[str], giver: str, kind: str = "token") -> str:
        """A secret: never repeated in a problem."""
        token = self.text(name)
        if token and not shape.fullmatch(token):
            self.note(name, kind, allowed=giver)
        return token

    def _box(self, data_dir: Path) -> Address:
        private = UnixAddress(data_dir / "box" / "box.sock")
        try:
            return (
                read_address(self.text("KTD_BOX"), self.text("KTD_BOX_SECRET"))
                if self.text("KTD_BOX")
                else private
            )
        except AddressWrong as wrong:
            name = "KTD_BOX_SECRET" if wrong.name == "box_secret_too_short" else "KTD_BOX"
            found = "" if name == "KTD_BOX_SECRET" else self.text("KTD_BOX")
            self.note(name, wrong.name, found, str(SHORTEST_SECRET))
            return private
