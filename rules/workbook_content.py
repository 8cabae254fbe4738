"""What stands in a workbook that came back: whose form it is, and its rows cell by cell."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """What a workbook of ours is for."""

    SCORES = "scores"
    BLOC = "bloc"
    REVIEW = "review"
    NOMINATIONS = "nominations"


class CellKind(StrEnum):
    """`DATE`: Excel took what was typed for a day; `MERGED`: part of a merged area."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"


@dataclass(frozen=True)
class Marker:
    """Hidden in every workbook we make; `unit` is the key of whose it is, "" for the whole bloc's."""

    form: Form
    bloc: str
    year: int
    revision: int
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    """`at` as Excel names it, "E17"; a number as plain decimals, a percentage already times 100."""

    at: str
    kind: CellKind = CellKind.TEXT
    value: str = ""


@dataclass(frozen=True)
class Row:
    """Its filled cells by the column's machine name; `columns` gives every column's letter."""

    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, str]

    def cell(self, column: str) -> Cell:
        """An empty one where nothing stands."""
        return self.cells.get(column) or Cell(f"{self.columns.get(column, '')}{self.number}")

    def text(self, column: str) -> str:
        return " ".join(self.cell(column).value.split())


@dataclass(frozen=True)
class Content:
    marker: Marker
    rows: tuple[Row, ...]
    columns: Mapping[str, str]


def signature(marker: Marker, key: str) -> str:
    """HMAC-SHA-256 (hex) that only this installation can make."""
    said = json.dumps(asdict(marker), sort_keys=True).encode()
    return hmac.new(key.encode(), said, hashlib.sha256).hexdigest()


def signed(marker: Marker, key: str) -> dict[str, Any]:
    """JSON data, read back by `marker_of`."""
    return {**asdict(marker), "signature": signature(marker, key)}


def marker_of(data: Mapping[str, Any], key: str) -> Marker | None:
    """None for what this installation did not sign."""
    try:
        marker = Marker(
            Form(data["form"]), data["bloc"], int(data["year"]), int(data["revision"]), data["unit"]
        )
        genuine = hmac.compare_digest(signature(marker, key), str(data["signature"]))
    except (KeyError, TypeError, ValueError):
        return None
    return marker if genuine else None


def content_to_dict(content: Content) -> dict[str, Any]:
    """JSON data."""
    rows = [
        {"number": row.number, "cells": {key: vars(cell) for key, cell in row.cells.items()}}
        for row in content.rows
    ]
    return {"marker": asdict(content.marker), "columns": dict(content.columns), "rows": rows}


def content_from_dict(data: Mapping[str, Any]) -> Content:
    marker = Marker(**{**data["marker"], "form": Form(data["marker"]["form"])})
    return Content(marker, rows_from(data["rows"], data["columns"]), data["columns"])


def rows_from(rows: list[Mapping[str, Any]], columns: Mapping[str, str]) -> tuple[Row, ...]:
    """Raise ValueError or KeyError for what is no such data."""
    return tuple(
        Row(
            row["number"],
            {
                key: Cell(cell["at"], CellKind(cell["kind"]), cell["value"])
                for key, cell in row["cells"].items()
            },
            columns,
        )
        for row in rows
    )
