"""A PostgreSQL of our own for tests and figures: a new cluster behind a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

USERS = ("postgres", "nobody")
DEBIAN = Path("/usr/lib/postgresql")


@cache
def postgresql_bin() -> Path | None:
    """The folder of initdb and postgres, the newest version first; Debian keeps it off the PATH."""
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda folder: folder.parent.name.zfill(4), reverse=True)
    found = shutil.which("initdb")
    folders = [*versions, *([Path(found).resolve().parent] if found else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def server(programs: Path, *, synced: bool = False) -> Iterator[str]:
    """Its URL; `programs` is the folder of initdb and pg_ctl. PostgreSQL refuses to run as root.

    `synced` commits reach the disk, as an operator's do.
    """
    user = _other_user() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if user is not None:
        os.chown(folder, user, -1)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run("initdb", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    fsync = "on" if synced else "off"
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={fsync}"
    run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
    try:
        yield f"postgresql+psycopg://test@/postgres?host={folder}"
    finally:
        run("pg_ctl", "stop", "-w", "-m", "immediate")
        shutil.rmtree(folder)


def fresh(url: str, name: str, template: str = "template1") -> str:
    """The URL of a new database beside the one at `url`: empty, or a copy of `template` that nobody uses."""
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    server.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _other_user() -> int:
    """The id of a user without rights."""
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return next(names[name] for name in USERS if name in names)
