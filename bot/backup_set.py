"""A backup on disk: a folder with one copy of the database, the evidence, and a manifest that names every part."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from rules.chain import line_hash
from storage.copies import SERVER, SQLITE, check_copy
from storage.copy_facts import Unreadable

MANIFEST = "manifest.json"
NAME = re.compile(r"khoi-\d{8}-\d{6}")
PART = re.compile(rf"{SQLITE}|{SERVER}|evidence/[0-9a-f]{{64}}")


class SetBroken(Exception):
    """`part` is a file's name in the set; `why` is "missing", "changed" or "unreadable"."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(part, why)
        self.part, self.why = part, why


@dataclass(frozen=True)
class Manifest:
    """`made_at` in ISO 8601; `parts` are SHA-256 by name; `lost` are promised contents that were not on disk."""

    made_at: str
    program: str
    schema: str
    parts: dict[str, str]
    lost: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def database(self) -> str:
        return next(name for name in self.parts if name in (SQLITE, SERVER))


def written(manifest: Manifest) -> str:
    """The only way a manifest may be written, its own digest at the end."""
    body = asdict(manifest) | {"lost": list(manifest.lost)}
    return json.dumps(body | {"digest": line_hash(body)}, indent=1) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Raises SetBroken."""
    try:
        text = (folder / MANIFEST).read_bytes().decode()
        body = json.loads(text)
        body.pop("digest")
        manifest = Manifest(**body | {"lost": tuple(body["lost"])})
        sound = (
            written(manifest) == text and all(map(PART.fullmatch, manifest.parts)) and manifest.moment.tzinfo
        )
    except FileNotFoundError as none:
        raise SetBroken(MANIFEST, "missing") from none
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise SetBroken(MANIFEST, "changed") from wrong
    if not sound or len({SQLITE, SERVER} & manifest.parts.keys()) != 1:
        raise SetBroken(MANIFEST, "changed")
    return manifest


def check_set(folder: Path) -> Manifest:
    """Every byte as it was written, and the database opens. Raises SetBroken, MissingProgram."""
    manifest = read_manifest(folder)
    for name, digest in manifest.parts.items():
        try:
            found = digest_of(folder / name)
        except OSError as none:
            raise SetBroken(name, "missing") from none
        if found != digest:
            raise SetBroken(name, "changed")
    try:
        check_copy(folder / manifest.database)
    except Unreadable as wrong:
        raise SetBroken(manifest.database, "unreadable") from wrong
    return manifest


def digest_of(path: Path) -> str:
    """SHA-256 (hex) of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sets_in(folder: Path) -> list[Path]:
    """Newest first, whole or not."""
    if not folder.is_dir():
        return []
    named = (path for path in folder.iterdir() if NAME.fullmatch(path.name) and path.is_dir())
    return sorted(named, key=lambda path: path.name, reverse=True)
