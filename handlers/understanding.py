"""What typed words mean: a command by one of its names, or the one they most resemble."""

from __future__ import annotations

from handlers import start, steps
from handlers.talk import Talk, Turn
from messages.commands import COMMANDS
from rules.errors import UnknownWord
from rules.vietnamese import fold

SURE, LIKELY = 80.0, 60.0
PHRASES = tuple(
    (fold(phrase), words.name) for words in COMMANDS for phrase in (*words.words, *words.questions)
)
OPENINGS = tuple((fold(opening) + " ", words.name) for words in COMMANDS for opening in words.openings)


def command_words() -> dict[str, str]:
    """The command each word stands for, words as `plain` makes them."""
    return {
        fold(word): command.name
        for command in COMMANDS
        if command.name in steps.COMMANDS
        for word in (command.name, *command.words)
    }


def guess(talk: Talk) -> Turn:
    """Free words are answered by what they begin with, or most resemble; raise UnknownWord."""
    name, likeness = resembles(talk)
    if likeness < LIKELY:
        raise UnknownWord
    return steps.COMMANDS[name](talk) if likeness >= SURE else start.did_you_mean(talk, name)


def resembles(talk: Talk) -> tuple[str, float]:
    """The command that the words open with or whose phrases are most like them, and how like: 0 to 100."""
    said = plain(talk.said.text)
    opened = next((name for opening, name in OPENINGS if said.startswith(opening)), None)
    if opened is not None:
        return opened, 100.0
    phrases = [(phrase, name) for phrase, name in PHRASES if name in steps.COMMANDS]
    found = talk.similar(said, [phrase for phrase, _ in phrases])
    return (phrases[found[0]][1], found[1]) if found else ("", 0.0)


def plain(text: str) -> str:
    return fold(text).strip(" ?.!…")


def is_number(text: str) -> bool:
    return text.strip()[:1].isdigit()
