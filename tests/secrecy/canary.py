"""What would tell of a vote or a key wherever it is found, and every place where it could be."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path

from Crypto.Protocol.SecretSharing import Shamir
from sqlalchemy import create_engine, text

from bot.box.keys import rebuild
from rules.ballots import encode_marks
from rules.rings import Seal
from tests.secrecy.forms import forms

BEGINNING = 18
"""Bytes of a paper with two marks of nine digits, one short, so that Base64 spells them alike whatever follows."""


def traces(papers: Iterable[Sequence[int]]) -> set[bytes]:
    """Two marks beside each other in any order and spelling, and papers as they are before they are sealed."""
    found: set[bytes] = set()
    for paper in papers:
        for one, other in permutations(paper, 2):
            found |= {f"{one},{other}".encode(), f"{one}, {other}".encode()}
        _, in_hexadecimal, in_base64, _ = forms(encode_marks(paper)[:BEGINNING])
        found |= {in_hexadecimal, in_base64}
    return found


def keys_of(seal: Seal, shares: Mapping[str, Sequence[str]]) -> set[bytes]:
    """Every member's share for this box, its seed, and the key that opens it."""
    own = [b64decode(held[seal.key]) for held in shares.values()]
    private = bytes(rebuild(bytes.fromhex(seal.public_key), own[: seal.needed]))
    seed = Shamir.combine([(share[0], share[1:]) for share in own[: seal.needed]])
    return {form for secret in (*own, seed, private) for form in forms(secret)}


def found_in(places: Mapping[str, bytes], secrets: Iterable[bytes]) -> set[str]:
    """The names of the places that hold any of the secrets."""
    sought = tuple(secrets)
    return {name for name, content in places.items() if any(secret in content for secret in sought)}


def places(folder: Path, url: str) -> dict[str, bytes]:
    """Every file under a folder, and with PostgreSQL those of the database and its server."""
    return _files_under(folder) | ({} if url.startswith("sqlite") else _files_of_server(url))


def _files_under(folder: Path) -> dict[str, bytes]:
    files = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    return {name: file.read_bytes() for name, file in files.items()}


def _files_of_server(url: str) -> dict[str, bytes]:
    """A PostgreSQL database's own files, with the write-ahead log and the server's log."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        data = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        folders = (data / "base" / str(number.scalar_one()), data / "pg_wal")
    engine.dispose()
    files = {
        f"{folder.name}/{name}": content
        for folder in folders
        for name, content in _files_under(folder).items()
    }
    return files | {"server log": (data.parent / "log").read_bytes()}
