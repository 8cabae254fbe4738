"""Settings from the environment, prefix KTD_; each is explained in .env.example."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.box.address import SHORTEST_SECRET, Address, AddressWrong, UnixAddress, read_address
from bot.setting_defaults import DEFAULTS
from bot.setting_reader import SettingReader
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
from messages.setting_problems import SettingsErrors
from rules.evidence import Limits

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
TELEGRAM_TOKEN = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{20,}")
ZALO_TOKEN = re.compile(r"[!-~]{16,}")
METRICS_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{16,}")
"""What an Authorization header may carry (RFC 6750)."""
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What Telegram takes as secret_token, and not fewer than cannot be guessed."""
WEBHOOK_PORTS = (None, 443, 80, 88, 8443)
"""Where Telegram's own servers come; a Bot API server of one's own comes anywhere, also without TLS."""
RANDOM = "openssl rand -hex 24"


@dataclass(frozen=True)
class Settings:
    """An empty token switches its network off; `data_dir` holds evidence, pictures and the box's socket;
    sealed papers are kept `dispute_days` days after the meeting; a unit's book holds what `evidence` allows;
    the newest `backup_keep` sets are kept in `backup_dir`; without `metrics_token` only this machine reads /metrics;
    with `telegram_webhook_secret` Telegram brings what people say, without it is asked."""

    database_url: str = field(repr=False)
    public_url: str
    web_host: str
    web_port: int
    web_cert: Path | None
    web_key: Path | None
    telegram_token: str = field(repr=False)
    telegram_base_url: str
    telegram_webhook_secret: str = field(repr=False)
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


class _Reader(SettingReader):
    """Reads them all; `problems` has what it could not take."""

    def __init__(self, environ: Mapping[str, str], reads_files: bool) -> None:
        super().__init__(environ)
        self._reads_files = reads_files

    def settings(self) -> Settings:
        host = self.read("KTD_WEB_HOST", to_host, "127.0.0.1")
        port = self.read("KTD_WEB_PORT", to_port, 8080)
        cert, key = self._pair()
        public_url = self._public_url(host, port, secure=cert is not None)
        data_dir = self.read("KTD_DATA_DIR", to_folder, Path("var"))
        return Settings(
            database_url=self.read("KTD_DATABASE_URL", to_database, ""),
            public_url=public_url,
            web_host=host,
            web_port=port,
            web_cert=cert,
            web_key=key,
            telegram_token=self.secret("KTD_TELEGRAM_TOKEN", TELEGRAM_TOKEN, "BotFather"),
            telegram_base_url=self.read("KTD_TELEGRAM_BASE_URL", to_url, ""),
            telegram_webhook_secret=self._webhook_secret(public_url),
            zalo_token=self.secret("KTD_ZALO_TOKEN", ZALO_TOKEN, "Zalo Bot Platform"),
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
            metrics_token=self.secret("KTD_METRICS_TOKEN", METRICS_TOKEN, RANDOM, "secret"),
        )

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
        cert, key = (self.file(name, "/etc/khoi/khoi.pem") for name in names)
        return cert, key

    def _holidays(self) -> Path | None:
        path = self.file("KTD_HOLIDAYS_FILE", "examples/holidays.yaml")
        if self._reads_files and path and path.is_file():
            from bot.holiday_data import problems_in

            if wrong := problems_in(path):
                self.note("KTD_HOLIDAYS_FILE", "holidays", str(path), wrong)
        return path

    def _webhook_secret(self, public_url: str) -> str:
        secret = self.secret("KTD_TELEGRAM_WEBHOOK_SECRET", WEBHOOK_SECRET, RANDOM, "webhook_secret")
        is_official = self.text("KTD_TELEGRAM_BASE_URL").rstrip("/") == DEFAULTS["KTD_TELEGRAM_BASE_URL"]
        public, noted = urlsplit(public_url), {problem.name for problem in self.problems}
        comes = public.scheme == "https" and public.port in WEBHOOK_PORTS
        if secret and is_official and not comes and "KTD_PUBLIC_URL" not in noted:
            self.note("KTD_PUBLIC_URL", "webhook_address", public_url, "https://khoi.example.vn")
        return secret

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
