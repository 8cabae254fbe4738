"""`python -m bot …` as an operator types it: each mistake has one clear sentence, and nothing is done twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.program import HOME, kept_port
from bot.box.starting import bare_environment
from tests.support.stage import EXAMPLE

GRACE_SECONDS = 30
STOPPED = (130, "")
Start = Callable[[str, int], subprocess.Popen[str]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="op-") as name:
        yield Path(name)


@pytest.fixture
def ports() -> Iterator[tuple[int, int]]:
    with kept_port() as one, kept_port() as two:
        yield one, two


def environment(folder: Path, **more: object) -> dict[str, str]:
    own = {"KTD_DATA_DIR": folder, "KTD_DATABASE_URL": f"sqlite:///{folder / 'khoi.db'}", **more}
    return bare_environment() | {name: str(value) for name, value in own.items()}


def command(folder: Path, *words: str, **more: object) -> tuple[int, str, str]:
    """Exit status, and what was said on standard output and error."""
    done = subprocess.run(
        (sys.executable, "-m", "bot", *words),
        cwd=HOME,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=GRACE_SECONDS,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Runs a command until it has said where it is; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def started(word: str, port: int) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            (sys.executable, "-m", "bot", word),
            cwd=HOME,
            env=environment(folder, KTD_WEB_PORT=port, KTD_BOX_IDLE_SECONDS=1),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(program)
        assert program.stdout is not None
        assert program.stdout.readline()
        return program

    yield started
    for program in running:
        program.kill()
        program.communicate()


def interrupted(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Ctrl+C: exit status, and what was said on standard error."""
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=GRACE_SECONDS)
    return running.returncode, said


def test_a_program_and_a_demo_run_side_by_side_and_a_second_of_either_is_refused(
    folder: Path, start: Start, ports: tuple[int, int]
) -> None:
    run, demo = start("run", ports[0]), start("demo", ports[1])
    kept = (folder / "demo" / "demo.db").stat().st_ino
    status, said, complaint = command(folder, "run", KTD_WEB_PORT=ports[1])
    assert (status, said) == (2, "")
    assert "KTD_DATABASE_URL: đã có một chương trình đang chạy" in complaint
    status, said, complaint = command(folder, "demo", KTD_WEB_PORT=ports[0])
    assert (status, said) == (2, "")
    assert "bản chạy thử đã đang chạy" in complaint
    assert (folder / "demo" / "demo.db").stat().st_ino == kept
    assert command(folder, "load", str(EXAMPLE))[0] == 0
    assert interrupted(demo) == STOPPED
    assert interrupted(run) == STOPPED
    assert interrupted(start("run", ports[1])) == STOPPED


def test_only_a_whole_file_is_loaded_and_only_once_and_only_its_people_are_invited(folder: Path) -> None:
    broken = folder / "sai.yaml"
    broken.write_text(EXAMPLE.read_text().replace('max: "10"', 'max: "11"', 1))
    status, _, complaint = command(folder, "load", str(broken))
    assert status == 2
    assert "các mục con cộng lại được 41, khác điểm tối đa 40" in complaint
    assert "Dòng " in complaint
    assert "Traceback" not in complaint
    status, said, complaint = command(folder, "invite")
    assert (status, said) == (2, "")
    assert "Dữ liệu chưa có Khối nào" in complaint
    assert "python -m bot load" in complaint
    assert command(folder, "load", str(EXAMPLE))[0] == 0
    status, _, complaint = command(folder, "load", str(EXAMPLE))
    assert status == 2
    assert "đã được nạp; dữ liệu của Khối được giữ nguyên" in complaint
    status, said, complaint = command(folder, "invite", "khong-co/officer")
    assert (status, said) == (2, "")
    assert "Không có ai mang mã “khong-co/officer”" in complaint


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("KTD_DATABASE_URL", "sqlite:////proc/none/khoi.db", "không ghi được vào thư mục"),
        ("KTD_DATABASE_URL", "sqlite:///{folder}/errors.txt", "không mở được tệp dữ liệu"),
        ("KTD_DATABASE_URL", "postgresql+psycopg://khoi@127.0.0.1:1/khoi", "không kết nối được máy chủ"),
        ("KTD_WEB_CERT", str(EXAMPLE), "không phải chứng thư PEM"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(
    folder: Path, ports: tuple[int, int], setting: str, value: str, sentence: str
) -> None:
    (folder / "errors.txt").write_text("not a database at all " * 100)
    value = value.format(folder=folder)
    both = {"KTD_WEB_CERT": value, "KTD_WEB_KEY": value} if setting == "KTD_WEB_CERT" else {setting: value}
    status, said, complaint = command(folder, "run", KTD_WEB_PORT=ports[0], **both)
    assert (status, said) == (2, "")
    assert f"{setting}: " in complaint
    assert sentence in complaint
    assert "Traceback" not in complaint
