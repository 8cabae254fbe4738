"""What stands in an .xlsx of ours, cell by cell, in a child of its own (`python -m messages.workbooks read`).

Nothing is believed: sizes are looked at before unpacking, XML that defines entities is refused, formulas and
links are never followed. The table is found by its headings, so a renamed or moved page is found too.
"""

import json
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from messages.workbooks.book import HIDDEN
from messages.workbooks.forms import COLUMNS, NEEDED
from messages.workbooks.zipped import trouble_with
from rules.typed_text import tidied
from rules.vietnamese import fold
from rules.workbook_content import CellKind, Form

HEADING_ROWS, LAST_ROW, LAST_COLUMN = 40, 4000, 40
LONGEST = 2000
"""Characters of one cell; what is longer is cut and then refused by its own rule."""
Found = dict[str, Any]


def read(path: str) -> Found:
    """`problem` says why nothing was read; else `marker` as it was hidden, `columns` and `rows`."""
    trouble = trouble_with(Path(path))
    if trouble:
        return {"problem": trouble}
    try:
        with catch_warnings(), Path(path).open("rb") as file:
            simplefilter("ignore")
            return _content(load_workbook(file, keep_links=False))
    except Exception as error:
        return {"problem": _why(error)}


def _why(error: Exception) -> str:
    """The library wraps what went wrong in one page of it."""
    causes = (error, error.__cause__)
    if any(isinstance(cause, DefusedXmlException) for cause in causes):
        return "unsafe"
    if any(isinstance(cause, MemoryError) for cause in causes):
        return "too_big"
    return (
        "broken"
        if any(isinstance(cause, zipfile.BadZipFile | EOFError) for cause in causes)
        else "unreadable"
    )


def _content(workbook: Workbook) -> Found:
    marker = _marker(workbook)
    form = marker.get("form")
    if form not in set(Form):
        return {"problem": "not_ours"}
    if form not in COLUMNS:
        return {"problem": "only_to_read"}
    titles = {fold(column.title): column.key for column in COLUMNS[Form(form)]}
    tables = [
        (page, *found)
        for page in workbook.worksheets
        if (found := _headings(page, titles, NEEDED[Form(form)]))
    ]
    if len(tables) != 1:
        return {"problem": "two_tables" if tables else "no_table"}
    page, header, columns = tables[0]
    return {"problem": "", "marker": marker, "columns": columns, "rows": _rows(page, header, columns)}


def _marker(workbook: Workbook) -> Found:
    """Empty when nothing of ours is hidden in it."""
    if HIDDEN not in workbook.sheetnames:
        return {}
    try:
        marker = json.loads(str(workbook[HIDDEN]["A1"].value))
    except ValueError:
        return {}
    return marker if isinstance(marker, dict) else {}


def _headings(
    page: Worksheet, titles: dict[str, str], needed: tuple[str, ...]
) -> tuple[int, dict[str, str]] | None:
    """The row of the headings, and every column's letter by its machine name."""
    for row, cells in enumerate(page.iter_rows(max_row=HEADING_ROWS, max_col=LAST_COLUMN), 1):
        words = ((titles.get(fold(str(cell.value))), cell) for cell in cells if cell.value is not None)
        columns = {key: cell.column_letter for key, cell in words if key}
        if all(key in columns for key in needed):
            return row, columns
    return None


def _rows(page: Worksheet, header: int, columns: dict[str, str]) -> list[Found]:
    merged = {
        f"{cell.column_letter}{cell.row}" if isinstance(cell, Cell) else cell.coordinate: str(area)
        for area in page.merged_cells.ranges
        if area.max_row > header and area.size["rows"] * area.size["columns"] <= LAST_ROW
        for row in page[area.coord]
        for cell in row
    }
    rows = []
    for number in range(header + 1, min(page.max_row, LAST_ROW) + 1):
        spots = {key: page[f"{letter}{number}"] for key, letter in columns.items()}
        cells = {key: found for key, spot in spots.items() if (found := _cell(spot, merged))}
        if cells:
            rows.append({"number": number, "cells": cells})
    return rows


def _cell(cell: Any, merged: dict[str, str]) -> Found | None:
    """None for an empty one."""
    at = str(cell.coordinate)
    if at in merged:
        return {"at": at, "kind": CellKind.MERGED, "value": merged[at]}
    value = tidied(cell.value).strip() if isinstance(cell.value, str) else cell.value
    if value is None or value == "":
        return None
    kind, words = _told(value, cell)
    return {"at": at, "kind": kind, "value": words[:LONGEST]}


def _told(value: Any, cell: Cell) -> tuple[CellKind, str]:
    if cell.data_type == "f" or not isinstance(value, str | int | float | date | time):
        return CellKind.FORMULA, str(value) if isinstance(value, str) else "="
    if cell.data_type == "e":
        return CellKind.ERROR, str(value)
    if isinstance(value, datetime | date | time):
        return CellKind.DATE, value.isoformat()
    if isinstance(value, str | bool):
        return CellKind.TEXT, str(value)
    number = Decimal(repr(value))
    if "%" in str(cell.number_format):
        return CellKind.PERCENT, f"{(number * 100).normalize():f}"
    return CellKind.NUMBER, f"{number:f}"
