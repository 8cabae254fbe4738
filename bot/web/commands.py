"""What the composer offers a person: the tasks of their roles, between the menu and help."""

from datetime import datetime
from functools import partial

from handlers.router import Router
from handlers.start import tasks_of
from messages.commands import COMMANDS, CommandWords
from messages.incoming import Incoming
from storage.store import Store

FIRST, LAST = ("menu",), ("trogiup", "huy")
ROUTER = partial(Router, similar=lambda _text, _phrases: None)


def commands_of(store: Store, person: int, now: datetime) -> tuple[CommandWords, ...]:
    """Somebody with no duty today gets only what is always there."""
    caller = store.conversations.of_person(person)
    talk = ROUTER(lambda: now).talk(store, Incoming("", "web", ""), caller) if caller else None
    tasks = tasks_of(talk) if talk else ()
    return (*_named(FIRST), *(task for task in tasks if task.name not in (*FIRST, *LAST)), *_named(LAST))


def _named(names: tuple[str, ...]) -> tuple[CommandWords, ...]:
    return tuple(command for name in names for command in COMMANDS if command.name == name)
