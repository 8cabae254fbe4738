"""What is said back, before any channel gives it a body.

`html` knows only <b>, <i> and line breaks as "\\n"; everything typed in by people arrives escaped.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Button:
    """`value` is what comes back as a tap: a verb and ids, at most 64 bytes. `look`: "", "main" or "danger"."""

    label: str
    value: str
    look: str = ""


@dataclass(frozen=True)
class Choice:
    """Choose up to `at_most` of `options`; `value` comes back as the tap, the options' values as its marks.

    Each of these values has at most 63 bytes.
    """

    at_most: int
    done: str
    value: str
    options: tuple[Button, ...]


@dataclass(frozen=True)
class FileOut:
    """A file to download: `digest` names its content; `evidence` and `notice` are the rows it belongs to, else 0."""

    digest: str
    name: str
    size: int
    media_type: str
    evidence: int = 0
    notice: int = 0

    def as_dict(self) -> dict[str, Any]:
        """JSON data without the rows it does not belong to."""
        return {name: value for name, value in vars(self).items() if value or name not in ("evidence", "notice")}


@dataclass(frozen=True)
class Outgoing:
    """One message. `card` names something live that the channel draws itself, such as "ballot:12"."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()
    choice: Choice | None = None
    files: tuple[FileOut, ...] = ()
    card: str = ""
    copy: str = ""
    """Plain text to copy and forward elsewhere."""
    recap: str = ""
    """What stays of it in the chat once a newer message of its slot has replaced it; empty keeps the text."""

    def as_dict(self) -> dict[str, Any]:
        """JSON data without what is empty."""
        body: dict[str, Any] = {"html": self.html}
        if self.rows:
            body["rows"] = [[vars(button) for button in row] for row in self.rows]
        if self.choice:
            body["choice"] = asdict(self.choice)
        if self.files:
            body["files"] = [file.as_dict() for file in self.files]
        return body | {name: getattr(self, name) for name in ("card", "copy", "recap") if getattr(self, name)}

    @classmethod
    def from_dict(cls, body: dict[str, Any]) -> Outgoing:
        choice = body.get("choice")
        return cls(
            html=body.get("html", ""),
            rows=tuple(tuple(Button(**button) for button in row) for row in body.get("rows", ())),
            choice=Choice(**{**choice, "options": tuple(Button(**o) for o in choice["options"])})
            if choice
            else None,
            files=tuple(FileOut(**file) for file in body.get("files", ())),
            card=body.get("card", ""),
            copy=body.get("copy", ""),
            recap=body.get("recap", ""),
        )
