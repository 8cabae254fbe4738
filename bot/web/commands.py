"""What the composer offers a person: the tasks of their roles, between the menu and help."""

from datetime import datetime

from bot.web.speaking import talk_of
from handlers.start import tasks_of
from messages.command_words import CommandWords
from messages.commands import COMMANDS
from storage.store import Store

FIRST, LAST = ("menu",), ("trogiup", "huy")


def commands_of(store: Store, person: int, now: datetime) -> tuple[CommandWords, ...]:
    """Somebody with no duty today gets only what is always there."""
    talk = talk_of(store, person, now)
    tasks = tasks_of(talk) if talk else ()
    return (*_named(FIRST), *(task for task in tasks if task.name not in (*FIRST, *LAST)), *_named(LAST))


def _named(names: tuple[str, ...]) -> tuple[CommandWords, ...]:
    return tuple(command for name in names for command in COMMANDS if command.name == name)
