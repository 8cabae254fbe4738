"""Templates compiled by one process are taken by the next, and never when anything they depend on has changed."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from messages.compiled import Compiled


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this process was told of Python's own."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)


class Counting(Environment):
    compiled = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        type(self).compiled += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


def said(folder: Path, times_compiled: int) -> str:
    """By a process that has just started."""
    Counting.compiled = 0
    cache = Compiled(folder, folder / "setup.py")
    words = Counting(loader=FileSystemLoader(folder), bytecode_cache=cache).get_template("a.j2").render(name="Khối")
    assert Counting.compiled == times_compiled
    return words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "setup.py").write_text("trim_blocks=True")
    (tmp_path / "a.j2").write_text("Chào {{ name }}")
    return tmp_path


def test_the_next_start_compiles_nothing_until_a_text_or_its_environment_changes(folder: Path) -> None:
    assert said(folder, 1) == said(folder, 0) == "Chào Khối"
    (folder / "a.j2").write_text("Kính gửi {{ name }}")
    assert said(folder, 1) == said(folder, 0) == "Kính gửi Khối"
    (folder / "setup.py").write_text("trim_blocks=False")
    assert said(folder, 1) == "Kính gửi Khối"


@pytest.mark.parametrize("length", range(0, 60, 7))
def test_what_was_left_half_written_is_compiled_again(folder: Path, length: int) -> None:
    said(folder, 1)
    (made,) = (folder / "__pycache__").iterdir()
    made.write_bytes(made.read_bytes()[:length])
    assert said(folder, 1) == said(folder, 0) == "Chào Khối"


def test_all_compiled_once_is_read_by_whoever_runs_the_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    cache = Compiled(folder, folder / "setup.py")
    cache.keep_all(Counting(loader=FileSystemLoader(folder), bytecode_cache=cache))
    [made] = (folder / "__pycache__").iterdir()
    assert made.stat().st_mode & 0o777 == 0o644
    assert said(folder, 0) == "Chào Khối"


def test_where_nothing_can_be_kept_it_is_compiled_each_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place")
    assert said(folder, 1) == said(folder, 1) == "Chào Khối"
