"""A stranger's clone sets itself up with one command, and with nothing but what runs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
IMPORT_ALL = """
import importlib, pathlib
rooms = ("bot", "handlers", "messages", "storage", "rules")
for path in sorted(p for room in rooms for p in pathlib.Path(room).rglob("*.py")):
    if path.name not in ("__init__.py", "__main__.py", "env.py") and "versions" not in path.parts:
        importlib.import_module(".".join(path.with_suffix("").parts))
"""


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Path]:
    """Taken away afterwards: an environment is some hundred megabytes."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(HOUSE), str(clone)], check=True)
    yield clone
    shutil.rmtree(clone)


def run(clone: Path, *command: str) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "VIRTUAL_ENV"))
    }
    done = subprocess.run(command, cwd=clone, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_a_fresh_clone_runs_with_only_the_run_time_packages(clone: Path) -> None:
    assert "Đang cài các gói để chạy" in run(clone, "make", ".venv/.run-ready")
    assert run(clone, ".venv/bin/python", "-c", IMPORT_ALL) == ""
    assert "Đang" not in run(clone, "make", ".venv/.run-ready")
