"""PostgreSQL's own programs for copies: pg_dump takes one consistent view, pg_restore reads it whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from storage.copy_facts import Unreadable

EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
GUESTS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


class MissingProgram(Exception):
    """`name` of a program; Debian's package postgresql-client has it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def dump(url: URL, target: Path) -> None:
    """Raises Unreadable, MissingProgram."""
    words = ("--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    _run("pg_dump", *words, f"--dbname={_address(url)}", password=url.password)


def read_through(copy: Path) -> None:
    """Every row of the copy is unpacked once, to nowhere. Raises Unreadable, MissingProgram."""
    _run("pg_restore", "--file=/dev/null", str(copy))


def has_guests(url: str) -> bool:
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return bool(connection.execute(GUESTS).scalar())
    except SQLAlchemyError as wrong:
        raise Unreadable(getattr(wrong, "orig", None) or wrong) from wrong
    finally:
        engine.dispose()


def put_back(url: URL, copy: Path, aside: Path) -> None:
    """In one transaction, after what was there was dumped to `aside`. Raises Unreadable, MissingProgram."""
    dump(url, aside)
    script = aside.with_suffix(".sql")
    try:
        script.touch(0o600)
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(copy))
        words = ("-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-c", EMPTY, "-f", str(script))
        _run("psql", *words, _address(url), password=url.password)
    finally:
        script.unlink(missing_ok=True)


def _address(url: URL) -> str:
    """As libpq reads it, without the password: other programs see the words of a command."""
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _run(program: str, *words: str, password: str | None = None) -> None:
    found = shutil.which(program)
    if found is None:
        raise MissingProgram(program)
    env = dict(os.environ) | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603
        (found, *words), env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Unreadable(done.stderr or program)
