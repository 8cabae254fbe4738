"""How single settings are written; each raises WrongValue for what it does not take."""

import logging
import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

DATABASES = ("sqlite:///", "postgresql+psycopg://")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?|::")


class WrongValue(ValueError):
    """`kind` is a machine name in setting_problems.WORDS."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def to_database(text: str) -> str:
    if not any(text.startswith(scheme) and text != scheme for scheme in DATABASES):
        raise WrongValue("database")
    return text


def to_url(text: str) -> str:
    """Without the slash at its end."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or " " in text:
        raise WrongValue("url")
    return text.rstrip("/")


def to_host(text: str) -> str:
    if not HOST.fullmatch(text):
        raise WrongValue("host")
    return text


def to_port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise WrongValue("port")
    return int(text)


def to_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise WrongValue("zone") from error


def to_folder(text: str) -> Path:
    if Path(text).is_file():
        raise WrongValue("folder")
    return Path(text)


def to_seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) == 0:
        raise WrongValue("seconds")
    return float(text)


def to_count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", text) or int(text) == 0:
        raise WrongValue("count")
    return int(text)


def to_days(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) == 0:
        raise WrongValue("days")
    return int(text)


def to_level(text: str) -> int:
    """The logging module's number of a level."""
    levels = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
    if text.lower() not in levels:
        raise WrongValue("level")
    return levels[text.lower()]
