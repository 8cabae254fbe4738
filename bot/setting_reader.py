"""Takes one setting at a time and notes what it cannot take."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from bot.setting_defaults import DEFAULTS, PREFIX
from bot.setting_values import WrongValue
from messages.setting_problems import SettingProblem

T = TypeVar("T")


class SettingReader:
    """A blank value means the default; unknown names of ours are noted at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._given = {name: text.strip() for name, text in environ.items() if name.startswith(PREFIX)}
        self.problems: list[SettingProblem] = []
        for name in sorted(self._given.keys() - DEFAULTS.keys()):
            nearest = get_close_matches(name, DEFAULTS, n=1, cutoff=0)
            self.note(name, "unknown", allowed=nearest[0])

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

    def file(self, name: str, example: str) -> Path | None:
        path = Path(self.text(name)) if self.text(name) else None
        if path and not path.is_file():
            self.note(name, "file", str(path), example)
        return path

    def secret(self, name: str, shape: re.Pattern[str], giver: str, kind: str = "token") -> str:
        """Never repeated in a problem."""
        secret = self.text(name)
        if secret and not shape.fullmatch(secret):
            self.note(name, kind, allowed=giver)
        return secret
