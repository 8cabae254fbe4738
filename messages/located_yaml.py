"""YAML whose every value knows its line. Scalars stay text, so no number passes through a float."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import yaml

from messages.bloc_problems import BlocFileErrors, Problem

T = TypeVar("T")
F = TypeVar("F")
NOTES = ("source", "mark")
"""Any mapping may say where it comes from, or that it is an example."""


class Unreadable(ValueError):
    """`kind` is a machine name in bloc_problems.WORDS."""

    def __init__(self, kind: str, allowed: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.allowed = allowed


class Section:
    """One mapping: fields are asked for by name, and what is wrong is noted and never raised."""

    def __init__(self, node: yaml.Node, path: str, problems: list[Problem]) -> None:
        self.line = line_of(node)
        self.path = path
        self.problems = problems
        self._fields: dict[str, yaml.Node] = {}
        self._asked: list[str] = []
        if not isinstance(node, yaml.MappingNode):
            self.note("not_mapping")
            return
        for key, value in node.value:
            self._add(key, value)

    def note(
        self,
        kind: str,
        name: str = "",
        found: object = "",
        allowed: object = "",
        at: int | None = None,
        example: str = "",
    ) -> None:
        line = at or (line_of(self._fields[name]) if name in self._fields else self.line)
        self.problems.append(Problem(line, self._under(name), kind, str(found), str(allowed), example))

    def line_at(self, name: str) -> int:
        return line_of(self._fields[name]) if name in self._fields else self.line

    @property
    def names(self) -> tuple[str, ...]:
        """The fields as written, notes left out."""
        return tuple(name for name in self._fields if name not in NOTES)

    def peek(self, name: str) -> str:
        """A value before its turn to be read and judged; "" when it is missing or no single value."""
        node = self._fields.get(name)
        return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""

    def is_nested(self, name: str) -> bool:
        return isinstance(self._fields.get(name), yaml.MappingNode)

    def read(self, name: str, parse: Callable[[str], T], fallback: T, example: str = "") -> T:
        """One value; with an `example` it is required. `fallback` stands in for what is missing or wrong."""
        node = self._take(name, example)
        if node is None:
            return fallback
        if not isinstance(node, yaml.ScalarNode):
            self.note("not_text", name)
            return fallback
        text = str(node.value).strip()
        if not text:
            if example:
                self.note("blank", name, allowed=example)
            return fallback
        return self._parsed(text, parse, fallback, name, line_of(node))

    def texts(self, name: str, parse: Callable[[str], T], example: str = "") -> tuple[T, ...]:
        """A list of values."""
        found: list[T | None] = []
        for at, node in self._items(name, example):
            place = f"{name}[{at}]"
            if isinstance(node, yaml.ScalarNode):
                found.append(self._parsed(str(node.value).strip(), parse, None, place, line_of(node)))
            else:
                self.note("not_text", place, at=line_of(node))
        return tuple(value for value in found if value is not None)

    def section(self, name: str) -> "Section | None":
        """A mapping that may be left out."""
        node = self._take(name, "")
        return None if node is None else Section(node, self._under(name), self.problems)

    def part(self, name: str, example: str) -> "Section":
        """A mapping that must be there; when it is not, what is asked of it is not noted again."""
        node = self._take(name, example)
        nothing = yaml.MappingNode("", [], start_mark=yaml.Mark("", 0, self.line - 1, 0, "", 0))
        return Section(node or nothing, self._under(name), self.problems if node else [])

    def sections(self, name: str, example: str = "") -> list["Section"]:
        """A list of mappings."""
        return [
            Section(node, f"{self._under(name)}[{at}]", self.problems)
            for at, node in self._items(name, example)
        ]

    def done(self) -> None:
        """Name the fields nobody asked for."""
        for name in self.names:
            if name not in self._asked:
                self.note("unknown_field", name, name, ", ".join((*self._asked, *NOTES)))

    def _add(self, key: yaml.Node, value: yaml.Node) -> None:
        name = str(key.value)
        if name in self._fields:
            self.note("duplicate", name, allowed=line_of(self._fields[name]), at=line_of(key))
        else:
            self._fields[name] = value

    def _take(self, name: str, example: str) -> yaml.Node | None:
        self._asked.append(name)
        if name not in self._fields and example:
            self.note("missing", name, allowed=f"{name}: {example}")
        return self._fields.get(name)

    def _items(self, name: str, example: str) -> Iterator[tuple[int, yaml.Node]]:
        node = self._take(name, example)
        if isinstance(node, yaml.SequenceNode):
            if not node.value and example:
                self.note("blank", name, allowed=f"{name}: {example}")
            yield from enumerate(node.value, start=1)
        elif node is not None:
            self.note("not_list", name)

    def _parsed(self, text: str, parse: Callable[[str], T], fallback: F, name: str, line: int) -> T | F:
        try:
            return parse(text)
        except Unreadable as wrong:
            self.note(wrong.kind, name, text, wrong.allowed, at=line)
            return fallback

    def _under(self, name: str) -> str:
        return ".".join(part for part in (self.path, name) if part)


def line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def compose(source: Path | str, sample: str) -> yaml.Node:
    """The root of a file, or of text; raise BlocFileErrors, naming a `sample` file, when it is not YAML at all."""
    text = _read(source, sample) if isinstance(source, Path) else source
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BlocFileErrors([_yaml_problem(error.problem or "", mark.line + 1 if mark else 0)]) from error
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise BlocFileErrors([Problem(line, "", "bad_yaml", f"U+{ord(text[error.position]):04X}")]) from error
    if root is None:
        raise BlocFileErrors([Problem(1, "", "empty", allowed=sample)])
    return root


class _Loader(yaml.SafeLoader):
    """Takes no aliases: a file must say what it means where it says it."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "alias", event.start_mark)
        return super().compose_node(parent, index)


def _read(path: Path, sample: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BlocFileErrors([Problem(0, "", "no_file", str(path), sample)]) from error
    except UnicodeDecodeError as error:
        line = bytes(error.object[: error.start]).count(b"\n") + 1
        raise BlocFileErrors([Problem(line, "", "not_utf8")]) from error


def _yaml_problem(said: str, line: int) -> Problem:
    if said == "alias":
        return Problem(line, "", "alias")
    return Problem(line, "", "tab" if r"'\t'" in said else "bad_yaml", said)
