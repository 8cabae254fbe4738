"""The database server stops while people talk and comes back: calm words, nothing lost or twice, no restart of ours."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import make_url

from bench import postgresql
from bench.pair import wait_to_lead
from bench.program import Program, kept_port
from tests import needs
from tests.support.stage import EXAMPLE

OFFICER = "ban-dan-van/officer"
PATIENCE_SECONDS = 30.0


class Server:
    """One PostgreSQL server that may be stopped and started again."""

    def __init__(self, programs: Path, url: str) -> None:
        self._folder = Path(str(make_url(url).query["host"]))
        self._words = [str(programs / "pg_ctl"), "-D", str(self._folder / "data"), "-w"]
        self._options = f"-c listen_addresses= -c unix_socket_directories={self._folder}"

    def stop(self) -> None:
        self._run("stop", "-m", "immediate")

    def start(self) -> None:
        self._run("start", "-l", str(self._folder / "log"), "-o", self._options)

    def _run(self, *words: str) -> None:
        user = self._folder.stat().st_uid
        subprocess.run(
            [*self._words, *words], check=True, user=user, cwd=self._folder, stdout=subprocess.DEVNULL
        )


@pytest.fixture
def stopped_and_url() -> Iterator[tuple[Server, str]]:
    programs = postgresql.postgresql_bin()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with postgresql.server(programs) as url:
        yield Server(programs, url), postgresql.fresh(url, "own")


def said(client: httpx.Client, update: str) -> int:
    return client.post("say", json={"id": update, "text": "/trangthai"}).status_code


def kept(client: httpx.Client) -> int:
    return sum(bool(row.get("mine")) for row in client.get("rows").json()["rows"])


@pytest.mark.long
def test_a_server_that_stops_and_comes_back_loses_and_repeats_nothing(
    stopped_and_url: tuple[Server, str], tmp_path: Path
) -> None:
    server, url = stopped_and_url
    with kept_port() as port:
        program = Program(tmp_path, port, url=url)
        program.load(EXAMPLE)
        [link] = program.invite(OFFICER).values()
        with program, httpx.Client(base_url=program.url, timeout=PATIENCE_SECONDS) as client:
            wait_to_lead(program)
            client.base_url = client.base_url.join(client.post(link).headers["location"])
            assert said(client, "before-the-trouble") == 200
            server.stop()
            assert [said(client, f"in-the-trouble-{number}") for number in (1, 2, 1)] == [503, 503, 503]
            ready = httpx.get(f"{program.url}/readyz", timeout=PATIENCE_SECONDS)
            assert (ready.status_code, ready.json()["database"]) == (503, False)
            assert "ktd_database_up 0" in httpx.get(f"{program.url}/metrics", timeout=PATIENCE_SECONDS).text
            server.start()
            assert [said(client, f"in-the-trouble-{number}") for number in (1, 2, 1)] == [200, 200, 200]
            wait_to_lead(program)
            assert kept(client) == 3
            assert httpx.get(f"{program.url}/readyz").status_code == 200
