"""A workbook in an officer's hands: opened, typed into, saved again; made and read in this process."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bot.box.memory import MemoryBox
from bot.effects import Effects
from bot.evidence_store import EvidenceStore
from bot.excel_forms import form_of
from bot.player import Player
from bot.web.media import media_type_of
from bot.workbook_work import KEY
from messages.incoming import Attachment
from messages.workbooks.book import HIDDEN
from messages.workbooks.reading import read
from messages.workbooks.writing import written
from rules.workbook_content import Form, Marker, signed
from tests.support.stage import Stage

Edit = Callable[[Workbook], None]
Value = str | float | date


async def write_here(book: dict[str, Any]) -> bytes:
    return written(book)


async def read_here(path: str) -> dict[str, Any]:
    return read(path)


class Office:
    """Gives out the workbooks of a stage and takes them back; use one per stage."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.files = EvidenceStore(folder / "files")
        self._effects = Effects(stage.desk, MemoryBox(), self.files, write=write_here, read=read_here)

    async def drain(self) -> None:
        await self._effects.drain()

    async def got(self, player: Player) -> bytes:
        """The newest file in the person's chat."""
        await self.drain()
        rows = [row for row in await player.rows() if row.body.get("files")]
        path = self.files.path(rows[-1].body["files"][-1]["digest"])
        assert path is not None
        return path.read_bytes()

    async def sends(self, player: Player, *contents: bytes, name: str = "bang.xlsx") -> list[str]:
        """Everything the bot said about them."""
        files = tuple(self.attachment(content, name) for content in contents)
        said = await player.says("", files)
        await self.drain()
        return said + await player.sees()

    def attachment(self, content: bytes, name: str) -> Attachment:
        """As the web page's uploads make it."""
        kind, form = media_type_of(BytesIO(content)), form_of(BytesIO(content), name)
        return Attachment(self.files.put(content) if kind else "", name, len(content), kind, form)


def edited(content: bytes, edit: Edit) -> bytes:
    """The workbook saved again after somebody typed into it."""
    workbook = load_workbook(BytesIO(content))
    edit(workbook)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def typed(content: bytes, cells: Mapping[str, Value]) -> bytes:
    """Values typed into cells of the first page."""

    def put(workbook: Workbook) -> None:
        for at, value in cells.items():
            workbook.worksheets[0][at] = value

    return edited(content, put)


def rows_of(content: bytes, column: str = "A") -> dict[str, int]:
    """The row of every text in one column of the first page."""
    page = load_workbook(BytesIO(content)).worksheets[0]
    return {str(cell.value): row for row, cell in enumerate(page[column], 1) if cell.value is not None}


async def signed_anew(stage: Stage, content: bytes, **marker: object) -> bytes:
    """The workbook as this installation would have made it for another year, unit or bloc."""
    key = await stage.desk.read(lambda store: store.notes.get(KEY)) or ""

    def put(workbook: Workbook) -> None:
        cell = workbook[HIDDEN]["A1"]
        data = {**json.loads(str(cell.value)), **marker}
        data.pop("signature")
        cell.value = json.dumps(signed(Marker(**{**data, "form": Form(data["form"])}), key))

    return edited(content, put)


def repacked(content: bytes, **parts: bytes | None) -> bytes:
    """Parts of the zip replaced, added or (None) left out, with "/" written "__" and "." written "_"."""
    changed = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): new
        for name, new in parts.items()
    }
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        kept = [name for name in old.namelist() if name not in changed]
        for name in kept:
            new.writestr(name, old.read(name))
        for name, part in changed.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()
