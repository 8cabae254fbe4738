"""Guests of a meeting, and people named in one typed line: "name; position, office"."""

from dataclasses import dataclass

from rules.errors_names import NameTooLong, NotAName
from rules.names import check_name


@dataclass(frozen=True)
class Named:
    """A name or title, and what the person is and where."""

    name: str
    about: str


@dataclass(frozen=True)
class Guest:
    id: int
    name: str
    about: str


def read_named(line: str, what: str) -> Named:
    """Raise NotAName or NameTooLong, naming `what`, unless both parts are there."""
    name, mark, about = line.partition(";")
    if not mark:
        raise NotAName(what)
    return Named(check_name(name, what), check_name(about, what))


def read_lines(text: str, what: str) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """One person a line: those read, and the lines that say too little, as typed; none spoils another."""
    read: list[Named] = []
    refused: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            read.append(read_named(line, what))
        except (NotAName, NameTooLong):
            refused.append(line)
    return tuple(read), tuple(refused)
