"""What every command is called and asked for by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommandWords:
    """`name` is what Telegram accepts; `description` its menu line; `words` also mean it; `questions` resemble it, and
    what begins with one of `openings` means it whatever follows."""

    name: str
    description: str
    words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
