"""What a template may put under its text: rows of buttons, a choice, files, a card, a text to copy."""

from collections.abc import Iterable

from markupsafe import escape

from messages.outgoing import Button, Choice, FileOut

LONGEST_VALUE = 64
LONGEST_OF_CHOICE = 63
"""Telegram keeps the mark of an option before its value."""


class Keyboard:
    """Collects what one rendering asked for; methods return "" so that a template can call them in place."""

    def __init__(self) -> None:
        self.rows: list[tuple[Button, ...]] = []
        self.choice: Choice | None = None
        self.files: list[FileOut] = []
        self.live_card = ""
        self.copied = ""
        self.recapped = ""

    def button(self, label: str, value: object, look: str = "") -> Button:
        """`look`: "", "main" or "danger"; `value` at most 64 bytes, as Telegram demands of all."""
        words = str(value)
        _check(words, LONGEST_VALUE)
        return Button(str(label), words, look)

    def row(self, *buttons: Button) -> str:
        if buttons:
            self.rows.append(buttons)
        return ""

    def grid(self, buttons: Iterable[Button], width: int) -> str:
        listed = list(buttons)
        for start in range(0, len(listed), width):
            self.row(*listed[start : start + width])
        return ""

    def choose(self, at_most: int, done: str, value: object, options: Iterable[Button]) -> str:
        """`value` and the options' values at most 63 bytes."""
        listed = tuple(options)
        for one in (str(value), *(option.value for option in listed)):
            _check(one, LONGEST_OF_CHOICE)
        self.choice = Choice(at_most, done, str(value), listed)
        return ""

    def file(
        self, digest: str, name: str, size: int, media_type: str, evidence: int = 0, notice: int = 0
    ) -> str:
        """`evidence` is the id of a file in a unit's book, `notice` whose file it is: it is then given only to
        those still entitled."""
        self.files.append(FileOut(digest, name, size, media_type, evidence, notice))
        return ""

    def card(self, name: str) -> str:
        self.live_card = name
        return ""

    def recap(self, text: str) -> str:
        """Becomes the message's text one day, so what people typed is escaped."""
        self.recapped = str(escape(text)).strip()
        return ""

    def copy(self, text: str) -> str:
        self.copied = str(text).strip()
        return ""


def _check(value: str, longest: int) -> None:
    if len(value.encode()) > longest:
        raise ValueError(f"a button of more than {longest} bytes: {value}")
