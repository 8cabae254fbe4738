"""What a person said, whichever channel carried it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rules.typed_text import tidied


@dataclass(frozen=True)
class Attachment:
    """A file already kept by its content's SHA-256 (hex); size in bytes.

    `form`: "ours" for a workbook of ours that came back, else why an Excel file cannot be read ("locked",
    "old", "macro", "broken"); "" for any other file.
    """

    digest: str
    name: str
    size: int
    media_type: str
    form: str = ""


@dataclass(frozen=True)
class Incoming:
    """One thing said once: `update` is unique for ever within its channel."""

    update: str
    channel: str
    address: str
    text: str = ""
    tap: str = ""
    marks: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    invitation: str = ""
    """The token of the link that opened this chat, where the channel hands it over (Telegram's deep link)."""
    album: str = ""
    """What several updates share whose files were sent together; empty where one update carries them all."""
    group: str = ""
    """Address of the group it was said in; empty in a private chat."""

    def tidied(self) -> Incoming:
        """Its words and the names of its files as everything else expects them."""
        files = tuple(replace(file, name=tidied(file.name)) for file in self.files)
        return replace(self, text=tidied(self.text), files=files)
