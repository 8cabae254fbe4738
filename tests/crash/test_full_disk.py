"""The program itself on a disk that fills up while people talk, and is emptied again: nothing lost, nothing twice."""

from __future__ import annotations

import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bench.program import Program, kept_port
from bot.cli import main
from tests.support.stage import EXAMPLE

DISK = "size=24m"
SAID = "/trangthai " + "dài " * 6000
PHOTO = b"\x89PNG\r\n\x1a\n" + secrets.token_bytes(2**21)


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small disk of its own; only root may have one."""
    with tempfile.TemporaryDirectory(prefix="disk-") as name:
        words = ("mount", "-t", "tmpfs", "-o", DISK, "tmpfs", name)
        if (
            shutil.which("mount") is None
            or subprocess.run(words, capture_output=True, check=False).returncode
        ):
            pytest.skip(
                "Không gắn được đĩa thử (cần quyền root): đĩa đầy chỉ được thử bằng giới hạn của SQLite."
            )
        try:
            yield Path(name)
        finally:
            subprocess.run(("umount", "--lazy", name), check=True)


def fill(disk: Path) -> Path:
    """To the last byte."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 2**12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def said(client: httpx.Client, text: str, update: str) -> httpx.Response:
    return client.post("say", json={"id": update, "text": text})


def heard(client: httpx.Client) -> list[str]:
    """What the person has said so far, as the server kept it."""
    return [row["html"][:10] for row in client.get("rows").json()["rows"] if row.get("mine")]


def doctor(program: Program, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KTD_DATA_DIR", str(program.folder))
        patch.setenv("KTD_DATABASE_URL", f"sqlite:///{program.database}")
        patch.setenv("KTD_WEB_PORT", str(program.port))
        main(["doctor"])
    return capsys.readouterr().out


@pytest.mark.long
def test_a_disk_that_fills_up_and_is_emptied_loses_and_repeats_nothing(
    disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept_port() as port:
        program = Program(disk, port)
        program.load(EXAMPLE)
        [link] = program.invite("ban-dan-van/officer").values()
        with program, httpx.Client(base_url=program.url) as client:
            answer = client.post(link)
            client.base_url = client.base_url.join(answer.headers["location"])
            assert said(client, "/trangthai", "before-the-trouble").status_code == 200
            before = heard(client)
            filler = fill(disk)
            for update in ("in-the-trouble-1", "in-the-trouble-2", "in-the-trouble-1"):
                calm = said(client, SAID, update)
                assert (calm.status_code, calm.json()) == (503, {"error": "unkept"})
            photo = client.post("say", data={"id": "a-photo-in-it"}, files={"files": ("a.png", PHOTO)})
            assert photo.status_code == 503
            assert heard(client) == before
            assert httpx.get(f"{program.url}/readyz").json()["writes"] is False
            assert httpx.get(f"{program.url}/healthz").status_code == 200
            told = doctor(program, capsys)
            assert "[CẦN SỬA] Dung lượng đĩa" in told
            assert "không ghi được dữ liệu (đĩa đầy" in told
            filler.unlink()
            for update in ("in-the-trouble-1", "in-the-trouble-2", "in-the-trouble-1", "in-the-trouble-2"):
                assert said(client, SAID, update).status_code == 200
            photo = client.post("say", data={"id": "a-photo-in-it"}, files={"files": ("a.png", PHOTO)})
            assert photo.status_code == 200
            assert len(heard(client)) == len(before) + 3
            assert httpx.get(f"{program.url}/readyz").json()["writes"] is True
            assert not [name for name in (disk / "evidence").iterdir() if name.name.startswith(".new")]
        assert not re.search("Traceback|/trangthai", program.complaints())
